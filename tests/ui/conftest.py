"""The real window on a state folder of its own, with a person whose answers the test writes down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.invented import Invented, invent
from tests.ui.timeline_hands import Hands
from tests.ui.timeline_story import story
from timeline_app.model.records import Article
from timeline_app.project import edits
from timeline_app.project.merge_plan import Side
from timeline_app.project.project import Project
from timeline_app.project.recovery import Unsaved
from timeline_app.project.selection import Selection
from timeline_app.ui.asking import Answer, Asking
from timeline_app.ui.merge_table import Choice
from timeline_app.ui.settings import Settings
from timeline_app.ui.theme import LIGHT, Appearance, apply
from timeline_app.ui.window import Window


class Answers(Asking):
    """Answers what the test foresaw, and keeps what was told."""

    def __init__(self) -> None:
        self.changes = Answer.CANCEL
        self.yes = True
        self.choice: int | None = None
        self.path: Path | None = None
        self.articles: list[Path] = []
        self.recover_first = False
        self.facts: edits.ArticleFields = {}
        self.pasted: tuple[Article, str] | None = None
        self.sides: list[Side] | None = None
        self.merges: list[tuple[str, str, Sequence[str], Sequence[Choice]]] = []
        self.told: list[str] = []
        self.asked: list[str] = []

    def about_changes(self, title: str, note: str = "") -> Answer:
        self.asked.append(f"changes to {title}")
        return self.changes

    def about_unsaved(self, found: Sequence[Unsaved]) -> tuple[Unsaved | None, list[Unsaved]]:
        self.asked.append(f"{len(found)} unsaved")
        return (found[0], []) if self.recover_first else (None, [])

    def confirm(self, question: str, detail: str, yes: str) -> bool:
        self.asked.append(question)
        return self.yes

    def choose(self, question: str, detail: str, choices: tuple[str, ...]) -> int | None:
        self.asked.append(question)
        return self.choice

    def tell(self, problem: str, detail: str = "") -> None:
        self.told.append(f"{problem}\n{detail}".strip())

    def article_facts(self, project: Project, article: int) -> bool:
        self.asked.append(f"facts about {project.article(article).title}")
        with project.edit("Change article properties") as edit:
            edits.change_article(edit, article, **self.facts)
        return bool(self.facts)

    def pasted_article(self) -> tuple[Article, str] | None:
        return self.pasted

    def file_to_merge(self) -> Path | None:
        return self.path

    def about_merge(
        self, name: str, summary: str, incoming: Sequence[str], choices: Sequence[Choice]
    ) -> list[Side] | None:
        self.merges.append((name, summary, incoming, choices))
        return self.sides

    def file_to_open(self) -> Path | None:
        return self.path

    def articles_to_import(self) -> list[Path]:
        return self.articles

    def _to_write(self, title: str, suggestion: str, kinds: str, suffix: str) -> Path | None:
        return self.path


@pytest.fixture(scope="session", autouse=True)
def clipboard_let_go(qapp: QApplication) -> Iterator[None]:
    """Nothing that Python made is left on the clipboard when Python ends."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Invented]:
    """An invented project with two articles."""
    world = invent(tmp_path)
    yield world
    world.project.close(discard=True)


@pytest.fixture
def selection(world: Invented) -> Selection:
    return Selection(world.project)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, state: Path, answers: Answers) -> Iterator[Window]:
    """A shown window without a project; what a test leaves open is thrown away."""
    apply(qapp, LIGHT)
    window = Window(state, Settings(state / "settings.ini"), Appearance(LIGHT), answers)
    window.settings.animations = False
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    yield window
    window.documents.abandon()


@pytest.fixture
def hands(tmp_path: Path, qtbot: QtBot) -> Iterator[Hands]:
    """A timeline of a small story, standing alone."""
    project = story(tmp_path)
    made = Hands(project, qtbot)
    yield made
    made.view.dispose()
    project.close(discard=True)


def descendant(widget: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The one widget of this class and object name, somewhere inside another."""
    found = widget.findChild(kind, name)
    assert isinstance(found, QWidget), f"no {kind.__name__} named {name}"
    return found
