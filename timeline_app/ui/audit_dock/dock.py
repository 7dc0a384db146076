"""The audit as a list: each finding leads to its place, is resolved, or accepted for a reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from timeline_app.project.audit import Finding, accept, take_back
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.audit_dock.auditing import Auditing
from timeline_app.ui.audit_dock.remedies import WISHES, Remedy, remedies
from timeline_app.ui.audit_dock.tree import ORDERS, FindingTree
from timeline_app.ui.theme import Appearance
from timeline_app.ui.widgets.choice_box import ChoiceBox
from timeline_app.ui.widgets.line_field import LineField

EMPTY = (
    "Nothing is weak: every event has a date and evidence from more than one source, nothing contradicts it, "
    "and every passage is where it was marked."
)
_STEPS = 1000
_NO_TARGET = "Choose findings of one kind"


class AuditDock(QWidget):
    """Shows what `auditing` found, whenever it can be seen."""

    words_wished = Signal(object, object, object)  # article, start, end: show these words, selected
    article_wished = Signal(object)  # article
    wished = Signal(str, object)  # what another view has to do (see `WISHES`), Finding

    def __init__(
        self,
        project: Project,
        selection: Selection,
        appearance: Appearance,
        auditing: Auditing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._selection = selection
        self._appearance = appearance
        self._auditing = auditing
        self._accepting: list[Finding] = []
        self._count = QLabel()
        self._count.setAccessibleName("How much there is to look at")
        self.order = ChoiceBox()
        self.order.setAccessibleName("Order of the findings")
        self.order.addItems(list(ORDERS))
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(3)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 10, 12, 10)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.tree = FindingTree(appearance)
        self.reason = LineField("Why this is all right")
        self.reason.setPlaceholderText("Why is this all right?  Enter: accept, Esc: leave it")
        self.reason.hide()
        self.resolve = QPushButton()
        self.accept = QPushButton()
        self._lay_out()
        self.setFocusProxy(self.tree)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(self._show)
        self._listen()
        self._disconnect = [appearance.changed.connect(self._show)]
        self._show()

    def dispose(self) -> None:
        """Hear nothing more from appearance."""
        self._stale.stop()
        while self._disconnect:
            self._disconnect.pop()()

    def showEvent(self, event: QShowEvent) -> None:
        """List the findings once they are to be seen."""
        super().showEvent(event)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the reason."""
        is_key = (
            watched is self.reason and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        )
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._leave_reason()
            return True
        return super().eventFilter(watched, event)

    # -- showing

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 10, 8)
        head.addWidget(self._count, 1)
        head.addWidget(self.order)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 8, 10, 8)
        foot.setSpacing(6)
        foot.addWidget(self.resolve)
        foot.addWidget(self.accept)
        foot.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(10, 8, 10, 0)
        line.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._empty, 1)
        column.addWidget(self.tree, 1)
        column.addLayout(line)
        column.addLayout(foot)
        self.setAutoFillBackground(True)

    def _show(self) -> None:
        self._stale.stop()
        if not self.isVisible():
            return
        auditing, theme = self._auditing, self._appearance.theme
        words = auditing.words()
        self._count.setText(words[:1].upper() + words[1:])
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.line}; border: 0; }}"
            f"QProgressBar::chunk {{ background: {theme.accent}; }}"
        )
        self._empty.setStyleSheet(f"color: {theme.flag if auditing.failure else theme.muted};")
        self._empty.setText(auditing.failure or (EMPTY if auditing.is_done else "Looking for what is weak …"))
        self._empty.setVisible(not auditing.findings or bool(auditing.failure))
        self.tree.setVisible(bool(auditing.findings))
        self.order.setEnabled(bool(auditing.findings))
        self.tree.show_findings(auditing.findings, self.order.currentText())
        self._enable()

    def _enable(self) -> None:
        chosen = self.tree.chosen()
        can_edit = not self._project.read_only
        is_accepted = bool(chosen) and all(finding.decision is not None for finding in chosen)
        self.accept.setText("Take back" if is_accepted else "Accept…")
        self.accept.setToolTip(
            "It is to be looked at again (A)"
            if is_accepted
            else "It is known and all right, for a reason (A)"
        )
        self.accept.setEnabled(can_edit and bool(chosen))
        kinds = {finding.kind for finding in chosen}
        text = ""
        if len(kinds) == 1 and not is_accepted:
            wish = WISHES.get(chosen[0].kind)
            found = [] if wish else remedies(self._project, chosen)
            text = wish[1] if wish else found[0].words if len(found) == 1 else "Use a claimed date ▾"
        self.resolve.setText(text or "Resolve")
        self.resolve.setToolTip(f"{text} (R)" if text else _NO_TARGET)
        self.resolve.setEnabled(can_edit and bool(text))

    # -- what a person does

    def _listen(self) -> None:
        self._auditing.changed.connect(self._stale.start)
        self._auditing.moved.connect(lambda done: self._bar.setValue(round(done * _STEPS)))
        self._auditing.ended.connect(self._bar.reset)
        self.tree.itemSelectionChanged.connect(self._enable)
        self.tree.jump_wished.connect(self._jump)
        self.tree.accept_wished.connect(self._on_accept)
        self.tree.resolve_wished.connect(self._on_resolve)
        self.order.activated.connect(lambda _at: self._show())
        self.accept.clicked.connect(lambda _checked=False: self._on_accept())
        self.resolve.clicked.connect(lambda _checked=False: self._on_resolve())
        self.reason.entered.connect(self._on_reason)
        self.reason.installEventFilter(self)

    def _jump(self) -> None:
        finding = self.tree.current()
        if finding is not None:
            self._go_to(finding)

    def _go_to(self, finding: Finding) -> None:
        table, record = finding.key
        if self._project.get(table, record) is None:
            return  # it is gone, and the next audit will know
        if table == "event":
            self._selection.select_events([record, *finding.others], self)
        elif table == "passage":
            self._selection.select_passage(record, self)
        elif finding.span is not None:
            self.words_wished.emit(record, *finding.span)
        else:
            self.article_wished.emit(record)

    def _on_accept(self) -> None:
        chosen = self.tree.chosen()
        if not self.accept.isEnabled():
            return
        accepted = [finding for finding in chosen if finding.decision is not None]
        if len(accepted) == len(chosen):
            with self._project.edit(
                _counted("Take back acceptance", "Take back %s acceptances", chosen)
            ) as edit:
                for finding in accepted:
                    if finding.decision is not None:
                        take_back(edit, finding.decision)
            return
        self._accepting = [finding for finding in chosen if finding.decision is None]
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_reason(self) -> None:
        reason, findings = self.reason.text().strip(), self._accepting
        if not reason:
            return
        self._leave_reason()
        with self._project.edit(_counted("Accept finding", "Accept %s findings", findings)) as edit:
            for finding in findings:
                accept(edit, finding, reason)

    def _leave_reason(self) -> None:
        self._accepting = []
        self.reason.clear()
        self.reason.set_value("")
        self.reason.hide()
        self.tree.setFocus()

    def _on_resolve(self) -> None:
        chosen = self.tree.chosen()
        if not chosen or not self.resolve.isEnabled():
            return
        wish = WISHES.get(chosen[0].kind)
        if wish is not None:
            self._go_to(chosen[0])
            self.wished.emit(wish[0], chosen[0])
            return
        found = remedies(self._project, chosen)
        if len(found) == 1:
            self._run(found[0])
        elif found:
            self._choose(found)

    def _choose(self, found: list[Remedy]) -> None:
        menu = QMenu(self)
        for remedy in found:
            menu.addAction(remedy.words).triggered.connect(partial(self._run, remedy))
        menu.popup(self.resolve.mapToGlobal(self.resolve.rect().bottomLeft()))

    def _run(self, remedy: Remedy, _checked: bool = False) -> None:
        with self._project.edit(remedy.label) as edit:
            remedy.run(edit)


def _counted(one: str, many: str, findings: list[Finding]) -> str:
    return one if len(findings) == 1 else many % f"{len(findings):,}"
