"""The stretches of time that were looked at, in their order: a way back, and forward again."""

from __future__ import annotations

from dataclasses import dataclass

_SAME = 0.05  # of the longer one: two stretches whose ends differ by less are one place
_MOST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the axis in microseconds, and how far the rows were scrolled."""

    begin_us: int
    end_us: int
    scroll_px: float = 0.0

    def is_near(self, other: Place) -> bool:
        """Whether a person would call both the same."""
        reach = _SAME * max(self.length_us, other.length_us)
        return abs(self.begin_us - other.begin_us) <= reach and abs(self.end_us - other.end_us) <= reach

    def is_far(self, other: Place) -> bool:
        """Whether going there is a jump: less than half of the longer one is seen in both."""
        shared = min(self.end_us, other.end_us) - max(self.begin_us, other.begin_us)
        return 2 * shared < max(self.length_us, other.length_us)

    @property
    def length_us(self) -> int:
        """How long it is."""
        return self.end_us - self.begin_us


@dataclass(frozen=True, slots=True)
class Journey:
    """Visited places, oldest first, and at which one the traveller is; -1 before the first visit."""

    places: tuple[Place, ...] = ()
    at: int = -1

    @property
    def here(self) -> Place | None:
        """The place where the traveller is."""
        return self.places[self.at] if self.places else None

    def visited(self, place: Place) -> Journey:
        """Having come to a place: what lay ahead is forgotten. A place near the present one takes its stead."""
        if self.here is not None and self.here.is_near(place):
            return Journey((*self.places[: self.at], place, *self.places[self.at + 1 :]), self.at)
        kept = (*self.places[: self.at + 1], place)[-_MOST:]
        return Journey(kept, len(kept) - 1)

    def back(self) -> Journey:
        """One place back; at the first one, the same."""
        return Journey(self.places, max(self.at - 1, min(self.at, 0)))

    def forward(self) -> Journey:
        """One place forward; at the last one, the same."""
        return Journey(self.places, min(self.at + 1, len(self.places) - 1))
