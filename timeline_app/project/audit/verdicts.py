"""The verbs of the audit: a person accepts what is weak, for a reason, or takes that back."""

from __future__ import annotations

from timeline_app.project.audit.findings import Finding
from timeline_app.project.edit import Edit
from timeline_app.project.edits import add_decision

ACCEPTED = "accepted"


def accept(edit: Edit, finding: Finding, reason: str) -> int:
    """Keep that this is known and all right; return the id of the decision. Raises ValueError without a reason."""
    if not reason.strip():
        raise ValueError("what is weak is accepted for a reason only")
    return add_decision(edit, finding.about, ACCEPTED, reason.strip())


def take_back(edit: Edit, decision: int) -> None:
    """Accept it no more."""
    edit.remove("decision", decision)
