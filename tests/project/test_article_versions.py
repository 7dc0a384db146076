from __future__ import annotations

import pytest

from tests.project.material import TEXT, content, tell
from timeline_app.model.anchoring import State
from timeline_app.model.records import Article, Stance
from timeline_app.project import edits
from timeline_app.project.article_versions import LEFT_BY_HAND, add_version, plan_version, versions
from timeline_app.project.audit import Kind, Language, audit
from timeline_app.project.project import Project

CORRECTED = "Corrected.\n\n" + TEXT.replace("Monday", "Tuesday")


def test_a_plan_says_where_every_passage_is_and_does_nothing(project: Project) -> None:
    story = tell(project)
    before = content(project)

    plan = plan_version(project, story.article, CORRECTED)

    assert content(project) == before
    (carried,) = plan.carried
    assert (carried.passage.id, carried.anchor.state) == (story.passage, State.CHANGED)
    assert [link.id for link in carried.links] == [story.link]
    assert plan.counts()[State.CHANGED] == 1
    assert plan.left() == []


def test_passages_and_their_links_go_to_the_new_version_and_both_versions_stay(project: Project) -> None:
    story = tell(project)
    plan = plan_version(project, story.article, CORRECTED)

    with project.edit("Add a new version") as edit:
        article = add_version(edit, plan)

    assert project.text(story.article) == TEXT
    assert project.text(article) == CORRECTED
    assert project.article(article).version_of == story.article
    old = project.passage(story.passage)
    assert old.became is not None
    new = project.passage(old.became)
    assert (new.article, new.quote) == (article, "ferry left on Tuesday")
    assert project.link(story.link).passage == new.id
    assert project.link(story.link).event == story.event


def test_it_is_one_step_to_undo(project: Project) -> None:
    story = tell(project)
    before = content(project)
    with project.edit("Add a new version") as edit:
        add_version(edit, plan_version(project, story.article, CORRECTED))

    project.undo()

    assert content(project) == before


def test_a_lost_passage_keeps_its_link_at_the_old_version(project: Project) -> None:
    story = tell(project)
    plan = plan_version(
        project, story.article, "Two days later the harbour master said that forty were missing."
    )
    assert [each.anchor.state for each in plan.left()] == [State.LOST]

    with project.edit("Add a new version") as edit:
        article = add_version(edit, plan)

    assert project.passages_of(article) == []
    assert project.link(story.link).passage == story.passage
    assert project.passage(story.passage).became is None


def test_what_a_person_decides_wins_over_the_plan(project: Project) -> None:
    story = tell(project)
    with project.edit("Mark") as edit:
        other = edits.mark_passage(edit, story.article, 26, 40)
    plan = plan_version(project, story.article, CORRECTED)
    at = CORRECTED.index("missing")

    with project.edit("Add a new version") as edit:
        article = add_version(edit, plan, {story.passage: (at, at + 7), other: None})

    assert [passage.quote for passage in project.passages_of(article)] == ["missing"]
    assert project.passage(other).became is None
    assert project.passages_of(article)[0].id == project.link(story.link).passage


def test_parts_of_one_piece_of_evidence_stay_together(project: Project) -> None:
    story = tell(project)
    with project.edit("Add a part") as edit:
        at = TEXT.index("forty people")
        second = edits.link(edit, story.event, edits.mark_passage(edit, story.article, at, at + 12))
        edits.join_links(edit, [story.link, second])

    with project.edit("Add a new version") as edit:
        article = add_version(edit, plan_version(project, story.article, CORRECTED))

    assert project.link(second).part_of == story.link
    assert {project.passage(project.link(i).passage).article for i in (story.link, second)} == {article}


def test_two_passages_that_become_one_leave_the_second_link_of_an_event_where_it_was(
    project: Project,
) -> None:
    story = tell(project)
    with project.edit("Link again") as edit:
        other = edits.mark_passage(edit, story.article, 0, 24)
        second = edits.link(edit, story.event, other, Stance.MENTIONS)
    plan = plan_version(project, story.article, CORRECTED)
    span = (CORRECTED.index("The ferry"), CORRECTED.index(" Two"))

    with project.edit("Add a new version") as edit:
        add_version(edit, plan, {story.passage: span, other: span})

    assert {project.link(story.link).passage, project.link(second).passage} != {story.passage, other}
    assert project.link(second).stance is Stance.MENTIONS
    assert len(project.links_of_event(story.event)) == 2


def test_facts_that_are_not_given_are_those_of_the_old_version(project: Project) -> None:
    story = tell(project)
    with project.edit("Say more") as edit:
        edits.change_article(
            edit, story.article, publisher="Harbour Post", published="2021-09-08", zone="Europe/Oslo"
        )

    with project.edit("Add a new version") as edit:
        article = add_version(edit, plan_version(project, story.article, CORRECTED), published="2021-09-10")

    made = project.article(article)
    assert (made.title, made.publisher, made.published, made.zone) == (
        "Ferry missing", "Harbour Post", "2021-09-10", "Europe/Oslo",
    )  # fmt: skip


def test_a_version_of_an_older_version_follows_the_newest(project: Project) -> None:
    story = tell(project)
    with project.edit("Second") as edit:
        second = add_version(edit, plan_version(project, story.article, CORRECTED))

    plan = plan_version(project, story.article, CORRECTED + " More.")

    assert plan.article.id == second
    assert [each.anchor.state for each in plan.carried] == [State.EXACT]


def test_versions_come_oldest_first_wherever_one_asks() -> None:
    def article(id: int, version_of: int | None = None) -> Article:
        return Article(id=id, title=str(id), text_sha256="", version_of=version_of)

    articles = [article(9), article(1), article(4, 1), article(2, 4)]
    for asked in (1, 4, 2):
        assert [each.id for each in versions(articles, asked)] == [1, 4, 2]
    assert [each.id for each in versions(articles, 9)] == [9]
    assert {each.id for each in versions([article(1, 2), article(2, 1)], 1)} == {1, 2}
    with pytest.raises(LookupError):
        versions(articles, 5)


def test_what_a_person_left_behind_is_accepted_and_what_nobody_looked_at_is_not(project: Project) -> None:
    story = tell(project)
    plan = plan_version(project, story.article, "Nothing of it is left.")
    for settled in ((), (story.passage,)):
        with project.edit("Add a new version") as edit:
            add_version(edit, plan, {story.passage: None}, settled=settled)
        language = Language(lambda *_: iter(()), str)
        (found,) = [f for f in audit(project.working.database, language) if f.kind is Kind.LOST]
        assert found.key == ("passage", story.passage)
        assert (found.decision is not None, found.reason) == (bool(settled), LEFT_BY_HAND if settled else "")
        project.undo()
    assert project.counts()["decision"] == 0
