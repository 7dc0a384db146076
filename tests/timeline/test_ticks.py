from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.calendar import civil_from_us
from timeline_app.model.calendar import us_from_civil as at
from timeline_app.timeline.scale import FIRST_US, LAST_US, MAX_RANGE_US, MIN_RANGE_US, Scale
from timeline_app.timeline.ticks import CONTEXT_SIZE, Axis, Tick, Unit, axis, units, year_label


def width(text: str) -> float:
    return 6.4 * len(text)


def shown(begin: int, end: int, width_px: float = 1240) -> Axis:
    return axis(Scale.showing(begin, end, width_px), width)


def words(ticks: tuple[object, ...]) -> list[str]:
    return [tick.label for tick in ticks if tick.label]  # type: ignore[attr-defined]


def test_two_months_show_weeks_under_months() -> None:
    found = shown(at(2021, 7, 12), at(2021, 9, 12))
    assert words(found.context) == ["July 2021", "August", "September"]
    assert words(found.detail)[:3] == ["Mon 12", "Mon 19", "Mon 26"]


def test_a_decade_shows_years_under_the_century() -> None:
    found = shown(at(2011), at(2022))
    assert words(found.context) == ["21st century"]
    assert words(found.detail)[:2] == ["2011", "2012"]


def test_a_morning_shows_the_clock_under_the_day() -> None:
    found = shown(at(2021, 9, 6, 9), at(2021, 9, 6, 11))
    assert words(found.context) == ["Mon 6 September 2021"]
    assert {"09:00", "09:30", "10:00"} <= set(words(found.detail))


def test_four_seconds_show_seconds_and_one_its_parts() -> None:
    found = shown(at(2021, 9, 6, 10), at(2021, 9, 6, 10, 0, 4))
    assert words(found.detail) == ["10:00:00", "10:00:01", "10:00:02", "10:00:03", "10:00:04"]
    found = shown(at(2021, 9, 6, 10), at(2021, 9, 6, 10, 0, 1))
    assert words(found.detail)[:3] == ["10:00:00.0", "10:00:00.1", "10:00:00.2"]


def test_a_narrow_month_shows_every_other_day_where_weeks_would_be_too_few() -> None:
    found = shown(at(2021, 8, 26), at(2021, 9, 12), 420)
    assert words(found.detail) == ["25", "27", "29", "1", "3", "5", "7", "9", "11"]
    assert words(found.context) == ["August 2021", "September"]


def test_months_stand_under_years() -> None:
    found = shown(at(2019), at(2022))
    assert words(found.context)[:3] == ["2019", "2020", "2021"]
    assert "Apr" in words(found.detail)


def test_the_first_day_says_its_year_and_the_next_ones_do_not() -> None:
    found = words(shown(at(2021, 9, 6), at(2021, 9, 8, 12)).context)
    assert found == ["Mon 6 September 2021", "Tue 7 September", "Wed 8 September"]


def test_years_before_the_common_era_are_counted_as_historians_do() -> None:
    found = shown(at(-500), at(500))
    labels = words(found.detail)
    assert labels[labels.index("100 BCE") + 1 : labels.index("100 BCE") + 3] == ["1", "100"]
    years = {tick.label: civil_from_us(tick.us).year for tick in found.detail}
    assert years["100 BCE"] == -99 and years["1"] == 1
    assert (year_label(-43), year_label(0), year_label(-11_999)) == ("44 BCE", "1 BCE", "12,000 BCE")


def test_sixty_thousand_years_still_have_readable_ticks() -> None:
    found = shown(at(-30_000), at(29_000))
    assert found.step.unit is Unit.YEAR and len(words(found.detail)) >= 5
    assert "Before the common era" in words(found.context)


def test_weekends_are_marked_where_days_are_wide() -> None:
    found = shown(at(2021, 8, 30), at(2021, 9, 9))
    scale = Scale.showing(at(2021, 8, 30), at(2021, 9, 9), 1240)
    saturday, monday = scale.time_to_px(at(2021, 9, 4)), scale.time_to_px(at(2021, 9, 6))
    assert any(a == pytest.approx(saturday) and b == pytest.approx(monday) for a, b in found.weekends)
    assert shown(at(2011), at(2022)).weekends == ()


