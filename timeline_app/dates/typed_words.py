"""Words that count as parts of a date only where a person types one: other languages, and small talk around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from timeline_app.dates.fragments import Fragment
from timeline_app.dates.letters import bare
from timeline_app.model.precision import Precision

_MONTHS = (
    # German, French, Spanish, Russian; Arabic in Egypt, in the Levant, in the Maghreb
    "januar janner jan janvier janv enero ene январь января январе янв يناير كانون_الثاني جانفي",
    "februar feber fevrier fevr febrero февраль февраля феврале фев февр فبراير شباط فيفري",
    "marz maerz mrz mars marzo март марта марте мар مارس آذار",
    "avril avr abril abr апрель апреля апреле апр أبريل نيسان أفريل",
    "mai mayo май мая мае مايو أيار ماي",
    "juni juin junio июнь июня июне июн يونيو يونيه حزيران جوان",
    "juli juillet juil juill julio июль июля июле июл يوليو يوليه تموز جويلية",
    "aout agosto ago август августа августе авг أغسطس آب أوت",
    "septembre septiembre setiembre сентябрь сентября сентябре сен сент سبتمبر أيلول",
    "oktober okt octobre octubre октябрь октября октябре окт أكتوبر تشرين_الأول",
    "novembre noviembre ноябрь ноября ноябре ноя нояб نوفمبر تشرين_الثاني",
    "dezember dez decembre diciembre dic декабрь декабря декабре дек ديسمبر كانون_الأول",
)
_WEEKDAYS = (
    "montag lundi lunes понедельник الاثنين الإثنين",
    "dienstag mardi martes вторник الثلاثاء",
    "mittwoch mercredi miercoles среда среду الأربعاء",
    "donnerstag jeudi jueves четверг الخميس",
    "freitag vendredi viernes пятница пятницу الجمعة",
    "samstag sonnabend samedi sabado суббота субботу السبت",
    "sonntag dimanche domingo воскресенье الأحد",
)
_FILLERS = (
    "either throughout whole entire all course both exactly precisely "
    "am den der dem im um uhr le la les du au a de del el en los dia dans года году год г в يوم في من سنة عام"  # noqa: RUF001 - Russian for "year"
)
_RELATIONS = {
    "since": "seit depuis desde منذ",
    "until": "bis jusqu'au jusqu'en hasta до حتى",
    "before": "avant antes قبل",
    "after": "nach apres despues после بعد",
    "between": "zwischen entre между بين",
    "from": "von",
    "decade": "decade",
    "century": "century",
    "millennium": "millennium",
}
_AND = "und et y и و"
_ABOUT = "etwa gegen vers environ hacia около حوالي"

VAGUE = frozenset(
    {
        "recently", "lately", "soon", "now", "nowadays", "currently", "once", "formerly", "later", "earlier",
        "sometimes", "often", "always",
    }
)  # fmt: skip
"""Words that say when, but not so that it could be placed."""

NO_DATE = frozenset(
    {
        "n.d.",
        "nd",
        "n/a",
        "na",
        "no date",
        "not known",
        "undated",
        "unknown",
        "?",
        "s.d.",
        "o.d.",
        "o. d.",
        "none",
        "-",
    }
)
"""What people write in a column of dates where they have none."""

_WORDS: Mapping[str, Fragment] = MappingProxyType(
    {
        **{bare(w): Fragment("filler", w, w) for w in _FILLERS.split()},
        **{bare(w): Fragment("relation", w, name) for name, ws in _RELATIONS.items() for w in ws.split()},
        **{bare(w): Fragment("and", w, "and") for w in _AND.split()},
        **{bare(w): Fragment("about", w) for w in _ABOUT.split()},
        **{
            bare(w): Fragment(slot, w, "", (number,))
            for slot, table, first in (("month", _MONTHS, 1), ("weekday", _WEEKDAYS, 0))
            for number, ws in enumerate(table, first)
            for w in ws.split()
        },
    }
)
_ORDINALS = frozenset({"1er", "1o", "1ro", "1a"})


def known(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments with the words of these tables in place of unknown ones."""
    made: list[Fragment] = []
    at = 0
    while at < len(fragments):
        found, count = _known_at(fragments, at)
        made.append(found)
        at += count
    return made


def _known_at(fragments: Sequence[Fragment], at: int) -> tuple[Fragment, int]:
    """The fragment there, and how many it is made of."""
    first = fragments[at]
    following = fragments[at + 1] if at + 1 < len(fragments) else None
    if first.slot == "number" and following is not None and bare(following.text) == "uhr":
        seconds = first.numbers[0] * 3600
        return Fragment(
            "time",
            f"{first.text} {following.text}",
            "",
            (seconds, 0, Precision.MINUTE, 1),
            first.begin,
            following.end,
        ), 2
    if first.slot != "unknown":
        return first, 1
    if following is not None:
        pair = _WORDS.get(f"{bare(first.text)}_{bare(following.text)}")
        if pair is not None:
            return replace(
                pair, text=f"{first.text} {following.text}", begin=first.begin, end=following.end
            ), 2
    if first.text.lower() in _ORDINALS:
        return replace(first, slot="ordinal", numbers=(1,)), 1
    word = _WORDS.get(bare(first.text))
    return (first if word is None else replace(word, text=first.text, begin=first.begin, end=first.end)), 1
