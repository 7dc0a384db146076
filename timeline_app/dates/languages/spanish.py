"""Spanish: days, months, years and weekdays."""

from __future__ import annotations

from timeline_app.dates.languages.language import Language, vocabulary

SPANISH = Language(
    "es",
    vocabulary(
        {
            "month": "enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre=9 setiembre=9 "
            "octubre=10 noviembre=11 diciembre=12",
            "weekday": "lunes=1 martes=2 miércoles=3 jueves=4 viernes=5 sábado=6 domingo=7",
            "ordinal": "1º=1", "of": "de del", "the": "el la los", "since": "desde", "until": "hasta",
            "between": "entre", "and": "y", "in": "en", "to": "a al", "before": "antes", "after": "después",
            "today": "hoy=0", "yesterday": "ayer=-1", "tomorrow": "mañana=1",
            "early": "principios", "mid": "mediados", "late": "finales fines",
        }
    ),
    frozenset(("el", "los", "las", "que", "una", "por", "con", "para", "del", "se", "fue", "en", "su", "según")),
    {},
)  # fmt: skip
"""Spanish."""
