"""What a person's hands do to the article, by real mouse and key events."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from timeline_app.model.text import Offsets
from timeline_app.ui.article_view import ArticleView
from timeline_app.ui.article_view.paper import Paper

STEP_MS = 15
NONE, SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT = Qt.MouseButton.LeftButton


def paper_of(view: ArticleView) -> Paper:
    paper = view.findChild(Paper)
    assert isinstance(paper, Paper)
    return paper


def place(view: ArticleView, text: str, words: str, part: float = 0.5) -> QPoint:
    """A point of the viewport on these words, `part` of the way along them; they must be visible."""
    offsets, start = Offsets(text), text.index(words)
    rects = paper_of(view).rects_of(offsets.to_u16(start), offsets.to_u16(start + len(words)))
    rect = rects[0] if part < 1 else rects[-1]
    point = QPoint(round(rect.left() + min(part, 1.0) * rect.width()), round(rect.center().y()))
    assert paper_of(view).viewport().rect().contains(point), f"“{words}” cannot be seen"
    return point


def drag_over(view: ArticleView, text: str, words: str) -> None:
    """Select words with the mouse."""
    viewport = paper_of(view).viewport()
    start, end = place(view, text, words, 0.0) + QPoint(1, 0), place(view, text, words, 1.0)
    QTest.mousePress(viewport, LEFT, NONE, start)
    for step in range(1, 6):
        QTest.mouseMove(viewport, start + (end - start) * step / 5)
        QTest.qWait(STEP_MS)
    QTest.mouseRelease(viewport, LEFT, NONE, end)
    QTest.qWait(STEP_MS)
    assert paper_of(view).textCursor().selectedText().replace("\u2029", "\n") == words


def click_on(view: ArticleView, text: str, words: str, part: float = 0.5) -> None:
    """Click on words."""
    QTest.mouseClick(paper_of(view).viewport(), LEFT, NONE, place(view, text, words, part))


def key(view: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Type a key where the keyboard is."""
    target = view.focusProxy() or view
    QTest.keyClick(target, key, modifiers)
