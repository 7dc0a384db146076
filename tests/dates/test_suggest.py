"""Tests of what becomes of time expressions: which are suggestions, which belong together, and their keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from timeline_app.dates.expressions import Expression, Type
from timeline_app.dates.suggest import Suggestion, suggest, waiting
from timeline_app.dates.words import short
from timeline_app.model import edtf

VALUES = {
    "Monday": "2021-09-06",
    "Sept. 6": "2021-09-06",
    "7 September": "2021-09-07",
    "10:00 a.m.": "2021-09-06T10:00",
    "2 p.m.": "2021-09-06T14:00",
    "August": "2021-08",
    "2018": "2018",
}


def found(text: str, values: dict[str, str] | None = None) -> tuple[Expression, ...]:
    """The expressions of a text that the table knows, and what is vague in it."""
    made = []
    for said, value in (values or VALUES).items():
        at = text.find(said)
        while at >= 0:
            kind = Type.TIME if "T" in value else Type.DATE
            made.append(
                Expression(at, at + len(said), said, kind, value, "", edtf.read(value), "test", False)
            )
            at = text.find(said, at + 1)
    at = text.find("recently")
    if at >= 0:
        made.append(Expression(at, at + 8, "recently", Type.DATE, "PAST_REF", "", None, "vague", False))
    return tuple(sorted(made, key=lambda each: each.begin))


def told(made: Iterable[Suggestion]) -> list[tuple[str, str]]:
    return [(each.title, short(each.when)) for each in made]


def test_each_date_of_a_sentence_is_a_suggestion_with_its_clause() -> None:
    text = "It rained. The port closed in 2018 and opened again on Monday. Nobody came."
    made = suggest(text, found(text))
    assert told(made) == [("Port closed", "2018"), ("Port opened again", "6 Sept 2021")]
    assert {text[slice(*each.sentence)] for each in made} == {
        "The port closed in 2018 and opened again on Monday."
    }
    assert [text[slice(*span)] for each in made for span in each.expressions] == ["2018", "Monday"]
    assert [each.rule for each in made] == ["test", "test"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The port was closed from August to 7 September.", "Aug – 7 Sept 2021"),
        ("The port was closed between August and 7 September.", "Aug – 7 Sept 2021"),
        ("The port was closed Sept. 6 – 7 September.", "6 – 7 Sept 2021"),
        ("On Sept. 6 the port was closed at 10:00 a.m. for repairs.", "6 Sept 2021 10:00"),
        ("At 10:00 a.m. on Monday the port was closed.", "6 Sept 2021 10:00"),
    ],
)
def test_dates_that_only_together_say_when_are_one_suggestion(text: str, when: str) -> None:
    (made,) = suggest(text, found(text))
    assert short(made.when) == when
    assert len(made.expressions) == 2
    assert made.title.startswith("Port was closed")


def test_a_day_with_two_times_is_two_suggestions() -> None:
    text = "On Monday they arrived at 10:00 a.m. and left at 2 p.m."
    assert told(suggest(text, found(text))) == [
        ("They arrived", "6 Sept 2021 10:00"),
        ("They left", "6 Sept 2021 14:00"),
    ]


def test_dates_that_and_joins_stay_apart() -> None:
    text = "They met on Monday and 7 September in Lund."
    assert told(suggest(text, found(text))) == [
        ("They met in Lund", "6 Sept 2021"),
        ("They met in Lund", "7 Sept 2021"),
    ]


def test_what_cannot_be_placed_is_no_suggestion_and_disturbs_none() -> None:
    text = "They met recently. They met again on Monday."
    assert told(suggest(text, found(text))) == [("They met again", "6 Sept 2021")]
    assert suggest("They met recently.", found("They met recently.")) == ()
    assert suggest("", ()) == ()


def test_a_heading_over_one_sentence_dates_it_and_one_over_dated_ones_is_none() -> None:
    text = "7 September\n\nThe port opened.\n\n2018\n\nThe port closed in August."
    assert told(suggest(text, found(text))) == [("Port opened", "7 Sept 2021"), ("Port closed", "Aug 2021")]


@pytest.mark.parametrize(
    "line", ["Published 7 September", "Last updated: Monday at 2 p.m.", "© 2018 The Lund Gazette"]
)
def test_the_date_of_the_text_itself_is_no_event(line: str) -> None:
    assert suggest(f"{line}\n\nIt rained.", found(line)) == ()


def test_the_key_outlives_another_import_and_belongs_to_sentence_and_date() -> None:
    first = "It rained. The port closed on Monday."
    later = "New: it rained!\n\nThe  port closed on Monday. And more."
    ((one,), (other,)) = suggest(first, found(first)), suggest(later, found(later))
    assert one.key == other.key
    tuesday = {**VALUES, "Monday": "2021-09-13"}
    (another,) = suggest(first, found(first, tuesday))
    assert another.key != one.key


def test_the_same_sentence_twice_has_two_keys() -> None:
    text = "The port closed on Monday. The port closed on Monday."
    one, other = suggest(text, found(text))
    assert one.key != other.key
    assert other.key.startswith(one.key)


def test_those_that_wait_for_the_publication_date_are_counted() -> None:
    monday, *_ = found("On Monday it rained.")
    assert waiting([monday, replace(monday, when=None, needs_publication=True)]) == 1


def test_what_stands_around_a_date_is_its_passage_in_a_text_without_an_end() -> None:
    line = "They met on Monday and, " * 400
    made = suggest(line, found(line))
    assert len(made) == 400
    assert max(end - begin for begin, end in (each.sentence for each in made)) <= 720
