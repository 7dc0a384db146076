"""The times a dragged edge is drawn to: a small sorted map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from timeline_app.timeline.scale import Scale

REACH_PX = 7.0


@dataclass(frozen=True, slots=True)
class Snap:
    """A drag to `delta_us` so that an edge lies on `guide_us` exactly."""

    delta_us: int
    guide_us: int


def snap(edges_us: Iterable[int], delta_us: int, targets_us: Iterable[int], scale: Scale) -> Snap | None:
    """The nearest target within reach of any edge moved by `delta_us`; None when all are too far."""
    targets = np.unique(np.fromiter(targets_us, np.int64))
    if not targets.size:
        return None
    best: Snap | None = None
    reach_us = REACH_PX * scale.us_per_px
    for edge in edges_us:
        moved = edge + delta_us
        at = int(np.searchsorted(targets, moved))
        for target in targets[max(at - 1, 0) : at + 1].tolist():
            if abs(target - moved) <= reach_us:
                reach_us = abs(target - moved)
                best = Snap(target - edge, target)
    return best
