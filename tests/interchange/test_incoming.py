from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interchange.documents import docx, epub, paragraph
from tests.interchange.test_likeness import OTHER, STORY
from timeline_app.interchange.draft import ImportCancelled
from timeline_app.interchange.importing import Wish, add_wished, import_files
from timeline_app.interchange.incoming import Incoming, compared, read_files, text_alike
from timeline_app.project import edits
from timeline_app.project.known_texts import KnownTexts
from timeline_app.project.project import Project


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def project(fresh: Callable[[], Project]) -> Project:
    project = fresh()
    with project.edit("Add") as edit:
        edits.add_article(edit, "The story", STORY)
        edits.add_article(edit, "The boats", OTHER)
    return project


def look(project: Project, *paths: Path) -> list[Incoming]:
    with KnownTexts(project.working.database) as known:
        return compared(read_files(paths), known)


def test_the_very_same_text_is_known_whatever_its_file(project: Project, tmp_path: Path) -> None:
    (found,) = look(project, write(tmp_path / "copy.docx", docx(paragraph(STORY))))
    assert found.alike is not None
    assert (found.alike.title, found.alike.percent, found.alike.is_same) == ("The story", 100, True)


def test_a_corrected_text_is_nearly_the_same(project: Project, tmp_path: Path) -> None:
    (found,) = look(project, write(tmp_path / "b.txt", STORY.replace("day 30 ", "night 30 ") + " Corrected."))
    assert found.alike is not None
    assert found.alike.article == project.articles()[0].id
    assert 90 < found.alike.percent < 100


def test_the_same_words_in_other_lines_are_not_the_very_same(project: Project, tmp_path: Path) -> None:
    (found,) = look(project, write(tmp_path / "b.txt", STORY.replace(". ", ".\n")))
    assert found.alike is not None
    assert (found.alike.percent, found.alike.is_same) == (99, False)


def test_a_text_of_its_own_is_like_nothing(project: Project, tmp_path: Path) -> None:
    (found,) = look(
        project, write(tmp_path / "c.txt", "They met on Tuesday, and nothing more is known about it. " * 9)
    )
    assert found.alike is None


def test_texts_that_come_together_are_compared_with_each_other(project: Project, tmp_path: Path) -> None:
    new = STORY.replace("people of village", "men from town")
    first = write(tmp_path / "a.txt", new)
    empty = write(tmp_path / "b.txt", "")
    again = write(tmp_path / "c.txt", new)
    near = write(tmp_path / "d.txt", new.replace("day 30 ", "night 30 "))
    found = look(project, first, empty, again, near)
    assert found[1].problem == "b.txt is empty."
    assert found[2].alike is not None and (found[2].alike.before, found[2].alike.is_same) == (0, True)
    assert found[3].alike is not None and (found[3].alike.before, found[3].alike.is_same) == (0, False)


def test_a_pasted_text_is_compared_too(project: Project) -> None:
    alike = text_alike(STORY + " More.", project.working.database)
    assert alike is not None and alike.title == "The story"
    assert text_alike("\x00 \u2028", project.working.database) is None


def test_a_new_version_names_what_it_corrects(project: Project, tmp_path: Path) -> None:
    corrected = STORY.replace("day 30 ", "night 30 ")
    found = look(
        project,
        write(tmp_path / "a.txt", corrected),
        write(tmp_path / "b.txt", corrected.replace("day 9 ", "")),
    )
    with project.edit("Import") as edit:
        first, second = add_wished(edit, found, [Wish(as_version=True), Wish("By hand.", as_version=True)])
    assert first is not None and second is not None
    assert project.article(first).version_of == project.articles()[0].id
    assert project.article(second).version_of == first
    assert project.text(second) == "By hand."


def test_what_is_left_out_has_no_version(project: Project, tmp_path: Path) -> None:
    new = STORY.replace("people of village", "men from town")
    found = look(project, write(tmp_path / "a.txt", new), write(tmp_path / "b.txt", new + " More."))
    with project.edit("Import") as edit:
        first, second = add_wished(edit, found, [None, Wish(as_version=True)])
    assert first is None
    assert second is not None and project.article(second).version_of is None


def test_a_book_comes_in_by_chapters_or_whole(fresh: Callable[[], Project], tmp_path: Path) -> None:
    book = write(tmp_path / "b.epub", epub({"a.xhtml": "<p>One of them.</p>", "b.xhtml": "<p>Two.</p>"}))
    chapters, whole = fresh(), fresh()
    assert len(import_files(chapters, [book])) == 2
    first, second = chapters.articles()
    assert first.original_sha256 == second.original_sha256
    import_files(whole, [book], whole_books=True)
    assert [whole.text(article.id) for article in whole.articles()] == ["One of them.\n\nTwo."]


def test_reading_tells_how_far_it_is_and_can_be_called_off(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{n}.txt", "They met.") for n in range(4)]
    told: list[float] = []
    read_files(paths, progress=told.append)
    assert told == sorted(told) and told[0] >= 0 and told[-1] < 1

    def enough(done: float) -> None:
        if done > 0.3:
            raise ImportCancelled

    with pytest.raises(ImportCancelled):
        read_files(paths, progress=enough)
