"""The findings as a tree: a branch for each kind, what was accepted at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from timeline_app.interchange.audit_report import KIND_WORDS
from timeline_app.project.audit import Finding, Kind
from timeline_app.ui.audit_dock.auditing import MOST
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.row_delegate import parts

ACCEPTED = "Accepted"
GROUP, ROW = QSize(120, 30), QSize(120, 44)  # pixels of a branch and of a finding
_FINDING, _COUNT = (Qt.ItemDataRole.UserRole + i for i in range(2))

ORDERS: Mapping[str, Callable[[Finding], tuple[object, ...]]] = MappingProxyType(
    {
        "as found": lambda finding: (),
        "by title": lambda finding: (finding.title.casefold(),),
        "by reason": lambda finding: (finding.sentence.casefold(), finding.title.casefold()),
        "newest first": lambda finding: (-finding.key[1],),
    }
)
"""In which orders the findings of a kind can be listed."""


class FindingTree(QTreeWidget):
    """Keeps what is open, current and selected when other findings are shown."""

    accept_wished = Signal()
    resolve_wished = Signal()
    jump_wished = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed: set[str] = {ACCEPTED}
        self._known: set[str] = set()
        self.setAccessibleName("What is weak")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(_Delegate(appearance, self))
        self.itemClicked.connect(self._on_clicked)
        self.itemActivated.connect(self._on_activated)
        self.itemExpanded.connect(lambda item: self._closed.discard(item.text(0)))
        self.itemCollapsed.connect(lambda item: self._closed.add(item.text(0)))

    def show_findings(self, findings: Sequence[Finding], order: str) -> None:
        """List these."""
        kept = self.currentItem()
        current = _name(kept) if kept is not None else ""
        above = kept.parent() if kept is not None else None
        branch, row = (
            (above.text(0), above.indexOfChild(kept)) if above is not None and kept is not None else ("", 0)
        )
        selected = {_name(item) for item in self.selectedItems()}
        place = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for kind, words in KIND_WORDS.items():
            self._add(words, [f for f in findings if f.kind is kind and f.decision is None], order)
        self._add(ACCEPTED, [f for f in findings if f.decision is not None], order)
        for item in self._all():
            if _name(item) in selected:
                item.setSelected(True)
            if _name(item) == current:
                self.setCurrentItem(item)
        if self.currentItem() is None and branch:
            self._go_near(branch, row)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.itemSelectionChanged.emit()

    def chosen(self) -> list[Finding]:
        """The selected findings; a selected branch is all that it holds."""
        found: dict[str, Finding] = {}
        for item in self.selectedItems():
            for each in (item, *_children(item)):
                finding = each.data(0, _FINDING)
                if isinstance(finding, Finding):
                    found[_name(each)] = finding
        return list(found.values())

    def current(self) -> Finding | None:
        """The finding on which the keyboard stands."""
        item = self.currentItem()
        finding = item.data(0, _FINDING) if item is not None else None
        return finding if isinstance(finding, Finding) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A accepts, R resolves, Space opens and closes a branch; the rest is as in every list."""
        item = self.currentItem()
        match event.key():
            case Qt.Key.Key_A if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.accept_wished.emit()
            case Qt.Key.Key_R if event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.resolve_wished.emit()
            case Qt.Key.Key_Space if item is not None and item.childCount():
                item.setExpanded(not item.isExpanded())
            case Qt.Key.Key_Left if item is not None and (branch := item.parent()) is not None:
                self.setCurrentItem(branch)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if item is not None:
                self._on_activated(item)
            case _:
                super().keyPressEvent(event)

    def _add(self, words: str, findings: Sequence[Finding], order: str) -> None:
        if not findings:
            return
        branch = QTreeWidgetItem([words])
        more = "+" if len(findings) >= MOST and words != ACCEPTED else ""
        branch.setData(0, _COUNT, f"{len(findings):,}{more}")
        branch.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}, {len(findings):,}{more}")
        for finding in sorted(findings, key=ORDERS[order]):
            item = QTreeWidgetItem([finding.title or "Untitled"])
            item.setData(0, _FINDING, finding)
            said = _said(finding)
            item.setToolTip(0, f"{finding.title or 'Untitled'}\n{finding.sentence}" + _why(finding))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{finding.title or 'Untitled'}. {said}")
            branch.addChild(item)
        self.addTopLevelItem(branch)
        if words not in self._known and words != ACCEPTED and len(findings) > 12 and self._known:
            self._closed.add(words)
        self._known.add(words)
        branch.setExpanded(words not in self._closed)

    def _all(self) -> list[QTreeWidgetItem]:
        branches = [self.topLevelItem(i) for i in range(self.topLevelItemCount())]
        return [item for branch in branches if branch is not None for item in (branch, *_children(branch))]

    def _go_near(self, branch: str, row: int) -> None:
        """Where the current finding is gone: go on with the one in its place."""
        for item in self._all():
            if item.text(0) == branch and (children := _children(item)):
                self.setCurrentItem(children[min(row, len(children) - 1)])

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        if item.childCount():
            item.setExpanded(not item.isExpanded())
        else:
            self.jump_wished.emit()

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        if item.childCount():
            item.setExpanded(not item.isExpanded())
        else:
            self.jump_wished.emit()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = [item.child(i) for i in range(item.childCount())]
    return [child for child in children if child is not None]


def _said(finding: Finding) -> str:
    return finding.sentence if finding.decision is None else f"{finding.reason} · {finding.sentence}"


def _why(finding: Finding) -> str:
    return f"\nAccepted: {finding.reason}" if finding.decision is not None else ""


def _name(item: QTreeWidgetItem) -> str:
    finding = item.data(0, _FINDING)
    return finding.about if isinstance(finding, Finding) else item.text(0)


class _Delegate(QStyledItemDelegate):
    """Draws a branch as one line with its count, a finding as its title and the reason under it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for branches, another one for findings."""
        return ROW if isinstance(index.data(_FINDING), Finding) else GROUP

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        rect, font, state = parts(option)
        theme = self._appearance.theme
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_soft))
        finding = index.data(_FINDING)
        if isinstance(finding, Finding):
            self._paint_finding(painter, rect, font, finding)
        else:
            self._paint_branch(painter, rect, font, index, bool(state & QStyle.StateFlag.State_Open))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_finding(self, painter: QPainter, rect: QRect, font: QFont, finding: Finding) -> None:
        theme = self._appearance.theme
        painter.setPen(QColor(theme.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_open = finding.decision is None
        dark = theme.contradicts if finding.kind is Kind.CONTRADICTED and is_open else theme.text
        said = _said(finding)
        line = QRect(rect.left() + 26, rect.top() + 5, rect.width() - 36, 17)
        for text, color in ((finding.title or "Untitled", dark), (said, theme.muted)):
            painter.setFont(font)
            painter.setPen(QColor(color))
            fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
            line.translate(0, 17)

    def _paint_branch(
        self,
        painter: QPainter,
        rect: QRect,
        font: QFont,
        index: QModelIndex | QPersistentModelIndex,
        is_open: bool,
    ) -> None:
        theme = self._appearance.theme
        painter.setPen(QColor(theme.muted))
        painter.drawText(rect.adjusted(9, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "▾" if is_open else "▸")
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        count = str(index.data(_COUNT))
        area = rect.adjusted(26, 0, -12, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        area.setRight(area.right() - QFontMetrics(font).horizontalAdvance(count) - 10)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        words = QFontMetrics(bold).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
