"""Shows what a new version of an article does to every passage and link, before anything is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.interchange.corrections import WORDS, summary
from timeline_app.interchange.report import counted
from timeline_app.model.anchoring import State
from timeline_app.model.text import shortened
from timeline_app.project.article_versions import Carrying, VersionPlan
from timeline_app.project.project import Project
from timeline_app.ui.theme import Theme
from timeline_app.ui.versions.decisions import Decisions
from timeline_app.ui.versions.passage_page import PassagePage, says_state
from timeline_app.ui.widgets.choice_box import ChoiceBox

_ID = Qt.ItemDataRole.UserRole


class PreviewDialog(QDialog):
    """The passages in their order, those to decide first in sight; accepted, `decisions` says what to do."""

    def __init__(
        self, plan: VersionPlan, project: Project, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What becomes of the passages")
        self.resize(1060, 700)
        self.decisions = Decisions(plan)
        self._summary = QLabel(f"<b>{summary(plan)}</b>")
        self._after = QLabel()
        self._after.setWordWrap(True)
        self.filter = self._made_filter()
        self.list = self._made_list()
        self._rows = {each.passage.id: each for each in plan.carried}
        self._items = {each.passage.id: self._item(each) for each in plan.carried}
        self.list.addTopLevelItems(list(self._items.values()))
        self.page = PassagePage(project, self.decisions, theme)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Add the version")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        left = QWidget()
        column_left = QVBoxLayout(left)
        column_left.setContentsMargins(0, 0, 6, 0)
        column_left.addWidget(self.filter)
        column_left.addWidget(self.list, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([520, 520])
        split.setChildrenCollapsible(False)
        column_all = QVBoxLayout(self)
        column_all.setSpacing(10)
        column_all.addWidget(self._summary)
        column_all.addWidget(split, 1)
        column_all.addWidget(self._after)
        column_all.addWidget(self.buttons)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.filter.currentIndexChanged.connect(lambda _index: self._sieve())
        self.page.decided.connect(self._on_decided)
        first = next(iter(self.decisions.open() + plan.left() + list(plan.carried)), None)
        self.page.setEnabled(first is not None)
        if first is not None:
            self.list.setCurrentItem(self._items[first.passage.id])
        self._refresh()
        self.list.setFocus()

    def _made_filter(self) -> ChoiceBox:
        plan, box = self.decisions.plan, ChoiceBox()
        box.setAccessibleName("Which passages to show")
        box.addItem(f"All passages ({len(plan.carried):,})", None)
        for state, count in plan.counts().items():
            if count:
                box.addItem(f"{WORDS[state].capitalize()} ({count:,})", state)
        return box

    def _made_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("Passages")
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setHeaderLabels(["State", "Passage", "Alike", "Links", "Then"])
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = tree.header()
        header.setStretchLastSection(False)
        for column in (0, 2, 3, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return tree

    def _item(self, carrying: Carrying) -> QTreeWidgetItem:
        quote = " ".join(carrying.passage.quote.split())
        places = carrying.anchor.places
        alike = f"{round(100 * places[0].quote)} %" if places else "–"
        item = QTreeWidgetItem(
            [says_state(carrying), shortened(quote, 200), alike, str(len(carrying.links) or "–"), ""]
        )
        item.setData(0, _ID, carrying.passage.id)
        item.setToolTip(1, quote)
        return item

    def _show(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.page.show_passage(self._rows[item.data(0, _ID)])

    def _sieve(self) -> None:
        state = self.filter.currentData()
        shown = None
        for passage, item in self._items.items():
            is_hidden = state is not None and self._rows[passage].anchor.state is not State(state)
            item.setHidden(is_hidden)
            shown = shown or (None if is_hidden else item)
        current = self.list.currentItem()
        if shown is not None and (current is None or current.isHidden()):
            self.list.setCurrentItem(shown)

    def _on_decided(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        for passage, item in self._items.items():
            item.setText(4, self.decisions.outcome(passage))
        still, left = len(self.decisions.open()), self.decisions.links_left()
        parts = []
        if still:
            parts.append(
                f"{counted(still, 'passage')} still to decide: what is left open stays at the old version."
            )
        if left:
            parts.append(f"{counted(left, 'link')} would stay at the old version, which is kept.")
        parts.append("Nothing is changed before you add the version; it is one step to undo.")
        self._after.setText(" ".join(parts))
