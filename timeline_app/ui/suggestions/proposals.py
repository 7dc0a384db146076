"""What an article proposes: its suggestions, and the vague words that no day can be made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from timeline_app.dates.expressions import Expression, Type
from timeline_app.dates.sentences import Span, sentences
from timeline_app.dates.words import short
from timeline_app.model.records import Article
from timeline_app.model.when import When

Ident: TypeAlias = tuple[int, str]
"""Names a proposal within a project: its article and its key."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event that an article may tell of; without a `when` it cannot be placed on the timeline.

    `said` is how the text gives its time; `sentence` and `expressions` are its passages (code points, end exclusive).
    `key` outlives another import of the text. `needs_publication`: the article's date would place it.
    """

    article: int
    title: str
    when: When | None
    said: str
    sentence: Span
    expressions: tuple[Span, ...]
    rule: str
    key: str
    needs_publication: bool = False

    @property
    def ident(self) -> Ident:
        """Its name within the project."""
        return self.article, self.key

    @property
    def time(self) -> str:
        """Its time in words; where it has none, why."""
        if self.when is not None:
            return short(self.when)
        if self.needs_publication:
            return f"“{self.said}” needs the article’s publication date"
        return f"“{self.said}” names no day"


def proposals_in(article: Article, text: str, zone: str = "") -> tuple[Proposal, ...]:
    """What an article proposes, in the order of its text; `zone` (IANA) counts where the article has none."""
    from timeline_app.dates.finding import find  # a start has no time for the whole grammar

    expressions = find(text, article.published, article.zone or zone)
    found = [*_placeable(article.id, text, expressions), *_vague(article.id, text, expressions)]
    return tuple(sorted(found, key=lambda each: each.expressions[0]))


def _placeable(article: int, text: str, expressions: Sequence[Expression]) -> Iterator[Proposal]:
    from timeline_app.dates.suggest import suggest

    placeable = [each for each in expressions if each.when is not None]
    for each in suggest(text, placeable):
        said = text[each.expressions[0][0] : each.expressions[-1][1]]
        yield Proposal(
            article, each.title, each.when, said, each.sentence, each.expressions, each.rule, each.key
        )


def _vague(article: int, text: str, expressions: Sequence[Expression]) -> Iterator[Proposal]:
    """Durations and sets say nothing of when: they are left out."""
    from timeline_app.dates.titles import title_of

    all_sentences = list(sentences(text)) if any(_is_vague(each) for each in expressions) else []
    at = 0
    for each in filter(_is_vague, expressions):
        while at + 1 < len(all_sentences) and all_sentences[at][1] <= each.begin:
            at += 1
        begin, end = all_sentences[at]
        sentence = min(begin, each.begin), max(end, each.end)
        own = ((each.begin, each.end),)
        title = title_of(text, sentence, own, own, None)
        key = f"vague {' '.join(text[slice(*sentence)].split())} {each.begin - sentence[0]}"
        yield Proposal(article, title, None, each.text, sentence, own, each.rule, key, each.needs_publication)


def _is_vague(each: Expression) -> bool:
    return each.when is None and each.type in {Type.DATE, Type.TIME}
