from __future__ import annotations

import http.server
import threading

import pytest

from timeline_app.interchange.html_page import edtf_from_web, read_page

FIRST = "The two sides met on Tuesday for the first time in a year and agreed to go on talking in the spring."
SECOND = (
    "On 14 August 2021 the checkpoints were taken down in all nine districts, said people who live there."
)
THIRD = (
    "Neither side said who would take part, or where; both named the return of families as their first aim."
)
STORY = (
    f"<article><h1>Talks resume</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    "<ul><li>One point</li><li>Another</li></ul></article>"
)
FRAME = (
    "<nav><a href='/'>Home</a> <a href='/world'>World news</a></nav>{}<footer>All rights reserved</footer>"
)


def page(head: str, body: str = FRAME.format(STORY)) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_the_text_comes_without_menus_in_paragraphs() -> None:
    text = read_page(page("<title>x</title>")).text
    assert text == f"Talks resume\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n- One point\n- Another"


def test_json_ld_tells_about_the_article_first() -> None:
    found = read_page(
        page(
            """<title>Talks | The Paper</title><meta property="og:title" content="Other">
            <script type="application/ld+json">[{"@type": "Organization", "name": "Not this one"},
            {"@graph": [{"@type": ["NewsArticle"], "headline": "Talks\\n resume",
              "datePublished": "2021-09-08T10:00:00+03:00",
              "author": [{"@type": "Person", "name": "A. Writer"}, "B. Writer"],
              "publisher": {"name": "The Paper"},
              "mainEntityOfPage": {"@id": "https://paper.example/talks"}}]}]</script>"""
        )
    )
    assert (found.title, found.author, found.publisher) == (
        "Talks resume",
        "A. Writer, B. Writer",
        "The Paper",
    )
    assert (found.url, found.published) == ("https://paper.example/talks", "2021-09-08T10:00+03:00")


def test_meta_elements_tell_what_json_ld_does_not() -> None:
    found = read_page(
        page(
            """<meta property="og:title" content="Talks &amp; more"><meta name="Author" content="A. Writer">
            <meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://paper.example/t">
            <meta property="article:published_time" content="2021-09-08T07:00:00Z">
            <script type="application/ld+json">{ broken </script>"""
        )
    )
    assert (found.title, found.author, found.publisher) == ("Talks & more", "A. Writer", "The Paper")
    assert (found.url, found.published) == ("https://paper.example/t", "2021-09-08T07:00Z")


def test_a_plain_page_gives_its_heading_and_its_time_element() -> None:
    body = "<time pubdate datetime='2021-09-08'>yesterday</time>" + FRAME.format(STORY)
    found = read_page(page("<title>Site name only</title>", body))
    assert (found.title, found.published) == ("Talks resume", "2021-09-08")


def test_the_address_a_browser_saved_the_page_from_is_kept() -> None:
    html = "<!-- saved from url=(0026)https://paper.example/talks -->" + page("")
    assert read_page(html).url == "https://paper.example/talks"


def test_an_address_that_is_not_of_the_web_is_left_out() -> None:
    assert read_page(page("<link rel='canonical' href='javascript:alert(1)'>")).url == ""


def test_a_page_of_a_few_words_still_gives_them() -> None:
    html = "<p>Only <b>this</b> line.</p><script>var no = 1;</script><div>And this one.</div>"
    assert read_page(html).text == "Only this line.\n\nAnd this one."


@pytest.mark.parametrize("html", ["", "<html></html>", "<script>alert(1)</script>", "<title>x</title>"])
def test_a_page_without_words_gives_none(html: str) -> None:
    assert read_page(html).text == ""


@pytest.mark.parametrize("odd", ["<![ y>", "<![if IE]>", "<![endif]-->", "<!foo [>", "<![CDATA[x>"])
def test_a_declaration_that_is_none_is_passed_over(odd: str) -> None:
    assert "One line." in read_page(f"<p>One line.</p>{odd}<p>And more.</p>").text
    assert "And more." in read_page(f"<p>One line.</p>{odd}<p>And more.</p>").text
    assert "One line." in read_page(f"<p>One line.</p>{odd[:-1]}").text


def test_half_a_character_in_json_ld_is_none() -> None:
    said = '{"@type": "Article", "headline": "Half \\ud800", "author": {"name": "\\udfff"}}'
    found = read_page(f'<script type="application/ld+json">{said}</script><p>The two sides met.</p>')
    assert (found.title, found.author) == ("Half ?", "?")


def test_nothing_that_a_page_names_is_fetched() -> None:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        at = f"http://127.0.0.1:{server.server_port}"
        head = f"<link rel=canonical href='{at}/c'><link rel=stylesheet href='{at}/s.css'><base href='{at}/'>"
        body = (
            f"<img src='{at}/i.png'><script src='{at}/x.js'></script><iframe src='{at}/f'></iframe>" + STORY
        )
        found = read_page(page(head, body))
        server.shutdown()
        thread.join()
    assert FIRST in found.text
    assert asked == []


@pytest.mark.parametrize(
    ("stamp", "edtf"),
    [
        ("2021-09-08", "2021-09-08"),
        ("2021/09/08", "2021-09-08"),
        ("2021-09-08T10:00+03:00", "2021-09-08T10:00+03:00"),
        ("2021-09-08 10:00:31.250 +0300", "2021-09-08T10:00+03:00"),
        ("2021-09-08T10:00:00-05", "2021-09-08T10:00-05:00"),
        ("2021-09-08T07:00:00.000z", "2021-09-08T07:00Z"),
        ("2021-09-08T10:00", "2021-09-08T10:00"),
        ("2021-09-08T00:00:00Z", "2021-09-08"),
        ("2021-02-30", ""),
        ("8 September 2021", ""),
        ("", ""),
    ],
)
def test_a_stamp_of_the_web_becomes_edtf(stamp: str, edtf: str) -> None:
    assert edtf_from_web(stamp) == edtf
