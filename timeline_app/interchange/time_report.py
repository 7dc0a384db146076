"""The time expressions of an article for a terminal and for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from timeline_app.dates.expressions import Expression, Type
from timeline_app.dates.suggest import suggest
from timeline_app.dates.words import short
from timeline_app.interchange.json_values import wall_time
from timeline_app.interchange.report import counted
from timeline_app.model import edtf

NARROWEST = 60  # columns
NEEDS_PUBLICATION = "needs the publication date"
_WIDEST_TEXT, _WIDEST_TIME = 28, 26
_GAP = "  "


def expression_rows(text: str, expressions: Sequence[Expression]) -> list[dict[str, object]]:
    """The expressions as values for JSON, in their order.

    `earliest` and `latest` are the outer bounds as wall times of `json_values`, the latter exclusive; null where that
    side is open or nothing can be placed. `title` is "" where nothing is suggested.
    """
    titles = _titles(text, expressions)
    return [
        {
            "start": each.begin,
            "end": each.end,
            "text": each.text,
            "type": each.type.value,
            "value": each.value,
            "mod": each.mod,
            **_time(each),
            "rule": each.rule,
            "title": titles.get((each.begin, each.end), ""),
        }
        for each in expressions
    ]


def expression_lines(text: str, expressions: Sequence[Expression], width: int) -> Iterator[str]:
    """A table of the expressions, `width` columns wide: the words, the time, and the title or why there is none."""
    titles = _titles(text, expressions)
    rows = [
        (
            " ".join(each.text.split()),
            short(each.when) if each.when is not None else "–",
            titles.get((each.begin, each.end), "") or f"({why_not(each)})",
        )
        for each in expressions
    ]
    width = max(width, NARROWEST)
    first = min(max((_columns(row[0]) for row in rows), default=0), _WIDEST_TEXT)
    second = min(max((_columns(row[1]) for row in rows), default=0), _WIDEST_TIME)
    rest = width - first - second - 2 * len(_GAP)
    for said, when, title in rows:
        yield _GAP.join((_fitted(said, first), _fitted(when, second), _fitted(title, rest))).rstrip()


def summary(expressions: Sequence[Expression]) -> str:
    """How many of the expressions can be placed, and what would place more."""
    placeable = sum(each.when is not None for each in expressions)
    waiting = sum(each.needs_publication for each in expressions)
    if not expressions:
        return "No time expressions."
    said = f"{counted(len(expressions), 'time expression')}, {placeable:,} of them can be placed"
    if waiting:
        said += f"; {waiting:,} {'needs' if waiting == 1 else 'need'} the publication date (add --published)"
    return f"{said}."


def why_not(expression: Expression) -> str:
    """Why there is no event for an expression, in a few words."""
    if expression.when is not None:
        return "tells no event"
    if expression.needs_publication:
        return NEEDS_PUBLICATION
    match expression.type:
        case Type.DURATION:
            return "a duration"
        case Type.SET:
            return "happens again and again"
    return "vague"


def _titles(text: str, expressions: Sequence[Expression]) -> dict[tuple[int, int], str]:
    return {span: each.title for each in suggest(text, expressions) for span in each.expressions}


def _time(expression: Expression) -> dict[str, object]:
    when = expression.when
    if when is None:
        return {"edtf": None, "earliest": None, "latest": None, "placeable": False}
    earliest, latest = when.hull
    return {
        "edtf": edtf.write(when).text,
        "earliest": None if earliest is None else wall_time(earliest),
        "latest": None if latest is None else wall_time(latest),
        "placeable": True,
    }


def _columns(said: str) -> int:
    """How many columns of a terminal it takes."""
    if said.isascii():
        return len(said)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in said)


def _fitted(said: str, columns: int) -> str:
    """Cut or filled up to just so many columns."""
    if _columns(said) > columns:
        while _columns(said) > columns - 1:
            said = said[:-1]
        said = f"{said.rstrip()}…"
    return said + " " * (columns - _columns(said))
