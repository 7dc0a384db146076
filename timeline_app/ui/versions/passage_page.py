"""One passage of a corrected article: its old and new words, what rests on it, and where it may go."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.interchange.corrections import WORDS
from timeline_app.model.anchoring import State
from timeline_app.model.differences import compare
from timeline_app.model.records import CONTEXT_CP
from timeline_app.model.text import Offsets, shortened
from timeline_app.project.article_versions import Carrying
from timeline_app.project.project import Project
from timeline_app.ui.theme import Theme
from timeline_app.ui.versions.decisions import Decisions, Outcome, Span
from timeline_app.ui.versions.markings import came_format, muted_format, write_runs

BY_HAND, LEAVE = -2, -3
"""Ids of the buttons that are no place which the program found."""


class PassagePage(QWidget):
    """Shows a passage, and lets a person choose one of the places found, another one, or none."""

    decided = Signal()

    def __init__(
        self, project: Project, decisions: Decisions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._decisions, self._theme = project, decisions, theme
        self._carrying: Carrying | None = None
        self._offsets = Offsets(decisions.plan.new)
        self._told = QTextEdit()
        self._told.setReadOnly(True)
        self._told.setAccessibleName("Old and new words")
        self._told.setTabChangesFocus(True)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(4)
        self._group = QButtonGroup(self)
        self.text = QPlainTextEdit(decisions.plan.new)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("The new text")
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.take = QPushButton("&Use the words selected here")
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._on_take)
        self.text.selectionChanged.connect(self._on_selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(self._told, 3)
        column.addLayout(self._choices)
        column.addWidget(QLabel("The new text:"))
        column.addWidget(self.text, 4)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self._group.idClicked.connect(self._on_choice)
        self._on_selected()

    def show_passage(self, carrying: Carrying) -> None:
        """Show this passage from now on."""
        self._carrying = carrying
        self._offer()
        self._tell()

    def choice(self, number: int) -> QRadioButton | None:
        """The button of a place (0 = the best), or of `BY_HAND` or `LEAVE`."""
        button = self._group.button(number)
        return button if isinstance(button, QRadioButton) else None

    # within

    def _offer(self) -> None:
        carrying = self._carrying
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._choices.removeWidget(button)
            button.deleteLater()
        if carrying is None:
            return
        span, outcome = (
            self._decisions.span(carrying.passage.id),
            self._decisions.outcome(carrying.passage.id),
        )
        spans = [(place.start, place.end) for place in carrying.anchor.places]
        for number, place in enumerate(carrying.anchor.places):
            alike, beside = round(100 * place.quote), round(100 * place.context)
            words = self._in_context(spans[number])
            told = f"{words}\nThe words are {alike} % alike, those around them {beside} %."
            self._add(number, f"{alike} % alike: {words}", span == spans[number], told)
        if outcome is Outcome.GOES and span is not None and span not in spans:
            self._add(BY_HAND, f"Chosen by hand: {self._in_context(span)}", True)
        self._add(LEAVE, "Leave it, and its links, at the old version", outcome is Outcome.STAYS)

    def _add(self, number: int, words: str, is_checked: bool, told: str = "") -> None:
        button = QRadioButton(words.replace("&", "&&"))
        button.setToolTip(told or words)
        button.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed
        )  # long words make nothing wider
        self._group.addButton(button, number)
        button.setChecked(is_checked)
        self._choices.addWidget(button)

    def _in_context(self, span: Span) -> str:
        new = self._decisions.plan.new
        before, after = around(new, span, CONTEXT_CP // 3)
        return f"{before}[{shortened(' '.join(new[slice(*span)].split()), 40)}]{after}"

    def _tell(self) -> None:
        carrying = self._carrying
        if carrying is None:
            return
        passage, span = carrying.passage, self._decisions.span(carrying.passage.id)
        shown = span or next(((p.start, p.end) for p in carrying.anchor.places), None)
        old, new = self._decisions.plan.old, self._decisions.plan.new
        muted = muted_format(self._theme)
        self._told.clear()
        cursor = self._told.textCursor()

        def line(words: str, form: QTextCharFormat) -> None:
            cursor.insertText(words, form)
            cursor.insertBlock()

        state = WORDS[carrying.anchor.state].capitalize()
        line(f"{state}. {carrying.anchor.reason}".strip(), muted)
        line("", muted)
        before, after = around(old, (passage.start, passage.end), CONTEXT_CP)
        cursor.insertText(before, muted)
        if shown is None:
            write_runs(cursor, compare(passage.quote, ""), passage.quote, "", self._theme)
        else:
            quote = new[slice(*shown)]
            write_runs(cursor, compare(passage.quote, quote), passage.quote, quote, self._theme)
        line(after, muted)
        line("", muted)
        for link in carrying.links:
            event = self._project.event(link.event)
            line(f"{link.stance.capitalize()}: {event.title or 'Untitled event'}", QTextCharFormat())
        if not carrying.links:
            line("Marked only: no event rests on it.", muted)
        self._told.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_place(shown)

    def _show_place(self, span: Span | None) -> None:
        """Bring a span of the new text into sight, marked."""
        marks = []
        cursor = self.text.textCursor()
        if span is not None:
            mark = QTextEdit.ExtraSelection()
            cursor.setPosition(self._offsets.to_u16(span[0]))
            self.text.setTextCursor(cursor)
            marked = self.text.textCursor()
            marked.setPosition(self._offsets.to_u16(span[1]), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = marked
            form = came_format(self._theme)
            form.setBackground(self.palette().highlight())
            form.setForeground(self.palette().highlightedText())
            mark.format = form
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self.text.centerCursor()

    def _on_choice(self, number: int) -> None:
        carrying = self._carrying
        if carrying is None or number == BY_HAND:
            return
        if number == LEAVE:
            self._decisions.leave(carrying.passage.id)
        else:
            place = carrying.anchor.places[number]
            self._decisions.choose(carrying.passage.id, (place.start, place.end))
        self._tell()
        self.decided.emit()

    def _on_selected(self) -> None:
        self.take.setEnabled(self.text.textCursor().hasSelection())

    def _on_take(self) -> None:
        cursor = self.text.textCursor()
        start, end = self._offsets.to_cp(cursor.selectionStart()), self._offsets.to_cp(cursor.selectionEnd())
        if self._carrying is not None and start < end:
            self._decisions.choose(self._carrying.passage.id, (start, end))
            self._offer()
            self._tell()
            self.decided.emit()


def around(text: str, span: Span, length: int) -> tuple[str, str]:
    """Whole words before and after a span, about so many characters each, on one line."""
    start, end = max(0, span[0] - length), min(len(text), span[1] + length)
    before, after = (re.sub(r"\s+", " ", part) for part in (text[start : span[0]], text[span[1] : end]))
    if start > 0 and " " in before:
        before = "…" + before.partition(" ")[2]
    if end < len(text) and " " in after:
        after = after.rpartition(" ")[0] + "…"
    return before, after


def says_state(carrying: Carrying) -> str:
    """The state of a passage in a word, with a sign, so that colour is not needed to tell it."""
    signs = {
        State.EXACT: "=",
        State.MOVED: "↕",
        State.CHANGED: "≈",
        State.AMBIGUOUS: "?",
        State.LOST: "✕",
    }
    return f"{signs[carrying.anchor.state]} {WORDS[carrying.anchor.state]}"
