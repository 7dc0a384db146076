from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from timeline_app.ui import motion
from timeline_app.ui.settings import Settings


class Still:
    """A style whose system wants no movement."""

    def styleHint(self, _hint: object) -> int:
        return 0


def test_nothing_moves_where_the_person_or_the_system_wants_none(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert motion.is_wanted(settings)
    settings.animations = False
    assert not motion.is_wanted(settings)
    settings.animations = True
    monkeypatch.setattr(QApplication, "style", Still)
    assert not motion.is_wanted(settings)
