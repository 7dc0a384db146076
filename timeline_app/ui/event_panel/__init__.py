"""The panel in which the selected events are read and edited."""

from timeline_app.ui.event_panel.panel import EventPanel

__all__ = ["EventPanel"]
