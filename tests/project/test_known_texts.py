from __future__ import annotations

import threading
from pathlib import Path

from timeline_app.project import edits
from timeline_app.project.known_texts import KnownTexts
from timeline_app.project.project_file import new_project


def test_texts_are_found_from_another_thread_while_the_project_is_open(tmp_path: Path) -> None:
    project = new_project(tmp_path)
    with project.edit("Add") as edit:
        first = edits.add_article(edit, "First", "The two sides met on Tuesday.")
        edits.add_article(edit, "Twin", "The two sides met on Tuesday.")
        second = edits.add_article(edit, "Second", 'They said "yes" and parted.')
    found: list[object] = []

    def look() -> None:
        with KnownTexts(project.working.database) as known:
            same = known.same("The two sides met on Tuesday.")
            found.append(same.id if same is not None else None)
            found.append(known.same("another text"))
            found.append(
                [article.id for article, _ in known.with_phrases(['said "yes" and', "no such words"], 9)]
            )
            found.append([text for _, text in known.with_phrases(["sides met on"], 1)])
            found.append(known.with_phrases([], 9))
            found.append(known.with_phrases(['"', "\x00", "…"], 9))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    project.close(discard=True)
    assert found == [first, None, [second], ["The two sides met on Tuesday."], [], []]
