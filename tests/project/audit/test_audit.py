"""Tests of what an audit finds, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.dates.mentions import mentions
from timeline_app.dates.words import short
from timeline_app.model import edtf
from timeline_app.model.records import Passage, Stance
from timeline_app.project import edits
from timeline_app.project.audit import Finding, Kind, Language, Memory, accept, audit, take_back
from timeline_app.project.audit.alike import alike
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project

LANGUAGE = Language(mentions, short)
FIRST = "The ferry left on 3 May 2021. The pilot was ill, and nobody had told the owners."
SECOND = "Harbour papers say the ferry left a day later, on 4 May 2021. The pilot was ill."


class Case:
    """Two articles and one event; a test adds what it is about."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.track = project.tracks()[0].id
        with project.edit("Begin") as edit:
            self.first = edits.add_article(edit, "First", FIRST, published="2021-05-05")
            self.second = edits.add_article(edit, "Second", SECOND, published="2021-05-06")
            self.event = edits.add_event(edit, "The ferry leaves", self.track, edtf.read("2021-05-03"))

    def do(self, verb: Callable[[Edit], object]) -> None:
        with self.project.edit("Change") as edit:
            verb(edit)

    def link(
        self, article: int, words: str, stance: Stance = Stance.SUPPORTS, who: str = "", date: str = ""
    ) -> int:
        start = self.project.text(article).index(words)
        with self.project.edit("Link") as edit:
            passage = edits.mark_passage(edit, article, start, start + len(words))
            claimed = edtf.read(date) if date else None
            return edits.link(edit, self.event, passage, stance, who, claimed)

    def found(self, kind: Kind | None = None) -> list[Finding]:
        every = list(audit(self.project.working.database, LANGUAGE))
        return [each for each in every if kind is None or each.kind is kind]

    def sentences(self, kind: Kind) -> list[str]:
        return [each.sentence for each in self.found(kind)]


@pytest.fixture
def case(project: Project) -> Case:
    return Case(project)


def test_an_event_without_evidence(case: Case) -> None:
    (finding,) = case.found(Kind.UNSUPPORTED)
    assert finding.key == ("event", case.event)
    assert (finding.title, finding.sentence) == ("The ferry leaves", "It has no evidence.")


def test_a_mention_alone_supports_nothing(case: Case) -> None:
    case.link(case.first, "The pilot was ill", Stance.MENTIONS)
    assert case.sentences(Kind.UNSUPPORTED) == ["There are passages about it, but none supports it."]


def test_one_article_is_a_single_source_and_two_are_none(case: Case) -> None:
    case.link(case.first, "The ferry left on 3 May 2021", who="owners")
    case.link(case.first, "The pilot was ill", who="the pilot")
    assert case.sentences(Kind.SINGLE_SOURCE) == ["It rests on one article only: “First”."]
    case.link(case.second, "The pilot was ill", who="doctor")
    assert case.sentences(Kind.SINGLE_SOURCE) == []


def test_two_articles_that_quote_one_person_are_a_single_source(case: Case) -> None:
    case.link(case.first, "The pilot was ill", who="the owners")
    case.link(case.second, "The pilot was ill", who="The Owners")
    assert case.sentences(Kind.SINGLE_SOURCE) == ["It rests on one source only: the owners."]


def test_two_versions_of_an_article_are_one_source(case: Case) -> None:
    case.do(lambda edit: edits.change_article(edit, case.second, version_of=case.first))
    case.link(case.first, "The pilot was ill", who="a")
    case.link(case.second, "The pilot was ill", who="b")
    assert len(case.sentences(Kind.SINGLE_SOURCE)) == 1


def test_a_contradicted_event_names_who_contradicts(case: Case) -> None:
    case.link(case.second, "a day later", Stance.CONTRADICTS, "harbour papers")
    assert case.sentences(Kind.CONTRADICTED) == ["1 passage contradicts it (harbour papers)."]


