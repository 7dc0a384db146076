"""The words of dates in English, as tables: each lower-case word, its slot and its value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from timeline_app.model.calendar_names import MONTHS, WEEKDAYS

SEASON_MONTHS: Mapping[str, int] = MappingProxyType(
    {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
)
"""The first of the three months of each season; the last of a winter's are in the following year."""

NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                "", "a an one first", "two second", "three third", "four fourth", "five fifth",
                "six sixth", "seven seventh", "eight eighth", "nine ninth", "ten tenth", "eleven eleventh",
                "twelve twelfth",
                "thirteen thirteenth", "fourteen fourteenth", "fifteen fifteenth", "sixteen sixteenth",
                "seventeen seventeenth", "eighteen eighteenth", "nineteen nineteenth", "twenty twentieth",
                "twenty-first", "twenty-second",
            )
        )
        for word in words.split()
    }
)  # fmt: skip
"""Numbers in words, cardinal and ordinal."""

_SLOTS: Mapping[str, Mapping[str, str]] = {
    "relation": {
        "since": "since", "from": "from", "until": "until", "till": "until", "til": "until",
        "before": "before", "after": "after", "following": "after", "by": "by",
        "between": "between", "starting": "from",
        "onwards": "onwards", "onward": "onwards",
    },
    "part": {
        "early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "early",
        "start": "early", "end": "late",
    },
    "about": dict.fromkeys(
        ("c", "ca", "circa", "about", "around", "approximately", "approx", "roughly", "nearly", "almost"), ""
    ),
    "perhaps": dict.fromkeys(
        ("perhaps", "possibly", "probably", "maybe", "presumably", "allegedly", "reportedly"), ""
    ),
    "to": dict.fromkeys(("to", "through", "thru"), ""),
    "and": {"and": "and", "&": "and"},
    "or": {"or": "or"},
    "present": dict.fromkeys(("present", "now", "ongoing", "still"), ""),
    "filler": {
        word: word
        for word in ("on", "in", "at", "of", "the", "during", "year", "years", "month", "day", "date",
                     "dated", "sometime", "as")
    },
}  # fmt: skip

_NUMBERED: Mapping[str, Mapping[str, int]] = {
    "era": {"bc": -1, "bce": -1, "ad": 1, "ce": 1},
    "relative": {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1},
    "weekday": {
        form: number
        for number, name in enumerate(WEEKDAYS)
        for form in (name.lower(), name[:3].lower(), *{1: ("tues",), 3: ("thur", "thurs")}.get(number, ()))
    },
    "month": {
        **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
        **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
        "sept": 9,
    },
}

WORDS: Mapping[str, tuple[str, str, tuple[int, ...]]] = MappingProxyType(
    {
        **{word: (slot, name, ()) for slot, words in _SLOTS.items() for word, name in words.items()},
        **{word: (slot, "", (n,)) for slot, words in _NUMBERED.items() for word, n in words.items()},
        **{word: ("season", "", (n, 3)) for word, n in SEASON_MONTHS.items()},
    }
)
"""Each word, and the slot, the name and the numbers that it gives."""

ORDINARY_WORDS = frozenset({"may", "march", "mar", "dec", "sun", "sat", "fall", "spring", "second", "now"})
"""Words that mostly are no dates when they stand alone and in lower case."""

UNITS = ("day", "week", "month", "year")
"""Units of "three weeks ago" and "last month"."""
