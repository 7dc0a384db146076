"""Whatever letters a file has, the article keeps them, and a passage is what stands between its ends."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interchange.documents import docx, epub, odt, paragraph
from timeline_app.interchange.articles import UnreadableArticle, read_article
from timeline_app.model.text import clean
from timeline_app.project import edits
from timeline_app.project.project import Project

# Letters of each kind that has hurt somebody: beyond the plane, joined, right to left, combining, cut in half.
HARD = (
    "a \n\r\u05d0\u0634\u0301\u200d\u200f\u2066\u2069\U0001f469\U0001f3fd\ufe0f\ufeff\xa0\xad\u2028\u0e01中"
    "\x00\ud800\udfff"
)
texts = st.text(st.one_of(st.sampled_from(HARD), st.characters()), min_size=1, max_size=60)


def encodings(text: str) -> dict[str, bytes]:
    whole = clean(text).encode().decode()
    plain = "".join(c for c in whole if c >= " " and c not in "\x7f\ufffe\uffff")
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail.set_content(whole, cte="base64")
    return {
        "utf8.txt": text.encode("utf-8", "surrogatepass"),
        "bom.txt": b"\xef\xbb\xbf" + whole.encode(),
        "utf16.txt": b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass"),
        "page.html": f"<p>{escape(whole)}</p>".encode(),
        "word.docx": docx(paragraph(escape(plain))),
        "open.odt": odt(f"<text:p>{escape(plain)}</text:p>"),
        "book.epub": epub({"a.xhtml": f"<p>{escape(plain)}</p>"}),
        "mail.eml": mail.as_bytes(),
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, st.data())
def test_a_passage_is_what_stands_between_its_ends(
    fresh: Callable[[], Project], tmp_path: Path, text: str, data: st.DataObject
) -> None:
    project = fresh()
    for name, content in encodings(text).items():
        path = tmp_path / name
        path.write_bytes(content)
        try:
            article = read_article(path)
        except UnreadableArticle:  # nothing but spaces, or too many signs that no text has
            continue
        assert article.text == clean(article.text)
        article.text.encode()
        start = data.draw(st.integers(0, len(article.text) - 1))
        end = data.draw(st.integers(start + 1, len(article.text)))
        with project.edit("Mark") as edit:
            added = edits.add_article(edit, article.title, article.text)
            passage = edits.mark_passage(edit, added, start, end)
        kept = project.text(added)
        assert kept == article.text
        assert project.passage(passage).quote == kept[start:end]


@pytest.mark.parametrize(
    "letters",
    [
        "Grüße 😀",
        "\u05e9\u05dc\u05d5\u05dd 2021",
        "e\u0301a\u0308 👩🏽\u200d🚒",
        "中文 text",
        "שלום\u200f (a)",
    ],
)
@pytest.mark.parametrize(
    "kind", ["utf8.txt", "bom.txt", "page.html", "word.docx", "open.odt", "book.epub", "mail.eml"]
)
def test_letters_of_all_kinds_come_through_as_they_are(tmp_path: Path, letters: str, kind: str) -> None:
    path = tmp_path / kind
    path.write_bytes(encodings(f"They said: {letters}.")[kind])
    assert read_article(path).text.strip() == f"They said: {letters}."
