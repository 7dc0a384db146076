"""The audit: what is weak in a project, each weakness with its place and a reason."""

from timeline_app.project.audit.findings import Finding, Kind, Language, Mention
from timeline_app.project.audit.stream import Memory, audit
from timeline_app.project.audit.verdicts import accept, take_back

__all__ = ["Finding", "Kind", "Language", "Memory", "Mention", "accept", "audit", "take_back"]
