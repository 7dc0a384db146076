"""German: days, months, years and weekdays."""

from __future__ import annotations

from timeline_app.dates.languages.language import Language, vocabulary

GERMAN = Language(
    "de",
    vocabulary(
        {
            "month": "Januar=1 Jänner=1 Februar=2 März=3 April=4 Mai=5 Juni=6 Juli=7 August=8 September=9 Oktober=10 "
            "November=11 Dezember=12 Jan=1 Feb=2 Mrz=3 Apr=4 Aug=8 Sept=9 Sep=9 Okt=10 Nov=11 Dez=12",
            "weekday": "Montag=1 Dienstag=2 Mittwoch=3 Donnerstag=4 Freitag=5 Samstag=6 Sonnabend=6 Sonntag=7",
            "since": "seit", "until": "bis", "between": "zwischen", "and": "und", "from": "von vom", "in": "im in",
            "on": "am", "today": "heute=0", "yesterday": "gestern=-1", "tomorrow": "morgen=1", "the": "der den dem",
            "early": "anfang", "mid": "mitte", "late": "ende", "before": "vor", "after": "nach",
        }
    ),
    frozenset(("der", "die", "und", "das", "nicht", "mit", "von", "den", "ist", "sich", "im", "am", "wurde", "auf")),
    {},
)  # fmt: skip
"""German."""
