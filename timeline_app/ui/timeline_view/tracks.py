"""What can be done to a track: made, coloured, put elsewhere, hidden, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.model.records import Event
from timeline_app.model.signal import Signal
from timeline_app.project import edits
from timeline_app.timeline.rows import Mode
from timeline_app.ui.timeline_view.stage import Stage

COLORS = ("blue", "green", "orange", "pink", "sky", "vermilion", "violet", "gray")


class Tracks:
    """The tracks of a stage. `chosen` is the one whose head was chosen last, if that has not been let go.

    Every verb acts on the track in use unless another one is named, and does nothing where nothing can be edited.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._chosen: int | None = None
        self.changed: Signal[[]] = Signal()

    @property
    def chosen(self) -> int | None:
        """The track whose head was chosen, while it can be seen."""
        return self._chosen if self._chosen in self.ids else None

    @property
    def ids(self) -> list[int]:
        """The tracks that have a row, from the top."""
        return [track.id for track in self.stage.shown_tracks]

    @property
    def in_use(self) -> int:
        """The chosen track, else that of the active event, else the first one."""
        if self.chosen is not None:
            return self.chosen
        selected = self.stage.selection.event
        active = self.stage.project.get("event", selected) if selected is not None else None
        if isinstance(active, Event) and active.track in self.ids:
            return active.track
        return next(iter(self.ids), self.stage.tracks[0].id)

    def choose(self, track: int | None) -> None:
        """Use this track from now on, or none in particular."""
        if track != self._chosen:
            self._chosen = track
            self.changed.emit()

    def step(self, by: int) -> None:
        """Choose the track below (1) or above (-1)."""
        if self.ids:
            at = self.ids.index(self.in_use) + by if self.chosen is not None else self.ids.index(self.in_use)
            self.choose(self.ids[min(max(at, 0), len(self.ids) - 1)])

    def add(self) -> int | None:
        """Make a track below the others, in a colour that is not used yet; return its id."""
        if self.stage.project.read_only:
            return None
        used = {track.color for track in self.stage.tracks}
        spare = [name for name in COLORS if name not in used]
        with self.stage.project.edit("Add track") as edit:
            track = edits.add_track(
                edit, "New track", (spare or [COLORS[len(self.stage.tracks) % len(COLORS)]])[0]
            )
        self.choose(track)
        return track

    def rename(self, track: int, name: str) -> None:
        """Give a track another name."""
        there = self.stage.project.get("track", track)
        if there is not None and not self.stage.project.read_only and name:
            with self.stage.project.edit("Rename track") as edit:
                edits.change_track(edit, track, name=name)

    def recolor(self, color: str, track: int | None = None) -> None:
        """Give a track another colour."""
        if not self.stage.project.read_only:
            with self.stage.project.edit("Colour track") as edit:
                edits.change_track(edit, self.in_use if track is None else track, color=color)

    def move(self, by: int) -> None:
        """Put the track in use a row down (1) or up (-1)."""
        track = self.in_use
        others = [each for each in self.ids if each != track]
        at = self.ids.index(track) + by if track in self.ids else -1
        if 0 <= at <= len(others):
            self.place(track, others[at] if at < len(others) else None)

    def place(self, track: int, before: int | None) -> None:
        """Put a track above another one, or below all."""
        self.choose(track)
        if not self.stage.project.read_only:
            order = ordered([each.id for each in self.stage.tracks], track, before)
            with self.stage.project.edit("Move track") as edit:
                edits.order_tracks(edit, order)

    def show_more(self, track: int | None = None) -> None:
        """Open a closed track, and one that is open already so far that every event has its lane."""
        track = self.in_use if track is None else track
        closed = self.stage.rows.mode(track) is Mode.CLOSED
        self.stage.show_track(track, Mode.FITTED if closed else Mode.OPENED)

    def show_less(self, track: int | None = None) -> None:
        """Bring a track that takes much room back to its usual height, and any other to one line."""
        track = self.in_use if track is None else track
        opened = self.stage.rows.mode(track) is Mode.OPENED
        self.stage.show_track(track, Mode.FITTED if opened else Mode.CLOSED)

    def fold(self, track: int) -> None:
        """The next of closed, usual and, where events share a line then, opened; after that closed again."""
        row, mode = self.stage.layout_to_be.row_of(track), self.stage.rows.mode(track)
        crowded = row is not None and row.packing.crowded and mode is Mode.FITTED
        if crowded or mode is Mode.CLOSED:
            self.show_more(track)
        else:
            self.stage.show_track(track, Mode.CLOSED)

    def hide(self, track: int | None = None) -> None:
        """Take a track out of sight, unless it is the last that can be seen; the project does not change."""
        track = self.in_use if track is None else track
        if len(self.ids) > 1 and track in self.ids:
            self.stage.hide({*self.stage.hidden, track})
            if track == self._chosen:
                self._chosen = None
            self.changed.emit()

    def show_all(self) -> None:
        """Give every track its row again."""
        self.stage.hide(())
        self.changed.emit()

    def delete(self) -> None:
        """Delete the track in use: its events go to the track above it, or below the first."""
        tracks, track = self.stage.tracks, self.in_use
        at = [each.id for each in tracks].index(track)
        if len(tracks) > 1 and not self.stage.project.read_only:
            with self.stage.project.edit(f"Delete track {tracks[at].name}") as edit:
                edits.delete_track(edit, track, tracks[at - 1 if at else 1].id)


def ordered(ids: Sequence[int], track: int, before: int | None) -> list[int]:
    """The ids with one of them put before another, or at the end."""
    rest = [each for each in ids if each != track]
    at = rest.index(before) if before in rest else ids.index(track) if before == track else len(rest)
    return [*rest[:at], track, *rest[at:]]
