"""Vertical lines that give way to words: each is broken where a box of text lies across it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Upright: TypeAlias = tuple[float, float, float]
"""A vertical line: x, top, bottom, in pixels."""
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


def broken(lines: Sequence[Upright], boxes: Iterable[Box]) -> list[Upright]:
    """What is left of the lines outside the boxes; pieces of no length are left out."""
    order = sorted(lines)
    xs = [x for x, _, _ in order]
    holes: dict[int, list[tuple[float, float]]] = {}
    for left, top, right, bottom in boxes:
        for at in range(bisect_left(xs, left), bisect_right(xs, right)):
            holes.setdefault(at, []).append((top, bottom))
    pieces: list[Upright] = []
    for at, (x, top, bottom) in enumerate(order):
        drawn = top
        for hole_top, hole_bottom in sorted(holes.get(at, ())):
            if hole_top < bottom:
                if drawn < hole_top:
                    pieces.append((x, drawn, hole_top))
                drawn = max(drawn, hole_bottom)
        if drawn < bottom:
            pieces.append((x, drawn, bottom))
    return pieces
