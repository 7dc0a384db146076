"""Sentences in which dates are marked: {one of its own} and <another one>."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Marked:
    text: str
    own: list[Span]
    dates: list[Span]


def read(marked: str) -> Marked:
    """The sentence without its marks, the dates of its own, and all dates."""
    text, start = "", 0
    own: list[Span] = []
    dates: list[Span] = []
    for letter in marked:
        if letter in "{<":
            start = len(text)
        elif letter in "}>":
            dates.append((start, len(text)))
            if letter == "}":
                own.append(dates[-1])
        else:
            text += letter
    return Marked(text, own, dates)
