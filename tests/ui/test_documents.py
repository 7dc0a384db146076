"""New, open, import, save, save as, revert, close, recover - through the real window, and what goes wrong with each."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.project.files import look, open_folder
from tests.ui.conftest import Answers
from timeline_app.model.records import Article
from timeline_app.project import edits
from timeline_app.project.reading import Progress
from timeline_app.ui.asking import Answer
from timeline_app.ui.open_job import OpenJob, Prepared
from timeline_app.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def add_event(window: Window, title: str) -> None:
    project = window.views.project
    with project.edit("New event") as edit:
        edits.add_event(edit, title, project.tracks()[0].id)
    QTest.qWait(1)


def titles(window: Window) -> list[str]:
    project = window.views.project
    return [event.title for event in project.events(row[0] for row in project.event_rows())]


def save(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not window.views.project.modified and not window.documents.is_saving)
    QTest.qWait(1)


@pytest.fixture
def saved(window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Path:
    """The window with a project of one event, saved to this file."""
    answers.path = tmp_path / "talks.tlproj"
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    add_event(window, "Talks begin")
    save(window, qtbot)
    return answers.path


def test_the_sample_opens_as_an_untitled_copy_with_evidence_in_sight(window: Window) -> None:
    assert window.documents.project is None
    window.open_sample()
    assert window.views.project.path is None
    assert len(titles(window)) >= 12
    assert not window.isWindowModified()
    assert window.views.selection.passages


def test_a_new_project_is_saved_where_the_person_says(window: Window, saved: Path) -> None:
    assert saved.is_file()
    assert window.windowTitle().startswith("talks")
    assert not window.isWindowModified()
    assert window.settings.recent() == [saved]


def test_an_edit_marks_the_title_until_it_is_saved(window: Window, saved: Path, qtbot: QtBot) -> None:
    add_event(window, "Talks end")
    assert window.isWindowModified()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    QTest.qWait(1)
    assert not window.isWindowModified()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    QTest.qWait(1)
    assert window.isWindowModified()
    save(window, qtbot)
    assert not window.isWindowModified()


def test_save_as_goes_on_in_the_other_file(
    window: Window, saved: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    before = saved.read_bytes()
    add_event(window, "Talks end")
    answers.path = tmp_path / "other.tlproj"
    QTest.keyClick(window, Qt.Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(lambda: not window.views.project.modified)
    assert window.views.project.path == answers.path
    assert saved.read_bytes() == before


@pytest.mark.parametrize(
    ("answer", "is_closed", "kept"),
    [(Answer.CANCEL, False, 1), (Answer.DISCARD, True, 1), (Answer.SAVE, True, 2)],
)
def test_closing_with_changes_asks_and_does_as_told(
    window: Window, saved: Path, answers: Answers, answer: Answer, is_closed: bool, kept: int
) -> None:
    add_event(window, "Talks end")
    answers.changes = answer
    assert window.close() is is_closed
    assert answers.asked[-1] == "changes to talks"
    if not is_closed:
        assert titles(window) == ["Talks begin", "Talks end"]
        return
    assert window.open([saved])
    assert len(titles(window)) == kept


def test_revert_goes_back_to_the_file(window: Window, saved: Path, answers: Answers) -> None:
    add_event(window, "Talks end")
    answers.yes = False
    assert not window.documents.revert()
    assert len(titles(window)) == 2
    answers.yes = True
    assert window.documents.revert()
    assert titles(window) == ["Talks begin"]
    assert not window.isWindowModified()


def test_revert_keeps_the_changes_when_the_file_is_gone_or_damaged(
    window: Window, saved: Path, answers: Answers
) -> None:
    add_event(window, "Talks end")
    saved.write_bytes(b"no project any more")
    assert not window.documents.revert()
    assert answers.told
    assert titles(window) == ["Talks begin", "Talks end"]


def test_opening_another_project_asks_first_and_keeps_this_one_when_cancelled(
    window: Window, saved: Path, answers: Answers
) -> None:
    add_event(window, "Talks end")
    answers.changes = Answer.CANCEL
    assert not window.documents.new()
    assert titles(window) == ["Talks begin", "Talks end"]


def test_a_file_that_somebody_else_saved_is_not_overwritten(
    window: Window, saved: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "theirs.tlproj"
    other.write_bytes(saved.read_bytes())
    theirs = Window(tmp_path / "their state", window.settings, window.appearance, answers)
    qtbot.addWidget(theirs)
    assert theirs.open([other])
    add_event(theirs, "Their event")
    assert theirs.documents.save()
    theirs.documents.wait_for_save()
    assert theirs.close()
    os.replace(other, saved)
    content = saved.read_bytes()
    add_event(window, "My event")
    answers.choice = 1  # a copy, rather than the merge that is offered first
    answers.path = tmp_path / "mine.tlproj"
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.views.project.path == answers.path and not window.views.project.modified)
    assert saved.read_bytes() == content
    assert titles(window) == ["Talks begin", "My event"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.tlproj", b""),
        ("text.tlproj", b"this is no project"),
        ("cut.tlproj", b"SQLite format 3\x00" + b"\x10\x00\x01\x01" * 20),
    ],
)
def test_what_is_no_project_is_refused_with_a_sentence_and_the_open_one_stays(
    window: Window, saved: Path, answers: Answers, tmp_path: Path, name: str, content: bytes
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    assert not window.open([bad])
    (told,) = answers.told
    assert name in told and told.rstrip().endswith(".") and "Traceback" not in told
    assert titles(window) == ["Talks begin"]
    assert bad.read_bytes() == content


def test_articles_that_cannot_be_read_are_named_and_the_others_imported(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    good, legacy = tmp_path / "good.txt", tmp_path / "legacy.txt"
    good.write_text("Talks\n\nThey met on 6 September.\n", encoding="utf-8")
    legacy.write_bytes("Gespräche in Köln: übermorgen geht es für die Bürger weiter.\n".encode("cp1252"))
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 40)
    assert window.open([good, empty, legacy, binary, tmp_path])
    texts = [window.views.project.text(article.id) for article in window.views.project.articles()]
    assert len(texts) == 2
    assert "Köln" in texts[1]
    (told,) = answers.told
    assert all(name in told for name in ("empty.txt", "binary.txt", tmp_path.name))


def test_the_day_of_publication_is_asked_for_where_the_file_does_not_say(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    article = tmp_path / "report.txt"
    article.write_text("Report\n\nThey met on 6 September.\n", encoding="utf-8")
    answers.facts = {"published": "2021-09-08", "zone": "Asia/Damascus"}
    assert window.open([article])
    assert answers.asked == ["facts about Report"]
    assert window.views.project.info.zone == "Asia/Damascus"


def test_a_pasted_text_becomes_an_article(window: Window, answers: Answers) -> None:
    answers.pasted = (
        Article(id=0, title="From a mail", text_sha256="", published="2021-09-08"),
        "They met.\n",
    )
    QTest.keyClick(window, Qt.Key.Key_V, CTRL | SHIFT)
    (article,) = window.views.project.articles()
    assert (article.title, article.published) == ("From a mail", "2021-09-08")
    assert window.views.article.article_id == article.id


def test_files_dropped_on_the_window_are_opened(window: Window, saved: Path, qtbot: QtBot) -> None:
    assert window.documents.close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    where = QPointF(50, 50)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(where.toPoint(), *how))
    QApplication.sendEvent(window, QDropEvent(where, *how))
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert titles(window) == ["Talks begin"]


def test_a_json_export_opens_again_as_a_project(
    window: Window, saved: Path, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "talks.json"
    assert window.publishing.export()
    assert window.documents.close()
    assert window.open([tmp_path / "talks.json"])
    assert titles(window) == ["Talks begin"]
    assert window.views.project.path is None


def test_a_csv_export_says_what_it_could_not_hold(window: Window, answers: Answers, tmp_path: Path) -> None:
    window.open_sample()
    answers.path = tmp_path / "talks.csv"
    assert window.publishing.export()
    assert (tmp_path / "talks.csv").read_text("utf-8-sig").count("\n") > 12
    (told,) = answers.told
    assert "talks.csv" in told and "article text" in told


_SAVE_WHERE_NOBODY_MAY_WRITE = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from timeline_app.app import start
from timeline_app.project import edits
from timeline_app.ui.asking import Unattended
folder = Path(sys.argv[1])
if os.geteuid() == 0:  # to whom nothing is forbidden
    os.setgid(65534)
    os.setuid(65534)
told = []
app, window = start(folder / "state", Unattended(told.append))
window.show()
assert window.open([folder / "shelf" / "talks.tlproj"]), told
project = window.views.project
with project.edit("New event") as edit:
    edits.add_event(edit, "Talks end", project.tracks()[0].id)
window.documents.save()
window.documents.wait_for_save()
assert project.modified
assert [event.title for event in project.all("event")] == ["Talks begin", "Talks end"]
assert list(folder.joinpath("shelf").iterdir()) == [folder / "shelf" / "talks.tlproj"]
window.documents.abandon()
sys.stdout.write("\\n".join(told))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize(
    ("shelf_mode", "file_mode", "why"),
    [(0o555, 0o666, "you have no permission"), (0o777, 0o444, "it is read-only")],
)
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    saved: Path, shelf_mode: int, file_mode: int, why: str
) -> None:
    with open_folder() as folder:
        path = folder / "shelf" / saved.name
        path.parent.mkdir()
        path.write_bytes(saved.read_bytes())
        path.chmod(file_mode)
        path.parent.chmod(shelf_mode)
        before = look(path)
        done = subprocess.run(
            [sys.executable, "-c", _SAVE_WHERE_NOBODY_MAY_WRITE, str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        path.parent.chmod(0o777)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("“talks.tlproj” could not be saved, because ") and why in done.stdout
        assert look(path) == before


def test_saving_into_a_folder_that_is_not_there_is_told(
    window: Window, answers: Answers, tmp_path: Path
) -> None:
    window.documents.new()
    add_event(window, "Talks begin")
    answers.path = tmp_path / "nowhere" / "talks.tlproj"
    assert not window.documents.save()
    (told,) = answers.told
    assert "talks.tlproj" in told or "nowhere" in told
    assert window.views.project.modified


@pytest.mark.parametrize("name", ["talks.v2", "talks.txt", "talks.json"])
def test_a_project_opens_whatever_it_is_called(
    window: Window, saved: Path, answers: Answers, tmp_path: Path, name: str
) -> None:
    other = saved.with_name(name)
    assert window.documents.close()
    saved.rename(other)
    assert window.open([other]), answers.told
    assert titles(window) == ["Talks begin"]
    assert window.views.project.path == other
    add_event(window, "Talks end")
    assert window.documents.revert()
    assert titles(window) == ["Talks begin"]
    answers.path = other
    assert not window.publishing.export()
    assert not window.publishing.draw(window.views.timeline)
    assert window.documents.close()
    assert window.documents.open(other)


def test_a_newer_project_can_be_looked_at_and_says_why_it_takes_no_article(
    window: Window, saved: Path, answers: Answers, tmp_path: Path
) -> None:
    assert window.documents.close()
    with closing(sqlite3.connect(saved)) as db:
        db.execute("PRAGMA user_version = 99")
    before = saved.read_bytes()
    assert window.open([saved])
    assert titles(window) == ["Talks begin"]
    article = tmp_path / "report.txt"
    article.write_text("They met on 6 September.\n", encoding="utf-8")
    assert not window.open([article])
    answers.pasted = (Article(id=0, title="From a mail", text_sha256=""), "They met.\n")
    assert not window.intake.paste()
    assert not window.documents.save()
    assert len(answers.told) == 3
    assert all("newer version" in told for told in answers.told)
    assert saved.read_bytes() == before


def test_the_view_of_a_project_is_remembered(window: Window, saved: Path, qtbot: QtBot) -> None:
    window.views.timeline.show_range(0, 10**15)
    before = window.views.timeline.visible_range()
    assert window.documents.close()
    assert window.open([saved])
    after = window.views.timeline.visible_range()
    assert after == pytest.approx(before, abs=10**13)


_EDIT_AND_DIE = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from timeline_app.app import start
from timeline_app.project import edits
app, window = start(Path(sys.argv[1]))
window.show()
window.open([Path(sys.argv[2])])
project = window.views.project
with project.edit("New event") as edit:
    edits.add_event(edit, "Talks end", project.tracks()[0].id)
sys.stdout.write("done\\n")
sys.stdout.flush()
sys.stdin.read()
"""


