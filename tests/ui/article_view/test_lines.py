"""Tests of where text lies on the screen, emoji and both directions included."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from timeline_app.model.text import Offsets
from timeline_app.ui.article_view.paper import Paper
from timeline_app.ui.theme import Appearance

LATIN = "One 😀 two “three” four. " * 20
ARABIC = "غادر العمال المنجم في 14 حزيران 2019 بعد أن انتهت (Orlen Mining) المهلة"


@pytest.fixture
def paper(qtbot: QtBot) -> Paper:
    paper = Paper(Appearance())
    qtbot.addWidget(paper)
    paper.resize(700, 400)
    paper.set_text(f"{LATIN}\n{ARABIC}")
    paper.show()
    return paper


def rects(paper: Paper, words: str, occurrence: int = 0) -> list[QRectF]:
    text = f"{LATIN}\n{ARABIC}"
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    offsets = Offsets(text)
    return paper.rects_of(offsets.to_u16(start), offsets.to_u16(start + len(words)))


def test_positions_of_the_text_are_those_of_the_document(paper: Paper) -> None:
    text = f"{LATIN}\n{ARABIC}"
    assert paper.document().characterCount() - 1 == Offsets(text).length_u16
    cursor = paper.textCursor()
    cursor.setPosition(Offsets(text).to_u16(text.index("two")))
    cursor.movePosition(cursor.MoveOperation.EndOfWord, cursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "two"


def test_a_word_after_an_emoji_lies_right_of_it(paper: Paper) -> None:
    (emoji,), (word,) = rects(paper, "😀"), rects(paper, "two")
    assert emoji.right() <= word.left()
    assert word.left() - emoji.right() < 10


def test_words_over_a_line_end_have_a_rectangle_on_each_line(paper: Paper) -> None:
    found = rects(paper, LATIN.strip())
    tops = [rect.top() for rect in found]
    assert len(found) >= 3
    assert tops == sorted(set(tops))


def test_an_arabic_paragraph_reads_from_the_right(paper: Paper) -> None:
    (first,), (second,) = rects(paper, "غادر"), rects(paper, "العمال")
    assert second.right() <= first.left()
    assert paper.is_right_to_left(Offsets(LATIN).length_u16 + 2)


def test_a_passage_of_both_directions_is_one_piece(paper: Paper) -> None:
    (found,) = rects(paper, "14 حزيران 2019 بعد")
    (day,) = rects(paper, "14")
    (after,) = rects(paper, "بعد")
    assert abs(found.right() - day.right()) < 1.5
    assert abs(found.left() - after.left()) < 1.5


def test_a_passage_that_ends_within_the_other_direction_is_in_two_pieces(paper: Paper) -> None:
    pieces = rects(paper, "انتهت (Orlen")
    assert len(pieces) == 2
    (whole,) = rects(paper, "(Orlen Mining)")
    (orlen,) = rects(paper, "Orlen")
    assert any(abs(piece.left() - orlen.left()) < 1.5 for piece in pieces)
    assert orlen.right() < whole.right()