@pytest.mark.parametrize(
    ("event", "claimed", "fits"),
    [
        ("2021-05-03", "2021-05-04", False),
        ("2021-05-03", "2021-05", True),
        ("2021-05", "2021-05-04", True),
        ("2021-05-03/..", "2021-05-09", True),
        ("2021-05-03/..", "2021-05-01", False),
        ("../2021-05-03", "2021-05-02", True),
        ("2021-05-03", "2021-05-01/2021-05-04", True),
        ("2021-05-03T10:00+03:00", "2021-05-03T07:00Z", True),
        ("2021-05-03T10:00+03:00", "2021-05-03T10:00Z", False),
        ("2021-05-03T10:00", "2021-05-03T10:00Z", True),
    ],
)
def test_a_date_outside_every_claimed_date(case: Case, event: str, claimed: str, fits: bool) -> None:
    case.do(lambda edit: edits.retime(edit, case.event, edtf.read(event)))
    case.link(case.first, "The pilot was ill", date=claimed)
    assert (case.found(Kind.OTHER_DATE) == []) is fits


def test_one_fitting_claim_is_enough_and_those_against_it_do_not_count(case: Case) -> None:
    case.link(case.second, "4 May 2021", Stance.CONTRADICTS, date="2021-05-04")
    assert case.found(Kind.OTHER_DATE) == []
    case.link(case.second, "Harbour papers", date="2021-05-05")
    assert case.sentences(Kind.OTHER_DATE) == [
        "3 May 2021 is none of the dates that its passages give: 5 May 2021."
    ]
    case.link(case.first, "3 May 2021", date="2021-05-03")
    assert case.found(Kind.OTHER_DATE) == []


def test_an_event_without_a_date_and_one_not_reviewed(case: Case) -> None:
    case.do(lambda edit: edits.change_event(edit, case.event, when=None, reviewed=False))
    assert len(case.found(Kind.UNDATED_EVENT)) == len(case.found(Kind.UNREVIEWED)) == 1


def test_events_of_one_day_with_much_the_same_title_may_be_one(case: Case) -> None:
    when = edtf.read("2021-05-03T10:00")
    case.do(lambda edit: edits.add_event(edit, "Ferry leaves the", case.track, when))
    case.do(lambda edit: edits.add_event(edit, "The ferry leaves", case.track, edtf.read("2021-05-04")))
    (finding,) = case.found(Kind.DUPLICATE)
    assert finding.key == ("event", case.event)
    assert len(finding.others) == 1


def test_a_day_before_1970_is_one_day_too(case: Case) -> None:
    for date in ("1914-07-28", "1914-07-28T10:00"):
        case.do(lambda edit, date=date: edits.add_event(edit, "War is declared", case.track, edtf.read(date)))  # type: ignore[misc]
    assert len(case.found(Kind.DUPLICATE)) == 1


@pytest.mark.parametrize(
    ("titles", "groups"),
    [
        (("Truce agreed", "Truce agreed"), [[0, 1]]),
        (("Round 1 of talks", "Round 2 of talks"), []),
        (("Siege of the old town", "Truce agreed"), []),
        (("Old town: siege begins", "Siege begins in the old town", "Sieges begin in old town"), [[0, 1, 2]]),
        (("", ""), []),
    ],
)
def test_alike_titles(titles: tuple[str, ...], groups: list[list[int]]) -> None:
    assert list(alike(enumerate(titles))) == groups


def test_a_passage_whose_words_changed_and_one_not_found_in_the_newer_version(case: Case) -> None:
    link = case.project.link(case.link(case.first, "The pilot was ill"))
    assert case.found(Kind.LOST) == []
    case.do(lambda edit: edits.change_article(edit, case.second, version_of=case.first))
    (finding,) = case.found(Kind.LOST)
    assert finding.key == ("passage", link.passage)
    assert finding.sentence == "It was not found in the newer version, “Second”."
    broken = Passage(id=link.passage, article=case.first, start=0, end=9, quote="The vicar")
    case.do(lambda edit: edit.put(broken))
    assert case.sentences(Kind.LOST) == ["“First” no longer has these words at their place."]


