"""The mask of a query against the records themselves, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, columns, moment, span
from timeline_app.dates import entry
from timeline_app.model.calendar import us_from_civil
from timeline_app.timeline.columns import Columns, EventRow, Flag, Ints
from timeline_app.timeline.matching import Question, alike, fitted, match, questions, unknown_names
from timeline_app.timeline.query import Field, Query, read

TRACKS = {1: "Military", 2: "Civilians", 3: "Militia"}
WORDS = {"convoy": {1, 2, 5}, "road": {2, 3}}
TAGS = {"siege": {1, 4}, "sieges": {3}}
NOTED = {2, 4, 99}


def query(text: str) -> Query:
    found = read(text, entry.read)
    assert not found.problems
    return found


def answered(asked: Query) -> Mapping[Question, Ints]:
    """What a full-text search would say."""

    def ids(question: Question) -> set[int]:
        if question.field is Field.NOTES:
            return NOTED
        if question.field is Field.TAG:
            return {i for tag in alike(question.words[0][0], TAGS) for i in TAGS[tag]}
        return set.intersection(*(WORDS[word] for word, _ in question.words))

    return {question: np.array(sorted(ids(question)), np.int64) for question in questions(asked)}


def found(shown: Columns, text: str) -> set[int]:
    """The ids of the events that match."""
    asked = query(text)
    mask = match(shown, asked, TRACKS, answered(asked))
    return set(shown.ids[mask].tolist())


T0 = us_from_civil(2020)
OPEN_BEGIN, OPEN_END = Flag.BEGIN_OPEN, Flag.END_OPEN


def undated(event: int, track: int = 1) -> EventRow:
    return (event, track, None, None, None, None, None, None, None, 0, None, None)


def half(event: int, at: int, flags: int) -> EventRow:
    """A span of which one end has no date."""
    begins = (None, None, at, at) if flags & (Flag.BEGIN_OPEN | Flag.BEGIN_UNKNOWN) else (at, at, None, None)
    return (event, 1, 1, *begins, 6, 6, flags, None, None)


def test_before_and_after_are_certain() -> None:
    shown = columns(
        moment(1, T0 - DAY),  # an instant
        moment(2, T0),
        moment(3, T0 - DAY, T0, precision=6),  # some time on the day before
        moment(4, T0 - DAY, T0 + DAY, precision=6),
        span(5, (T0 - 9 * DAY, T0 - 8 * DAY), (T0 - DAY, T0)),
        span(6, (T0, T0 + DAY), (T0 + 5 * DAY, T0 + 6 * DAY)),
        half(7, T0 - DAY, OPEN_END),
        half(8, T0 + DAY, OPEN_END),
        half(9, T0 - DAY, OPEN_BEGIN),
        half(10, T0 + DAY, OPEN_BEGIN),
        half(11, T0 - DAY, Flag.END_UNKNOWN),
        half(12, T0 + DAY, Flag.BEGIN_UNKNOWN),
        undated(13),
    )
    assert found(shown, "before:2020") == {1, 3, 5, 9}
    assert found(shown, "after:2019") == {2, 6, 8}
    assert found(shown, "-before:2020 -after:2019 has:date") == {4, 7, 10, 11, 12}


def test_a_bound_with_an_offset_lies_where_the_axis_has_it() -> None:
    noon = us_from_civil(2021, 9, 6, 12)
    shown = columns(moment(1, noon - 1), moment(2, noon), zone="Asia/Damascus")
    assert found(shown, 'before:"2021-09-06T09:00Z"') == {1}
    assert found(shown, 'before:"2021-09-06T11:00+02:00"') == {1}


def test_several_of_one_kind_are_alternatives_and_kinds_go_together() -> None:
    shown = columns(
        moment(1, T0, track=1, flags=Flag.PLANNED),
        moment(2, T0, track=2, flags=Flag.CANCELLED),
        moment(3, T0, track=2),
        moment(4, T0, track=3, flags=Flag.PLANNED | Flag.EVIDENCE | Flag.DISPUTED | Flag.UNREVIEWED),
    )
    assert found(shown, "status:planned status:cancelled") == {1, 2, 4}
    assert found(shown, "status:planned status:cancelled track:civil") == {2}
    assert found(shown, "track:mili") == {1, 4}
    assert found(shown, "-status:planned -status:cancelled") == {3}
    assert found(shown, "has:evidence is:disputed is:unreviewed") == {4}
    assert found(shown, "is:reviewed is:unreviewed") == {1, 2, 3, 4}
    assert found(shown, "convoy road") == {2} and found(shown, "convoy -road") == {1}
    assert found(shown, "tag:siege") == {1, 4} and found(shown, "tag:sieg -has:notes") == {1, 3}


def test_names_are_meant_as_nearly_as_they_can_be() -> None:
    names = ["Old town", "The old town", "Bold", "old"]
    assert alike("OLD", names) == ["old"]
    assert alike("old t", names) == ["Old town"]
    assert alike("town", names) == ["Old town", "The old town"]
    assert alike("ol", ["Bold", "The old"]) == ["The old"]
    assert alike("wn", names) == ["Old town", "The old town"]
    assert alike("x", names) == []


def test_names_that_are_not_there_are_told() -> None:
    text = "track:Navy tag:siege -tag:flood"
    problems = unknown_names(query(text), list(TRACKS.values()), list(TAGS))
    assert [problem.sentence for problem in problems] == [
        "No track is called “Navy”.",
        "No tag is called “flood”.",
    ]
    assert [text[p.start : p.end] for p in problems] == ["track:Navy", "-tag:flood"]


def test_an_earlier_answer_fits_columns_that_have_changed() -> None:
    shown = columns(moment(1, T0), moment(2, T0))
    mask = np.array([True, True])
    shown.drop([1])
    shown.put([moment(3, T0)])
    assert fitted(mask, shown).tolist() == [False, True, False]


class Record:
    """An event as brute force looks at it."""

    def __init__(self, number: int, begin: int, days: int, track: int, flags: int) -> None:
        self.id, self.track, self.flags = number, track, flags
        self.begin, self.end = T0 + begin * DAY, T0 + (begin + days) * DAY

    def row(self) -> EventRow:
        ends = (self.begin, self.begin), (self.end, self.end)
        return span(self.id, *ends, track=self.track, flags=self.flags)


TERMS: Mapping[str, Callable[[Record], bool]] = {
    "convoy": lambda e: e.id in WORDS["convoy"],
    "road": lambda e: e.id in WORDS["road"],
    "tag:siege": lambda e: e.id in TAGS["siege"],
    "has:notes": lambda e: e.id in NOTED,
    "has:evidence": lambda e: bool(e.flags & Flag.EVIDENCE),
    "is:disputed": lambda e: bool(e.flags & Flag.DISPUTED),
    "is:unreviewed": lambda e: bool(e.flags & Flag.UNREVIEWED),
    "track:civilians": lambda e: e.track == 2,
    "track:military": lambda e: e.track == 1,
    "status:planned": lambda e: bool(e.flags & Flag.PLANNED),
    "status:happened": lambda e: not e.flags & (Flag.PLANNED | Flag.CANCELLED),
    "before:2020": lambda e: e.end <= T0 and e.begin < T0,
    "after:2019": lambda e: e.begin >= T0,
}


FLAGS = st.sampled_from([0, 64, 128, 256, 4096, 4096 | 512, 64 | 256])
EVENTS = st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 3), st.integers(1, 3), FLAGS), max_size=8)
ASKED = st.lists(st.tuples(st.sampled_from(list(TERMS)), st.booleans()), max_size=5)


@given(EVENTS, ASKED, st.sets(st.integers(1, 8)))
def test_the_mask_is_what_brute_force_finds(
    events: list[tuple[int, int, int, int]], asked: list[tuple[str, bool]], gone: set[int]
) -> None:
    records = [Record(n, *facts) for n, facts in enumerate(events, 1)]
    shown = columns(*(record.row() for record in records))
    shown.drop(gone)

    def matches(record: Record) -> bool:
        kinds: dict[str, list[bool]] = {}
        for term, negated in asked:
            if negated:
                if TERMS[term](record):
                    return False
            else:
                kinds.setdefault(term.partition(":")[0] if term[:2] not in ("ha", "is") else term, []).append(
                    TERMS[term](record)
                )
        words = [TERMS[w](record) for w, negated in asked if ":" not in w and not negated]
        return all(words) and all(any(found) for found in kinds.values())

    text = " ".join(("-" if negated else "") + term for term, negated in asked)
    assert found(shown, text) == {r.id for r in records if r.id not in gone and matches(r)}


def test_no_query_is_asked_of_the_search_where_the_columns_know() -> None:
    assert questions(query("track:military status:planned before:2020 has:evidence -is:disputed")) == ()
    assert len(questions(query("convoy road -siege tag:x -tag:x has:notes"))) == 4


@pytest.mark.parametrize("late", [False, True])
def test_ids_become_slots_also_where_they_do_not_rise(late: bool) -> None:
    shown = columns(moment(4, T0), moment(7, T0))
    if late:
        shown.put([moment(2, T0), moment(9, T0)])
    mask = shown.mask_of(np.array([2, 3, 7, 9, 11], np.int64))
    assert set(shown.ids[mask].tolist()) == ({2, 7, 9} if late else {7})
