"""The dates that passages give for one event, side by side: which, by whom, and the way to take one over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from timeline_app.dates.words import short
from timeline_app.interchange.report import counted
from timeline_app.model.records import Link, Stance
from timeline_app.model.when import When
from timeline_app.ui.theme import Appearance, Theme
from timeline_app.ui.widgets.elided_label import ElidedLabel

DRAWING = QSize(64, 18)  # pixels
LEAST_PX = 3.0  # of a bar
ROOM = 0.08  # of the range, left free at each side
MOST = 12


@dataclass(frozen=True, slots=True)
class Claim:
    """One date and the links that give it."""

    when: When
    links: tuple[Link, ...]

    def words(self) -> str:
        """How many passages give it, against how many, and who says so: 2 passages · SOHR, the report."""
        against = sum(link.stance is Stance.CONTRADICTS for link in self.links)
        count = counted(len(self.links), "passage")
        if against:
            count = (
                f"{count}, contradicting"
                if against == len(self.links)
                else f"{count}, {against} contradicting"
            )
        names = ", ".join(dict.fromkeys(link.attribution for link in self.links if link.attribution))
        return f"{count} · {names}" if names else count


def claims(links: Iterable[Link]) -> list[Claim]:
    """Each date that the links give, once, the earliest first; one that is open at its beginning before all."""
    found: dict[tuple[object, object], list[Link]] = {}
    for link in links:
        if link.claimed is not None:
            found.setdefault((link.claimed.begin, link.claimed.end), []).append(link)
    made = [Claim(same[0].claimed, tuple(same)) for same in found.values() if same[0].claimed is not None]
    return sorted(made, key=lambda claim: (claim.when.hull[0] or -(10**19), claim.when.hull[1] or 10**19))


def compete(when: When | None, found: Sequence[Claim]) -> bool:
    """Whether there is anything to compare: two dates, or one that is not the date of the event."""
    return len(found) > 1 or any(not is_same(claim.when, when) for claim in found)


def is_same(one: When, other: When | None) -> bool:
    """Whether these are the same date, however it was typed."""
    return other is not None and (one.begin, one.end) == (other.begin, other.end)


class ClaimsView(QWidget):
    """A row for each claimed date; none is taken over unless a person says so."""

    chosen = Signal(object)  # a When

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._read_only = False
        self._shown: tuple[When | None, list[Claim]] = (None, [])
        self._title = QLabel()
        font = self._title.font()
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self._rows = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._title)
        self._column.addWidget(self._rows)
        self.hide()

    def show_claims(self, when: When | None, links: Iterable[Link]) -> None:
        """Show what these links claim beside the date of the event; nothing where all agree."""
        found = claims(links)
        if (when, found) != self._shown:
            self._shown = (when, found)
            self._fill()

    def set_read_only(self, read_only: bool) -> None:
        """Only show."""
        self._read_only = read_only
        self._fill()

    def use_theme(self) -> None:
        """Take the colours of the theme in use."""
        self._fill()

    def _fill(self) -> None:
        when, found = self._shown
        wanted = compete(when, found)
        self.setVisible(wanted)
        self._column.removeWidget(self._rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        self._column.addWidget(self._rows)
        if not wanted:
            return
        self._title.setText("Dates given" if len(found) == 1 else f"{len(found)} dates given")
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        bounds = _range([claim.when for claim in found] + ([when] if when is not None else []))
        for row, claim in enumerate(found[:MOST]):
            self._add(grid, row, claim, when, bounds)
        if len(found) > MOST:
            grid.addWidget(QLabel(f"and {len(found) - MOST} more"), 2 * MOST, 1)
        self._rows.show()

    def _add(
        self, grid: QGridLayout, row: int, claim: Claim, when: When | None, bounds: tuple[int, int]
    ) -> None:
        theme = self._appearance.theme
        date = ElidedLabel(short(claim.when))
        words = ElidedLabel()
        words.setText(claim.words())
        words.setStyleSheet(f"color: {theme.muted}; font-size: 12px;")
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words.setToolTip(claim.words())
        grid.addWidget(_Drawing(claim, when, bounds, theme), 2 * row, 0, 2, 1)
        grid.addWidget(date, 2 * row, 1, 1, 2)
        grid.addWidget(words, 2 * row + 1, 1)
        if is_same(claim.when, when):
            used = QLabel("in use")
            used.setStyleSheet(f"color: {theme.muted}; padding: 2px 6px;")
            grid.addWidget(used, 2 * row + 1, 2)
            return
        use = QPushButton("Use this date")
        use.setFlat(True)
        use.setEnabled(not self._read_only)
        use.setAccessibleName(f"Use {short(claim.when)}")
        use.setToolTip("Make this the date of the event")
        use.clicked.connect(lambda _checked=False: self.chosen.emit(claim.when))
        grid.addWidget(use, 2 * row + 1, 2)


class _Drawing(QWidget):
    """A claimed date as a bar in the range of all, over the date of the event as a light band."""

    def __init__(self, claim: Claim, when: When | None, bounds: tuple[int, int], theme: Theme) -> None:
        super().__init__()
        self._claim, self._when, self._bounds, self._theme = claim, when, bounds, theme
        self.setFixedSize(DRAWING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRect(QRectF(0, self.height() - 1, self.width(), 1))
        if self._when is not None:
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRect(self._bar(self._when, 0, self.height() - 1))
        stances = {link.stance for link in self._claim.links}
        against = Stance.CONTRADICTS in stances
        supports = Stance.SUPPORTS in stances
        painter.setBrush(
            QColor(theme.supports if supports else theme.contradicts if against else theme.muted)
        )
        painter.drawRoundedRect(self._bar(self._claim.when, 5, 8), 1.5, 1.5)

    def _bar(self, when: When, top: float, height: float) -> QRectF:
        first, last = self._bounds
        begin, end = when.hull
        scale = self.width() / (last - first)
        left = 0.0 if begin is None else (begin - first) * scale
        right = float(self.width()) if end is None else (end - first) * scale
        return QRectF(left, top, max(right - left, LEAST_PX), height)


def _range(whens: Sequence[When]) -> tuple[int, int]:
    """What the drawings show: all bounds that are known, and a little room."""
    bounds = [bound for when in whens for bound in when.hull if bound is not None]
    first, last = min(bounds), max(bounds)
    room = max(round((last - first) * ROOM), 1)
    return first - room, last + room
