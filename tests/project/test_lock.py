from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from timeline_app.project.lock import Lock

HOLD = """
import sys, time
from pathlib import Path
from timeline_app.project.lock import Lock
print(Lock.take(Path(sys.argv[1])) is not None, flush=True)
time.sleep(60)
"""


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    first = Lock.take(tmp_path / "lock")
    assert first is not None and Lock.take(tmp_path / "lock") is None
    first.release()
    first.release()
    second = Lock.take(tmp_path / "lock")
    assert second is not None
    second.release()


def test_a_killed_process_lets_go_of_its_lock(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path / "lock"], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stdout.readline() == b"True\n"
        assert Lock.take(tmp_path / "lock") is None
        child.kill()
    lock = Lock.take(tmp_path / "lock")
    assert lock is not None
    lock.release()


def test_who_waits_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    lock = Lock.take(tmp_path / "lock")
    assert lock is not None
    got: list[Lock | None] = []
    waiting = threading.Thread(target=lambda: got.append(Lock.take(tmp_path / "lock", wait=True)))
    waiting.start()
    waiting.join(0.05)
    assert got == []
    lock.release()
    waiting.join(10)
    assert got[0] is not None
    got[0].release()


def test_a_place_that_has_no_room_for_a_lock_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        Lock.take(tmp_path / "nowhere" / "lock")
