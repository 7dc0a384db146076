"""A reviewer whose article has come in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.suggestions.bridge import TEXT, Reviewer
from timeline_app.ui.window import Window


@pytest.fixture
def reviewer(window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Reviewer:
    made = Reviewer(window, answers, tmp_path, qtbot)
    made.bring_in(TEXT)
    return made
