"""How two texts are shown in one: what went is struck through, what came is underlined, both in their colours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat, QTextCursor

from timeline_app.model.differences import Run, gathered
from timeline_app.ui.theme import Theme


def write_runs(
    cursor: QTextCursor, runs: Iterable[Run], old: str, new: str, theme: Theme
) -> list[tuple[int, int]]:
    """Write both texts at a cursor; return where the changes stand (UTF-16 units of the document)."""
    plain, gone, came = QTextCharFormat(), gone_format(theme), came_format(theme)
    changes = []
    for run in gathered(runs, new):
        begin = cursor.position()
        if run.same:
            cursor.insertText(new[run.new_start : run.new_end], plain)
            continue
        cursor.insertText(old[run.start : run.end], gone)
        cursor.insertText(new[run.new_start : run.new_end], came)
        changes.append((begin, cursor.position()))
    return changes


def gone_format(theme: Theme) -> QTextCharFormat:
    """Words of the old text that are no longer there."""
    format = QTextCharFormat()
    format.setFontStrikeOut(True)
    format.setForeground(QBrush(QColor(theme.flag)))
    return format


def came_format(theme: Theme) -> QTextCharFormat:
    """Words of the new text that were not there."""
    format = QTextCharFormat()
    format.setFontUnderline(True)
    format.setFontWeight(QFont.Weight.DemiBold)
    format.setForeground(QBrush(QColor(theme.supports)))
    return format


def muted_format(theme: Theme) -> QTextCharFormat:
    """What stands around the words that count."""
    format = QTextCharFormat()
    format.setForeground(QBrush(QColor(theme.muted)))
    return format
