"""Tests of the shapes that are painted around passages."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from timeline_app.ui.article_view.ink import dashes, outline


def test_lines_under_one_another_lie_within_one_outline() -> None:
    boxes = [QRectF(50, 0, 50, 20), QRectF(0, 26, 100, 20), QRectF(0, 52, 30, 20)]
    path = outline(boxes)
    assert len(path.toSubpathPolygons()) == 1
    assert path.contains(QPointF(60, 23))
    assert path.contains(QPointF(10, 49))
    assert not path.contains(QPointF(20, 23))
    assert not path.contains(QPointF(90, 60))


def test_pieces_that_do_not_meet_have_outlines_of_their_own() -> None:
    boxes = [QRectF(80, 0, 20, 20), QRectF(0, 26, 30, 20)]
    assert len(outline(boxes).toSubpathPolygons()) == 2


def test_two_runs_of_one_line_stay_apart() -> None:
    boxes = [QRectF(0, 0, 30, 20), QRectF(50, 0, 30, 20)]
    path = outline(boxes)
    assert len(path.toSubpathPolygons()) == 2
    assert not path.contains(QPointF(40, 10))


def test_passages_that_share_a_lane_take_turns_and_leave_no_gap() -> None:
    line = QRectF(13, 5, 100, 2)
    pieces = sorted((dash.left(), dash.right(), turn) for turn in range(3) for dash in dashes(line, turn, 3))
    assert pieces[0][0] == 13
    assert pieces[-1][1] == 113
    assert all(a[1] == b[0] and a[2] != b[2] for a, b in pairwise(pieces))
