"""The choices of how articles are set: font, size, distance of lines, width of the column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QWidget

from timeline_app.ui.reading_font import ReadingLook
from timeline_app.ui.widgets.choice_box import ChoiceBox

SIZES_PX = (12, 13, 14, 15, 16, 17, 18, 20, 22, 25, 28, 32)
LINES = (
    (1.5, "Lines close together"),
    (1.7, "Lines as usual"),
    (2.0, "Lines apart"),
    (2.4, "Lines far apart"),
)
COLUMNS = ((34, "Narrow column"), (46, "Column as usual"), (60, "Wide column"), (90, "Very wide column"))


class ReadingChoices(QWidget):
    """Four boxes; each choice is told at once."""

    def __init__(self, look: ReadingLook, chosen: Callable[[ReadingLook], object]) -> None:
        super().__init__()
        self._look, self._chosen = look, chosen
        self.family, self.size_px, self.line, self.column = (ChoiceBox() for _ in range(4))
        self.family.addItem("Serif, the best there is", "")
        for family in QFontDatabase.families():
            self.family.addItem(family, family)
        for size in sorted({*SIZES_PX, look.size_px}):
            self.size_px.addItem(f"{size} px", size)
        for box, choices in ((self.line, LINES), (self.column, COLUMNS)):
            for value, words in choices:
                box.addItem(words, value)
        self.family.setMaximumWidth(220)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        boxes = {"family": self.family, "size_px": self.size_px, "line": self.line, "column": self.column}
        names = ("Font of articles", "Size of letters", "Distance of lines", "Width of the column")
        for (field, box), name in zip(boxes.items(), names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setCurrentIndex(max(0, box.findData(getattr(look, field))))
            box.currentIndexChanged.connect(lambda _index, f=field, b=box: self._choose(f, b.currentData()))
            row.addWidget(box)

    def _choose(self, field: str, value: object) -> None:
        self._look = replace(self._look, **{field: value})  # type: ignore[arg-type]  # each box has its field's type
        self._chosen(self._look)