def test_after_a_kill_right_after_an_edit_the_next_start_offers_it(
    window: Window, saved: Path, answers: Answers, state: Path
) -> None:
    assert window.documents.close()
    child = subprocess.Popen(
        [sys.executable, "-c", _EDIT_AND_DIE, str(state), str(saved)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "done\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert not window.documents.offer_unsaved()  # "ask me later"
    answers.recover_first = True
    assert window.documents.offer_unsaved()
    assert answers.asked == ["1 unsaved", "1 unsaved"]
    assert titles(window) == ["Talks begin", "Talks end"]
    assert window.views.project.path == saved
    assert window.views.project.modified


@pytest.fixture
def slow(window: Window, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Has each opening wait, before it is done, until this is set or it is called off."""
    go_on = threading.Event()
    run = OpenJob.run

    def run_slowly(job: OpenJob, progress: Progress | None = None) -> Prepared:
        while not (go_on.wait(0.01) or job.is_cancelled):
            pass
        return run(job, progress)

    monkeypatch.setattr(OpenJob, "run", run_slowly)
    return go_on


def working_copies(window: Window) -> int:
    return sum(entry.is_dir() for entry in (window.documents.state / "working").iterdir())


def test_while_a_project_is_opened_the_old_one_can_be_used_and_nothing_else_opened(
    window: Window, saved: Path, tmp_path: Path, slow: threading.Event, answers: Answers
) -> None:
    other = tmp_path / "other.tlproj"
    other.write_bytes(saved.read_bytes())
    seen: list[object] = []

    def meanwhile() -> None:
        add_event(window, "Talks end")
        seen.append(titles(window))
        refused = (window.open([saved]), window.documents.new(), window.documents.revert())
        seen.append((*refused, window.statusBar().currentMessage()))
        slow.set()

    answers.changes = Answer.SAVE
    QTimer.singleShot(50, meanwhile)
    assert window.open([other])
    assert seen[0] == ["Talks begin", "Talks end"]
    assert seen[1] == (
        False,
        False,
        False,
        "Opening “other.tlproj” goes on; this can be done when it is over.",
    )
    assert window.views.project.path == other and titles(window) == ["Talks begin"]
    assert window.documents.close() and window.open([saved])
    assert titles(window) == ["Talks begin", "Talks end"]


def test_an_opening_that_is_called_off_leaves_everything_as_it_was(
    window: Window, saved: Path, tmp_path: Path, slow: threading.Event, answers: Answers
) -> None:
    other = tmp_path / "other.tlproj"
    other.write_bytes(saved.read_bytes())
    before = working_copies(window)
    QTimer.singleShot(400, lambda: QTest.keyClick(window, Qt.Key.Key_Escape))
    assert not window.open([other])
    assert titles(window) == ["Talks begin"] and window.views.project.path == saved
    assert working_copies(window) == before
    assert not answers.told
    slow.set()
    assert window.open([other])


def test_a_window_that_is_closed_while_a_project_is_opened_calls_it_off(
    window: Window, saved: Path, tmp_path: Path, slow: threading.Event
) -> None:
    other = tmp_path / "other.tlproj"
    other.write_bytes(saved.read_bytes())
    QTimer.singleShot(50, window.close)
    assert not window.open([other])
    assert window.documents.project is None and not window.isVisible()
    assert working_copies(window) == 0


_CLOSE_WHILE_OPENING = """
import os, sys, threading
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from timeline_app import app
from timeline_app.ui.open_job import OpenJob
from timeline_app.ui.window import Window
run, go_on = OpenJob.run, threading.Event()

def run_slowly(job, progress=None):
    while not job.is_cancelled:
        go_on.wait(0.01)
    return run(job, progress)

def shown(window):
    show(window)
    QTimer.singleShot(100, window.close)

OpenJob.run = run_slowly
show, Window.show = Window.show, shown
app.has_display = lambda: True
app.state_folder = lambda: Path(sys.argv[1])
sys.exit(app.open_window([Path(sys.argv[2])]))
"""


def test_the_program_ends_with_its_window_also_while_its_first_project_is_opened(
    window: Window, saved: Path, tmp_path: Path
) -> None:
    assert window.documents.close()
    command = [sys.executable, "-c", _CLOSE_WHILE_OPENING, str(tmp_path / "another state"), str(saved)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
