"""What an import or an export did, and what it had to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class Unusable(Exception):
    """What lies in the file cannot be taken in; the message is a full sentence, and nothing was taken in."""


@dataclass(frozen=True, slots=True)
class Report:
    """How many records of each table ("event": 12) were written or read, and a sentence for each loss.

    Of those read, `added` were new to the project and `changed` took the place of another version of themselves.
    """

    counts: Mapping[str, int]
    losses: tuple[str, ...] = ()
    added: int = 0
    changed: int = 0


@dataclass(slots=True)
class Tally:
    """Counts alike losses, so that a thousand of them are one sentence."""

    _seen: dict[str, int] = field(default_factory=dict)

    def add(self, sentence: str, times: int = 1) -> None:
        """Note a loss; `sentence` has no full stop."""
        if times:
            self._seen[sentence] = self._seen.get(sentence, 0) + times

    def sentences(self) -> tuple[str, ...]:
        """Each loss once, with how often it occurred."""
        return tuple(f"{text}{f' ({n} times)' if n > 1 else ''}." for text, n in self._seen.items())


def counted(number: int, noun: str) -> str:
    """The number with its noun in the singular or the plural ("1 event", "2 events")."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
