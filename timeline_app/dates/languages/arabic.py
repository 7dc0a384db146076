"""Arabic: days, months, years and weekdays; the names of months of the Levant and of Egypt."""

from __future__ import annotations

from timeline_app.dates.languages.language import Language, vocabulary

ARABIC = Language(
    "ar",
    vocabulary(
        {
            "month": "يناير=1 فبراير=2 مارس=3 أبريل=4 إبريل=4 ابريل=4 مايو=5 يونيو=6 يوليو=7 أغسطس=8 اغسطس=8 سبتمبر=9 "
            "أكتوبر=10 اكتوبر=10 نوفمبر=11 ديسمبر=12 شباط=2 آذار=3 اذار=3 نيسان=4 أيار=5 ايار=5 حزيران=6 تموز=7 آب=8 "
            "أيلول=9 ايلول=9 كانون~الثاني=1 تشرين~الأول=10 تشرين~الثاني=11 كانون~الأول=12",
            "weekday": "الاثنين=1 الإثنين=1 الثلاثاء=2 الأربعاء=3 الاربعاء=3 الخميس=4 الجمعة=5 السبت=6 الأحد=7 الاحد=7",
            "since": "منذ", "until": "حتى", "between": "بين", "and": "و", "in": "في", "from": "من", "to": "إلى",
            "today": "اليوم=0", "yesterday": "أمس=-1", "tomorrow": "غدا=1 غداً=1", "of": "عام سنة",
        }
    ),
    frozenset(),
    {},
)  # fmt: skip
"""Arabic."""
