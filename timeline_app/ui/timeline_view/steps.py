"""From event to event in time, over what can be seen: what a hidden track or a search hides is passed over."""

from __future__ import annotations

import numpy as np

from timeline_app.timeline import walking
from timeline_app.timeline.columns import Flag
from timeline_app.timeline.matching import Mask
from timeline_app.ui.timeline_view.stage import Stage


def first(stage: Stage) -> int | None:
    """The first dated event."""
    return _event(stage, walking.first(stage.columns, _seen(stage)))


def last(stage: Stage) -> int | None:
    """The last one."""
    return _event(stage, walking.last(stage.columns, _seen(stage)))


def beside(stage: Stage, event: int | None, by: int) -> int | None:
    """The event after another one (1) or before it (-1); from one without a date, the first or the last of all."""
    columns = stage.columns
    slot = columns.slot_of(event) if event is not None else None
    if slot is None or columns.flags[slot] & Flag.UNDATED:
        return first(stage) if by > 0 else last(stage)
    further = walking.after if by > 0 else walking.before
    return _event(stage, further(columns, _seen(stage), slot))


def _seen(stage: Stage) -> Mask:
    columns = stage.columns
    found: Mask = (columns.track != -1) & ((columns.flags & Flag.UNDATED) == 0)
    if stage.hidden:
        found &= ~np.isin(columns.track, list(stage.hidden))
    return columns.wanted(found)


def _event(stage: Stage, slot: int | None) -> int | None:
    return None if slot is None else int(stage.columns.ids[slot])
