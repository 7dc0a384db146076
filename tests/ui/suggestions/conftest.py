"""Reviewers in a new window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answers
from tests.ui.suggestions.bridge import TEXT, Reviewer
from timeline_app.ui.window import Window


@pytest.fixture
def empty(window: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Reviewer:
    """A reviewer with nothing to read yet."""
    return Reviewer(window, answers, tmp_path, qtbot)


@pytest.fixture
def reviewer(empty: Reviewer) -> Reviewer:
    """A reviewer whose article has come in."""
    empty.bring_in(TEXT)
    return empty
