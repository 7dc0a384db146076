"""Reads what a person types as a date: what it means, what else it may mean, or which word could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline_app.dates import words
from timeline_app.dates.ambiguity import meanings, spelt_of, zones_of
from timeline_app.dates.edges import Context
from timeline_app.dates.fragments import Fragment, scan
from timeline_app.dates.intervals import read_interval
from timeline_app.dates.letters import Plainly, plainly
from timeline_app.dates.normalise import normalise
from timeline_app.dates.points import EXAMPLES, Unreadable
from timeline_app.dates.reference import context_of
from timeline_app.dates.typed_words import NO_DATE, VAGUE, known
from timeline_app.model import edtf
from timeline_app.model.calendar import US_PER_DAY, civil_from_us
from timeline_app.model.when import Edge, Kind, When

_LOOKS_LIKE_EDTF = re.compile(r"[\[{]?[?~%]?(?:Y?[+-]?[0-9X]{4}|/|\.\.)[-0-9XYTZES+:.,/~?%\[\]{} ]*")
_TWO_YEARS = re.compile(r"(\d\d)(\d\d)-(\d\d)")
_ISO_SIDE = re.compile(r"[0-9TWZ:+.,-]{4,40}")
_NOTE = re.compile(r"\s\((?![^()]*(?:UTC|GMT))[^()]*\)")
_ANY_REFERENCE = "2001-06-15"
_FAR_US = 60 * US_PER_DAY  # a day without a year so far from the publication may be of another year


@dataclass(frozen=True, slots=True)
class Offer:
    """What may have been meant: the time, a text that reads as just this, and a word about it or ""."""

    when: When
    typed: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed text means.

    `when` is None where it could not be read: then `refusal` is a sentence for people, and `begin` and `end`
    (code points of what was typed, end exclusive; both 0 = the whole) say which word is to blame; or where people
    say that they have no date (`is_undated`). `offers` are the several meanings of an ambiguous text, the likeliest,
    which is `when`, first; or corrections of what could not be read, none of which is taken unasked.
    `counted_from` is the publication date (EDTF) where it was needed, `needs_publication` says that it is missing.
    """

    when: When | None
    offers: tuple[Offer, ...] = ()
    refusal: str = ""
    begin: int = 0
    end: int = 0
    is_undated: bool = False
    counted_from: str = ""
    needs_publication: bool = False


def read(typed: str, reference: str = "", zone: str = "", *, month_first: bool = False) -> Reading:
    """What a person means who types this: EDTF, ISO 8601, English, or a date in one of five other languages.

    `reference` is the publication date (EDTF) from which "Sept. 6" gets its year and "yesterday" its day.
    `zone` (IANA) is that of "local time"; a time typed without an offset or a zone keeps none. `month_first` says
    how the person writes numeric dates: 8/9/2021 is in September without it, in August with it.
    """
    if len(typed) > edtf.MAX_LENGTH:
        return Reading(None, refusal=f"This is too long for a date: {len(typed)} characters. {EXAMPLES}")
    if typed.strip().lower() in NO_DATE:
        return Reading(None, is_undated=True)
    context = replace(context_of(reference, zone), month_first=month_first)
    plain = plainly(typed)
    try:
        found = _said_in_words(plain.text, context, zone) or list(
            dict.fromkeys(_meanings(plain.text, context))
        )
    except Unreadable as error:
        return _refused(typed, plain, error, context)
    needed = context.reference_us is not None and not _is_readable(
        plain.text, replace(context, reference_us=None)
    )
    counted_from = reference if needed else ""
    when = replace(found[0], typed=typed)
    offers = tuple(Offer(meant, text_for(meant, context, typed)) for meant in found) if len(found) > 1 else ()
    return Reading(when, offers, counted_from=counted_from)


def text_for(when: When, context: Context, otherwise: str = "") -> str:
    """Short words that read as this time only, or else all the words, or else EDTF."""
    bare = replace(when, typed="")
    brief = words.short(bare)
    for text in (brief, f"{brief} {_offset_text(bare)}".rstrip(), words.words(bare), edtf.write(bare).text):
        if _is_only(bare, text, context):
            return text
    return otherwise or edtf.write(bare).text


# ---- meanings


def _meanings(text: str, context: Context) -> Iterator[When]:
    """The times that a plain text may stand for, the likeliest first; Unreadable where it stands for none."""
    try:
        first = edtf.read(text)
    except edtf.EdtfError as error:
        refusal = str(error)
    else:
        yield first
        years = _TWO_YEARS.fullmatch(text.strip())
        if years and years[3] > years[2]:  # 2021-22 is a summer, or two years
            yield edtf.read(f"{years[1]}{years[2]}/{years[1]}{years[3]}")
        return
    lasting = read_interval(text, _one_side)
    if lasting is not None:
        yield lasting
        return
    read_any = False
    error_of_first: Unreadable | None = None
    for fragments in meanings(known(scan(text)), month_first=context.month_first):
        try:
            when = normalise(fragments, context)
        except Unreadable as error:
            error_of_first = error_of_first or error
            continue
        yield when
        if not read_any:
            yield from _in_another_year(when, fragments, context)
        read_any = True
    if not read_any:
        assert error_of_first is not None  # there is always a first meaning
        is_known_form = any(fragment.slot == "bad" for fragment in scan(text))
        if _LOOKS_LIKE_EDTF.fullmatch(text.strip()) and not is_known_form:
            raise Unreadable(refusal)
        raise error_of_first


