"""Tests of searching a text."""

from __future__ import annotations

from timeline_app.ui.article_view.find_bar import find_all

TEXT = "A Mine, a mine\nshaft; (mine?) 😀 mine"


def test_every_place_is_found_whatever_its_case() -> None:
    assert [TEXT[a:b] for a, b in find_all(TEXT, "MINE")] == ["Mine", "mine", "mine", "mine"]


def test_a_line_break_is_a_space() -> None:
    assert [TEXT[a:b] for a, b in find_all(TEXT, "mine shaft")] == ["mine\nshaft"]


def test_signs_are_taken_as_they_are() -> None:
    assert [TEXT[a:b] for a, b in find_all(TEXT, "(mine?)")] == ["(mine?)"]


def test_nothing_is_found_for_nothing() -> None:
    assert find_all(TEXT, "  ") == []
    assert len(find_all("a" * 100, "a", limit=7)) == 7
