"""Dates between a field and the model: what a field shows, and what a person typed means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale

from timeline_app.dates import words
from timeline_app.dates.points import EXAMPLES
from timeline_app.dates.reading import Reading, read, text_for
from timeline_app.dates.reference import context_of
from timeline_app.model import edtf
from timeline_app.model.when import When

NO_DATE = "No date: the event waits with the undated ones."


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date is read against: the day of publication (EDTF) and the zone (IANA) in which the project is shown.

    `article` is the title of the article that came out on that day, or will be told when; "" = none.
    """

    reference: str = ""
    zone: str = ""
    article: str = ""


def read_typed(typed: str, frame: Frame) -> Reading:
    """Read what was typed; an empty text says that there is no date."""
    if not typed.strip():
        return Reading(None, is_undated=True)
    return read(typed, frame.reference, frame.zone, month_first=_month_comes_first())


def field_text(when: When | None, frame: Frame) -> str:
    """What a field shows of a date: what was typed, or words, where they read back as the same date; or else EDTF."""
    if when is None:
        return ""
    bare = replace(when, typed="")
    if when.typed:
        reading = read_typed(when.typed, frame)
        if reading.when is not None and replace(reading.when, typed="") == bare:
            return when.typed
    context = replace(context_of(frame.reference, frame.zone), month_first=_month_comes_first())
    return text_for(bare, context, when.typed)


def tell(when: When, frame: Frame) -> str:
    """The reading in words, and the EDTF, marked where EDTF cannot hold all of it."""
    written = edtf.write(when)
    return f"{words.words(when, frame.zone)} · EDTF {written.text}" + ("" if written.exact else " (about)")


def tell_reading(reading: Reading, frame: Frame) -> str:
    """What was understood, and counted from which day; or why nothing was."""
    article = f"“{frame.article}”" if frame.article else "the article"
    if reading.needs_publication:
        why = reading.refusal.removesuffix(EXAMPLES).strip()
        return f"{why} Say first when {article} was published, or type the whole date."
    if reading.when is None:
        return NO_DATE if reading.is_undated else reading.refusal
    told = tell(reading.when, frame)
    if reading.counted_from:
        day = words.short(read(reading.counted_from).when)
        told += f" · counted from the publication of {article}, {day}"
    return told


def _month_comes_first() -> bool:
    """Whether the person writes 8/14/2021 for a day in August."""
    order = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return 0 <= order.find("m") < order.find("d") and not order.startswith("y")
