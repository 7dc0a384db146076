from __future__ import annotations

import os
import resource as limits
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.interchange.writing import written
from timeline_app.project.errors import CannotWrite


def test_the_file_is_there_whole_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with written(path) as file:
        file.write("one\ntwo\n")
        assert not path.exists()
    assert path.read_bytes() == b"one\ntwo\n"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_block_that_raises_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(KeyError), written(path) as file:
        file.write("new")
        raise KeyError
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    path.chmod(0o640)
    with written(path) as file:
        file.write("new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with written(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(CannotWrite, match=r"^out\.txt was not written, because .*\.$"),
        written(tmp_path / "no/out.txt"),
    ):
        pass


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    soft, hard = limits.getrlimit(limits.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits.setrlimit(limits.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(CannotWrite, match="was not written"), written(path) as file:
            file.write("x" * 1_000_000)
    finally:
        limits.setrlimit(limits.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_standard_output_can_be_written_to() -> None:
    program = "from pathlib import Path; from timeline_app.interchange.writing import written\n"
    program += "with written(Path('/dev/stdout')) as file: file.write('hello')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "hello"
