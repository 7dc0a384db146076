"""The date field by real keys: what it understands, which meaning it asks for, and which word it marks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.model import edtf
from timeline_app.model.when import When
from timeline_app.ui.theme import DARK, LIGHT, Appearance
from timeline_app.ui.widgets.dating import Frame
from timeline_app.ui.widgets.when_field import NO_DATE, WhenField
from timeline_app.ui.widgets.when_strip import WhenStrip

ALT = Qt.KeyboardModifier.AltModifier
FRAME = Frame("2021-09-08", "Asia/Damascus", "Gunfire in Daraa")


class Form(QWidget):
    """A date field, another field after it, and the dates that were committed."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.appearance = Appearance(LIGHT)
        self.field = WhenField(self.appearance)
        self.after = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.after)
        column.addStretch(1)
        self.dated: list[When | None] = []
        self.field.line.dated.connect(self.dated.append)
        self.field.line.set_when(None, frame)
        self.resize(420, 260)

    @property
    def edtf(self) -> list[str]:
        return ["" if when is None else edtf.write(when).text for when in self.dated]

    def type(self, text: str) -> None:
        self.field.line.setFocus()
        self.field.line.selectAll()
        QTest.keyClicks(self.field.line, text)

    def offers(self) -> list[QPushButton]:
        return [button for button in self.field.findChildren(QPushButton) if button.isVisible()]

    def told(self) -> str:
        return next(
            label.text() for label in self.field.findChildren(QLabel) if label.objectName() == "reading"
        )

    def strip(self) -> WhenStrip:
        return self.field.findChildren(WhenStrip)[0]


@pytest.fixture
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


def shown(qtbot: QtBot, frame: Frame = FRAME) -> Form:
    form = Form(frame)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    return form


@pytest.fixture
def form(qtbot: QtBot, british: None) -> Form:
    return shown(qtbot)


def test_an_empty_field_says_how_dates_are_typed(form: Form) -> None:
    assert form.told() == NO_DATE
    assert not form.strip().isVisible()
    assert not form.offers()


def test_what_is_typed_is_told_and_drawn_at_once(form: Form) -> None:
    form.type("late July 2021")
    assert form.told() == "late July 2021 (21–31 July) · EDTF [2021-07-21..2021-07-31]"
    assert form.strip().isVisible()
    assert not form.offers()
    assert form.dated == []
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.edtf == ["[2021-07-21..2021-07-31]"]


def test_both_orders_of_a_numeric_date_are_offered_and_the_first_is_taken(form: Form) -> None:
    form.type("8/9/2021")
    assert [button.text() for button in form.offers()] == ["8 Sept 2021", "9 Aug 2021"]
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.edtf == ["2021-09-08"]
    assert form.field.line.text() == "8/9/2021"
    assert not form.offers()


def test_the_order_of_the_locale_comes_first(qtbot: QtBot, american: None) -> None:
    form = shown(qtbot)
    form.type("8/9/2021")
    assert [button.text() for button in form.offers()] == ["9 Aug 2021", "8 Sept 2021"]
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.edtf == ["2021-08-09"]


def test_alt_down_goes_to_the_other_meaning_and_enter_takes_it(form: Form) -> None:
    form.type("8/9/2021")
    QTest.keyClick(form.field.line, Qt.Key.Key_Down, ALT)
    other = form.offers()[1]
    assert other.hasFocus()
    assert form.dated == []
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert form.edtf == ["2021-08-09"]
    assert form.field.line.text() == "9 Aug 2021"
    assert form.field.line.hasFocus()
    assert not form.offers()


def test_tab_goes_through_the_meanings_without_taking_one(form: Form) -> None:
    form.type("8/9/2021")
    QTest.keyClick(form.field.line, Qt.Key.Key_Tab)
    first, second = form.offers()
    assert first.hasFocus()
    assert form.dated == []
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert form.edtf == ["2021-08-09"]


def test_going_on_from_the_meanings_keeps_the_first(form: Form) -> None:
    form.type("8/9/2021")
    for _ in range(3):
        focus = form.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert form.after.hasFocus()
    assert form.edtf == ["2021-09-08"]


def test_escape_goes_back_to_the_line_and_then_to_what_was_there(form: Form) -> None:
    form.type("8/9/2021")
    QTest.keyClick(form.field.line, Qt.Key.Key_Down, ALT)
    QTest.keyClick(form.offers()[1], Qt.Key.Key_Escape)
    assert form.field.line.hasFocus()
    QTest.keyClick(form.field.line, Qt.Key.Key_Escape)
    assert form.field.line.text() == ""
    assert form.dated == []


