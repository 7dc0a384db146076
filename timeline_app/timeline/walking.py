"""Going from event to event in time: by begin, then id, undated ones last; no list of all is sorted for a step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.columns import FAR_US, Columns, Flag, Ints

Mask = NDArray[np.bool_]


def first(columns: Columns, among: Mask) -> int | None:
    """The first slot of those `among`."""
    slots = np.flatnonzero(among)
    return _least(columns, slots, _times(columns, slots))


def last(columns: Columns, among: Mask) -> int | None:
    """The last slot of those `among`."""
    slots = np.flatnonzero(among)
    return _greatest(columns, slots, _times(columns, slots))


def after(columns: Columns, among: Mask, slot: int) -> int | None:
    """The next of those `among`, whether or not `slot` is one of them."""
    slots = np.flatnonzero(among)
    times = _times(columns, slots)
    later = _is_later(columns, slots, times, slot)
    return _least(columns, slots[later], times[later])


def before(columns: Columns, among: Mask, slot: int) -> int | None:
    """The one before."""
    slots = np.flatnonzero(among)
    times = _times(columns, slots)
    earlier = ~_is_later(columns, slots, times, slot) & (slots != slot)
    return _greatest(columns, slots[earlier], times[earlier])


def rank(columns: Columns, among: Mask, slot: int) -> int:
    """How many of those `among` come before."""
    slots = np.flatnonzero(among)
    later = _is_later(columns, slots, _times(columns, slots), slot)
    return int(slots.size - later.sum() - among[slot])


def in_order(columns: Columns, among: Mask) -> Ints:
    """All of them."""
    slots = np.flatnonzero(among)
    order: Ints = slots[np.lexsort((columns.ids[slots], _times(columns, slots)))]
    return order


def _times(columns: Columns, slots: Ints) -> Ints:
    undated = (columns.flags[slots] & Flag.UNDATED) != 0
    times: Ints = np.where(undated, 2 * FAR_US, columns.left[slots])
    return times


def _is_later(columns: Columns, slots: Ints, times: Ints, slot: int) -> Mask:
    time = _times(columns, np.array([slot]))[0]
    later: Mask = (times > time) | ((times == time) & (columns.ids[slots] > columns.ids[slot]))
    return later


def _least(columns: Columns, slots: Ints, times: Ints) -> int | None:
    if not slots.size:
        return None
    same = slots[times == times.min()]
    return int(same[np.argmin(columns.ids[same])])


def _greatest(columns: Columns, slots: Ints, times: Ints) -> int | None:
    if not slots.size:
        return None
    same = slots[times == times.max()]
    return int(same[np.argmax(columns.ids[same])])