def test_a_passage_that_became_another_is_not_lost(case: Case) -> None:
    old = case.project.link(case.link(case.first, "The pilot was ill")).passage
    new = case.project.link(case.link(case.second, "The pilot was ill")).passage
    found = case.project.passage(old)

    def version(edit: Edit) -> None:
        edits.change_article(edit, case.second, version_of=case.first)
        edit.put(
            Passage(
                id=old, article=found.article, start=found.start, end=found.end, quote=found.quote, became=new
            )
        )

    case.do(version)
    assert case.found(Kind.LOST) == []


def test_an_article_without_a_date(case: Case) -> None:
    case.do(lambda edit: edits.change_article(edit, case.second, published=""))
    (finding,) = case.found(Kind.UNDATED_ARTICLE)
    assert finding.key == ("article", case.second)


def test_dates_that_no_event_cites_stand_at_their_place(case: Case) -> None:
    findings = case.found(Kind.UNCITED_DATE)
    assert [each.article for each in findings] == [case.first, case.second]
    start, end = findings[0].span or (0, 0)
    assert "3 May 2021" in FIRST[start:end]
    assert findings[0].sentence == "No event cites 3 May 2021 in “First”."
    case.link(case.first, "The ferry left on 3 May 2021")
    case.link(case.second, "The pilot was ill", date="2021-05-04")
    assert case.found(Kind.UNCITED_DATE) == []


def test_what_is_accepted_stays_so_until_its_grounds_change(case: Case) -> None:
    case.link(case.first, "The ferry left", who="a")
    case.link(case.second, "a day later", Stance.CONTRADICTS, "b")
    (finding,) = case.found(Kind.CONTRADICTED)
    with case.project.edit("Accept") as edit:
        decision = accept(edit, finding, " The papers were forged. ")
    (accepted,) = case.found(Kind.CONTRADICTED)
    assert (accepted.decision, accepted.reason) == (decision, "The papers were forged.")
    case.link(case.second, "on 4 May 2021", Stance.CONTRADICTS, "c")
    assert case.found(Kind.CONTRADICTED)[0].decision is None
    case.project.undo()
    with case.project.edit("Take back") as edit:
        take_back(edit, decision)
    assert case.found(Kind.CONTRADICTED)[0].decision is None
    case.project.undo()
    assert case.found(Kind.CONTRADICTED)[0].decision == decision


def test_nothing_is_accepted_without_a_reason(case: Case) -> None:
    with pytest.raises(ValueError, match="reason"), case.project.edit("Accept") as edit:
        accept(edit, case.found()[0], "  ")


def test_a_check_stops_where_it_has_found_enough(case: Case) -> None:
    for number in range(5):
        title = f"{'abcde'[number] * 9} happens"
        case.do(lambda edit, t=title: edits.add_event(edit, t, case.track))  # type: ignore[misc]
    found = list(audit(case.project.working.database, LANGUAGE, most=2))
    assert sum(each.kind is Kind.UNSUPPORTED for each in found) == 2
    assert sum(each.kind is Kind.UNDATED_EVENT for each in found) == 2


def test_progress_rises_to_the_end(case: Case) -> None:
    told: list[float] = []
    list(audit(case.project.working.database, LANGUAGE, progress=told.append))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_texts_are_read_for_dates_once(case: Case) -> None:
    asked: list[str] = []

    def counted(text: str, *rest: object) -> Iterator[tuple[int, int, object]]:
        asked.append(text)
        return mentions(text, *rest)  # type: ignore[arg-type]

    memory = Memory(Language(counted, short))  # type: ignore[arg-type]
    for _ in range(2):
        found = list(audit(case.project.working.database, LANGUAGE, memory=memory))
    assert asked == [FIRST, SECOND]
    case.link(case.first, "3 May 2021")
    assert len(list(audit(case.project.working.database, LANGUAGE, memory=memory))) < len(found) + 1
    assert asked == [FIRST, SECOND, FIRST]


def test_a_database_that_is_gone_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(audit(tmp_path / "none.db", LANGUAGE))
