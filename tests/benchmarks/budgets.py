"""What must hold: the budgets that the figures are held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ANY = 0
"""Stands for every size in `Budget.limits`."""
_FRAMES: Mapping[int, float] = MappingProxyType({1_000: 6.0, 10_000: 8.0, 100_000: 10.0, 1_000_000: 16.0})


@dataclass(frozen=True, slots=True)
class Budget:
    """One line of the table: a figure of a benchmark, and by size how much its 95th percentile (or it alone) may be.

    `number` is the name of the number without "_median" and "_p95"; it ends in the unit.
    """

    benchmark: str
    figure: str
    number: str
    words: str
    limits: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))

    def limit(self, events: int) -> float | None:
        """The budget at a size; None where there is none."""
        return self.limits.get(events, self.limits.get(ANY))


def _always(limit: float) -> Mapping[int, float]:
    return MappingProxyType({ANY: limit})


_MOST = MappingProxyType({1_000_000: 5.0})
BUDGETS = (
    *(
        Budget("frames", name, "cpu_ms", f"frame, {words}", _FRAMES)
        for name, words in (
            ("pan100", "pan of everything"),
            ("pan10", "pan of a tenth"),
            ("pan1", "pan of 1 %"),
            ("pan0.1", "pan of 0.1 %"),
            ("zoom", "zoom to an hour"),
            ("scroll", "rows scrolled"),
            ("hover", "pointer moved"),
        )
    ),
    Budget("drag", "step", "cpu_ms", "drag, each step and its frame", _always(16.0)),
    Budget("drag", "let go", "cpu_ms", "drag, the commit", _always(5.0)),
    Budget("commit", "commit", "cpu_ms", "commit of one edit", _always(5.0)),
    Budget("commit", "new event", "cpu_ms", "commit of a new event", _always(5.0)),
    Budget("commit", "undo", "cpu_ms", "undo of it", _always(5.0)),
    Budget("commit", "redo", "cpu_ms", "redo of it", _always(5.0)),
    Budget("commit", "frame after it", "cpu_ms", "the frame after a commit"),
    Budget("hit", "everything in sight", "cpu_ms", "hit test, everything in sight", _always(1.0)),
    Budget("hit", "a thousandth", "cpu_ms", "hit test, a thousandth in sight", _always(1.0)),
    Budget("open", "to first frame", "wall_s", "open, file to first frame", _MOST),
    Budget("open", "longest silence", "cpu_ms", "open, most work in one go", _always(100.0)),
    Budget("memory", "at most", "MB", "memory of the process", MappingProxyType({1_000_000: 700.0})),
    Budget("search", "word", "found_ms", "search, a word"),
    Budget("search", "word", "busy_ms", "search, work of the window"),
    Budget("reading", "open", "wall_ms", "open an article", _always(200.0)),
    Budget("reading", "open, 1 MB", "wall_ms", "open an article of 1 MB"),
    Budget("reading", "scroll, 1 MB", "wall_ms", "scroll in it, a frame"),
    Budget("reading", "mark, 1 MB", "wall_ms", "mark a passage in it"),
    Budget("reading", "search all", "wall_ms", "search all articles", _always(50.0)),
    Budget("storage", "one edit", "wall_ms", "an edit on the disk", _always(5.0)),
    Budget("storage", "save (again)", "wall_ms", "save", MappingProxyType({1_000_000: 4_000.0})),
    Budget("start", "window with the sample", "wall_s", "start to the first window", _always(1.0)),
    Budget("start", "check without a window", "wall_s", "start without a window", _always(0.25)),
)
