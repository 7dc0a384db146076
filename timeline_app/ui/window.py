"""The main window: menus, toolbar, docks and status bar around the views of the open project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMessageBox, QStackedWidget, QWidget

from timeline_app.ui import motion
from timeline_app.ui.actions import Actions
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.asking import Asking
from timeline_app.ui.bookmark_menu import BookmarkMenu
from timeline_app.ui.commands import Scope
from timeline_app.ui.docks import DOCK_WIDTHS, DOCKS, new_dock
from timeline_app.ui.documents import Documents, is_whole_project
from timeline_app.ui.filled_menus import FilledMenus
from timeline_app.ui.intake import Intake
from timeline_app.ui.marker_dialog import edit_marker
from timeline_app.ui.originals import Originals
from timeline_app.ui.palette import Palette, ShortcutSheet
from timeline_app.ui.preferences import Preferences
from timeline_app.ui.progress_card import ProgressCard
from timeline_app.ui.project_dialog import edit_project
from timeline_app.ui.publishing import Publishing
from timeline_app.ui.search.panel import FilterPanel
from timeline_app.ui.settings import Settings
from timeline_app.ui.status_bar import StatusBar
from timeline_app.ui.theme import DARK, LIGHT, Appearance
from timeline_app.ui.toolbar import ToolBar
from timeline_app.ui.versions.correcting import Correcting
from timeline_app.ui.welcome import Welcome
from timeline_app.ui.workspace import Workspace

PROGRAM = "Timeline Annotator"
MESSAGE_MS = 6000


class Window(QMainWindow):
    """Shows the project that `documents` holds, or the welcome page when there is none."""

    def __init__(
        self, state: Path, settings: Settings, appearance: Appearance, asking: Asking | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self.settings: Settings = settings
        self.appearance = appearance
        self.workspace: Workspace | None = None
        self._asking = asking or Asking(self)
        self.documents: Documents = Documents(state, settings, self._asking, self)
        self.intake: Intake = Intake(self.documents, self._asking)
        self.originals: Originals = Originals(self.documents, self._asking)
        self.publishing: Publishing = Publishing(self.documents, self._asking)
        self.correcting: Correcting = Correcting(self.documents, self._asking, appearance, self)
        self.actions_ = Actions(self)
        self._docks = {name: self._dock(name) for name in DOCKS}
        self._pages = QStackedWidget()
        self._welcome = Welcome(appearance, settings.recent())
        self._pages.addWidget(self._welcome)
        self.setCentralWidget(self._pages)
        self._card = ProgressCard(self.documents.away, appearance, self._pages)
        self.actions_.fill(self.menuBar())
        self.bookmarks = BookmarkMenu(self)
        self._filled = FilledMenus(self)
        self._toolbar = ToolBar(self.actions_, self)
        self.addToolBar(self._toolbar)
        self._status = StatusBar(self)
        self.setStatusBar(self._status)
        self._status.audit.clicked.connect(lambda _checked=False: self.actions_["audit"].trigger())
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._refresh_soon.timeout.connect(self.refresh)
        self._connect()
        appearance.changed.connect(self._paint)
        self.resize(1280, 800)
        if (kept := settings.window()) is not None:
            self.restoreGeometry(kept[0])
            self.restoreState(kept[1])
        self._paint()
        self._on_closed()

    def _connect(self) -> None:
        """Hear of what is chosen, opened, closed and told."""
        self._welcome.chosen.connect(lambda way: self.actions_[way].trigger())
        self._welcome.recent_chosen.connect(self.documents.open)
        self._toolbar.search.event_chosen.connect(self._on_event_chosen)
        self._toolbar.search.stepped.connect(self._on_search_stepped)
        self._toolbar.search.left.connect(self._on_search_left)
        self._toolbar.zone_clicked.connect(self.edit_project)
        self._listen()

    # --- what the commands call -------------------------------------------------------------------------------

    @property
    def views(self) -> Workspace:
        """The views of the open project; commands that need one are disabled without."""
        if self.workspace is None:
            raise LookupError("no project is open")
        return self.workspace

    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self.documents.project.undo_label if self.documents.project else None

    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self.documents.project.redo_label if self.documents.project else None

    def undo(self) -> None:
        """Take the last change back, and say which."""
        label = self.undo_label()
        if label is not None and self.views.project.undo():
            self._tell(f"Undone: {label}")

    def redo(self) -> None:
        """Do the change again that was taken back last."""
        label = self.redo_label()
        if label is not None and self.views.project.redo():
            self._tell(f"Done again: {label}")

    def open(self, paths: Sequence[Path]) -> bool:
        """Open a project (then the first one counts), or read the files as articles."""
        whole = next((path for path in paths if is_whole_project(path)), None)
        return self.intake.read(paths) if whole is None else self.documents.open(whole)

    def warn(self, sentence: str) -> None:
        """Tell the person something that they must know before they begin."""
        self._asking.tell(sentence)

    def ask_what_to_open(self) -> bool:
        """Ask which file, and open it."""
        path = self._asking.file_to_open()
        return path is not None and self.open([path])

    def open_sample(self) -> None:
        """Open the sample, and show what it is about: the event with most evidence."""
        if self.documents.open_sample() and self.workspace is not None:
            self.workspace.show_example()

    def focus_search(self) -> None:
        """Go to the search field."""
        self._toolbar.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._toolbar.search.field.selectAll()

    def toggle_rest(self) -> None:
        """Hide what does not match the search, or paint it faintly; remembered."""
        self.settings.search_hides = not self.settings.search_hides
        self._use_preferences()
        self.refresh()

    def open_filters(self) -> None:
        """Check boxes for tracks, tags, status and evidence."""
        panel = FilterPanel(self.views.search, self.views.timeline.stage, self.appearance, self)
        panel.open_below(self._toolbar.search.buttons["filter"])

    def toggle_dock(self, name: str) -> None:
        """Show or hide one of `DOCKS`."""
        dock = self._docks[name]
        held = dock.isAncestorOf(self.focusWidget() or self)
        dock.setVisible(not dock.isVisible())
        if dock.isVisible():
            self.resizeDocks([dock], [max(dock.width(), DOCK_WIDTHS[name])], Qt.Orientation.Horizontal)
            dock.raise_()
            dock.widget().setFocus()
        elif held:
            self.views.trail.back()
        self.refresh()

    def open_dock(self, name: str) -> None:
        """Show one of `DOCKS`, and give it the keyboard."""
        if self._docks[name].isHidden():
            self.toggle_dock(name)
        else:
            self._docks[name].raise_()
            self._docks[name].widget().setFocus()

    def dock_shown(self, name: str) -> bool:
        """Whether one of `DOCKS` is to be seen."""
        return not self._docks[name].isHidden()

    def switch_theme(self) -> None:
        """From light to dark, or back; remembered."""
        theme = LIGHT if self.appearance.theme.is_dark else DARK
        self.settings.theme = theme.name
        self.appearance.use(theme)

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def edit_project(self) -> None:
        """Title and time zone of the project."""
        edit_project(self.views.project, self)

    def edit_article(self, article: int | None = None) -> None:
        """The facts about an article: title, publisher, author, address, when published."""
        shown = article if article is not None else self.views.reader.article_id
        if shown is not None:
            self.intake.edit_facts(shown)

    def add_marker(self) -> None:
        """A deadline, or a shaded era."""
        edit_marker(self.views.project, self.appearance, self)

    def edit_marker(self, marker: int) -> None:
        """Change or delete a deadline or an era that is there."""
        edit_marker(self.views.project, self.appearance, self, self.views.project.marker(marker))

    def edit_preferences(self) -> None:
        """Looks and habits."""
        Preferences(self.settings, self.appearance, self).exec()
        self._use_preferences()

    def open_palette(self) -> None:
        """Find any command by its words."""
        Palette(self.actions_, self, self.bookmarks.entries()).open()

    def open_shortcuts(self) -> None:
        """Show all keys."""
        ShortcutSheet(self.actions_, self).open()

    def about(self) -> None:
        """Say what this is."""
        QMessageBox.about(
            self,
            PROGRAM,
            f"<b>{PROGRAM}</b><br>What happened when, and who says so.<br><br>"
            "Every event of the timeline is linked to the passages it rests on.<br>"
            "Free software under the MIT licence; icons by Lucide (ISC).",
        )

    # --- Qt's own events --------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes; remember how the window was."""
        if self.documents.close():
            self.documents.away.cancel()
            self.settings.keep_window(self.saveGeometry(), self.saveState())
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the window."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, import articles."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, lambda: self.open(paths))  # a question must not hold up the drag

    # --- keeping up -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Title, commands and status bar as the project is now."""
        project = self.documents.project
        name = f"{self.documents.title()}[*] – {PROGRAM}" if project is not None else PROGRAM
        self.setWindowTitle(name)
        self.setWindowModified(project is not None and project.modified)
        self.actions_.refresh()
        self.actions_.describe("undo", self.undo_label())
        self.actions_.describe("redo", self.redo_label())
        self._toolbar.setVisible(project is not None)
        self._toolbar.show_project(project, self.documents.title())
        self._status.show_project(project, self.documents.is_saving)
        self._status.show_audit(self.workspace.auditing.words() if self.workspace is not None else "")

    def _listen(self) -> None:
        self.documents.opened.connect(self._on_opened)
        self.documents.closing.connect(self._on_closing)
        self.documents.closed.connect(self._on_closed)
        self.documents.saving.connect(lambda _running: self._refresh_soon.start())
        told = (self.documents, self.intake, self.originals, self.publishing, self.correcting)
        for part in (*told, self.documents.merging):
            part.told.connect(self._tell)
        self.intake.correction_came.connect(self.correcting.correct)
        for came in (self.intake.came, self.correcting.added):
            came.connect(self._on_article_added)

    def _on_opened(self) -> None:
        project = self.documents.project
        if project is None:
            return
        workspace = Workspace(project, self.appearance, self.documents.content)
        self.workspace = workspace
        self._pages.addWidget(workspace)
        self._pages.setCurrentWidget(workspace)
        for name, listed in workspace.lists.items():
            self._docks[name].setWidget(listed)
        self.actions_.attach(Scope.TIMELINE, workspace.timeline)
        self._use_reader(workspace.article)
        workspace.reading.opened.connect(self._use_reader)
        workspace.panel.addActions([self.actions_["evidence"], self.actions_["evidence_back"]])
        self.actions_.attach(Scope.SUGGESTIONS, workspace.review.dock)
        workspace.review.dock.actions_of_menu = self.actions_.of(Scope.SUGGESTIONS)
        workspace.review.dock_wished.connect(lambda: self.open_dock("suggestions"))
        workspace.review.changed.connect(self._on_review_changed)
        workspace.import_wished.connect(self.intake.ask_for_files)
        workspace.paste_wished.connect(self.intake.paste)
        workspace.article_edit_wished.connect(self.edit_article)
        workspace.marker_edit_wished.connect(self.edit_marker)
        workspace.noticed.connect(self._tell)
        workspace.article.text_size_changed.connect(self.settings.keep_text_size)
        workspace.search.changed.connect(self._refresh_soon.start)
        workspace.auditing.changed.connect(self._refresh_soon.start)
        self._toolbar.search.search_with(workspace.search, workspace.selection)
        workspace.timeline.menu_opening.connect(self.actions_.refresh)
        self.bookmarks.show_those_of(workspace)
        self._use_preferences()
        view = self.settings.view(project.path) if project.path is not None else {}
        if view:
            workspace.restore_view(view)
        else:
            workspace.show_first()
        project.changed.connect(lambda _keys: self._refresh_soon.start())
        project.committed.connect(lambda _row: self._refresh_soon.start())
        project.saved.connect(self._refresh_soon.start)
        workspace.selection.changed.connect(lambda _source: self._refresh_soon.start())
        self._welcome.show_recent(self.settings.recent())
        self.refresh()
        workspace.timeline.setFocus()
        if project.read_only:
            self.statusBar().showMessage(project.read_only)

    def _on_closing(self) -> None:
        project, workspace = self.documents.project, self.workspace
        if project is None or workspace is None:
            return
        if project.path is not None:
            self.settings.keep_view(project.path, workspace.save_view())
        self.workspace = None
        self._toolbar.search.search_with(None, None)
        self.bookmarks.show_those_of(None)
        self._pages.setCurrentWidget(self._welcome)
        self._pages.removeWidget(workspace)
        for name, listed in workspace.lists.items():
            self._docks[name].setWidget(QWidget())
            listed.deleteLater()
        workspace.dispose()
        workspace.deleteLater()

    def _on_closed(self) -> None:
        self._welcome.show_recent(self.settings.recent())
        self.refresh()

    def _use_reader(self, view: ArticleView) -> None:
        """Let the commands on articles, evidence and suggestions work where an article is read."""
        self.actions_.attach(Scope.ARTICLE, view)
        self.actions_.attach(Scope.SUGGESTIONS, view.focusProxy() or view)
        view.addActions([self.actions_["evidence"], self.actions_["evidence_back"]])
        view.header.versions.compare_wished.connect(self.correcting.compare)

    def _on_review_changed(self) -> None:
        if not self._refresh_soon.isActive():  # started anew, it would come later
            self._refresh_soon.start()

    def _on_article_added(self, article: int) -> None:
        self.views.article.show_article(article)
        self.open_dock("suggestions")

    def _on_search_left(self) -> None:
        self.views.trail.back()

    def _on_search_stepped(self, by: int) -> None:
        self.views.go_to_match(by)

    def _on_event_chosen(self, event: int) -> None:
        self.views.selection.select_events([event], self._toolbar)
        self.views.timeline.setFocus()

    def _tell(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, MESSAGE_MS)

    def _use_preferences(self) -> None:
        if self.workspace is not None:
            animated = motion.is_wanted(self.settings)
            self.workspace.timeline.use_preferences(wheel_zooms=self.settings.wheel_zooms, animated=animated)
            self.workspace.reading.use_preferences(animated=animated, look=self.settings.reading)
            self.workspace.leader_lines.use_preferences(wanted=self.settings.leader_lines)
            self.workspace.show_matches(hide_rest=self.settings.search_hides)

    def _paint(self) -> None:
        self.actions_.paint(self.appearance.theme)

    def _dock(self, name: str) -> QDockWidget:
        dock = new_dock(name, self)
        dock.visibilityChanged.connect(lambda _shown: self._refresh_soon.start())
        return dock
