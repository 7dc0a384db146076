from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.rows_of_events import DAY, bar, columns
from tests.timeline.scenes import scene
from timeline_app.timeline.columns import FAR_US
from timeline_app.timeline.rows import BAR_PX
from timeline_app.timeline.whiskers import HALF_PX, Claim, Whisker, pick, place

SCENE = scene(columns(bar(1, 40 * DAY, 60 * DAY)), 0, 100 * DAY)  # ten pixels a day


def placed(*claims: Claim) -> tuple[Whisker, ...]:
    return place(SCENE, {0: claims})


def days(link: int, begin: float, end: float, *, against: bool = False) -> Claim:
    return Claim(link, round(begin * DAY), round(end * DAY), against)


def test_a_whisker_lies_under_its_bar_where_its_time_is() -> None:
    (whisker,) = placed(days(7, 45, 50))
    assert (whisker.x0, whisker.x1, whisker.links, whisker.beyond) == (450.0, 500.0, (7,), 0)
    assert whisker.y - HALF_PX > float(SCENE.marks.y[0]) + BAR_PX


def test_claims_of_one_time_are_one_whisker_unless_they_contradict() -> None:
    found = placed(days(1, 45, 50), days(2, 45, 50), days(3, 45, 50, against=True))
    assert sorted((whisker.links, whisker.against) for whisker in found) == [((1, 2), False), ((3,), True)]
    assert len({whisker.y for whisker in found}) == 2


def test_what_is_out_of_sight_is_an_arrow_at_its_edge() -> None:
    before, after = placed(days(1, -20, -10), days(2, 300, 301), days(3, -15, -14, against=True))
    assert (before.beyond, before.links, after.beyond, after.links) == (-1, (1, 3), 1, (2,))
    assert before.x0 >= 0 and after.x1 <= 1000


def test_an_open_claim_is_cut_at_the_edge() -> None:
    (whisker,) = placed(Claim(1, 50 * DAY, FAR_US))
    assert whisker.x0 == 500.0 and 1000 <= whisker.x1 < 1010 and whisker.beyond == 0


def test_an_event_that_is_not_drawn_has_none() -> None:
    far = scene(columns(bar(1, 4000 * DAY, 6000 * DAY)), 0, 100 * DAY)
    assert place(far, {0: [days(1, 4, 5)]}) == ()


_claims = st.lists(
    st.builds(
        lambda link, begin, length, against: days(link, begin, begin + length, against=against),
        st.integers(1, 99),
        st.integers(-200, 300),
        st.sampled_from([0, 0.01, 1, 3, 30, 200]),
        st.booleans(),
    ),
    max_size=12,
)


@given(_claims)
def test_whiskers_never_overlap_and_each_is_picked_where_it_is_painted(claims: list[Claim]) -> None:
    found = placed(*claims)
    assert sorted(link for whisker in found for link in whisker.links) == sorted(c.link for c in claims)
    for a, b in combinations(found, 2):
        assert abs(a.y - b.y) >= 2 * HALF_PX or a.x1 < b.x0 or b.x1 < a.x0
    for whisker in found:
        for x in (whisker.x0, (whisker.x0 + whisker.x1) / 2, whisker.x1):
            assert pick(found, x, whisker.y) == whisker
    assert pick(found, 500, float(SCENE.marks.y[0]) + BAR_PX / 2) is None
