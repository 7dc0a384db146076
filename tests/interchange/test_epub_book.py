from __future__ import annotations

import pytest

from tests.interchange.documents import epub, packed
from timeline_app.interchange.draft import Refused
from timeline_app.interchange.epub_book import read_book
from timeline_app.interchange.packed import Packed

CHAPTERS = {
    "cover.xhtml": "<img src='cover.png'/>",
    "one.xhtml": "<h1>One</h1><p>They met&nbsp;here.</p>",
    "one-b.xhtml": "<p>It went on.</p>",
    "two%20b.xhtml": "<p>They parted.</p><script>alert(1)</script>",
}
CONTENTS = (
    "<li><a href='one.xhtml#top'>The meeting</a></li><li><a href='two%2520b.xhtml'>The <b>end</b></a></li>"
)
FACTS = (
    "<dc:title>The Talks</dc:title><dc:title>A subtitle</dc:title><dc:creator>A. Writer</dc:creator>"
    "<dc:creator>B. Writer</dc:creator><dc:publisher>The Press</dc:publisher><dc:date>2021-09-08</dc:date>"
)


def test_each_chapter_is_a_text_of_its_own() -> None:
    chapters = {name.replace("%20", " "): body for name, body in CHAPTERS.items()}
    contents = CONTENTS.replace("%2520", "%20")
    first, second = read_book(Packed(epub(chapters, facts=FACTS, contents=contents)))
    assert (first.title, first.text) == ("The Talks: The meeting", "One\n\nThey met here.\n\nIt went on.")
    assert (second.title, second.text) == ("The Talks: The end", "They parted.")
    assert (first.author, first.publisher, first.published) == (
        "A. Writer, B. Writer",
        "The Press",
        "2021-09-08",
    )


def test_a_book_can_stay_whole() -> None:
    (whole,) = read_book(
        Packed(epub({"a.xhtml": "<p>One.</p>", "b.xhtml": "<p>Two.</p>"}, facts=FACTS)), whole=True
    )
    assert (whole.title, whole.text) == ("The Talks", "One.\n\nTwo.")


def test_without_contents_each_file_is_a_chapter_named_by_its_heading() -> None:
    found = read_book(Packed(epub({"a.xhtml": "<h1>One</h1><p>x</p>", "b.xhtml": "<p>Two.</p>"})))
    assert [(each.title, each.text) for each in found] == [("One", "One\n\nx"), ("", "Two.")]


def test_the_contents_of_an_older_book_are_read() -> None:
    ncx = (
        "<!DOCTYPE ncx PUBLIC '-//NISO//DTD ncx 2005-1//EN' 'http://www.daisy.org/z3986/2005/ncx-2005-1.dtd'>"
        "<ncx><navMap><navPoint><navLabel><text>First</text></navLabel><content src='a.xhtml'/></navPoint>"
        "</navMap></ncx>"
    )
    opf = (
        "<package><manifest><item id='n' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"
        "<item id='a' href='a.xhtml'/></manifest><spine toc='n'><itemref idref='a'/></spine></package>"
    )
    book = epub({}, more={"OPS/book.opf": opf, "OPS/toc.ncx": ncx, "OPS/a.xhtml": "<p>Text.</p>"})
    assert [each.title for each in read_book(Packed(book))] == ["First"]


@pytest.mark.parametrize(
    "name", ["../../secret.xhtml", "/etc/passwd", "C:\\secret.xhtml", "file:///etc/passwd"]
)
def test_a_chapter_outside_of_the_book_is_not_read(name: str) -> None:
    assert read_book(Packed(epub({name: ""}))) == []


def test_a_protected_chapter_is_refused_and_a_protected_font_is_not() -> None:
    def book(uri: str) -> Packed:
        lock = f"<encryption><CipherReference URI='{uri}'/></encryption>"
        return Packed(epub({"a.xhtml": "<p>Text.</p>"}, more={"META-INF/encryption.xml": lock}))

    assert len(read_book(book("OPS/font.otf"))) == 1
    with pytest.raises(Refused, match="DRM"):
        read_book(book("OPS/a.xhtml"))


def test_a_book_without_its_package_is_refused() -> None:
    with pytest.raises(Refused, match="list of contents is missing"):
        read_book(Packed(packed({"mimetype": "application/epub+zip"})))


def test_several_chapters_in_one_file_are_parted_where_the_contents_say() -> None:
    body = (
        "<p>A word before.</p><h2 id='c1'>One</h2><p>They met.</p><h3 id='s1'>A part</h3><p>They spoke.</p>"
        "<h2><a name='c2'></a>Two</h2><p>They parted.</p>"
    )
    contents = (
        "<li><a href='all.xhtml#c1'>First</a><ol><li><a href='all.xhtml#s1'>A section</a></li></ol></li>"
        "<li><a href='all.xhtml#c2'>Second</a></li>"
    )
    pages = "<nav type='page-list'><ol><li><a href='all.xhtml#s1'>7</a></li></ol></nav>"
    book = epub(
        {"all.xhtml": body, "more.xhtml": "<p>It went on.</p>"},
        contents=f"{contents}</ol></nav>{pages}<nav><ol>",
    )
    assert [(each.title, each.text) for each in read_book(Packed(book))] == [
        ("", "A word before."),
        ("First", "One\n\nThey met.\n\nA part\n\nThey spoke."),
        ("Second", "Two\n\nThey parted.\n\nIt went on."),
    ]


def test_a_list_that_leads_to_nothing_in_the_file_parts_nothing() -> None:
    contents = "<li><a href='a.xhtml#x'>First</a></li><li><a href='a.xhtml#y'>Second</a></li>"
    (found,) = read_book(Packed(epub({"a.xhtml": "<p>One.</p><p>Two.</p>"}, contents=contents)))
    assert (found.title, found.text) == ("First", "One.\n\nTwo.")


def test_a_part_in_a_file_of_its_own_has_its_chapters_parted() -> None:
    contents = (
        "<li><a href='part.xhtml'>Part</a><ol><li><a href='a.xhtml#x'>First</a></li>"
        "<li><a href='a.xhtml#y'>Second</a></li></ol></li>"
    )
    chapters = {"part.xhtml": "<p>Part</p>", "a.xhtml": "<p id='x'>One.</p><p id='y'>Two.</p>"}
    found = read_book(Packed(epub(chapters, contents=contents)))
    assert [(each.title, each.text) for each in found] == [
        ("Part", "Part"),
        ("First", "One."),
        ("Second", "Two."),
    ]
