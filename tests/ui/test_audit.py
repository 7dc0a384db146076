"""Tests of the audit in the window: its key, the status bar, and what the other views do for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from timeline_app.model.records import Event
from timeline_app.ui.window import Window


def audited(window: Window, qtbot: QtBot) -> None:
    window.open_sample()
    qtbot.waitUntil(lambda: window.views.auditing.is_done, timeout=8_000)
    QTest.qWait(20)


def test_the_key_opens_the_dock_and_the_status_bar_counts(window: Window, qtbot: QtBot) -> None:
    audited(window, qtbot)
    status = window.statusBar()
    assert getattr(status, "audit").text() == f"Audit: {window.views.auditing.words()}"  # noqa: B009
    QTest.keyClick(window.views.timeline.canvas, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.dock_shown("audit")
    assert window.views.audit.isVisible()


def test_a_date_that_no_event_cites_becomes_an_event(window: Window, qtbot: QtBot) -> None:
    audited(window, qtbot)
    window.toggle_dock("audit")
    project, views = window.views.project, window.views
    article = project.articles()[0]
    text = project.text(article.id)
    start = text.index("In 2018")
    views.audit.words_wished.emit(article.id, start, start + 7)
    before = project.counts()["event"]
    views.audit.wished.emit("event", views.auditing.findings[0])
    assert project.counts()["event"] == before + 1
    newest = max((e for e in project.all("event") if isinstance(e, Event)), key=lambda e: e.id)
    assert newest.when is not None
    assert window.undo_label() is not None


def test_closing_a_project_ends_its_audit(window: Window, qtbot: QtBot) -> None:
    audited(window, qtbot)
    auditing = window.views.auditing
    window.documents.abandon()
    assert auditing._thread is not None  # noqa: SLF001
    assert not auditing._thread.is_alive()  # noqa: SLF001
