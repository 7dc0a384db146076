"""French: days, months, years and weekdays."""

from __future__ import annotations

from timeline_app.dates.languages.language import Language, vocabulary

FRENCH = Language(
    "fr",
    vocabulary(
        {
            "month": "janvier=1 février=2 mars=3 avril=4 mai=5 juin=6 juillet=7 août=8 aout=8 septembre=9 octobre=10 "
            "novembre=11 décembre=12 janv=1 févr=2 avr=4 juil=7 sept=9 oct=10 nov=11 déc=12",
            "weekday": "lundi=1 mardi=2 mercredi=3 jeudi=4 vendredi=5 samedi=6 dimanche=7",
            "ordinal": "1er=1", "the": "le la les", "since": "depuis", "until": "jusqu'au", "between": "entre",
            "and": "et", "in": "en", "to": "au", "from": "du", "before": "avant", "after": "après",
            "today": "aujourd'hui=0", "yesterday": "hier=-1", "tomorrow": "demain=1",
            "early": "début", "mid": "mi", "late": "fin",
        }
    ),
    frozenset(("le", "la", "les", "des", "une", "est", "dans", "et", "du", "pour", "que", "qui", "sur", "été")),
    {},
)  # fmt: skip
"""French."""
