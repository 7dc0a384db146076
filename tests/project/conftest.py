"""What the tests of the project share: an open project, and that no edit is left open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_app.project.edit import Edit
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project


@pytest.fixture(autouse=True)
def no_open_edit(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves an edit open behind it."""
    begun: list[Edit] = []
    begin = Project.begin

    def remember(project: Project, label: str) -> Edit:
        begun.append(begin(project, label))
        return begun[-1]

    monkeypatch.setattr(Project, "begin", remember)
    yield
    assert [edit.label for edit in begun if edit.is_open] == []


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def project(state: Path) -> Iterator[Project]:
    project = new_project(state, title="Harbour", zone="Europe/Oslo")
    yield project
    project.close(discard=True)
