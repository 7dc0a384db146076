from __future__ import annotations

import pytest

from tests.ui.invented import Invented
from tests.ui.versions.corrected import ASKED, CHANGED, GONE, plan_of
from timeline_app.ui.versions.decisions import Decisions, Outcome


def test_what_is_sure_goes_what_is_lost_stays_and_the_rest_is_open(world: Invented) -> None:
    decisions = Decisions(plan_of(world))

    assert decisions.outcome(world.passages[CHANGED]) is Outcome.GOES
    assert decisions.outcome(world.passages[GONE]) is Outcome.STAYS
    assert decisions.outcome(world.passages[ASKED]) is Outcome.OPEN
    assert [each.passage.id for each in decisions.open()] == [world.passages[ASKED]]
    assert decisions.links_left() == 2


def test_a_decision_can_be_any_span_or_none(world: Invented) -> None:
    decisions = Decisions(plan_of(world))

    decisions.choose(world.passages[ASKED], (0, 9))
    decisions.leave(world.passages[CHANGED])

    assert decisions.open() == []
    result = decisions.result()
    assert result[world.passages[ASKED]] == (0, 9)
    assert result[world.passages[CHANGED]] is None
    assert result[world.passages[GONE]] is None
    with pytest.raises(ValueError, match="no span"):
        decisions.choose(world.passages[ASKED], (9, 9))


def test_what_a_person_leaves_is_told_apart_from_what_is_lost_by_itself(world: Invented) -> None:
    decisions = Decisions(plan_of(world))
    assert decisions.settled() == frozenset()
    decisions.leave(world.passages[GONE])
    decisions.leave(world.passages[ASKED])
    decisions.choose(world.passages[ASKED], (0, 9))
    assert decisions.settled() == {world.passages[GONE]}
