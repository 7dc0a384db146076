"""Tests of what a date field shows and reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.dates import entry
from timeline_app.model import edtf
from timeline_app.model.when import When
from timeline_app.ui.widgets.dating import Frame, field_text, read_typed, tell

FRAME = Frame("2021-09-08", "Asia/Damascus")
WRITTEN = (
    "2021-09-06",
    "2021-09-06T10:00+03:00",
    "2021-09-06T10:00:30-03:30",
    "2021-09",
    "2018",
    "2011/..",
    "../2011",
    "[2021-07-21..2021-07-31]",
    "2019-06-02/2019-06-14",
    "2018~/..",
    "1985-06?",
    "-0043",
    "156X",
    "2001-21",
    "/2015-05",
)


def bare(when: When | None) -> When:
    assert when is not None
    return replace(when, typed="")


@pytest.mark.parametrize("text", WRITTEN)
def test_what_a_field_shows_reads_back_as_the_same_date(text: str) -> None:
    when = edtf.read(text)
    assert bare(read_typed(field_text(when, FRAME), FRAME).when) == bare(when)


@given(st.dates(), st.times(), st.integers(-12 * 60, 14 * 60))
def test_every_minute_with_an_offset_reads_back(date: object, time: object, offset: int) -> None:
    sign = "-" if offset < 0 else "+"
    when = edtf.read(f"{date}T{str(time)[:5]}{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}")
    assert bare(read_typed(field_text(when, FRAME), FRAME).when) == bare(when)


def test_a_field_shows_words_rather_than_signs() -> None:
    assert field_text(edtf.read("2021-09-06T10:00+03:00"), FRAME) == "6 Sept 2021 10:00 +03:00"


def test_a_field_shows_what_was_typed() -> None:
    assert field_text(entry.read("late July 2021"), FRAME) == "late July 2021"
    assert field_text(None, FRAME) == ""


def test_what_cannot_be_read_is_told_in_a_sentence() -> None:
    reading = read_typed("blorsday", FRAME)
    assert reading.when is None
    assert "blorsday" in reading.refusal
    assert read_typed("   ", FRAME).refusal == ""


def test_the_reading_names_the_edtf() -> None:
    assert tell(edtf.read("2021-09-06"), FRAME).endswith("EDTF 2021-09-06")
