from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.interchange.documents import docx, epub, lines, odt, packed, paragraph, pdf
from timeline_app.interchange.article_formats import ARTICLE_FORMATS, BOOK, MAIL, OPEN_DOCUMENT, PDF, WORD
from timeline_app.interchange.articles import UnreadableArticle, read_article


def mail() -> bytes:
    made = EmailMessage()
    made["Message-ID"] = "<1@b.example>"
    made["From"] = "a@b.example"
    made.set_content("They met.")
    return made.as_bytes()


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (pdf([lines("They met.")]), PDF),
        (docx(paragraph("They met.")), WORD),
        (odt("<text:p>They met.</text:p>"), OPEN_DOCUMENT),
        (epub({"a.xhtml": "<p>They met.</p>"}), BOOK),
        (mail(), MAIL),
    ],
)
@pytest.mark.parametrize("name", ["document", "document.bin"])
def test_a_file_is_known_by_what_is_in_it(tmp_path: Path, data: bytes, format: object, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    article = read_article(path)
    assert article.text.strip() == "They met."
    assert [each for each in ARTICLE_FORMATS if each.media_type == article.media_type] == [format]
    assert article.original == data


@pytest.mark.parametrize("data", [mail(), b"A file that begins with %PDF- is one of pages."])
def test_a_text_about_other_formats_stays_a_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_article(path).text == data.decode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (packed({"a.txt": "They met."}), "is a ZIP archive or a document of another kind"),
        (packed({"xl/workbook.xml": "<x/>"}), "is a ZIP archive or a document of another kind"),
        (b"{\\rtf1 They met.}", "is an RTF file; an article is read from"),
        (docx(""), "has no text in it."),
        (b"PK\x03\x04", "is damaged"),
    ],
)
def test_other_files_are_refused_by_name(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableArticle) as refused:
        read_article(path)
    assert str(refused.value).startswith(f"a.docx {why}")
