"""One piece of evidence: the quote, what it says about the event, who claims it, and which date it gives."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.model.records import Link, Stance
from timeline_app.ui.event_panel.basis import BasisButton
from timeline_app.ui.event_panel.grade import GradeChip
from timeline_app.ui.event_panel.names import Names, complete
from timeline_app.ui.event_panel.quotes import Quotes
from timeline_app.ui.theme import Appearance, Theme
from timeline_app.ui.widgets.date_line import DateLine
from timeline_app.ui.widgets.dating import Frame
from timeline_app.ui.widgets.elided_label import ElidedLabel
from timeline_app.ui.widgets.line_field import LineField

MOST_DATE_PX = 104
NO_DATE_HINT = "The date that this passage itself gives (Enter: keep, Esc: as before)"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a card shows: a link, the quote of its passage, and the article it stands in ("" = not worth saying).

    `parts` are passages and quotes of the further parts, where it is a piece of evidence of several passages.
    """

    link: Link
    quote: str
    article: str
    frame: Frame
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def passages(self) -> frozenset[int]:
        """Its passage, and those of its parts."""
        return frozenset((self.link.passage, *(passage for passage, _ in self.parts)))


class Card(QFrame):
    """Shows one link and tells what a person does to it; a passage is gone to by its quote."""

    jumped = Signal(object)  # passage
    stance_chosen = Signal(object, object)  # link, Stance
    attributed = Signal(object, str)  # link, who claims it
    claimed = Signal(object, object)  # link, When or None
    edited = Signal(object, str, object)  # link, a label for the change, {field: value}
    unlinked = Signal(object)  # link
    parted = Signal(object)  # link
    hovered = Signal(object)  # passage, or None

    def __init__(
        self, appearance: Appearance, evidence: Evidence, names: Names, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._evidence = evidence
        self._lit = False
        self.setObjectName("card")
        self._quotes = Quotes(appearance)
        self._quotes.jumped.connect(self.jumped)
        self._quotes.part_wished.connect(lambda: self.parted.emit(self._evidence.link.id))
        self._unlink = QToolButton()
        self._unlink.setText("×")
        self._unlink.setObjectName("unlink")
        self._unlink.setAccessibleName("Unlink this passage")
        self._unlink.setToolTip("Unlink this passage from the event; the passage stays marked")
        self._unlink.clicked.connect(lambda: self.unlinked.emit(self._evidence.link.id))
        self._stance = QToolButton()
        self._stance.setObjectName("stance")
        self._stance.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._stance.setMenu(self._stance_menu())
        self._who = LineField("Who claims it")
        self._who.setPlaceholderText("who says so?")
        self._who.setToolTip("Who claims this: a source, a document, the report itself")
        self._who.committed.connect(lambda text: self.attributed.emit(self._evidence.link.id, text.strip()))
        self._date = DateLine("Date given by this passage")
        self._date.setPlaceholderText("date given")
        self._reading = QLabel()
        self._reading.setObjectName("article")
        self._reading.setWordWrap(True)
        self._reading.hide()
        self._basis = BasisButton()
        self._basis.setObjectName("chip")
        self._grade = GradeChip()
        self._grade.setObjectName("chip")
        self._note = LineField("Note on this evidence")
        self._note.setPlaceholderText("add a note")
        self._date.dated.connect(lambda when: self.claimed.emit(self._evidence.link.id, when))
        self._date.read.connect(self._tell_date)
        self._article = ElidedLabel()
        self._article.setObjectName("article")
        complete(self._who, names)
        self._tell_edits()
        for flat in (self._who, self._date, self._note):
            flat.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.show_evidence(evidence)
        self.use_theme()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._quotes, 1)
        top.addWidget(self._unlink, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._stance)
        row.addWidget(self._who, 1)
        row.addWidget(self._grade)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self._date, 2)
        second.addWidget(self._basis)
        second.addWidget(self._note, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 6, 7, 5)
        column.setSpacing(1)
        column.addLayout(top)
        column.addLayout(row)
        column.addLayout(second)
        column.addWidget(self._reading)
        column.addWidget(self._article)

    @property
    def link(self) -> Link:
        """The link shown."""
        return self._evidence.link

    def show_evidence(self, evidence: Evidence) -> None:
        """Show another state of the link; fields in which one types are left alone."""
        stance_changed = evidence.link.stance is not self._evidence.link.stance
        self._evidence = evidence
        link = evidence.link
        self._quotes.show_quotes(((link.passage, evidence.quote), *evidence.parts))
        self._stance.setText(f"{link.stance} ▾")
        self._stance.setAccessibleName(f"This passage {link.stance} the event: change")
        self._stance.setToolTip("Supports, contradicts or only mentions the event: click to change")
        self._who.set_value(link.attribution)
        self._date.set_when(link.claimed, evidence.frame)
        self._date.setMinimumWidth(
            min(MOST_DATE_PX, self._date.fontMetrics().horizontalAdvance(self._date.text()) + 18)
        )
        self._note.set_value(link.note)
        self._note.setToolTip(link.note or "A note on this evidence (Enter: keep, Esc: as before)")
        self._basis.show_basis(link.basis)
        self._basis.setVisible(link.claimed is not None)
        self._grade.show_grade(link.reliability, link.credibility)
        self._article.setText(evidence.article)
        self._article.setVisible(bool(evidence.article))
        if stance_changed:
            self.use_theme()

    @property
    def passages(self) -> frozenset[int]:
        """The passages shown."""
        return self._evidence.passages

    def set_lit(self, lit: bool) -> None:
        """Show that its passage is selected or under the pointer."""
        if lit != self._lit:
            self._lit = lit
            self.use_theme()

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        for field in (self._who, self._date, self._note):
            field.setReadOnly(read_only)
        for button in (self._stance, self._basis, self._grade):
            button.setEnabled(not read_only)
        self._unlink.setVisible(not read_only)
        self._quotes.set_read_only(read_only)

    def commit(self) -> None:
        """Commit what is being typed."""
        self._who.commit()
        self._date.commit()
        self._note.commit()

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        t = self._appearance.theme
        ink, ground = stance_colors(self.link.stance, t)
        self.setStyleSheet(
            f"#card {{ background: {t.background}; border: 1px solid {t.accent if self._lit else t.line};"
            " border-radius: 6px; }"
            f"#stance {{ color: {ink}; background: {ground}; border: 1px solid transparent; border-radius: 3px;"
            " padding: 1px 5px; font-size: 12px; }"
            f"#stance:hover, #stance:focus {{ border-color: {ink}; }}"
            f"#chip {{ color: {t.muted}; border: 1px solid transparent; border-radius: 3px; padding: 1px 4px;"
            " font-size: 11px; }"
            f'#chip[judged="true"] {{ color: {t.text}; border-color: {t.line}; }}'
            f"#chip:hover, #chip:focus {{ border-color: {t.accent}; color: {t.text}; }}"
            "#stance::menu-indicator, #chip::menu-indicator { image: none; width: 0; }"
            f"#article {{ color: {t.muted}; font-size: 11px; padding: 0 3px; }}"
            f"#unlink {{ color: {t.muted}; padding: 0 5px 2px 5px; font-size: 14px; }}"
            f"#unlink:hover, #unlink:focus {{ color: {t.flag}; background: {t.accent_soft}; }}"
            f"QLineEdit {{ background: transparent; border: 1px solid transparent; border-radius: 4px;"
            f" padding: 1px 4px; font-size: 12px; color: {t.muted}; }}"
            f"QLineEdit:hover {{ border-color: {t.line}; }}"
            f"QLineEdit:focus {{ border-color: {t.accent}; background: {t.panel}; color: {t.text}; }}"
            f'QLineEdit[invalid="true"] {{ border-color: {t.flag}; }}'
        )
        self._date.flag = QColor(t.flag)
        self._quotes.use_theme()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer rests on the passage."""
        super().enterEvent(event)
        self.hovered.emit(self.link.passage)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that it does no more."""
        super().leaveEvent(event)
        self.hovered.emit(None)

    def _tell_edits(self) -> None:
        def tell(label: str, field: str, value: object) -> None:
            self.edited.emit(self._evidence.link.id, label, {field: value})

        self._basis.chosen.connect(lambda basis: tell("Change basis of claimed date", "basis", basis))
        self._grade.reliability_chosen.connect(lambda mark: tell("Judge source", "reliability", mark))
        self._grade.credibility_chosen.connect(lambda mark: tell("Judge claim", "credibility", mark))
        self._note.committed.connect(lambda text: tell("Change note on evidence", "note", text.strip()))

    def _tell_date(self) -> None:
        self._reading.setText(self._date.words())
        self._reading.setVisible(self._date.is_changed() and bool(self._date.words()))
        self._date.setToolTip(
            self._date.words() or "The date that this passage itself gives (Enter: keep, Esc: as before)"
        )

    def _stance_menu(self) -> QMenu:
        menu = QMenu(self)
        for stance in Stance:
            action = menu.addAction(stance.capitalize())
            action.triggered.connect(
                lambda _checked=False, s=stance: self.stance_chosen.emit(self._evidence.link.id, s)
            )
        return menu


def stance_colors(stance: Stance, theme: Theme) -> tuple[str, str]:
    """Ink and ground of a stance, as style sheets write them."""
    ink = {Stance.SUPPORTS: theme.supports, Stance.CONTRADICTS: theme.contradicts}.get(stance, theme.muted)
    ground = QColor(ink)
    return ink, f"rgba({ground.red()}, {ground.green()}, {ground.blue()}, 0.13)"
