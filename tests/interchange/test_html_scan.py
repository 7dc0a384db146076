from __future__ import annotations

import pytest

from timeline_app.interchange.draft import Refused
from timeline_app.interchange.html_page import read_page, read_whole
from timeline_app.interchange.html_scan import MAX_ELEMENTS, scanned


def test_blocks_are_told_apart_and_words_of_one_line_are_not() -> None:
    assert scanned("<div>One <b>bold</b> line<p>Another<br>and more</div>").blocks == [
        "One bold line",
        "Another",
        "and more",
    ]


def test_of_a_chapter_all_is_text_of_a_page_not_its_menus() -> None:
    html = "<nav>Home</nav><p>They met.</p><aside>[1] So the Post.</aside><script>x</script>"
    assert scanned(html).blocks == ["They met."]
    assert read_whole(html).blocks == ["Home", "They met.", "[1] So the Post."]


@pytest.mark.parametrize(
    ("html", "author"),
    [
        ("<p>By <a rel=author href='/w'>A. <b>Writer</b></a> in Daraa</p>", "A. Writer"),
        ("<div itemprop=author><span itemprop=name>A. Writer</span></div><p>x</p>", "A. Writer"),
        ("<p rel=author>https://paper.example/writer</p>", ""),
        ("<meta name=author content='From the head'><p rel=author>A. Writer</p>", "From the head"),
    ],
)
def test_the_author_may_be_named_in_the_page(html: str, author: str) -> None:
    assert read_page(html).author == author


@pytest.mark.parametrize(
    ("html", "published"),
    [
        (
            "<span itemprop=datePublished content='2021-09-08T10:00+03:00'>8 Sept</span>",
            "2021-09-08T10:00+03:00",
        ),
        ("<article><time datetime='2021-09-08T10:00Z'>8 Sept</time></article>", "2021-09-08T10:00Z"),
        ("<time class='entry-date' datetime='2021-09-08'>8 Sept</time>", "2021-09-08"),
        ("<aside><time datetime='1999-01-01'>then</time></aside>", ""),
        ("<meta name=pubdate content='Wed, 08 Sep 2021 07:00:00 GMT'>", "2021-09-08T07:00+00:00"),
        ("<time pubdate datetime='2021-09-08'></time><meta name=date content='2021-09-09'>", "2021-09-09"),
    ],
)
def test_the_date_of_publication_may_stand_in_the_page(html: str, published: str) -> None:
    assert read_page(f"{html}<p>They met.</p>").published == published


def test_a_page_of_far_too_many_parts_is_refused() -> None:
    with pytest.raises(Refused, match="far more parts"):
        scanned("<b></b>" * (MAX_ELEMENTS // 2) + "<i>" * (MAX_ELEMENTS // 2 + 1))
