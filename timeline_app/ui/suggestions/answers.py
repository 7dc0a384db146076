"""What a person says to proposals, each answer one change with a name: accepted, rejected, waiting again."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.project import suggestions
from timeline_app.project.project import Project
from timeline_app.ui.suggestions.proposals import Proposal


def accept(project: Project, proposals: Sequence[Proposal], track: int) -> list[int]:
    """Make an event of each, not yet reviewed, with its passages; return the events."""
    with project.edit(f"Accept {_counted(proposals)}") as edit:
        return suggestions.accept_all(edit, [(each.article, each) for each in proposals], track)


def link(project: Project, proposal: Proposal, event: int) -> None:
    """Take its passages for evidence about an event that is there."""
    with project.edit("Link suggestion") as edit:
        suggestions.support(edit, proposal.article, proposal, event)


def reject(project: Project, proposals: Sequence[Proposal]) -> None:
    """Keep that these are not wanted."""
    with project.edit(f"Reject {_counted(proposals)}") as edit:
        suggestions.reject(edit, proposals)


def bring_back(project: Project, proposals: Sequence[Proposal]) -> None:
    """Let what was rejected wait again."""
    with project.edit(f"Bring back {_counted(proposals)}") as edit:
        suggestions.unreject(edit, proposals)


def _counted(proposals: Sequence[Proposal]) -> str:
    return "suggestion" if len(proposals) == 1 else f"{len(proposals):,} suggestions"
