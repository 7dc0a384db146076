"""Tests of what a person says to suggestions, and of what became of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.project.material import content, day
from timeline_app.model.records import Decision, Stance
from timeline_app.model.when import When
from timeline_app.project import edits, suggestions
from timeline_app.project.article_versions import add_version, plan_version
from timeline_app.project.project import Project
from timeline_app.project.suggestions import Standing, State, Suggested

TEXT = "It rained. The port closed on Monday and opened on Tuesday. Nobody came."
SENTENCE = "The port closed on Monday and opened on Tuesday."


@dataclass(frozen=True)
class Made:
    title: str
    when: When | None
    sentence: tuple[int, int]
    expressions: tuple[tuple[int, int], ...]
    key: str


def made(text: str, title: str, word: str, when: When | None, sentence: str = SENTENCE) -> Made:
    begin, at = text.index(sentence), text.index(word)
    return Made(title, when, (begin, begin + len(sentence)), ((at, at + len(word)),), f"{sentence} {word}")


class Case:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.track = project.tracks()[0].id
        with project.edit("Import") as edit:
            self.article = edits.add_article(edit, "Port", TEXT)
        self.closed = made(TEXT, "Port closed", "Monday", day(1))
        self.opened = made(TEXT, "Port opened", "Tuesday", day(2))

    def states(self, article: int | None = None, *others: Suggested) -> list[State]:
        return [
            each.state
            for each in suggestions.standings(
                self.project,
                article or self.article,
                others or (self.closed, self.opened),
                suggestions.rejections(self.project),
            )
        ]

    def accept(self, suggestion: Suggested) -> int:
        with self.project.edit("Accept suggestion") as edit:
            return suggestions.accept(edit, self.article, suggestion, self.track)

    def reject(self, *rejected: Suggested) -> None:
        with self.project.edit("Reject suggestion") as edit:
            suggestions.reject(edit, rejected)


@pytest.fixture
def case(project: Project) -> Case:
    return Case(project)


def test_an_accepted_suggestion_is_an_event_that_nobody_reviewed_and_its_evidence_one_piece(
    case: Case,
) -> None:
    event = case.project.event(case.accept(case.closed))
    assert (event.title, event.when, event.track, event.reviewed) == (
        "Port closed",
        day(1),
        case.track,
        False,
    )
    sentence, date = case.project.links_of_event(event.id)
    assert case.project.passage(sentence.passage).quote == SENTENCE
    assert case.project.passage(date.passage).quote == "Monday"
    assert (sentence.stance, date.stance) == (Stance.SUPPORTS, Stance.SUPPORTS)
    assert (date.claimed, date.part_of) == (day(1), sentence.id)
    assert case.states() == [State.PLACED, State.WAITING]


def test_two_suggestions_of_one_sentence_share_its_passage_and_are_placed_apart(case: Case) -> None:
    case.accept(case.closed)
    case.accept(case.opened)
    assert case.states() == [State.PLACED, State.PLACED]
    assert sorted(each.quote for each in case.project.passages_of(case.article)) == [
        "Monday",
        SENTENCE,
        "Tuesday",
    ]


def test_one_without_a_day_is_an_event_without_a_date(case: Case) -> None:
    event = case.accept(replace(case.closed, when=None))
    assert case.project.event(event).when is None


def test_all_of_a_kind_are_accepted_by_one_change(case: Case) -> None:
    before = content(case.project)
    with case.project.edit("Accept 2 suggestions") as edit:
        events = suggestions.accept_all(
            edit, [(case.article, case.closed), (case.article, case.opened)], case.track
        )
    assert [each.title for each in case.project.events(events)] == ["Port closed", "Port opened"]
    case.project.undo()
    assert content(case.project) == before


def test_a_rejected_suggestion_is_a_decision_that_undo_takes_back(case: Case) -> None:
    case.reject(case.closed)
    case.reject(case.closed, case.opened)
    assert case.states() == [State.REJECTED, State.REJECTED]
    decisions = [each for each in case.project.all("decision") if isinstance(each, Decision)]
    assert [each.verdict for each in decisions] == ["rejected", "rejected"]
    case.project.undo()
    assert case.states() == [State.REJECTED, State.WAITING]


def test_one_that_is_brought_back_waits_again(case: Case) -> None:
    case.reject(case.closed, case.opened)
    with case.project.edit("Bring back suggestion") as edit:
        suggestions.unreject(edit, [case.closed])
    assert case.states() == [State.WAITING, State.REJECTED]


def test_one_that_is_accepted_after_all_is_rejected_no_more(case: Case) -> None:
    case.reject(case.closed)
    event = case.accept(case.closed)
    assert suggestions.rejections(case.project) == {}
    with case.project.edit("Delete") as edit:
        edits.delete_events(edit, [event])
    assert case.states() == [State.WAITING, State.WAITING]


def test_what_was_rejected_stays_so_in_a_new_version_and_in_the_same_article_again(case: Case) -> None:
    case.accept(case.opened)
    case.reject(case.closed)
    text = "Corrected. " + TEXT
    with case.project.edit("New version") as edit:
        newer = add_version(edit, plan_version(case.project, case.article, text))
    again = made(text, "Port closed", "Monday", day(1)), made(text, "Port opened", "Tuesday", day(2))
    assert case.states(newer, *again) == [State.REJECTED, State.PLACED]
    with case.project.edit("Delete") as edit:
        edits.delete_article(edit, newer)
        edits.delete_article(edit, case.article)
        back = edits.add_article(edit, "Port", TEXT)
    assert case.states(back) == [State.REJECTED, State.WAITING]


@pytest.mark.parametrize(
    ("words", "when", "expected"),
    [
        (
            "closed on Monday",
            9,
            [State.PLACED, State.WAITING],
        ),  # the event was moved: it still is that passage
        ("on Monday and opened on Tuesday", 9, [State.WAITING, State.WAITING]),
        ("on Monday and opened on Tuesday", 2, [State.WAITING, State.PLACED]),
        (TEXT, 1, [State.PLACED, State.WAITING]),
        (TEXT, 9, [State.WAITING, State.WAITING]),
        ("Nobody came", 1, [State.WAITING, State.WAITING]),
    ],
)
def test_a_passage_that_a_person_marked_places_the_dates_that_it_is_about(
    case: Case, words: str, when: int, expected: list[State]
) -> None:
    with case.project.edit("By hand") as edit:
        start = TEXT.index(words)
        passage = edits.mark_passage(edit, case.article, start, start + len(words))
        edits.link(edit, edits.add_event(edit, "An event", case.track, day(when)), passage)
    assert case.states() == expected


def test_a_passage_without_an_event_places_nothing(case: Case) -> None:
    with case.project.edit("By hand") as edit:
        edits.mark_passage(edit, case.article, 0, len(TEXT))
    assert case.states() == [State.WAITING, State.WAITING]


def test_coverage_counts_what_is_placed() -> None:
    found = [Standing(State.PLACED, (1,)), Standing(), Standing(State.REJECTED, (), 2)]
    assert suggestions.coverage(found) == (1, 3)
    assert suggestions.coverage_words(1, 3) == "1 of 3 dated passages placed"
    assert suggestions.coverage_words(1, 1) == "1 of 1 dated passage placed"