def _in_another_year(when: When, fragments: list[Fragment], context: Context) -> Iterator[When]:
    """A day or a month without a year, in the year on the other side of the publication where that is as near."""
    slots = {fragment.slot for fragment in fragments}
    edge = when.begin
    if context.reference_us is None or when.kind is not Kind.MOMENT or not isinstance(edge, Edge):
        return
    if not slots & {"month", "month and day"} or slots & {
        "year",
        "date",
        "edtf",
        "which",
        "era",
        "group",
        "shift",
    }:
        return
    if abs(context.reference_us - edge.earliest) < _FAR_US:
        return
    later = 1 if edge.earliest < context.reference_us else -1
    year = civil_from_us(edge.earliest).year + later
    try:
        other = normalise([*fragments, Fragment("year", str(year), "", (year,))], context)
    except Unreadable:
        return
    if isinstance(other.begin, Edge) and abs(other.begin.earliest - context.reference_us) < 5 * _FAR_US:
        yield other


def _one_side(text: str) -> Edge | None:
    """One end of an interval: a date in EDTF or ISO 8601."""
    try:
        when = edtf.read(text)
    except edtf.EdtfError:
        if not _ISO_SIDE.fullmatch(text):
            return None
        try:
            when = normalise(scan(text), Context())
        except Unreadable:
            return None
    edge = when.begin
    return edge if when.kind is Kind.MOMENT and not when.verbatim and isinstance(edge, Edge) else None


def _said_in_words(text: str, context: Context, zone: str) -> list[When]:
    """The time of a plain text with notes that `words` puts behind it, such as "(21–31 July)", just as they stand."""
    if " · " not in text and _NOTE.search(text) is None:
        return []
    parts = text.split(" · ")
    for bare in dict.fromkeys((parts[-1], parts[0], _NOTE.sub("", parts[0]))):
        try:
            when = next(_meanings(bare, context))
        except Unreadable:
            continue
        if text.strip() in {plainly(words.words(when, shown)).text for shown in ("", zone)}:
            return [when]
    return []


def _is_readable(text: str, context: Context) -> bool:
    try:
        next(_meanings(text, context))
    except Unreadable:
        return False
    return True


def _is_only(when: When, text: str, context: Context) -> bool:
    """Whether a text means this time and no other."""
    plain = plainly(text).text
    try:
        return set(_said_in_words(plain, context, "") or _meanings(plain, context)) == {when}
    except Unreadable:
        return False


def _offset_text(when: When) -> str:
    minutes = next((edge.offset_min for edge in when.edges if edge.offset_min is not None), None)
    if minutes is None:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


# ---- refusals


def _refused(typed: str, plain: Plainly, error: Unreadable, context: Context) -> Reading:
    begin, end = plain.typed(error.begin, error.end)
    refusal = str(error)
    fragments = known(scan(plain.text))
    vague = next((f for f in fragments if f.text.lower() in VAGUE and f.slot in {"unknown", "present"}), None)
    if vague is not None and not any(fragment.numbers for fragment in fragments):
        begin, end = plain.typed(vague.begin, vague.end)
        refusal = (
            f"“{vague.text}” is too vague to be placed: leave the date empty, and the event waits undated."
        )
        return Reading(None, refusal=refusal, begin=begin, end=end)
    unknown = [fragment for fragment in fragments if fragment.slot == "unknown"]
    offers: list[Offer] = []
    if len(unknown) == 1:
        begin, end = plain.typed(unknown[0].begin, unknown[0].end)
        offers = list(_corrected(typed, begin, end, unknown[0], context))
    needs = context.reference_us is None and _is_readable(
        plain.text, replace(context, reference_us=_reference_us())
    )
    if offers:
        refusal = f"“{unknown[0].text}” could not be read. Did you mean one of these?"
        if len(offers) == 1:
            refusal = f"“{unknown[0].text}” could not be read. Did you mean this?"
        if offers[0].note:
            refusal = f"“{unknown[0].text}” means several time zones: which?"
    return Reading(None, tuple(offers), refusal, begin, end, needs_publication=needs)


def _corrected(typed: str, begin: int, end: int, unknown: Fragment, context: Context) -> Iterator[Offer]:
    """What was typed with another word in place of the one that could not be read."""
    zones = zones_of(unknown)
    for word, note in [
        *((_offset_in(offset), whose) for whose, offset in zones),
        *((word, "") for word in spelt_of(unknown)),
    ]:
        text = typed[:begin] + word + typed[end:]
        try:
            yield Offer(replace(next(_meanings(plainly(text).text, context)), typed=text), text, note)
        except Unreadable:
            continue


def _offset_in(offset: Fragment) -> str:
    hours, minutes = divmod(abs(offset.numbers[0]), 60)
    return f"{'-' if offset.numbers[0] < 0 else '+'}{hours:02}:{minutes:02}"


def _reference_us() -> int | None:
    return context_of(_ANY_REFERENCE, "").reference_us
