from __future__ import annotations

import pytest

from tests.interchange.documents import docx, packed, paragraph
from timeline_app.interchange.draft import Draft, Refused
from timeline_app.interchange.packed import Packed
from timeline_app.interchange.word_file import read_word


def read(body: str, **others: str) -> Draft:
    return read_word(Packed(docx(body, **others)))


def test_paragraphs_stand_apart_and_runs_do_not() -> None:
    found = read(paragraph("The two ", "sides met.") + paragraph() + paragraph("Then they parted."))
    assert found.text == "The two sides met.\n\nThen they parted."


def test_it_says_who_wrote_it() -> None:
    found = read(paragraph("x"), title="The  talks", author="A. Writer")
    assert (found.title, found.author, found.published) == ("The talks", "A. Writer", "")


def test_items_of_a_list_stand_together() -> None:
    body = (
        paragraph("Three things:")
        + paragraph("one", item=True)
        + paragraph("two", item=True)
        + paragraph("Done.")
    )
    assert read(body).text == "Three things:\n\n- one\n- two\n\nDone."


def test_a_table_has_a_line_for_each_row() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(paragraph('in'), paragraph('side'))}</w:tbl>"
    body = f"<w:tbl>{row(paragraph('Date'), paragraph('What'))}{row(inner, paragraph('a') + paragraph('b'))}</w:tbl>"
    assert read(body).text == "Date\tWhat\nin side\ta b"


def test_breaks_tabs_and_hyphens_are_kept() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>"
    assert read(body).text == "a\tb\nc\u2011d"


def test_what_was_deleted_is_not_text_and_what_was_added_is() -> None:
    body = (
        "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>met.</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
    )
    found = read(body)
    assert found.text == "They met."
    assert found.losses == ("Of its tracked changes, the text as changed was taken.",)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    alternate = f"<m:A xmlns:m='m'><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:A>"
    body = f"<w:p><w:r><w:t>Around </w:t></w:r>{alternate}<w:r><w:t>it.</w:t></w:r></w:p>"
    assert read(body).text == "In the box.\n\nAround it."


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    body = (
        "<w:p><w:r><w:t>Met</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r><w:r><w:t> here</w:t></w:r>"
        "<w:r><w:endnoteReference w:id='2'/></w:r></w:p>"
    )
    found = read(
        body,
        footnotes=f"<w:footnote w:id='0' w:type='separator'>{paragraph('-')}</w:footnote>"
        f"<w:footnote w:id='7'>{paragraph('So the Post.')}</w:footnote>",
        endnotes=f"<w:endnote w:id='2'>{paragraph('In Daraa.')}</w:endnote>",
        comments=paragraph("Really?"),
    )
    assert found.text == "Met[1] here[2]\n\n[1] So the Post.\n[2] In Daraa."
    assert found.losses == ("The comments in it stay in the original only.",)


def test_the_code_of_a_field_is_no_text() -> None:
    body = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>"
    assert read(body).text == "3"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (packed({"word/document.xml": "<w:document"}), "not XML"),
        (packed({"other.xml": "<x/>"}), "no Word document"),
    ],
)
def test_what_is_damaged_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_word(Packed(data))
