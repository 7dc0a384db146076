"""Tests of the thread of the audit."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.invented import Invented
from timeline_app.ui.audit_dock import Auditing


def test_it_tells_how_far_it_is_and_nothing_after_it_was_let_go(world: Invented, qtbot: QtBot) -> None:
    auditing = Auditing(world.project, first_ms=0)
    told: list[float] = []
    auditing.moved.connect(told.append)
    with qtbot.waitSignal(auditing.ended, timeout=5_000):
        pass
    assert told == sorted(told)
    assert told[-1] == 1.0
    told.clear()
    auditing._start()  # noqa: SLF001 - begins anew at once
    auditing.dispose()  # what the thread has told meanwhile waits in the queue
    QTest.qWait(20)
    assert told == []
