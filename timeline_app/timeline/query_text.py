"""Changing the text of a query as a person would: one term put in, or taken out, everything else left alone."""

from __future__ import annotations

from timeline_app.timeline.query import Token, tokens

_PLAIN_ENDS = '"“”„'


def written(name: str, value: str, *, minus: bool = False) -> str:
    """A term as one types it: the value in quotation marks where it needs them."""
    plain = value and not any(c.isspace() or c in _PLAIN_ENDS for c in value)
    shown = value if plain else '"' + value.replace('"', '""') + '"'
    return f"{'-' if minus else ''}{name}:{shown}"


def holds(text: str, name: str, value: str, *, minus: bool = False) -> bool:
    """Whether the term is in the text."""
    return any(_is(token, name, value, minus) for token in tokens(text))


def added(text: str, name: str, value: str, *, minus: bool = False) -> str:
    """The text with the term at its end, unless it is there already."""
    if holds(text, name, value, minus=minus):
        return text
    text = _closed(text).rstrip()
    return f"{text} {written(name, value, minus=minus)}".lstrip()


def dropped(text: str, name: str, value: str, *, minus: bool = False) -> str:
    """The text without the term, wherever it stands."""
    for token in reversed(tokens(text)):
        if _is(token, name, value, minus):
            before, after = text[: token.start].rstrip(), text[token.end :].lstrip()
            text = f"{before} {after}".strip()
    return text


def toggled(text: str, name: str, value: str, on: bool, *, minus: bool = False) -> str:
    """The text with the term or without it."""
    return (added if on else dropped)(text, name, value, minus=minus)


def _is(token: Token, name: str, value: str, minus: bool) -> bool:
    same = token.value.casefold() == " ".join(value.split()).casefold()
    return token.name == name and token.minus == minus and same


def _closed(text: str) -> str:
    """Quotation marks that nobody has closed yet would swallow what is put behind them."""
    return text + '"' if any(token.is_open for token in tokens(text)) else text
