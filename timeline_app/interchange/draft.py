"""What the reader of one kind of file finds in it, before it becomes an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[float], object]
"""Hears how much is done, from 0 to 1; what it raises ends the work."""


class Refused(Exception):
    """The file gives no article; the message says why and goes on where the name of the file ends."""


class ImportCancelled(Exception):
    """Whoever wanted the files called it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text, and what the file says about it; what it does not say is "".

    `published` is an EDTF date or date-time, `losses` are sentences about what the text does not hold of the file,
    and a `doubtful` text was put together by guesses that a person should look at.
    """

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    encoding: str = ""
    losses: tuple[str, ...] = ()
    doubtful: bool = False


def unheard(_done: float) -> None:
    """The progress nobody wants to hear."""
