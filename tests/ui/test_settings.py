"""What the program remembers may be damaged: it starts all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from timeline_app.ui.reading_font import ReadingLook
from timeline_app.ui.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def written(file: Path, key: str, value: str) -> None:
    """Put something there that this program would not."""
    store = QSettings(str(file), QSettings.Format.IniFormat)
    store.setValue(key, value)
    store.sync()


def test_recent_files_come_last_one_first_and_only_those_that_are_there(file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.tlproj", tmp_path / "b.tlproj"
    for path in (first, second, first):
        path.touch()
        Settings(file).add_recent(path)
    assert Settings(file).recent() == [first, second]
    first.unlink()
    assert Settings(file).recent() == [second]


@pytest.mark.parametrize(
    "recent",
    [
        "",
        "[1",
        "5",
        "null",
        "{}",
        "[" * 100_000,
        "[1, null, {}, []]",
        '["\\u0000"]',
        '["' + "a" * 5000 + '"]',
    ],
    ids=lambda text: text[:12],
)
def test_a_damaged_list_of_recent_files_is_an_empty_one(file: Path, tmp_path: Path, recent: str) -> None:
    written(file, "recent", recent)
    assert Settings(file).recent() == []
    Settings(file).add_recent(tmp_path)
    assert Settings(file).recent() == [tmp_path]


@pytest.mark.parametrize("content", [b"\x00\xff" * 500, b"[General]\ntheme=@Invalid()\n[window]\nstate=5\n"])
def test_a_file_of_something_else_is_passed_over(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.recent() == []
    assert settings.window() is None
    assert settings.wheel_zooms and settings.animations


@pytest.mark.parametrize("view", ["", "[1]", "5", "{", "null"])
def test_a_damaged_view_is_none(file: Path, tmp_path: Path, view: str) -> None:
    Settings(file).keep_view(tmp_path, {"article": 1})
    assert Settings(file).view(tmp_path) == {"article": 1}
    store = QSettings(str(file), QSettings.Format.IniFormat)
    (key,) = store.allKeys()
    written(file, key, view)
    assert Settings(file).view(tmp_path) == {}


def test_the_look_of_articles_is_remembered_and_nonsense_is_the_usual(tmp_path: Path) -> None:
    look = ReadingLook("Noto Sans", 18, 2.0, 60)
    Settings(tmp_path / "s.ini").reading = look
    assert Settings(tmp_path / "s.ini").reading == look
    (tmp_path / "bad.ini").write_text("[reading]\nsize_px=huge\n")
    assert Settings(tmp_path / "bad.ini").reading == ReadingLook()
