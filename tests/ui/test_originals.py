"""The files that articles came from are opened as copies and saved as they were."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from tests.interchange.documents import lines, pdf
from tests.ui.conftest import Answers
from timeline_app.model.records import Article
from timeline_app.project import edits
from timeline_app.ui.originals import Originals, can_be_opened, name_for
from timeline_app.ui.window import Window

PAPER = pdf([lines("They met.")])


class System:
    """Stands for the programs of the computer."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.has_one = True

    def open(self, url: QUrl) -> bool:
        self.opened.append(Path(url.toLocalFile()))
        return self.has_one


@pytest.fixture
def system(window: Window, monkeypatch: pytest.MonkeyPatch) -> System:
    system = System()
    window.originals = Originals(window.documents, window._asking, system.open)  # noqa: SLF001
    window.documents.new()
    return system


def add(window: Window, name: str, media_type: str, data: bytes | None = PAPER) -> Article:
    project = window.views.project
    with project.edit("Add") as edit:
        added = edits.add_article(
            edit, "Talks", "They met.", original=data, original_name=name, media_type=media_type
        )
    window.views.article.show_article(added)
    window.refresh()
    return project.article(added)


def test_the_original_is_opened_as_a_copy_nobody_can_change(window: Window, system: System) -> None:
    add(window, "paper.pdf", "application/pdf")
    window.actions_["original"].trigger()
    (path,) = system.opened
    assert (path.name, path.read_bytes()) == ("paper.pdf", PAPER)
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    window.actions_["original"].trigger()
    assert system.opened == [path, path]


@pytest.mark.parametrize("media_type", ["text/html", "message/rfc822", "application/x-sh", ""])
def test_what_could_run_or_fetch_is_only_saved(
    window: Window, system: System, answers: Answers, tmp_path: Path, media_type: str
) -> None:
    article = add(window, "page.html", media_type)
    assert not window.actions_["original"].isEnabled()
    answers.path = tmp_path / "out.html"
    assert window.originals.open(article)
    assert system.opened == []
    assert answers.path.read_bytes() == PAPER


def test_the_original_is_saved_as_it_was(
    window: Window, system: System, answers: Answers, tmp_path: Path
) -> None:
    add(window, "paper.pdf", "application/pdf")
    answers.path = tmp_path / "out.pdf"
    window.actions_["save_original"].trigger()
    assert answers.path.read_bytes() == PAPER


def test_a_pasted_text_has_no_original(window: Window, system: System) -> None:
    add(window, "", "text/plain", None)
    assert not window.actions_["original"].isEnabled()
    assert not window.actions_["save_original"].isEnabled()


def test_a_computer_without_a_program_for_it_is_told(
    window: Window, system: System, answers: Answers
) -> None:
    system.has_one = False
    assert not window.originals.open(add(window, "paper.pdf", "application/pdf"))
    assert "No program on this computer shows paper.pdf." in answers.told[-1]


@pytest.mark.parametrize(
    ("name", "media_type", "made"),
    [
        ("paper.PDF", "application/pdf", "paper.PDF"),
        ("../../.bashrc", "text/plain", "bashrc.txt"),
        ("C:\\temp\\run.exe", "application/pdf", "run.exe.pdf"),
        ("/etc/passwd", "text/plain", "passwd.txt"),
        ("a;b`c$.docx", "text/plain", "a_b_c_.docx.txt"),
        ("", "text/plain", "original.txt"),
        ("x" * 300 + ".txt", "text/plain", "x" * 80 + ".txt"),
    ],
)
def test_a_copy_has_a_name_of_its_kind_and_no_folder(name: str, media_type: str, made: str) -> None:
    article = Article(
        id=1, title="", text_sha256="", original_name=name, media_type=media_type, original_sha256="x"
    )
    assert name_for(article) == made
    assert can_be_opened(article)
