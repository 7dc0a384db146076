"""A story with a standing query on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tests.ui.timeline_story import story
from timeline_app.project.project import Project
from timeline_app.project.selection import Selection
from timeline_app.ui.search.searching import Searching
from timeline_app.ui.search.seeker import Seeker
from timeline_app.ui.timeline_view.stage import Stage


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = story(tmp_path)
    yield project
    project.close(discard=True)


@pytest.fixture
def stage(project: Project, qapp: QApplication) -> Iterator[Stage]:
    stage = Stage(project, Selection(project), QFont())
    yield stage
    stage.dispose()


@pytest.fixture
def seeker(project: Project) -> Iterator[Seeker]:
    seeker = Seeker(project.working.database)
    yield seeker
    seeker.close()


@pytest.fixture
def searching(project: Project, stage: Stage, seeker: Seeker) -> Iterator[Searching]:
    searching = Searching(project, stage, seeker)
    yield searching
    searching.dispose()
