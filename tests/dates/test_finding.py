from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates.expressions import Kind, Type
from timeline_app.dates.finding import find
from timeline_app.model import edtf

PUBLISHED, ZONE = "2021-09-08", "Asia/Damascus"  # a Wednesday

VALUES = [
    ("The bridge was closed on 6 May 2021.", "2021-05-06"),
    ("The bridge was closed on May 6, 2021.", "2021-05-06"),
    ("The bridge was closed on 6th of May 2021.", "2021-05-06"),
    ("Closed: 2021-05-06.", "2021-05-06"),
    ("The council met in May 2021.", "2021-05"),
    ("The council met in 1987.", "1987"),
    ("The council met on Sept. 6.", "2021-09-06"),
    ("The ferry sank on August 14.", "2021-08-14"),
    ("The ferry sank on Monday.", "2021-09-06"),
    ("The ferry will sail on Friday.", "2021-09-10"),
    ("The ferry sank yesterday.", "2021-09-07"),
    ("The ferry sails today.", "2021-09-08"),
    ("The ferry sails tomorrow.", "2021-09-09"),
    ("The dam broke last week.", "2021-W35"),
    ("The dam broke last month.", "2021-08"),
    ("The dam broke last year.", "2020"),
    ("The dam is finished next year.", "2022"),
    ("The dam broke two years ago.", "2019"),
    ("The dam broke three days ago.", "2021-09-05"),
    ("Floods came in the spring of 2019.", "2019-SP"),
    ("Floods came in the third quarter of 2020.", "2020-Q3"),
    ("Floods came in the 1990s.", "199"),
    ("Trade grew in the 19th century.", "18"),
    ("The city fell in 480 BC.", "BC0480"),
    ("They met at 10:00 a.m. on 6 May 2021.", "2021-05-06T10:00"),
    ("They left on the morning of nothing; on Monday morning they left.", "2021-09-06TMO"),
    ("It happened recently.", "PAST_REF"),
    ("It is now closed.", "PRESENT_REF"),
    ("The strike lasted three weeks.", "P3W"),
    ("They meet every Friday.", "XXXX-WXX-5"),
]

REFUSED = [
    "There were 430 militants on the bridge.",
    "A 9-year-old found the key.",
    "The Boeing 747 was late.",
    "They may march on.",
    "About 1,200 troops left.",
    "It cost $1990.",
]

PLACED = [
    ("Shops are shut since late July.", "2021-07-21~/.."),
    ("Shops are shut since 2011.", "2011/.."),
    ("It lasted from 3 May 2021 to 9 May 2021.", "2021-05-03/2021-05-09"),
    ("The meeting was at 10:00 a.m. local time (0700 GMT) on 6 September 2021.", "2021-09-06T10:00+03:00"),
    ("It began in early 2018.", "[2018-01..2018-04]"),
]

TONGUES = [
    (
        "Der Waffenstillstand trat am 6. September 2021 in Kraft, und im März 2018 nicht.",
        ["2021-09-06", "2018-03"],
    ),
    ("Le pont est fermé depuis le 1er mai 2021 et la route en mars 2018.", ["2021-05-01", "2018-03"]),
    (
        "El puente se cerró el 6 de septiembre de 2021, y en marzo de 2018 los vecinos.",
        ["2021-09-06", "2018-03"],
    ),
    ("Мост закрыли 6 сентября 2021 года, а дорогу в марте 2018 года.", ["2021-09-06", "2018-03"]),
    (
        "أغلق الجسر في 6 أيلول/سبتمبر 2021 وفي ١٤ آب 2021 وفي كانون الثاني 2018.",
        ["2021-09-06", "2021-08-14", "2018-01"],
    ),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_time_expression_has_its_value(text: str, value: str) -> None:
    assert [each.value for each in find(text, PUBLISHED, ZONE, Kind.NEWS)] == [value]


@pytest.mark.parametrize("text", REFUSED)
def test_a_number_is_no_date(text: str) -> None:
    assert not [each for each in find(text, PUBLISHED, ZONE) if each.when is not None]


@pytest.mark.parametrize(("text", "written"), PLACED)
def test_what_stands_before_it_opens_and_closes_spans(text: str, written: str) -> None:
    assert written in [edtf.write(each.when).text for each in find(text, PUBLISHED, ZONE) if each.when]


@pytest.mark.parametrize(("text", "values"), TONGUES)
def test_other_languages_are_guessed(text: str, values: list[str]) -> None:
    assert [each.value for each in find(text, PUBLISHED, ZONE)] == values


def test_without_a_publication_date_nothing_is_taken_to_be_today() -> None:
    found = find("It began yesterday, and on Monday, and in May 2021.", "", ZONE)
    assert [each.when is None for each in found] == [True, True, False]
    assert [each.needs_publication for each in found] == [True, True, False]


def test_a_story_goes_on_in_the_year_it_named_last() -> None:
    story = (
        "In 1943 the town was taken. In May it was lost again. In 1944 peace came. In June the docks opened."
    )
    assert [each.value for each in find(story, PUBLISHED, ZONE, Kind.NARRATIVE)] == [
        "1943", "1943-05", "1944", "1944-06",
    ]  # fmt: skip


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no language"):
        find("May 2021", PUBLISHED, ZONE, language="xx")


WORDS = (
    """since until 2021 May may 6 the last two years ago 10:00 a.m. Monday , . - 1914-18 BC week early of"""
)
words = st.sampled_from([*WORDS.split(), "\n"])


@given(
    st.one_of(st.text(max_size=200), st.lists(words, max_size=30).map(" ".join)),
    st.sampled_from([PUBLISHED, ""]),
)
def test_any_text_gives_expressions_in_order_that_stand_where_they_say(text: str, published: str) -> None:
    last = 0
    for each in find(text, published, ZONE):
        assert last <= each.begin < each.end <= len(text)
        assert text[each.begin : each.end] == each.text
        assert each.type in Type
        last = each.end
