from __future__ import annotations

import pytest

from timeline_app.model.calendar import US_PER_DAY, US_PER_HOUR, US_PER_MINUTE
from timeline_app.model.calendar import us_from_civil as at
from timeline_app.timeline.clock_changes import ClockChange, changes
from timeline_app.timeline.scale import Scale


def in_year(zone: str, year: int) -> tuple[ClockChange, ...]:
    return changes(Scale.showing(at(year), at(year + 1) - 1, 1000), zone)


@pytest.mark.parametrize(
    ("zone", "year", "found"),
    [
        (
            "Asia/Damascus",
            2021,
            [
                (at(2021, 3, 26), at(2021, 3, 26, 1)),
                (at(2021, 10, 29), at(2021, 10, 28, 23)),
            ],
        ),
        ("Asia/Damascus", 2022, [(at(2022, 3, 25), at(2022, 3, 25, 1))]),  # and stayed so for ever
        ("Asia/Damascus", 2023, []),
        (
            "Europe/Berlin",
            2021,
            [(at(2021, 3, 28, 2), at(2021, 3, 28, 3)), (at(2021, 10, 31, 3), at(2021, 10, 31, 2))],
        ),
        (
            "Australia/Lord_Howe",
            2021,
            [(at(2021, 4, 4, 2), at(2021, 4, 4, 1, 30)), (at(2021, 10, 3, 2), at(2021, 10, 3, 2, 30))],
        ),
        (
            "America/Sao_Paulo",
            2018,
            [(at(2018, 2, 18), at(2018, 2, 17, 23)), (at(2018, 11, 4), at(2018, 11, 4, 1))],
        ),
        ("Pacific/Apia", 2011, [(at(2011, 12, 30), at(2011, 12, 31))]),  # a day that never was
        (
            "America/Recife",
            2000,
            [
                (at(2000, 2, 27), at(2000, 2, 26, 23)),
                (at(2000, 10, 8), at(2000, 10, 8, 1)),
                (at(2000, 10, 15), at(2000, 10, 14, 23)),
            ],
        ),
        ("UTC", 2021, []),
        ("Europe/Berlin", -44, []),
        ("Europe/Berlin", 40_000, []),
    ],
)
def test_each_change_is_found_where_the_clock_shows_it(
    zone: str, year: int, found: list[tuple[int, int]]
) -> None:
    assert [(change.before_us, change.after_us) for change in in_year(zone, year)][
        -len(found) or None :
    ] == found
    if zone != "Pacific/Apia":
        assert len(in_year(zone, year)) == len(found)


def test_what_is_skipped_or_comes_twice_belongs_to_the_day_that_is_shorter_or_longer() -> None:
    spring, autumn = in_year("America/Sao_Paulo", 2018)[::-1]
    assert (spring.left_us, spring.right_us) == (at(2018, 11, 4), at(2018, 11, 4, 1))
    assert spring.day_us == at(2018, 11, 4) and spring.shift_us == US_PER_HOUR
    assert (autumn.left_us, autumn.right_us) == (at(2018, 2, 17, 23), at(2018, 2, 18))
    assert autumn.day_us == at(2018, 2, 17) and autumn.shift_us == -US_PER_HOUR
    assert in_year("Australia/Lord_Howe", 2021)[0].shift_us == -30 * US_PER_MINUTE


def test_a_change_is_told_while_its_day_is_in_sight_and_not_beyond() -> None:
    def seen(begin: int, end: int) -> int:
        return len(changes(Scale.showing(begin, end, 1000), "Europe/Berlin"))

    assert seen(at(2021, 3, 28, 12), at(2021, 3, 29)) == 1
    assert seen(at(2021, 3, 29, 1), at(2021, 3, 30)) == 0
    assert seen(at(2021, 3, 27), at(2021, 3, 27, 23)) == 0


def test_of_decades_no_change_is_told() -> None:
    assert changes(Scale.showing(at(2011), at(2022), 1000), "Europe/Berlin") == ()
    assert changes(Scale.showing(at(2021), at(2021) + 399 * US_PER_DAY, 1000), "Europe/Berlin")
