"""The dock that lists what is weak, and the thread that looks for it."""

from timeline_app.ui.audit_dock.auditing import Auditing
from timeline_app.ui.audit_dock.dock import AuditDock

__all__ = ["AuditDock", "Auditing"]