def test_a_click_takes_a_meaning(form: Form) -> None:
    form.type("midnight on 6 September 2021")
    QTest.mouseClick(form.offers()[1], Qt.MouseButton.LeftButton)
    assert form.edtf == ["2021-09-07T00:00"]


def test_a_slip_is_offered_for_correction_and_not_taken(form: Form) -> None:
    form.type("6 Setpember 2021")
    assert form.field.line.property("invalid") is True
    assert [button.text() for button in form.offers()] == ["6 September 2021"]
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.dated == []
    assert form.field.line.selectedText() == "Setpember"
    QTest.keyClick(form.field.line, Qt.Key.Key_Down, ALT)
    QTest.keyClick(form.offers()[0], Qt.Key.Key_Return)
    assert form.edtf == ["2021-09-06"]
    assert form.field.line.text() == "6 September 2021"
    assert form.field.line.property("invalid") is False


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_word_that_cannot_be_read_is_underlined(form: Form, theme: object) -> None:
    form.appearance.theme = theme  # type: ignore[assignment]
    form.field.use_theme()
    line = form.field.line
    form.type("6 Sept 2021 blorsday noon")
    assert form.told().startswith("“blorsday” could not be read.")
    start = line.fontMetrics().horizontalAdvance("6 Sept 2021 ")
    word = line.fontMetrics().horizontalAdvance("blorsday")
    image = line.grab().toImage()
    marked = [
        x
        for x in range(8, line.width() - 8)  # inside the frame, which is red too
        for y in range(line.height() // 2 + 4, line.height() - 4)
        if _is_like(image.pixelColor(QPoint(x, y)), line.flag)
    ]
    margin = line.cursorRect().center().x() - line.fontMetrics().horizontalAdvance(line.text())
    assert marked
    assert min(marked) == pytest.approx(margin + start, abs=3)
    assert max(marked) == pytest.approx(margin + start + word, abs=3)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.selectedText() == "blorsday"


def _is_like(color: QColor, other: QColor) -> bool:
    """Whether it is about the red of a mark, and no ink or frame."""
    return (
        abs(color.red() - other.red()) + abs(color.green() - other.green()) + abs(color.blue() - other.blue())
        < 90
    )


def test_an_emoji_before_the_word_moves_no_mark(form: Form) -> None:
    form.field.line.insert("😀 2021")  # as an input method does
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.field.line.selectedText() == "😀"


def test_a_relative_word_tells_from_which_day_it_is_counted(form: Form) -> None:
    form.type("yesterday")
    assert form.told() == (
        "Tuesday 7 September 2021 · EDTF 2021-09-07 · counted from the publication of “Gunfire in Daraa”, 8 Sept 2021"
    )
    form.type("7 September 2021")
    assert "counted" not in form.told()


def test_a_missing_publication_date_is_asked_for_and_never_today(qtbot: QtBot, british: None) -> None:
    form = shown(qtbot, Frame("", "Asia/Damascus", "Gunfire in Daraa"))
    form.type("yesterday")
    assert form.told().endswith("Say first when “Gunfire in Daraa” was published, or type the whole date.")
    assert "“yesterday”" in form.told()
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.dated == []
    assert not form.strip().isVisible()


def test_no_date_is_taken_as_none(form: Form) -> None:
    form.field.line.set_when(edtf.read("2021"), FRAME)
    form.type("n.d.")
    assert form.told() == "No date: the event waits with the undated ones."
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    assert form.dated == [None]


def test_a_span_with_a_range_at_its_end_shows_words_that_say_so(form: Form) -> None:
    form.type("begins between 14 and 16 August 2021, ends 6 September 2021")
    QTest.keyClick(form.field.line, Qt.Key.Key_Return)
    (when,) = form.dated
    form.field.line.set_when(None, FRAME)
    assert when is not None
    form.field.line.set_when(when, FRAME)
    assert form.field.line.text() == "begins between 14 and 16 August 2021, ends 6 September 2021"


def test_a_field_that_is_only_read_takes_no_offer(form: Form) -> None:
    form.type("8/9/2021")
    form.field.line.setReadOnly(True)
    QTest.mouseClick(form.offers()[1], Qt.MouseButton.LeftButton)
    assert form.dated == []
