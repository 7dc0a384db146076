"""What comes in with another copy of the project, and the question what counts where both changed the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.interchange.report import counted
from timeline_app.project.merge_plan import Side
from timeline_app.ui.merge_table import Choice, MergeTable

MOST_ROWS = 6  # of the list of what comes in, before it scrolls


class MergeDialog(QDialog):
    """Can be accepted once every conflict is decided."""

    def __init__(
        self,
        name: str,
        summary: str,
        incoming: Sequence[str],
        choices: Sequence[Choice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merge with another copy")
        self.resize(900 if choices else 560, 620 if choices else 320)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(_words(f"From “{name}”: {summary}."))
        if incoming:
            column.addWidget(self._list(incoming, stretches=not choices), 0 if choices else 1)
        self.table: MergeTable | None = None
        self._state = QLabel()
        if choices:
            self.table = MergeTable(choices)
            both = counted(len(choices), "thing")
            column.addWidget(
                _words(
                    f"Both copies changed {both}, each in its own way. Choose what counts; undo takes it all back."
                )
            )
            column.addWidget(self.table, 1)
            column.addLayout(self._all_buttons(self.table))
            self.table.chosen.connect(self._check)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._merge = self.buttons.addButton("Merge", QDialogButtonBox.ButtonRole.AcceptRole)
        self._merge.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        (self.table or self._merge).setFocus()
        self._check()

    @property
    def sides(self) -> list[Side]:
        """What was chosen; complete once the dialog is accepted."""
        return [side for side in self.table.sides if side is not None] if self.table else []

    def _list(self, lines: Sequence[str], *, stretches: bool) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName("What comes in")
        shown.setUniformItemSizes(True)
        shown.setTextElideMode(Qt.TextElideMode.ElideRight)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for line in lines:
            item = QListWidgetItem(line)
            item.setToolTip(line)
            shown.addItem(item)
        shown.setStyleSheet(
            "QListWidget { border: 1px solid palette(mid); border-radius: 5px; padding: 3px; }"
        )
        if not stretches:
            rows = min(len(lines), MOST_ROWS)
            shown.setFixedHeight(rows * (shown.sizeHintForRow(0) + 1) + 10)
        return shown

    def _all_buttons(self, table: MergeTable) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, side in (("All from this project", Side.OURS), ("All from the other copy", Side.THEIRS)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, side=side: table.choose_all(side))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._state)
        return row

    def _check(self) -> None:
        sides = self.table.sides if self.table else []
        left = sides.count(None)
        self._state.setText(f"{len(sides) - left} of {len(sides)} decided")
        self._merge.setEnabled(not left)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
