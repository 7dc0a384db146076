"""Cuts a text into the fragments of dates that it contains: days, months, times, "since", "about", ...

Each rule of the tables takes a bounded number of characters, so that the whole is linear in the text's
length. What a fragment means together with the others is the business of `normalise`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from timeline_app.dates.clock_forms import CLOCK_FORMS, NUMBER_CLOCK_FORMS
from timeline_app.dates.iso_forms import ISO_FORMS
from timeline_app.dates.nth_forms import NTH_FORMS, NUMBER_NTH_FORMS
from timeline_app.dates.places import OFFSETS_MIN, zone_of
from timeline_app.dates.rules import Rule, Value, fixed, number_of, numbers, rule, short_year
from timeline_app.dates.vocabulary import NUMBERS, UNITS, WORDS
from timeline_app.model.edtf import EdtfError
from timeline_app.model.edtf import read as read_edtf
from timeline_app.model.precision import Precision
from timeline_app.model.zones import is_zone


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a date: its slot (what it may be), its value, the text it was read from, and where that stands."""

    slot: str
    text: str
    name: str = ""
    numbers: tuple[int, ...] = ()
    begin: int = 0
    end: int = 0


_PLAIN = str.maketrans("−\u2010\u2011–—―’‘\u02bc`", "---–––''''")
_CLOCK_END = r"(?:\s*([ap])\.?\s?m\b\.?)?(?:\s*(?:hours|hrs|hr|h|o'clock)\b\.?)?"
_ORDINAL_WORD = "|".join(word for word in NUMBERS if word.endswith(("th", "st", "nd", "rd", "ond")))
_COUNT_WORD = "|".join(NUMBERS)
_UNIT = "|".join(UNITS)
_NAMED = "|".join(word for word, value in WORDS.items() if value[0] in {"weekday", "month", "season"})


