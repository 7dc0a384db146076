from __future__ import annotations

import pytest

from tests.interchange.documents import odt
from timeline_app.interchange.draft import Draft, Refused
from timeline_app.interchange.open_document import read_open_document
from timeline_app.interchange.packed import Packed


def read(body: str, meta: str = "") -> Draft:
    return read_open_document(Packed(odt(body, meta=meta)))


def test_headings_and_paragraphs_stand_apart() -> None:
    found = read("<text:h>Talks</text:h><text:p>The <text:span>two</text:span> sides met.</text:p><text:p/>")
    assert found.text == "Talks\n\nThe two sides met."


def test_it_says_who_wrote_it() -> None:
    meta = "<dc:title>Talks</dc:title><meta:initial-creator>A. Writer</meta:initial-creator><dc:creator>B</dc:creator>"
    found = read("<text:p>x</text:p>", meta)
    assert (found.title, found.author) == ("Talks", "A. Writer")


def test_spaces_tabs_and_breaks_are_elements() -> None:
    assert (
        read('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\ne</text:p>').text
        == "a   b\tc\nd e"
    )


def test_a_number_of_spaces_is_believed_within_reason() -> None:
    assert len(read('<text:p>a<text:s text:c="999999999"/>b</text:p>').text) == 1_002


def test_lists_tables_and_notes() -> None:
    items = "".join(
        f"<text:list-item><text:p>{item}</text:p></text:list-item>"
        for item in ("one", "two</text:p><text:p>and more")
    )
    cell = "<table:table-cell><text:p>a</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}<table:table-cell/></table:table-row>"
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>So the Post.</text:p>"
        "</text:note-body></text:note>"
    )
    found = read(
        f"<text:list>{items}</text:list><table:table>{row}</table:table><text:p>Met{note} here.</text:p>"
    )
    assert found.text == "- one\n- two\n\nand more\n\na\n\nMet[1] here.\n\n[1] So the Post."


def test_comments_and_deleted_text_are_told() -> None:
    found = read(
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:p>Met<office:annotation><text:p>Really?</text:p></office:annotation>.</text:p>"
    )
    assert found.text == "Met."
    assert len(found.losses) == 2


def test_one_with_a_password_is_refused() -> None:
    data = odt("<text:p>x</text:p>", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"})
    with pytest.raises(Refused, match="protected with a password"):
        read_open_document(Packed(data))
