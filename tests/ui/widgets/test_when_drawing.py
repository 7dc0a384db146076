"""What the small drawing of a date shows: sure and possible stretches, how they end, and the labels there."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.dates.test_words_again import edges
from timeline_app.dates.entry import read
from timeline_app.model.when import Edge, moment
from timeline_app.ui.widgets.when_drawing import ROOM, Certainty, Drawing, Side, drawing_of

SURE, MAYBE = Certainty.CERTAIN, Certainty.POSSIBLE


def drawn(typed: str) -> Drawing:
    return drawing_of(read(typed))


@pytest.mark.parametrize(
    ("typed", "certainties"),
    [
        ("6 September 2021", [SURE]),
        ("6 Sept 2021 10:00", [SURE]),
        ("late July 2021", [MAYBE]),
        ("2018", [MAYBE]),
        ("before 2018", [MAYBE]),
        ("14 Aug – 6 Sept 2021", [SURE]),
        ("2011 to 2018", [MAYBE, SURE, MAYBE]),
        ("since late July 2021", [MAYBE, SURE]),
        ("until 2018", [SURE, MAYBE]),
        ("2018 – ?", [MAYBE, MAYBE]),
        ("2018 to 2018", [MAYBE]),
        ("begins between 14 and 16 August 2021, ends 6 September 2021", [MAYBE, SURE]),
    ],
)
def test_what_is_sure_is_told_from_what_may_be(typed: str, certainties: list[Certainty]) -> None:
    assert [stretch.certainty for stretch in drawn(typed).stretches] == certainties


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("6 September 2021", Side.SHARP, Side.SHARP),
        ("c. 2018", Side.APPROXIMATE, Side.APPROXIMATE),
        ("since 2011", Side.SHARP, Side.OPEN),
        ("since about 2011", Side.APPROXIMATE, Side.OPEN),
        ("until 2018", Side.OPEN, Side.SHARP),
        ("2018 – ?", Side.SHARP, Side.UNKNOWN),
        ("? – 2018", Side.UNKNOWN, Side.SHARP),
        ("before 2018", Side.UNKNOWN, Side.SHARP),
        ("after 2018", Side.SHARP, Side.UNKNOWN),
        ("14 Aug to about 6 Sept 2021", Side.SHARP, Side.APPROXIMATE),
    ],
)
def test_the_ends_say_how_they_are_known(typed: str, begins: Side, ends: Side) -> None:
    stretches = drawn(typed).stretches
    assert (stretches[0].begins, stretches[-1].ends) == (begins, ends)
    assert (stretches[-1].right == 1) == (ends in {Side.OPEN, Side.UNKNOWN})
    assert (stretches[0].left == 0) == (begins in {Side.OPEN, Side.UNKNOWN})


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("6 September 2021", ["6 Sept 2021"]),
        ("6 Sept 2021 10:00", ["6 Sept 2021 10:00"]),
        ("2018?", ["2018"]),
        ("late July 2021", ["21 July 2021", "31 July 2021"]),
        ("between 2011 and 2018", ["2011", "2018"]),
        ("14 Aug – 6 Sept 2021", ["14 Aug 2021", "6 Sept 2021"]),
        ("since 2011", ["2011"]),
        ("before 2018", ["2017"]),
        ("6 Sept 2021 10:00 – 7 Sept 2021 12:00", ["6 Sept 2021 10:00", "7 Sept 2021 12:01"]),
    ],
)
def test_the_ends_are_labelled(typed: str, labels: list[str]) -> None:
    assert [label for _, label in drawn(typed).labels] == labels


def test_the_calendar_lies_under_it() -> None:
    july = drawn("July 2021")
    assert len(july.ticks) > 10
    assert july.stretches[0].left == pytest.approx(ROOM, abs=0.01)
    assert july.stretches[0].right == pytest.approx(1 - ROOM, abs=0.01)
    assert any(tick == pytest.approx(july.stretches[0].left) for tick in july.ticks)


@given(edges())
def test_everything_lies_in_the_drawing(edge: Edge) -> None:
    drawing = drawing_of(moment(edge))
    places = [p for s in drawing.stretches for p in (s.left, s.right)] + [at for at, _ in drawing.labels]
    assert all(0 <= place <= 1 for place in places)
    assert drawing.labels
    assert len(drawing.ticks) <= 70
