"""Every command of the program once: its words, icon, keys and what it does.

Menus, toolbar, command palette and the sheet of shortcuts are made from this one table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline_app.model.records import Article, Stance
from timeline_app.ui.originals import can_be_opened, has_original

if TYPE_CHECKING:
    from timeline_app.ui.window import Window

Run = Callable[["Window"], object]
Test = Callable[["Window"], bool]


class Scope(StrEnum):
    """Where a key works: everywhere, or only while that view has the focus."""

    WINDOW = "window"
    TIMELINE = "timeline"
    ARTICLE = "article"
    SUGGESTIONS = "suggestions"


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the table. A text that ends in "…" asks before it acts; `line` draws a line above it."""

    id: str
    text: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str = ""
    enabled: Test = lambda w: True
    checked: Test | None = None
    line: bool = False

    @property
    def words(self) -> str:
        """The text without the mark of its access key."""
        return self.text.replace("&", "")


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar, and where the keys of its commands work."""

    title: str
    commands: tuple[Command, ...]
    scope: Scope = Scope.WINDOW


def _project(w: Window) -> bool:
    return w.workspace is not None


def _searched(w: Window) -> bool:
    return w.workspace is not None and w.workspace.search.mask is not None


def _event(w: Window) -> bool:
    return w.workspace is not None and bool(w.workspace.selection.events)


def _evidence(w: Window) -> bool:
    return w.workspace is not None and bool(w.workspace.selection.passages)


def _passage(w: Window) -> bool:
    return w.workspace is not None and w.workspace.selection.passage is not None


def _passages(w: Window) -> bool:
    return _passage(w) and w.views.selection.is_several_passages


def _article(w: Window) -> bool:
    return w.workspace is not None and w.workspace.reader.article_id is not None


def _has_versions(w: Window) -> bool:
    return _article(w) and not w.views.reader.header.versions.isHidden()


def _went(w: Window) -> bool:
    passage = w.workspace.selection.passage if w.workspace is not None else None
    return passage is not None and w.views.project.passage(passage).became is not None


def _waiting(w: Window) -> bool:
    return w.workspace is not None and bool(w.workspace.review.dock.listed)


def _suggestion(w: Window) -> bool:
    return w.workspace is not None and w.workspace.review.can_answer


def _shown(w: Window) -> Article | None:
    """The article that is being read."""
    shown = w.workspace.reader.article_id if w.workspace is not None else None
    record = w.views.project.get("article", shown) if shown is not None else None
    return record if isinstance(record, Article) else None


def menus() -> tuple[Menu, ...]:
    """The table, menu by menu."""
    return (
        Menu("&File", _FILE),
        Menu("&Edit", _EDIT),
        Menu("Eve&nt", _EVENT, Scope.TIMELINE),
        Menu("&Timeline", _TIMELINE, Scope.TIMELINE),
        Menu("Trac&ks", _TRACKS, Scope.TIMELINE),
        Menu("&Bookmarks", _BOOKMARKS, Scope.TIMELINE),
        Menu("&Article", _ARTICLE, Scope.ARTICLE),
        Menu("&Suggestions", _SUGGESTIONS, Scope.SUGGESTIONS),
        Menu("&View", _VIEW),
        Menu("&Help", _HELP),
    )


# A table is read line by line.
# fmt: off
_FILE = (
    Command("new", "&New project", lambda w: w.documents.new(), ("Ctrl+N",), "file-plus"),
    Command("open", "&Open…", lambda w: w.ask_what_to_open(), ("Ctrl+O",), "folder-open"),
    Command("sample", "Open the sa&mple", lambda w: w.open_sample(), icon="map"),
    Command("save", "&Save", lambda w: w.documents.save(), ("Ctrl+S",), "save", _project, line=True),
    Command("save_as", "Save &as…", lambda w: w.documents.save_as(), ("Ctrl+Shift+S",), "", _project),
    Command("revert", "Re&vert to the saved file…",
            lambda w: w.documents.revert(), enabled=lambda w: w.documents.can_revert()),
    Command("import", "&Import articles…", lambda w: w.intake.ask_for_files(), ("Ctrl+I",), "newspaper", line=True),
    Command("paste", "New article from &pasted text…",
            lambda w: w.intake.paste(), ("Ctrl+Shift+V",), "clipboard-paste"),
    Command("merge", "Merge with another cop&y…", lambda w: w.documents.merging.ask(), enabled=_project),
    Command("export", "&Export the events…", lambda w: w.publishing.export(), (), "download", _project, line=True),
    Command("picture", "Save a pi&cture of the timeline…",
            lambda w: w.publishing.draw(w.views.timeline), (), "image", _project),
    Command("close", "&Close the project", lambda w: w.documents.close(), ("Ctrl+W",), "", _project, line=True),
    Command("quit", "&Quit", lambda w: w.close(), ("Ctrl+Q",)),
)

_EDIT = (
    Command("undo", "&Undo", lambda w: w.undo(), ("Ctrl+Z",), "undo-2", lambda w: w.undo_label() is not None),
    Command("redo", "&Redo",
            lambda w: w.redo(), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", lambda w: w.redo_label() is not None),
    Command("find", "&Find events…", lambda w: w.focus_search(), ("Ctrl+F",), "search", _project, line=True),
    Command("match_next", "Next &match", lambda w: w.views.go_to_match(1), ("F4",), "chevron-down", _searched),
    Command("match_previous", "Previous m&atch",
            lambda w: w.views.go_to_match(-1), ("Shift+F4",), "chevron-up", _searched),
    Command("matches", "Select all matc&hes", lambda w: w.views.select_matches(), ("Ctrl+Shift+A",), "", _searched),
    Command("show_again", "Show all e&vents again", lambda w: w.views.show_all_again(), (), "eye", _project),
    Command("hide_rest", "&Hide what does not match",
            lambda w: w.toggle_rest(), ("Ctrl+Shift+H",), "eye-off", _project, lambda w: w.settings.search_hides),
    Command("filter", "Fi&lter by track, tag and status…",
            lambda w: w.open_filters(), ("Ctrl+Shift+L",), "list-filter", _project),
    Command("find_text", "Find in the &article…",
            lambda w: w.views.reader.open_find(), ("Ctrl+Shift+F",), "", _article, line=True),
    Command("find_all", "Search all a&rticles…",
            lambda w: w.views.search_articles(), ("Ctrl+Alt+F",), "search", _article),
    Command("find_next", "Find the ne&xt place", lambda w: w.views.reader.find_next(), ("F3",), "", _article),
    Command("find_previous", "Find the pre&vious place",
            lambda w: w.views.reader.find_previous(), ("Shift+F3",), "", _article),
    Command("suggest", "Su&ggest events from the article",
            lambda w: w.views.review.look_here(), ("Ctrl+G",), "calendar-plus", _article, line=True),
    Command("suggest_all", "Suggest events from all art&icles",
            lambda w: w.views.review.look_everywhere(), ("Ctrl+Shift+G",), "", _article),
    Command("title", "Edit the &title",
            lambda w: w.views.panel.focus_title(), ("Ctrl+E",), "pencil", _event, line=True),
    Command("date", "Edit the &date", lambda w: w.views.panel.focus_when(), ("Ctrl+D",), "calendar", _event),
    Command("marker", "Add a dead&line or era…", lambda w: w.add_marker(), (), "flag", _project),
    Command("project", "&Project properties…", lambda w: w.edit_project(), (), "", _project, line=True),
    Command("preferences", "Prefere&nces…", lambda w: w.edit_preferences(), ("Ctrl+,",), "settings"),
)

_EVENT = (
    Command("new_event", "&New event", lambda w: w.views.timeline.new_event_here(), ("N",), "plus", _project),
    Command("rename", "&Rename in place", lambda w: w.views.timeline.rename_selected(), ("F2",), "", _event),
    Command("panel", "&Open in the event panel",
            lambda w: w.views.timeline.open_selected(), ("Return", "Enter"), "", _event),
    Command("delete", "&Delete", lambda w: w.views.timeline.delete_selected(), ("Delete",), "trash-2", _event),
    Command("reviewed", "&Mark as reviewed", lambda w: w.views.timeline.selected.toggle_reviewed(), ("R",), "", _event,
            lambda w: _event(w) and w.views.timeline.selected.is_reviewed),
    Command("evidence", "&Show its evidence",
            lambda w: w.views.walk_evidence(1), ("G",), "quote", _evidence),
    Command("evidence_back", "The passage before, or the event a&gain",
            lambda w: w.views.walk_evidence(-1), ("Shift+G",), "", _evidence),
    Command("cut", "Cu&t", lambda w: w.views.timeline.clipboard.cut(), ("Ctrl+X",), "", _event, line=True),
    Command("copy", "&Copy", lambda w: w.views.timeline.clipboard.copy(), ("Ctrl+C",), "", _event),
    Command("paste_events", "&Paste",
            lambda w: w.views.timeline.clipboard.paste(), ("Ctrl+V",), "clipboard-paste", _project),
    Command("duplicate", "D&uplicate",
            lambda w: w.views.timeline.clipboard.duplicate(), ("Ctrl+Shift+D",), "", _event),
    Command("step_later", "A step &later",
            lambda w: w.views.timeline.nudges.move(1), ("Ctrl+Right",), "", _event, line=True),
    Command("step_earlier", "A step &earlier",
            lambda w: w.views.timeline.nudges.move(-1), ("Ctrl+Left",), "", _event),
    Command("track_above", "To the track &above",
            lambda w: w.views.timeline.nudges.move_rows(-1), ("Ctrl+Up",), "", _event),
    Command("track_below", "To the track &below",
            lambda w: w.views.timeline.nudges.move_rows(1), ("Ctrl+Down",), "", _event),
    Command("event_end_later", "End a step later",
            lambda w: w.views.timeline.nudges.move_end(1), ("Shift+Right",), "", _event, line=True),
    Command("event_end_earlier", "End a step earlier",
            lambda w: w.views.timeline.nudges.move_end(-1), ("Shift+Left",), "", _event),
    Command("event_begin_later", "Begin a step later",
            lambda w: w.views.timeline.nudges.move_begin(1), ("Alt+Shift+Right",), "", _event),
    Command("event_begin_earlier", "Begin a step earlier",
            lambda w: w.views.timeline.nudges.move_begin(-1), ("Alt+Shift+Left",), "", _event),
    Command("widen", "&Widen the uncertainty",
            lambda w: w.views.timeline.nudges.widen(1), ("Ctrl+Shift+Right",), "", _event),
    Command("narrow", "Narrow the uncertaint&y",
            lambda w: w.views.timeline.nudges.widen(-1), ("Ctrl+Shift+Left",), "", _event),
)

_TIMELINE = (
    Command("zoom_in", "Zoom &in",
            lambda w: w.views.timeline.zoom_in(), ("W", "+", "=", "Up"), "zoom-in", _project),
    Command("zoom_out", "Zoom &out", lambda w: w.views.timeline.zoom_out(), ("S", "-", "Down"), "zoom-out", _project),
    Command("earlier", "&Earlier", lambda w: w.views.timeline.pan_left(), ("A", "Left"), "arrow-left", _project),
    Command("later", "&Later", lambda w: w.views.timeline.pan_right(), ("D", "Right"), "arrow-right", _project),
    Command("fit", "&Zoom to the selection, then to all",
            lambda w: w.views.timeline.fit_selection(), ("F",), "", _project),
    Command("fit_all", "Show &everything", lambda w: w.views.timeline.fit_all(), ("Shift+F",), "maximize", _project),
    Command("back", "&Back to the view before",
            lambda w: w.views.timeline.visits.back(), ("Alt+Left",), "chevron-left", _project, line=True),
    Command("forward", "For&ward again",
            lambda w: w.views.timeline.visits.forward(), ("Alt+Right",), "chevron-right", _project),
    Command("first", "&First event", lambda w: w.views.timeline.go_first(), ("Home",), "", _project, line=True),
    Command("last", "&Last event", lambda w: w.views.timeline.go_last(), ("End",), "", _project),
    Command("next", "Ne&xt event", lambda w: w.views.timeline.select_next(), (".",), "", _project),
    Command("previous", "&Previous event", lambda w: w.views.timeline.select_previous(), (",",), "", _project),
)

_TRACKS = (
    Command("add_track", "&New track", lambda w: w.views.timeline.heads.add_track(), ("T",), "plus", _project),
    Command("rename_track", "&Rename the track",
            lambda w: w.views.timeline.heads.rename(), ("Shift+F2",), "", _project, line=True),
    Command("color_track", "&Colour of the track",
            lambda w: w.views.timeline.heads.open_colors(), ("C",), "", _project),
    Command("track_up", "Move the track &up", lambda w: w.views.timeline.tracks.move(-1), ("Alt+Up",), "", _project),
    Command("track_down", "Move the track do&wn",
            lambda w: w.views.timeline.tracks.move(1), ("Alt+Down",), "", _project),
    Command("more", "Show &more of the track",
            lambda w: w.views.timeline.tracks.show_more(), ("]",), "", _project, line=True),
    Command("less", "Show &less of the track",
            lambda w: w.views.timeline.tracks.show_less(), ("[",), "", _project),
    Command("hide_track", "&Hide the track",
            lambda w: w.views.timeline.tracks.hide(), ("H",), "", _project),
    Command("show_tracks", "&Show all tracks",
            lambda w: w.views.timeline.tracks.show_all(), ("Shift+H",), "", _project),
    Command("delete_track", "&Delete the track",
            lambda w: w.views.timeline.tracks.delete(), (), "trash-2", _project, line=True),
)

_BOOKMARKS = (
    Command("bookmark", "&Add a bookmark of this view",
            lambda w: w.views.timeline.bookmarks.add(), ("B",), "bookmark", _project),
)

_ARTICLE = (
    Command("make", "New &event from the selected text",
            lambda w: w.views.reader.new_event_from_selection(), ("E",), "plus", _article),
    Command("link", "&Link it to the selected event",
            lambda w: w.views.reader.link_selection(Stance.SUPPORTS), ("L",), "link", _event),
    Command("contradict", "Link it as &contradicting",
            lambda w: w.views.reader.link_selection(Stance.CONTRADICTS), ("Shift+L",), "", _event),
    Command("join", "Link as one piece of e&vidence",
            lambda w: w.views.reader.join_passages(), ("Ctrl+J",), "", _passages),
    Command("mark", "&Mark it only", lambda w: w.views.reader.mark_selection(), ("M",), "highlighter", _article),
    Command("next_passage", "&Next passage", lambda w: w.views.reader.next_passage(), ("J",), "", _article, line=True),
    Command("previous_passage", "&Previous passage",
            lambda w: w.views.reader.previous_passage(), ("K",), "", _article),
    Command("cycle", "Next &overlapping passage", lambda w: w.views.reader.cycle_overlaps(), ("O",), "", _passage),
    Command("unmark", "&Remove the passage",
            lambda w: w.views.reader.delete_passage(), ("Delete",), "trash-2", _passage),
    Command("grow", "End the passage a word &later",
            lambda w: w.views.reader.resize_passage("end", "word", 1), ("Alt+Right",), "", _passage, line=True),
    Command("shrink", "End it a word &earlier",
            lambda w: w.views.reader.resize_passage("end", "word", -1), ("Alt+Left",), "", _passage),
    Command("begin_later", "Begin it a word later",
            lambda w: w.views.reader.resize_passage("start", "word", 1), ("Alt+Shift+Right",), "", _passage),
    Command("begin_earlier", "Begin it a word earlier",
            lambda w: w.views.reader.resize_passage("start", "word", -1), ("Alt+Shift+Left",), "", _passage),
    Command("next_article", "Next ar&ticle",
            lambda w: w.views.reader.next_article(), ("Ctrl+PgDown",), "", _article, line=True),
    Command("previous_article", "Previous artic&le",
            lambda w: w.views.reader.previous_article(), ("Ctrl+PgUp",), "", _article),
    Command("new_version", "Ne&w version…",
            lambda w: w.correcting.ask_for_version(w.views.reader.article_id), (), "file-plus", _article, line=True),
    Command("compare", "C&ompare versions…",
            lambda w: w.correcting.compare(w.views.reader.article_id), (), "", _has_versions),
    Command("follow", "Show the passage in the newest &version",
            lambda w: w.views.follow_passage(), ("Ctrl+Return",), "", _went),
    Command("beside", "&Another article beside it", lambda w: w.views.open_beside(), ("Ctrl+Alt+B",), "", _article,
            lambda w: _project(w) and w.views.reading.beside is not None),
    Command("properties", "Article &properties…", lambda w: w.edit_article(), (), "info", _article, line=True),
    Command("original", "Open the ori&ginal",
            lambda w: w.originals.open(_shown(w)), (), "external-link",
            lambda w: can_be_opened(_shown(w))),
    Command("save_original", "&Save the original as…",
            lambda w: w.originals.save_as(_shown(w)), (), "download",
            lambda w: has_original(_shown(w))),
)

_SUGGESTIONS = (
    Command("next_suggestion", "&Next suggestion",
            lambda w: w.views.review.step(1), ("N",), "chevron-down", _waiting),
    Command("previous_suggestion", "&Previous suggestion",
            lambda w: w.views.review.step(-1), ("P",), "chevron-up", _waiting),
    Command("accept", "&Accept: make an event of it",
            lambda w: w.views.review.accept(), ("A",), "check", _suggestion, line=True),
    Command("reject", "&Reject, or bring it back", lambda w: w.views.review.reject(), ("R",), "x", _suggestion),
    Command("edit_suggestion", "Accept and &edit",
            lambda w: w.views.review.edit(), ("Return", "Enter"), "pencil", _suggestion),
    Command("link_suggestion", "Add it to the event that is a&like",
            lambda w: w.views.review.link(), ("L",), "link", lambda w: _waiting(w) and w.views.review.can_link),
    Command("accept_kind", "Accept all that were found in this &way",
            lambda w: w.views.review.accept_kind(), ("Shift+A",), "", _suggestion, line=True),
    Command("accept_article", "Accept all of the article that is &shown",
            lambda w: w.views.review.accept_article(), ("Ctrl+Shift+Return",), "", _waiting),
)

_VIEW = (
    Command("events", "&Events",
            lambda w: w.toggle_dock("events"), ("Ctrl+1",), "list", _project, lambda w: w.dock_shown("events")),
    Command("articles", "&Articles",
            lambda w: w.toggle_dock("articles"), ("Ctrl+2",), "newspaper", _project,
            lambda w: w.dock_shown("articles")),
    Command("history", "&History of changes",
            lambda w: w.toggle_dock("history"), ("Ctrl+3",), "history", _project, lambda w: w.dock_shown("history")),
    Command("audit", "A&udit",
            lambda w: w.toggle_dock("audit"), ("Ctrl+4",), "triangle-alert", _project, lambda w: w.dock_shown("audit")),
    Command("suggestions", "&Suggestions",
            lambda w: w.toggle_dock("suggestions"), ("Ctrl+5",), "calendar-plus", _project,
            lambda w: w.dock_shown("suggestions")),
    Command("legend", "Le&gend",
            lambda w: w.views.timeline.toggle_legend(), ("Shift+F1",), "circle-help", _project),
    Command("next_view", "Next &view", lambda w: w.views.trail.step(1), ("F6",), "", _project, line=True),
    Command("previous_view", "&Previous view", lambda w: w.views.trail.step(-1), ("Shift+F6",), "", _project),
    Command("larger", "&Larger article text",
            lambda w: w.views.reader.zoom_text(1), ("Ctrl++", "Ctrl+="), "", _article, line=True),
    Command("smaller", "&Smaller article text", lambda w: w.views.reader.zoom_text(-1), ("Ctrl+-",), "", _article),
    Command("theme", "Light or &dark", lambda w: w.switch_theme(), (), "sun-moon", line=True),
    Command("full", "&Full screen", lambda w: w.toggle_full_screen(), ("F11",), "", checked=lambda w: w.isFullScreen()),
)

_HELP = (
    Command("palette", "&Command palette…", lambda w: w.open_palette(), ("Ctrl+Shift+P",), "command"),
    Command("shortcuts", "&Keys at a glance", lambda w: w.open_shortcuts(), ("F1", "?"), "keyboard"),
    Command("about", "&About", lambda w: w.about(), (), "info", line=True),
)
# fmt: on