def plain(text: str) -> str:
    """The text with one kind of digit, dash, quote and space."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def scan(text: str) -> list[Fragment]:
    """The fragments of a text in their order, which should be `plain`.

    Slots beside those of the rules: `unknown` for a word that is no part of a date, `break` for the end of a
    sentence, `bad` (with a sentence as its name) for what looks like a part of a date and cannot be one.
    """
    return list(_scan(text))


def _scan(text: str) -> Iterator[Fragment]:
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace() or character in ',;()"·':
            at += 1
            continue
        for pattern, make in _rules_for(character, text, at):
            match = pattern.match(text, at)
            value = make(match) if match else None
            if match and value:
                said = match[0].strip()
                yield Fragment(value[0], said, value[1], value[2], at, at + len(said))
                at = match.end()
                break
        else:
            match = _WORD.match(text, at)
            if match is None:
                yield Fragment("unknown", character, begin=at, end=at + 1)
                at += 1
                continue
            known = WORDS.get(match[0].lower())
            if known is None:
                match = _LONG_WORD.match(text, at) or match
                known = ("unknown", "", ())
            yield Fragment(known[0], match[0], known[1], known[2], at, match.end())
            at = match.end()


def _rules_for(character: str, text: str, at: int) -> tuple[Rule, ...]:
    if character.isdecimal():
        return _NUMERIC
    if not character.isalpha():
        return _SIGNS
    word = _WORD.match(text, at)
    return _PHRASES if word and word[0].lower() in STARTERS else _OTHER_WORDS


# ---- what the rules make of a match


def _edtf(match: re.Match[str]) -> Value:
    if match[0][5:7] > "12" and match[0][5:7].isdecimal():  # 2021-22 are two years, where no one speaks EDTF
        return None
    try:
        read_edtf(match[0])
    except EdtfError:
        return None
    return "edtf", match[0], ()


def _compact(match: re.Match[str]) -> Value:
    year, month, day, hour, minute, second, offset = match.groups()
    text = f"{year}-{month}-{day}"
    if hour:
        text += f"T{hour}" + "".join(f":{part}" for part in (minute, second) if part) + (offset or "")
    try:
        read_edtf(text)
    except EdtfError:
        return None
    return "edtf", text, ()


def _day_month_year(match: re.Match[str]) -> Value:
    """Day first, as most of the world writes it, unless only the other way round makes a date."""
    first, second, year = int(match[1]), int(match[3]), match[4]
    if second > 12 >= first:
        first, second = second, first
    if not (1 <= second <= 12 and 1 <= first <= 31):
        return "bad", f"“{match[0]}” is not a date: there is no month {second}.", ()
    return "date", "", (short_year(int(year)) if len(year) == 2 else int(year), second, first)


def _year_month_day(match: re.Match[str]) -> Value:
    return "date", "", (int(match[1]), int(match[3]), int(match[4]))


def _day_month(match: re.Match[str]) -> Value:
    day, month = int(match[1]), int(match[2])
    return ("month and day", "", (month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month_year(match: re.Match[str]) -> Value:
    return ("date", "", (int(match[2]), int(match[1]))) if 1 <= int(match[1]) <= 12 else None


def _named_date(match: re.Match[str]) -> Value:
    known = WORDS.get(match[2].lower())
    if known is None or known[0] != "month":
        return None
    year = int(match[3])
    return "date", "", (short_year(year) if len(match[3]) == 2 else year, known[2][0], int(match[1]))


def _clock(match: re.Match[str]) -> Value:
    parts = match.groupdict()
    hour, minute, second = (int(parts.get(unit) or 0) for unit in ("hour", "minute", "second"))
    half = (parts.get("half") or "").lower()
    if half and hour == 12:
        hour = 0
    if half == "p" and hour < 12:
        hour += 12
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return "bad", f"There is no time of day “{match[0].strip()}”.", ()
    fraction = parts.get("fraction") or ""
    unit = Precision.SUBSECOND if fraction else Precision.SECOND if parts.get("second") else Precision.MINUTE
    us = int(fraction[:6].ljust(6, "0")) if fraction else 0
    return "time", "", ((hour * 60 + minute) * 60 + second, us, unit, 10 ** max(6 - len(fraction), 0))


def _offset(match: re.Match[str]) -> Value:
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > 15 or minutes > 59:
        return None
    return "offset", "", ((-1 if match[1] == "-" else 1) * (hours * 60 + minutes),)


def _place(match: re.Match[str]) -> Value:
    zone = zone_of(re.sub(r"\s+(?:standard|daylight|summer)$", "", match[1], flags=re.IGNORECASE))
    return ("zone", zone, ()) if zone else None


def _abbreviation(match: re.Match[str]) -> Value:
    return "offset", "", (OFFSETS_MIN[match[1].lower()],)


def _winter(match: re.Match[str]) -> Value:
    return "season", "", (12, 3, int(match[1]))


def _zone_name(match: re.Match[str]) -> Value:
    zone = match[0] if is_zone(match[0]) else zone_of(match[0])
    return ("zone", zone, ()) if zone else None


def _century(match: re.Match[str]) -> Value:
    count = 1000 if match[2].lower().startswith("m") else 100
    return "years", "", ((number_of(match[1]) - 1) * count, count)


_WHICH = {"last": -1, "this": 0, "next": 1}
_FIRST_WORDS = (
    "winter early mid late end beginning start middle up no not prior earlier later as ever or and the day "
    "begins starts ends last this next noon midday midnight local still present some somewhen b c a at on "
    "half quarter week kw "
    "in during morning afternoon evening night"
)
STARTERS = frozenset(_FIRST_WORDS.split()) | NUMBERS.keys() | OFFSETS_MIN.keys()
"""The words with which a phrase can begin."""

_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W_][\w'-]*")

_NUMERIC: tuple[Rule, ...] = (
    *ISO_FORMS,
    *NUMBER_CLOCK_FORMS,
    *NUMBER_NTH_FORMS,
    rule(
        r"\d{4}-[\dX]{2}(?:-[\dX]{2})?(?:T\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
        r"[?~%]?(?![\w-])",
        _edtf,
    ),
    rule(r"\d{2,3}X{1,2}[?~%]?(?!\w)", _edtf),
    rule(r"(\d{4})(\d{2})(\d{2})(?:T(\d\d)(?:(\d\d)(\d\d)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?(?!\w)", _compact),
    rule(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\w)", _day_month_year),
    rule(r"(\d{1,2})([./])(\d{1,2})\2(\d{2})(?!\w)", _day_month_year),
    rule(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?!\w)", _year_month_day),
    rule(r"(\d{1,2})\.(\d{1,2})\.(?!\w)", _day_month),
    rule(r"(\d{1,2})[./](\d{4})(?!\w)", _month_year),
    rule(r"(\d{1,2})-([a-z]{3,9})\.?-(\d{4}|\d{2})(?!\w)", _named_date),
    rule(
        r"(?P<hour>\d{1,2})[:](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?(?!\d)"
        + _CLOCK_END.replace("([ap])", "(?P<half>[ap])"),
        _clock,
    ),
    rule(r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?\s?m\b\.?", _clock),
    rule(r"(?P<hour>\d{1,2})h(?P<minute>\d{2})?\b", _clock),
    rule(r"(?P<hour>\d{1,2})\s?o'clock\b", _clock),
    rule(
        r"(?P<hour>\d{2})\.?(?P<minute>\d{2})\s*(?:(?:hours|hrs|hr|h)\b\.?|(?=(?:GMT|UTC|Z|local time)\b))",
        _clock,
    ),
    rule(r"(\d{1,2})(?:st|nd|rd|th)?[ -](century\b|millennium\b|cent\.|c\.(?!\s?e\.))", _century),
    rule(r"([2-9]\d00)'?s\b", lambda match: ("years", "", (int(match[1]), 10))),
    rule(r"(\d{2}00)'?s\b", lambda match: ("years", "", (int(match[1]), 100))),
    rule(r"(\d{3}0)'?s\b", lambda match: ("years", "", (int(match[1]), 10))),
    rule(r"(\d0)'?s\b", lambda match: ("years", "", (short_year(int(match[1])), 10))),
    rule(r"([1-4])(?:st|nd|rd|th)\s+quarter\b", numbers("quarter", 1)),
    rule(r"([12])(?:st|nd)\s+half\b(?!-year)", numbers("half", 1)),
    rule(r"([12])(?:st|nd)\s+half-year\b", lambda match: ("season", "", (6 * int(match[1]) - 5, 6))),
    rule(r"([1-3])(?:st|nd|rd)\s+third\b", lambda match: ("season", "", (4 * int(match[1]) - 3, 4))),
    rule(r"(\d{4})-?Q([1-4])\b", numbers("quarter", 2, 1)),
    rule(rf"(\d{{1,3}})\s+({_UNIT})s?\s+ago\b", lambda match: ("ago", match[2].lower(), (int(match[1]),))),
    rule(r"(\d{1,2})(?:st|nd|rd|th)\b", numbers("ordinal", 1)),
    rule(
        r"(\d{1,3})[, ](\d{3})(?=\s*(?:BCE?|B\.C\.|CE|AD|A\.D\.)(?!\w))",
        lambda match: ("year", "", (int(match[1] + match[2]),)),
    ),
    rule(r"(\d{1,6})(?=\s*(?:BCE?|B\.C\.|CE|AD|A\.D\.)(?!\w))", numbers("year", 1)),
    rule(r"(?<=\bAD )(\d{1,6})(?!\w)", numbers("year", 1)),
    rule(r"(\d{3,4})(?!\w)", numbers("year", 1)),
    rule(r"(\d{1,2})(?!\w)", numbers("number", 1)),
    rule(r"\w+", fixed("unknown")),
)

_SIGNS: tuple[Rule, ...] = (
    rule(r"([+])(\d{1,2})(?::?(\d\d))?(?!\w)", _offset),
    rule(r"(?<=\s)(-)(\d{2}):?(00|15|30|45)(?!\w)", _offset),
    rule(r"-{1,3}|–", fixed("to", "-")),
    rule(r"/", fixed("to", "/")),
    rule(r"'(\d\d)(?!\w)", lambda match: ("year", "", (short_year(int(match[1])),))),
    rule(r"'+", fixed("filler")),
    rule(r"~", fixed("about")),
    rule(r"\?", fixed("perhaps")),
    rule(r"%", fixed("about and perhaps")),
    rule(r"&", fixed("and")),
    rule(r"\[(?=[a-z_]+/)|(?<=[a-z])\]", fixed("filler")),
    rule(r"≥|>\s?=", fixed("relation", "not before")),
    rule(r"≤|<\s?=", fixed("relation", "by")),
    rule(r">", fixed("relation", "after")),
    rule(r"<", fixed("relation", "before")),
    (re.compile(r"[.!:](?=\s+[^\W\d_a-z]|\s*$)"), fixed("break")),
    rule(r"[.:]", fixed("filler")),
)

_OTHER_WORDS: tuple[Rule, ...] = (
    rule(r"[a-z]+(?:/[a-z_+-]+){1,2}(?:(?<=[+-])[0-9]{1,2})?", _zone_name),
    rule(r"((?:[^\W\d_][\w.'-]{0,20}\s+){0,2}[^\W\d_][\w.'-]{0,20})\s+time\b", _place),
    rule(r"t(?=\d{1,2}:\d\d)", fixed("filler")),
    rule(r"Q([1-4])\s?[/-]\s?(\d{4})\b", numbers("quarter", 1, 2)),
    rule(r"Q([1-4])\b", numbers("quarter", 1)),
    rule(r"H([12])\b", numbers("half", 1)),
)

_PHRASES: tuple[Rule, ...] = (
    *CLOCK_FORMS,
    *NTH_FORMS,
    rule(r"winter\s+(?:of\s+)?(\d{4})\s?[/–-]\s?(?:\d{4}|\d{2})(?![\w-])", _winter),
    rule(r"(?:early|mid|late)-(?=\w)", lambda match: ("part", match[0][:-1].lower(), ())),
    rule(r"(?:end|beginning|start|middle)\s+of(?:\s+the)?\b", lambda m: WORDS[m[0].split()[0].lower()]),
    rule(r"(first|second)\s+half\b", numbers("half", 1)),
    rule(r"(first|second|third|fourth)\s+quarter\b", numbers("quarter", 1)),
    rule(r"(?:up\s+to|up\s+until)\b", fixed("relation", "until")),
    rule(r"(?:no|not)\s+later\s+than\b", fixed("relation", "by")),
    rule(r"(?:no|not)\s+(?:earlier\s+than|before)\b", fixed("relation", "not before")),
    rule(r"(?:prior\s+to|earlier\s+than)\b", fixed("relation", "before")),
    rule(r"later\s+than\b", fixed("relation", "after")),
    rule(r"as\s+of\b", fixed("relation", "since")),
    rule(r"ever\s+since\b", fixed("relation", "since")),
    rule(r"on\s+or\s+before\b", fixed("relation", "by")),
    rule(r"on\s+or\s+after\b", fixed("relation", "not before")),
    rule(r"or\s+(?:later|after)\b", fixed("relation", "or later")),
    rule(r"or\s+(?:earlier|before)\b", fixed("relation", "or earlier")),
    rule(r"and\s+(?:later|onwards?)\b", fixed("relation", "onwards")),
    rule(r"(?:the\s+)?day\s+before\s+yesterday\b", fixed("relative", "", -2)),
    rule(r"(?:the\s+)?day\s+after\s+tomorrow\b", fixed("relative", "", 2)),
    rule(rf"(last|this|next)\s+({_UNIT})\b", lambda m: ("this", m[2].lower(), (_WHICH[m[1].lower()],))),
    rule(rf"(last|this|next)\s+(?=(?:{_NAMED})\b)",
          lambda match: ("which", "", (_WHICH[match[1].lower()],))),
    rule(rf"({_COUNT_WORD})\s+({_UNIT})s?\s+ago\b", lambda m: ("ago", m[2].lower(), (number_of(m[1]),))),
    rule(rf"({_ORDINAL_WORD})[ -](century|millennium)\b", _century),
    rule(r"(?:noon|midday)\b", fixed("time", "", 12 * 3600, 0, Precision.MINUTE, 1)),
    rule(r"midnight\b", fixed("time", "", 0, 0, Precision.MINUTE, 1)),
    rule(r"(?:the\s+)?local\s+time\b", fixed("local")),
    rule(r"local\b", fixed("local")),
    rule(r"still\s+going\s+on\b", fixed("present")),
    rule(r"(end|beginning)\s+not\s+known\b", lambda match: ("not known", match[1].lower(), ())),
    rule(r"(?:the\s+)?present(?:\s+day)?\b", fixed("present")),
    rule(r"some\s+time\b|somewhen\b", fixed("filler")),
    rule(r"b\.\s?c\.(?:\s?e\.)?(?!\w)", fixed("era", "", -1)),
    rule(r"(?:a\.\s?d\.|c\.\s?e\.)(?!\w)", fixed("era", "", 1)),
    rule(r"(?:GMT|UTC)\s*([+-])\s*(\d{1,2})(?::?(\d\d))?(?!\w)", _offset),
    rule(rf"({'|'.join(OFFSETS_MIN)})\b(?:\s+time\b)?", _abbreviation),
)  # fmt: skip
