from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.timeline_hands import LEFT, NONE, Hands
from timeline_app.interchange.clipping import FORMAT
from timeline_app.model.records import Event, Link

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
C, X, V, D = Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_D


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: object) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def select(hands: Hands, *titles: str) -> list[int]:
    ids = [hands.event(title).id for title in titles]
    hands.selection.select_events(ids)
    return ids


def put(text: str = "", data: bytes = b"", urls: tuple[str, ...] = ()) -> None:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if data:
        mime.setData(FORMAT, data)
    if urls:
        mime.setUrls([QUrl(url) for url in urls])
    QGuiApplication.clipboard().setMimeData(mime)


def facts(hands: Hands, ids: tuple[int, ...] | list[int]) -> list[tuple[Event, list[Link]]]:
    project = hands.project
    return [
        (replace(e, id=0), [replace(link, id=0, event=0) for link in project.links_of_event(e.id)])
        for e in project.events(ids)
    ]


def test_copies_are_pasted_at_their_dates_on_their_tracks_as_one_change(hands: Hands) -> None:
    ids = select(hands, "430", "Truce broken", "A visit")
    hands.key(C, CTRL)
    hands.key(V, CTRL)
    made = hands.selection.events
    assert not set(made) & set(ids) and facts(hands, made) == facts(hands, ids)
    assert hands.labels() == ["Paste 3 events", "Write the story"]
    hands.project.undo()
    assert hands.project.events(made) == []


def test_copies_go_to_the_track_whose_head_was_clicked(hands: Hands) -> None:
    select(hands, "430")
    original = hands.event("430")
    hands.key(C, CTRL)
    QTest.mouseClick(hands.view.heads, LEFT, NONE, QPoint(90, hands.row_y("Civilians")))
    hands.key(V, CTRL)
    (copy,) = hands.project.events(hands.selection.events)
    assert hands.project.track(copy.track).name == "Civilians"
    assert copy.when == original.when
    assert len(hands.project.links_of_event(copy.id)) == 2


def test_a_track_out_of_sight_is_shown_when_something_is_pasted_there(hands: Hands) -> None:
    select(hands, "Relief convoy")
    hands.key(C, CTRL)
    hands.view.tracks.hide(hands.event("Relief convoy").track)
    hands.key(V, CTRL)
    assert not hands.view.stage.hidden


def test_what_is_cut_is_gone_until_it_is_pasted(hands: Hands) -> None:
    ids = select(hands, "430", "Siege")
    before = facts(hands, ids)
    hands.key(X, CTRL)
    assert hands.project.events(ids) == [] and hands.labels()[0] == "Cut 2 events"
    hands.key(V, CTRL)
    assert facts(hands, hands.selection.events) == before


def test_a_duplicate_is_selected_and_rests_on_the_same_passages(hands: Hands) -> None:
    ids = select(hands, "430")
    hands.key(D, CTRL | SHIFT)
    assert hands.selection.events != tuple(ids)
    assert facts(hands, hands.selection.events) == facts(hands, ids)
    assert hands.labels() == ["Duplicate event", "Write the story"]


def test_other_programs_get_title_date_and_quotes(hands: Hands) -> None:
    select(hands, "430")
    hands.key(C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        "430 men register and hand in arms\n"
        "Monday 6 September 2021, 10:00 (UTC+3) · 07:00 GMT\n"
        "“e on 6 September.” (Report)\n"
        "“say 7 September, a” (Report)\n"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({}, "no event and no text"),
        ({"text": "  \n "}, "no text"),
        ({"data": b"\xff\x00{"}, "cannot be read"),
        ({"data": b'{"format": "application/x-timeline-events+json", "version": 9}'}, "another version"),
        ({"text": "x" * 100_001}, "too long"),
        ({"urls": (Path("/tmp/report.pdf").as_uri(),)}, "drop them on the window"),
    ],
)
def test_bad_content_is_told_and_changes_nothing(
    hands: Hands, qtbot: QtBot, content: dict[str, str], said: str
) -> None:
    put(**content)  # type: ignore[arg-type]
    count = hands.project.counts()["event"]
    with qtbot.waitSignal(hands.view.noticed) as told:
        hands.key(V, CTRL)
    assert said in told.args[0]
    assert hands.project.counts()["event"] == count and hands.labels() == ["Write the story"]


def test_nothing_selected_copies_nothing(hands: Hands) -> None:
    put("what was there")
    hands.key(C, CTRL)
    hands.key(X, CTRL)
    assert QGuiApplication.clipboard().text() == "what was there"


def test_a_read_only_project_can_be_copied_from_only(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(hands.project), "read_only", property(lambda self: "It cannot be written."))
    select(hands, "Siege")
    hands.key(C, CTRL)
    for key, modifiers in ((X, CTRL), (V, CTRL), (D, CTRL | SHIFT)):
        hands.key(key, modifiers)
    assert QGuiApplication.clipboard().text().startswith("Siege")
    assert hands.labels() == ["Write the story"]


def test_the_program_ends_well_with_its_events_on_the_clipboard(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from timeline_app.app import start
app, window = start(Path(sys.argv[1]))
window.open_sample()
window.views.timeline.clipboard.copy()
assert app.clipboard().mimeData().formats()[0] == sys.argv[2], app.clipboard().mimeData().formats()
QTimer.singleShot(0, app.quit)
app.exec()
print(app.clipboard().text())
window.documents.abandon()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "state"), FORMAT],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "430 fighters" in done.stdout
