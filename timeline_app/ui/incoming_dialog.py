"""The dialog about files that are to become articles: what is in each, and how it shall come in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from timeline_app.dates import words
from timeline_app.interchange.importing import Wish
from timeline_app.interchange.incoming import Incoming
from timeline_app.interchange.report import counted
from timeline_app.model import edtf
from timeline_app.model.text import shortened

SHOWN_CP = 20_000  # code points of a text that need not be corrected; the rest would only take time
_ALONE, _AS_VERSION, _NOT = range(3)


def ask_about(found: Sequence[Incoming], parent: QWidget) -> list[Wish | None] | None:
    """How each text shall come in (None = not); None when the person cancelled."""
    dialog = IncomingDialog(found, parent)
    return dialog.wishes() if dialog.exec() == QDialog.DialogCode.Accepted else None


def fate(each: Incoming) -> str:
    """What there is to say about a text before it comes in, in a few words."""
    if each.article is None:
        return "Cannot be read"
    if each.alike is not None:
        what = "The very same as" if each.alike.is_same else f"{each.alike.percent} % the same as"
        return f"{what} “{each.alike.title}”"
    if each.article.doubtful:
        return "Please look its text over"
    try:
        published = words.short(edtf.read(each.article.published)) if each.article.published else ""
    except ValueError:
        published = each.article.published
    return " · ".join(filter(None, (each.article.publisher, published))) or "No publication date in it"


class IncomingDialog(QDialog):
    """Lists the texts with a tick for what comes in; beside the list, the chosen one is read and corrected."""

    def __init__(self, found: Sequence[Incoming], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import articles")
        self.resize(920, 560)
        self._found = found
        self._ways = [_ALONE if _can_come(each) else _NOT for each in found]
        self._corrected: dict[int, str] = {}
        self._shown: int | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Files")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in found:
            self.list.addItem(_item(each))
        detail = self._detail()
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        both.addWidget(self.list)
        both.addWidget(detail)
        both.setSizes([360, 560])
        self._sum = QLabel()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setSpacing(10)
        outer.addWidget(both, 1)
        outer.addWidget(self._sum)
        outer.addWidget(self._buttons)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._on_tick)
        self._ways_shown.idClicked.connect(self._on_way)
        self.text.textChanged.connect(self._on_text)
        self.list.setCurrentRow(next((i for i, each in enumerate(found) if _wants_a_look(each)), 0))
        self._count()
        self.list.setFocus()

    def wishes(self) -> list[Wish | None]:
        """How each text shall come in; None for what is left out."""
        return [
            None if way == _NOT else Wish(self._corrected.get(number), as_version=way == _AS_VERSION)
            for number, way in enumerate(self._ways)
        ]

    def _detail(self) -> QWidget:
        """The text of the chosen file, and above it what can be chosen about it."""
        self._story = QLabel()
        self._story.setWordWrap(True)
        self._story.setTextFormat(Qt.TextFormat.PlainText)
        self._story.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._choice = QWidget()
        self._ways_shown = QButtonGroup(self)
        radios = QVBoxLayout(self._choice)
        radios.setContentsMargins(0, 0, 0, 4)
        radios.setSpacing(4)
        for way in (_ALONE, _AS_VERSION, _NOT):
            radio = QRadioButton()
            self._ways_shown.addButton(radio, way)
            radios.addWidget(radio)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Text")
        self.text.setTabChangesFocus(True)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._story)
        column.addWidget(self._choice)
        column.addWidget(self.text, 1)
        column.addStretch()
        return detail

    def _show(self, number: int) -> None:
        each = self._found[number]
        self._shown = None  # what follows is no correction
        self._story.setText(_story(each))
        alike = each.alike
        self._choice.setVisible(_can_come(each) and alike is not None)
        if alike is not None:
            for way, words in _words_of_ways(alike.title).items():
                self._ways_shown.button(way).setText(words)
            self._ways_shown.button(self._ways[number]).setChecked(True)
        article = each.article
        can_be_corrected = _can_come(each) and article is not None and article.doubtful
        text = self._corrected.get(number) or (article.text if article is not None else "")
        if not can_be_corrected and len(text) > SHOWN_CP:
            text = f"{text[:SHOWN_CP]}…"
        self.text.setPlainText(text)
        self.text.setReadOnly(not can_be_corrected)
        self.text.setVisible(article is not None)
        self._shown = number

    def _on_tick(self, item: QListWidgetItem) -> None:
        number = self.list.row(item)
        ticked = item.checkState() == Qt.CheckState.Checked
        if ticked == (self._ways[number] == _NOT):
            self._ways[number] = _ALONE if ticked else _NOT
            if number == self._shown:
                self._ways_shown.button(self._ways[number]).setChecked(True)
        self._count()

    def _on_way(self, way: int) -> None:
        if self._shown is not None:
            self._ways[self._shown] = way
            tick = Qt.CheckState.Unchecked if way == _NOT else Qt.CheckState.Checked
            self.list.item(self._shown).setCheckState(tick)

    def _on_text(self) -> None:
        if self._shown is not None and not self.text.isReadOnly():
            raw = self.text.document().toRawText()  # the plain text would have lost its non-breaking spaces
            self._corrected[self._shown] = raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def _count(self) -> None:
        coming = sum(way != _NOT for way in self._ways)
        there = sum(each.alike is not None and each.alike.is_same for each in self._found)
        unread = sum(each.article is None for each in self._found)
        parts = [
            f"{counted(coming, 'article')} will come in" if coming else "Nothing will come in",
            f"{there} {'is' if there == 1 else 'are'} there already" if there else "",
            f"{unread} cannot be read" if unread else "",
        ]
        self._sum.setText(", ".join(filter(None, parts)) + ".")
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(f"Import {counted(coming, 'article')}" if coming else "Import")
        ok.setEnabled(coming > 0)


def _words_of_ways(title: str) -> dict[int, str]:
    title = shortened(title).replace("&", "&&")
    return {
        _ALONE: "Import it as an article of its own",
        _AS_VERSION: f"Import it as a new version of “{title}”",
        _NOT: "Leave it out",
    }


def _can_come(each: Incoming) -> bool:
    return each.article is not None and not (each.alike is not None and each.alike.is_same)


def _wants_a_look(each: Incoming) -> bool:
    return _can_come(each) and (
        each.alike is not None or (each.article is not None and each.article.doubtful)
    )


def _item(each: Incoming) -> QListWidgetItem:
    title = each.article.title if each.article is not None else each.path.name
    item = QListWidgetItem(
        f"{title}\n{each.path.name} – {fate(each)}" if each.article else f"{title}\n{fate(each)}"
    )
    item.setSizeHint(QSize(0, 46))
    item.setToolTip(item.text())
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    can_come = _can_come(each)
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if can_come else flags)
    item.setCheckState(Qt.CheckState.Checked if can_come else Qt.CheckState.Unchecked)
    return item


def _story(each: Incoming) -> str:
    """All there is to say about a text."""
    if each.article is None:
        return each.problem
    said = [f"{each.path.name}:" if each.article.losses else ""]
    if each.alike is not None and each.alike.is_same:
        said = [f"{each.path.name} has the very same text as “{each.alike.title}”, so it is left out."]
    elif each.alike is not None:
        said = [f"{each.path.name} is {each.alike.percent} % the same as “{each.alike.title}”."]
    if each.article.doubtful:
        said.append(
            "Its paragraphs were put together from the lines of its pages. Correct what is wrong now: an article "
            "does not change once it is imported. The original is kept."
        )
    said.extend(each.article.losses)
    return " ".join(filter(None, said)) or f"{each.path.name}: {fate(each)}"
