"""What an audit finds, and the words for dates that it is lent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from timeline_app.model.records import Key
from timeline_app.model.when import When


class Kind(StrEnum):
    """The ways in which something is weak, in the order in which they are listed."""

    UNSUPPORTED = "unsupported"
    SINGLE_SOURCE = "single-source"
    CONTRADICTED = "contradicted"
    OTHER_DATE = "other-date"
    UNDATED_EVENT = "undated-event"
    DUPLICATE = "duplicate"
    UNREVIEWED = "unreviewed"
    LOST = "lost-passage"
    UNDATED_ARTICLE = "undated-article"
    UNCITED_DATE = "uncited-date"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text: where it stands, in code points, end exclusive, and what it means."""

    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True)
class Language:
    """How dates are found in a text, and how one is said in few words.

    `mentions` takes a text, its publication date (EDTF) and its zone; it gives start, end and date of each,
    but of those within some stretches.
    """

    mentions: Callable[[str, str, str, Sequence[tuple[int, int]]], Iterator[tuple[int, int, When]]]
    short: Callable[[When], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One weakness: of which record, what it is called, and a sentence that says what is weak.

    `article` and `span` (code points, end exclusive) are its place in a text, `others` the events that may be the
    same. `grounds` is what it rests on: when that changes, it is another finding, which nobody has accepted yet.
    `decision` names the record by which it was accepted, for a `reason`.
    """

    kind: Kind
    key: Key
    title: str
    sentence: str
    article: int | None = None
    span: tuple[int, int] | None = None
    others: tuple[int, ...] = ()
    grounds: str = ""
    decision: int | None = None
    reason: str = ""

    @property
    def about(self) -> str:
        """The same for the same weakness on the same grounds, whenever it is found."""
        table, record = self.key
        known = [self.kind.value, f"{table} {record}"]
        if self.grounds:
            known.append(sha256(self.grounds.encode()).hexdigest()[:16])
        return "audit: " + ", ".join(known)
