"""The rows of all events, and the rows of matches only while a search hides the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from timeline_app.timeline.columns import Columns
from timeline_app.timeline.matching import Mask
from timeline_app.timeline.rows import Rows


class Sifting:
    """Keeps the rows of all events at hand, so that the end of a search costs nothing.

    `rows` are those to be shown; `fresh` makes new ones for what the columns show then.
    """

    def __init__(self, columns: Columns, rows: Rows, fresh: Callable[[], Rows]) -> None:
        self._columns = columns
        self._all = self.rows = rows
        self._fresh = fresh

    def show_only(self, only: Mask | None, tracks: Iterable[int]) -> bool:
        """Leave all other events out of rows and counts (None = none); whether that is a change."""
        if only is self._columns.only:
            return False
        before = self.rows
        self._columns.show_only(only)
        self.rows = self._all if only is None else self._fresh()
        for track in tracks:
            if self.rows.mode(track) is not before.mode(track):
                self.rows.show(track, before.mode(track))
        return True

    def forget(self, tracks: Collection[int], slots: Collection[int]) -> None:
        """Some slots of these tracks changed."""
        self.rows.forget(tracks, slots)
        if self.rows is not self._all:
            self._all.forget(tracks)
