"""The calendar agrees with `datetime` where that reaches, and goes on beyond it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.calendar import (
    MAX_US,
    MIN_US,
    US_PER_DAY,
    US_PER_HOUR,
    Civil,
    add_months,
    add_steps,
    civil_from_us,
    days_in_month,
    floor_to,
    us_from_civil,
    weekday,
)
from timeline_app.model.precision import Precision

EPOCH = datetime(1970, 1, 1)
times = st.integers(MIN_US, MAX_US - 1)


@given(st.datetimes())
def test_it_agrees_with_datetime_from_year_1_to_9999(moment: datetime) -> None:
    us = (moment - EPOCH) // timedelta(microseconds=1)
    civil = Civil(
        moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond
    )
    assert us_from_civil(*civil) == us
    assert civil_from_us(us) == civil
    assert weekday(us) == moment.weekday()


@given(times)
def test_a_time_becomes_civil_and_back(us: int) -> None:
    assert us_from_civil(*civil_from_us(us)) == us


def test_every_day_of_four_centuries_around_year_0_follows_the_one_before() -> None:
    us = us_from_civil(-200)
    previous = civil_from_us(us - US_PER_DAY)
    for _ in range(146_097):
        civil = civil_from_us(us)
        if civil.day == 1:
            assert previous.day == days_in_month(previous.year, previous.month)
            assert (previous.month % 12) + 1 == civil.month
        else:
            assert civil[:2] == previous[:2]
            assert civil.day == previous.day + 1
        previous, us = civil, us + US_PER_DAY
    assert civil_from_us(us) == Civil(200, 1, 1, 0, 0, 0, 0)


def test_the_last_year_before_our_era_is_year_0_and_a_leap_year() -> None:
    assert days_in_month(0, 2) == 29
    assert us_from_civil(1) - us_from_civil(0) == 366 * US_PER_DAY


@pytest.mark.parametrize(
    "civil", [(2021, 13), (2021, 0), (2021, 2, 29), (2021, 4, 0), (2021, 1, 1, 24), (2021, 1, 1, 0, 60)]
)
def test_what_no_calendar_has_is_refused(civil: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="There is no"):
        us_from_civil(*civil)


def test_adding_months_stays_within_the_month() -> None:
    assert add_months(us_from_civil(2020, 1, 31, 7), 1) == us_from_civil(2020, 2, 29, 7)
    assert add_months(us_from_civil(2020, 3, 31), -1) == us_from_civil(2020, 2, 29)
    assert add_months(us_from_civil(2020, 11, 15), 3) == us_from_civil(2021, 2, 15)
    assert add_months(us_from_civil(1, 1, 1), -1) == us_from_civil(0, 12, 1)


@pytest.mark.parametrize(
    ("precision", "start"),
    [
        (Precision.MILLENNIUM, (2000,)),
        (Precision.CENTURY, (2000,)),
        (Precision.DECADE, (2020,)),
        (Precision.YEAR, (2021,)),
        (Precision.SEASON, (2020, 12)),
        (Precision.MONTH, (2021, 2)),
        (Precision.DAY, (2021, 2, 17)),
        (Precision.HOUR, (2021, 2, 17, 10)),
        (Precision.MINUTE, (2021, 2, 17, 10, 31)),
        (Precision.SECOND, (2021, 2, 17, 10, 31, 44)),
        (Precision.SUBSECOND, (2021, 2, 17, 10, 31, 44, 123)),
    ],
)
def test_every_unit_begins_where_people_begin_it(precision: Precision, start: tuple[int, ...]) -> None:
    assert floor_to(us_from_civil(2021, 2, 17, 10, 31, 44, 123), precision) == us_from_civil(*start)


@given(times, st.sampled_from(Precision))
def test_a_time_lies_in_the_unit_that_begins_before_it(us: int, precision: Precision) -> None:
    start = floor_to(us, precision)
    assert start <= us < add_steps(start, precision, 1)
    assert floor_to(start, precision) == start


@given(times, st.sampled_from(Precision), st.integers(-300, 300))
def test_steps_from_the_start_of_a_unit_lead_back(us: int, precision: Precision, count: int) -> None:
    start = floor_to(us, precision)
    assert add_steps(add_steps(start, precision, count), precision, -count) == start


def test_an_hour_has_its_microseconds() -> None:
    assert add_steps(0, Precision.HOUR, 2) == 2 * US_PER_HOUR == 7_200_000_000
