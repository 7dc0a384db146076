"""What can be done about a finding: the button's words, and the change or the wish behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from timeline_app.dates.words import short
from timeline_app.model.when import When
from timeline_app.project import edits
from timeline_app.project.audit import Finding, Kind
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project

WISHES: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.UNSUPPORTED: ("link", "Link the selected words"),
        Kind.SINGLE_SOURCE: ("link", "Link the selected words"),
        Kind.CONTRADICTED: ("evidence", "Read the evidence"),
        Kind.UNDATED_EVENT: ("date", "Set a date"),
        Kind.UNDATED_ARTICLE: ("properties", "Set its date…"),
        Kind.UNCITED_DATE: ("event", "New event"),
    }
)
"""What another view has to do, and how the button calls it."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that does away with some findings; `label` names it in the history."""

    words: str
    label: str
    run: Callable[[Edit], None]


def remedies(project: Project, findings: Sequence[Finding]) -> list[Remedy]:
    """The changes that fit these findings, which are all of one kind; more than one = the person has to choose."""
    first, many = findings[0], len(findings)
    match first.kind:
        case Kind.UNREVIEWED:
            events = [finding.key[1] for finding in findings]
            words = "Mark as reviewed" if many == 1 else f"Mark {many:,} as reviewed"
            return [Remedy(words, words, lambda edit: _review(edit, events))]
        case Kind.LOST:
            passages = [finding.key[1] for finding in findings]
            words = "Remove the passage" if many == 1 else f"Remove {many:,} passages"
            return [Remedy(words, words, lambda edit: _remove(edit, passages))]
        case Kind.DUPLICATE:
            words = f"Merge {len(first.others) + 1} events"
            return [Remedy(words, words, lambda edit: edits.merge_events(edit, first.key[1], first.others))]
        case Kind.OTHER_DATE:
            return [
                Remedy(f"Use {short(when)}", "Use claimed date", partial(_use, first.key[1], when))
                for when in claimed(project, first.key[1])
            ]
    return []


def claimed(project: Project, event: int) -> list[When]:
    """The dates that the passages of an event give, each once, in the order of linking."""
    found: dict[tuple[object, ...], When] = {}
    for link in project.links_of_event(event):
        if link.claimed is not None:
            found.setdefault((link.claimed.begin, link.claimed.end), link.claimed)
    return list(found.values())


def _review(edit: Edit, events: Sequence[int]) -> None:
    for event in events:
        edits.change_event(edit, event, reviewed=True)


def _remove(edit: Edit, passages: Sequence[int]) -> None:
    for passage in passages:
        edits.delete_passage(edit, passage)


def _use(event: int, when: When, edit: Edit) -> None:
    edits.retime(edit, event, when)
