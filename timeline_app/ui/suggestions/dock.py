"""The dock of suggestions: what waits for an answer, how far one is, and the answers as buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.interchange.report import counted
from timeline_app.project.suggestions import coverage_words
from timeline_app.ui.suggestions.board import Board
from timeline_app.ui.suggestions.list_view import SuggestionList
from timeline_app.ui.suggestions.listing import Filter, Row, counts, rows
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.choice_box import ChoiceBox
from timeline_app.ui.widgets.key_button import KeyButton

TO_CHECK = "Check them"
_STEPS = 1000


class SuggestionDock(QWidget):
    """Lists the proposals of a board, whenever it can be seen; what a person wishes is told, and done by others."""

    shown = Signal()
    filtered = Signal()  # others are listed
    accept_wished = Signal()
    reject_wished = Signal()
    edit_wished = Signal()
    look_wished = Signal(bool)  # True: into all articles, False: into the one that is shown
    import_wished = Signal()
    date_wished = Signal(object)  # the article whose publication date is missing

    def __init__(self, board: Board, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._appearance = appearance
        self._listed: tuple[tuple[int, Filter], list[Row]] | None = None
        self.actions_of_menu: list[QAction] = []
        self.filter = ChoiceBox()
        self.filter.setAccessibleName("Which suggestions")
        for each in Filter:
            self.filter.addItem(each.value, each)
        self.coverage = QLabel()
        self.coverage.setAccessibleName("How much is on the timeline")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(3)
        self._progress = QLabel()
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Look into no further article; what was found stays")
        self._undated = QLabel()
        self._undated.setWordWrap(True)
        self.date = QPushButton("Set its date…")
        self.list = SuggestionList(appearance)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self.way_on = QPushButton()
        self.accept = KeyButton("Accept", "A", appearance, accented=True)
        self.reject = KeyButton("Reject", "R", appearance)
        self.edit = KeyButton("Edit", "Enter", appearance)
        self.more = QPushButton("More ▾")
        self._lay_out()
        self.setFocusProxy(self.list)
        self._connect()
        self.refresh()

    def dispose(self) -> None:
        """Hear nothing more from the appearance."""
        self._unlisten()

    def showEvent(self, event: QShowEvent) -> None:
        """List what there is once it is to be seen."""
        super().showEvent(event)
        self.shown.emit()
        self.refresh()

    @property
    def listed(self) -> list[Row]:
        """The lines that the filter lets through, as the board is now."""
        asked = self._board.version, self.filter.currentData()
        if self._listed is None or self._listed[0] != asked:
            self._listed = asked, rows(self._board, self.filter.currentData())
        return self._listed[1]

    def show_filter(self, filter: Filter) -> None:
        """List other proposals."""
        self.filter.setCurrentIndex(self.filter.findData(filter))

    def refresh(self) -> None:
        """Show the board as it is now."""
        if not self.isVisible():
            return
        board, current = self._board, self._board.current
        for each, count in counts(board).items():
            self.filter.setItemText(self.filter.findData(each), f"{each.value} ({count:,})")
        placed, dated = board.coverage()
        self.coverage.setText(coverage_words(placed, dated) if dated else "")
        found = self.listed
        self.list.show_rows(found, current.ident if current is not None else None)
        self._show_looking()
        self._show_undated()
        self._show_empty(found)
        self._enable()

    # -- parts

    def _lay_out(self) -> None:
        head = _row((12, 8, 10, 6))
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.coverage)
        looking = _row((12, 2, 10, 6))
        looking.addWidget(self._progress, 1)
        looking.addWidget(self.cancel)
        self._looking = QWidget()
        self._looking.setLayout(looking)
        asking = _row((12, 4, 10, 8))
        asking.addWidget(self._undated, 1)
        asking.addWidget(self.date)
        self._asking = QWidget()
        self._asking.setLayout(asking)
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(12, 10, 12, 10)
        nothing.setSpacing(10)
        nothing.addWidget(self._empty)
        nothing.addWidget(self.way_on, 0, Qt.AlignmentFlag.AlignLeft)
        foot = _row((10, 8, 10, 8))
        for button in (self.accept, self.reject, self.edit):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._looking)
        column.addWidget(self._asking)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setAutoFillBackground(True)

    def _connect(self) -> None:
        board = self._board
        board.changed.connect(self.refresh)
        board.current_changed.connect(self._on_current)
        board.looking.moved.connect(lambda _done, _of: self._show_looking())
        board.looking.ended.connect(self._show_looking)
        self.filter.currentIndexChanged.connect(lambda _at: self._on_filter())
        self.list.gone_to.connect(self._on_gone_to)
        self.list.menu_wished.connect(self._open_menu)
        self.list.doubleClicked.connect(lambda _index: self.edit_wished.emit())
        for button, wished in (
            (self.accept, self.accept_wished),
            (self.reject, self.reject_wished),
            (self.edit, self.edit_wished),
        ):
            button.clicked.connect(lambda _checked=False, wished=wished: wished.emit())
        self.cancel.clicked.connect(lambda _checked=False: board.looking.cancel())
        self.date.clicked.connect(lambda _checked=False: self.date_wished.emit(self._without_date()[0]))
        self.more.clicked.connect(
            lambda _checked=False: self._open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.way_on.clicked.connect(lambda _checked=False: self._go_on())
        self._unlisten = self._appearance.changed.connect(self.refresh)

    def _show_looking(self) -> None:
        looking, theme = self._board.looking, self._appearance.theme
        done, of = looking.done
        self._looking.setVisible(looking.is_running and of > 1)
        self._progress.setText(f"Looking for dates … {done:,} of {counted(of, 'article')}")
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.line}; border: 0; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; }}"
        )
        self._bar.setValue(round(done / of * _STEPS) if looking.is_running and of else 0)

    def _without_date(self) -> list[int]:
        """The articles whose publication date would place something that waits."""
        waiting = (p.article for p in self._board.waiting() if p.needs_publication)
        return list(dict.fromkeys(waiting))

    def _show_undated(self) -> None:
        articles = self._without_date()
        self._asking.setVisible(bool(articles))
        if articles:
            count = sum(p.needs_publication and p.article == articles[0] for p in self._board.waiting())
            title = self._board.project.article(articles[0]).title
            verb = "needs" if count == 1 else "need"
            self._undated.setText(
                f"{counted(count, 'date')} in “{title}” {verb} the article’s publication date."
            )
        self.date.setEnabled(not self._board.project.read_only)

    def _show_empty(self, found: list[Row]) -> None:
        self._nothing.setVisible(not found)
        words, way = self._emptiness() if not found else ("", "")
        self._empty.setText(words)
        self._empty.setStyleSheet(f"color: {self._appearance.theme.muted};")
        self.way_on.setText(way)
        self.way_on.setVisible(bool(way))

    def _emptiness(self) -> tuple[str, str]:
        """Why nothing is listed, and what to do next."""
        board = self._board
        articles = board.project.counts()["article"]
        if not articles:
            return "No article yet. Import one, and its dates are suggested as events.", "Import articles…"
        if board.looking.is_running:
            return "Looking for dates …", ""
        if not board.articles:
            return "Nobody has looked for dates in the articles yet.", "Find dates"
        match self.filter.currentData():
            case Filter.REJECTED:
                return "Nothing was rejected. What you reject is kept here and can be brought back.", ""
            case Filter.ACCEPTED:
                return "Nothing that was found stands on the timeline yet.", ""
            case Filter.VAGUE:
                return "Everything that was found names a day.", ""
        if len(board.articles) < articles:
            words = f"Nothing waits in {counted(len(board.articles), 'article')}."
            return words, f"Look into all {articles:,} articles"
        _, dated = board.coverage()
        if not dated:
            return "No date was found. Select words in an article and press E to make an event of them.", ""
        if any(not row.is_reviewed for row in rows(board, Filter.ACCEPTED)):
            return "Nothing waits. What was accepted is not reviewed yet.", TO_CHECK
        return "Nothing waits: every date that was found has an answer.", ""

    def _go_on(self) -> None:
        board = self._board
        if self.way_on.text() == TO_CHECK:
            self.show_filter(Filter.ACCEPTED)
            self.list.setFocus()
            board.choose(self.listed[0].proposal, self)
        elif not board.project.counts()["article"]:
            self.import_wished.emit()
        else:
            self.look_wished.emit(bool(board.articles))

    def _enable(self) -> None:
        current = self._board.current
        row = next((row for row in self.list.rows if current and row.proposal.ident == current.ident), None)
        can = row is not None and not self._board.project.read_only
        filter = self.filter.currentData()
        words = {
            Filter.ACCEPTED: ("Mark as reviewed", "", "Edit"),
            Filter.REJECTED: ("Accept", "Bring back", "Edit"),
            Filter.VAGUE: ("Accept undated", "Reject", "Edit"),
        }.get(filter, ("Accept", "Reject", "Edit"))
        tips = {
            self.accept: "Somebody has checked it (A)"
            if filter is Filter.ACCEPTED
            else "Make an event of it (A)",
            self.reject: "It waits again (R)"
            if filter is Filter.REJECTED
            else "It is none: do not suggest it again (R)",
            self.edit: "Open it in the event panel"
            if filter is Filter.ACCEPTED
            else "Make an event of it, and correct that (Enter)",
        }
        for button, text in zip((self.accept, self.reject, self.edit), words, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
            button.updateGeometry()
            button.setVisible(bool(text))
            button.setToolTip(tips[button])
            button.setEnabled(can)
        if filter is Filter.ACCEPTED and row is not None and row.is_reviewed:
            self.accept.setEnabled(False)
        self.more.setVisible(bool(self.actions_of_menu))

    # -- what a person does

    def _on_filter(self) -> None:
        self.refresh()
        self.filtered.emit()

    def _on_current(self, _source: object) -> None:
        current = self._board.current
        self.list.go_to(current.ident if current is not None else None)
        self._enable()

    def _on_gone_to(self, ident: tuple[int, str]) -> None:
        self._board.choose(
            next((row.proposal for row in self.list.rows if row.proposal.ident == ident), None), self
        )

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(self.actions_of_menu)
        menu.popup(where)


def _row(margins: tuple[int, int, int, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(6)
    return row