def test_the_first_context_label_sticks_to_the_left_edge() -> None:
    first = shown(at(2021, 7, 12), at(2021, 9, 12)).context[0]
    assert first.px < 0 < first.label_px


@given(
    st.integers(FIRST_US, LAST_US - MAX_RANGE_US),
    st.integers(0, 45),
    st.floats(300, 3000),
)
def test_labels_of_a_row_never_overlap_and_rise(begin: int, octave: int, width_px: float) -> None:
    length = min(MIN_RANGE_US << octave, MAX_RANGE_US)
    found = shown(begin, begin + length, width_px)
    for ticks, size in ((found.detail, 1.0), (found.context, CONTEXT_SIZE)):
        assert all(a.us < b.us for a, b in pairwise(ticks))
        labelled = [tick for tick in ticks if tick.label]
        for a, b in pairwise(labelled):
            assert a.label_px + width(a.label) * size <= b.label_px
    assert any(tick.label for tick in found.detail) or found.step.about_us > length


def test_histogram_units_cover_the_scale() -> None:
    scale = Scale.showing(at(2011, 2, 2), at(2021, 9, 12), 1000)
    edges = units(scale, 10)
    assert edges[0] <= scale.left_us and edges[-1] >= scale.right_us
    assert all(civil_from_us(us).day == 1 for us in edges)


def test_the_year_is_told_even_where_the_first_month_has_no_room_for_it() -> None:
    found = shown(at(2019, 2, 22), at(2019, 5, 20), 1000)
    assert words(found.context) == ["Feb", "March 2019", "April", "May"]


ORIGINS = (
    FIRST_US,
    at(-9_999, 6, 1),
    at(-43, 3, 15),
    at(0, 12, 31, 23, 59, 58),
    at(1582, 10, 15),
    at(1969, 12, 31, 23, 59, 59),
    at(2021, 9, 6, 10),
    at(12_021, 2, 28, 23, 59),
    at(97_000),
)


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("width_px", [560, 1240, 2500])
def test_at_every_zoom_there_are_three_labels_and_both_rows_agree(origin: int, width_px: float) -> None:
    length = float(MIN_RANGE_US)
    while length < MAX_RANGE_US:
        begin = origin - round(length * 0.37)
        scale = Scale.showing(begin, begin + round(length), width_px)
        found = axis(scale, width)

        def whole(ticks: tuple[Tick, ...], size: float, scale: Scale = scale) -> list[Tick]:
            return [
                tick
                for tick in ticks
                if tick.label
                and tick.label_px >= 0
                and tick.label_px + width(tick.label) * size <= scale.width_px
            ]

        assert len(whole(found.detail, 1.0)) >= 3, (scale, found)
        assert whole(found.context, CONTEXT_SIZE), (scale, found)
        for ticks, size in ((found.detail, 1.0), (found.context, CONTEXT_SIZE)):
            assert all(a.us < b.us and a.px < b.px for a, b in pairwise(ticks))
            for a, b in pairwise([tick for tick in ticks if tick.label]):
                assert a.label_px + width(a.label) * size <= b.label_px
        assert all(tick.px == scale.time_to_px(tick.us) for tick in (*found.context, *found.detail))
        assert len({(tick.us, tick.label) for tick in found.detail}) == len(found.detail)
        for tick in found.context[1:]:  # where the upper row goes on, so does the lower one, or within a step
            gap = min(abs(tick.us - detail.us) for detail in found.detail)
            assert gap <= found.step.about_us * 1.2
        for tick in found.detail:  # what the upper row says over a label is true of it
            over = [above for above in found.context if above.us <= tick.us]
            if found.step.unit <= Unit.HOUR and over:
                assert civil_from_us(over[-1].us)[:3] == civil_from_us(tick.us)[:3]
            elif found.step.unit is Unit.DAY and over:
                assert civil_from_us(over[-1].us)[:2] == civil_from_us(tick.us)[:2]
            elif found.step.unit is Unit.MONTH and over:
                assert civil_from_us(over[-1].us).year == civil_from_us(tick.us).year
        length *= 1.23
