"""Dates between a field and the model: what a field shows, and what a person typed means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline_app.dates import entry, words
from timeline_app.model import edtf
from timeline_app.model.when import Edge, When


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed text means: a date, none (an empty field), or `error`, a sentence that says why not."""

    when: When | None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date is read against: the day of publication (EDTF) and the zone (IANA) in which the project is shown."""

    reference: str = ""
    zone: str = ""


def read_typed(typed: str, frame: Frame) -> Reading:
    """Read what was typed."""
    if not typed.strip():
        return Reading(None)
    try:
        return Reading(entry.read(typed, frame.reference, frame.zone))
    except ValueError as error:
        return Reading(None, str(error))


def field_text(when: When | None, frame: Frame) -> str:
    """What a field shows of a date: words that read back as the same date, or else EDTF."""
    if when is None:
        return ""
    bare = replace(when, typed="")
    short = words.short(when)
    for text in (when.typed, short, f"{short} {_offset(when)}"):
        reading = read_typed(text, frame) if text else Reading(None)
        if reading.when is not None and replace(reading.when, typed="") == bare:
            return text
    return when.typed or edtf.write(when).text


def tell(when: When, frame: Frame) -> str:
    """The reading in words, and the EDTF, marked where EDTF cannot hold all of it."""
    written = edtf.write(when)
    return f"{words.words(when, frame.zone)} · EDTF {written.text}" + ("" if written.exact else " (about)")


def _offset(when: When) -> str:
    """The UTC offset of the first edge that has one, as "+03:00"."""
    offsets = (edge.offset_min for edge in (when.begin, when.end) if isinstance(edge, Edge))
    minutes = next((offset for offset in offsets if offset is not None), None)
    if minutes is None:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
