"""What a person says to proposals, each answer one change: accepted as events, rejected, or waiting again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline_app.model.records import Decision
from timeline_app.project import edits
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project
from timeline_app.ui.suggestions.proposals import Proposal

REJECTED = "rejected"
ABOUT = "suggestion "


def accept(project: Project, proposals: Sequence[Proposal], track: int) -> list[int]:
    """Make an event of each, not yet reviewed, with its passages; return the events."""
    label = "Accept suggestion" if len(proposals) == 1 else f"Accept {len(proposals):,} suggestions"
    with project.edit(label) as edit:
        return [_place(edit, each, track) for each in proposals]


def link(project: Project, proposal: Proposal, event: int) -> None:
    """Take it for evidence about an event that is there."""
    with project.edit("Link suggestion") as edit:
        _link(edit, proposal, event)


def reject(project: Project, proposals: Sequence[Proposal]) -> None:
    """Keep that these are not wanted."""
    label = "Reject suggestion" if len(proposals) == 1 else f"Reject {len(proposals):,} suggestions"
    with project.edit(label) as edit:
        for key in dict.fromkeys(each.key for each in proposals):
            edits.add_decision(edit, ABOUT + key, REJECTED)


def bring_back(project: Project, decisions: Iterable[int]) -> None:
    """Let what was rejected wait again."""
    with project.edit("Bring back suggestion") as edit:
        for decision in decisions:
            edit.remove("decision", decision)


def rejections(project: Project) -> Iterator[tuple[str, int]]:
    """The keys of what was rejected, and the decisions that say so."""
    for record in project.all("decision"):
        if isinstance(record, Decision) and record.verdict == REJECTED and record.about.startswith(ABOUT):
            yield record.about.removeprefix(ABOUT), record.id


def _place(edit: Edit, proposal: Proposal, track: int) -> int:
    event = edits.add_event(edit, proposal.title, track, proposal.when, reviewed=False)
    _link(edit, proposal, event)
    return event


def _link(edit: Edit, proposal: Proposal, event: int) -> None:
    for start, end in dict.fromkeys((proposal.sentence, *proposal.expressions)):
        passage = edits.mark_passage(edit, proposal.article, start, end)
        edits.link(edit, event, passage, claimed=proposal.when)
