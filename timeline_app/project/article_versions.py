"""Corrected articles: which versions there are, where the passages are in a new one, and how links follow them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Unpack

from timeline_app.model.anchoring import Anchor, State, find_all
from timeline_app.model.records import Article, Link, Passage
from timeline_app.model.text import clean
from timeline_app.project import edits
from timeline_app.project.audit.passages import Place, left_behind
from timeline_app.project.audit.verdicts import accept
from timeline_app.project.edit import Edit
from timeline_app.project.project import Project

LEFT_BY_HAND = "Left at the older version by whoever looked at the correction"


@dataclass(frozen=True, slots=True)
class Carrying:
    """One passage of the old version, where it is in the new text, and the links that rest on it."""

    passage: Passage
    anchor: Anchor
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VersionPlan:
    """What would become of each passage of an article in a new text; nothing is done yet."""

    article: Article
    old: str
    new: str
    carried: tuple[Carrying, ...]

    def counts(self) -> dict[State, int]:
        """How many passages are in each state."""
        found = dict.fromkeys(State, 0)
        for each in self.carried:
            found[each.anchor.state] += 1
        return found

    def left(self) -> list[Carrying]:
        """Those that do not go by themselves: a person must say where they are, or that they are gone."""
        return [each for each in self.carried if not each.anchor.is_sure]


def versions(articles: Iterable[Article], article: int) -> list[Article]:
    """All versions of an article among these articles, the oldest first; the article alone where there are no others.

    Raises LookupError where it is not among them.
    """
    by_id = {each.id: each for each in articles}
    if article not in by_id:
        raise LookupError(f"no article {article}")
    later: dict[int, list[Article]] = {}
    for each in by_id.values():
        if each.version_of is not None:
            later.setdefault(each.version_of, []).append(each)
    first, seen = by_id[article], {article}
    while first.version_of in by_id and first.version_of not in seen:
        first = by_id[first.version_of]
        seen.add(first.id)
    found = {first.id: first}
    for each in (queue := [first]):
        for following in later.get(each.id, ()):
            if following.id not in found:
                found[following.id] = following
                queue.append(following)
    return queue


def newest_of(project: Project, passage: int) -> int:
    """What a passage became in the newest version that has it; the passage itself where it went nowhere."""
    seen = {passage}
    while (became := project.passage(passage).became) is not None and became not in seen:
        seen.add(became)
        passage = became
    return passage


def plan_version(project: Project, article: int, text: str) -> VersionPlan:
    """Look for every passage of the newest version of an article in a new text. Raises LookupError."""
    newest = versions(project.articles(), article)[-1]
    old, new = project.text(newest.id), clean(text)
    links: dict[int, list[Link]] = {}
    for link in project.links_of_article(newest.id):
        links.setdefault(link.passage, []).append(link)
    passages = project.passages_of(newest.id)
    anchors = find_all(old, new, [(each.start, each.end) for each in passages])
    return VersionPlan(
        newest,
        old,
        new,
        tuple(
            Carrying(passage, anchor, tuple(links.get(passage.id, ())))
            for passage, anchor in zip(passages, anchors, strict=True)
        ),
    )


def add_version(
    edit: Edit,
    plan: VersionPlan,
    decided: Mapping[int, tuple[int, int] | None] | None = None,
    *,
    settled: Collection[int] = (),
    title: str = "",
    original: bytes | None = None,
    original_name: str = "",
    media_type: str = "text/plain",
    **facts: Unpack[edits.ArticleFacts],
) -> int:
    """Keep the new text as a version of the article, and let passages and links go to it; return its id.

    What is sure goes where the plan says. `decided` names a span, or None to leave it, for passages (ids) that a
    person decided; all others stay where they are, with their links. Of those that stay, a person looked at the
    `settled` ones: the audit tells them as accepted. Facts not given are those of the old version.
    """
    decided = decided or {}
    old = plan.article
    known: edits.ArticleFacts = {
        "publisher": old.publisher,
        "author": old.author,
        "url": old.url,
        "published": old.published,
        "zone": old.zone,
    }
    known.update(facts)
    known["version_of"] = old.id
    article = edits.add_article(
        edit,
        title or old.title,
        plan.new,
        original=original,
        original_name=original_name,
        media_type=media_type,
        **known,
    )
    for each in plan.carried:
        place = each.anchor.place
        span = decided.get(each.passage.id, (place.start, place.end) if place is not None else None)
        if span is not None:
            _carry(edit, each.passage.id, edits.mark_passage(edit, article, *span))
        elif each.passage.id in settled:
            stays = each.passage
            place_left = Place(old.id, stays.id, stays.start, stays.end, stays.quote)
            accept(edit, left_behind(place_left, article, title or old.title), LEFT_BY_HAND)
    return article


def _carry(edit: Edit, passage: int, became: int) -> None:
    """Let the links of a passage go to what it became; one whose event rests on that already stays."""
    edit.put(replace(edit.project.passage(passage), became=became))
    there = {link.event for link in edit.project.links_of_passage(became)}
    for link in edit.project.links_of_passage(passage):
        if link.event not in there:
            edit.put(replace(link, passage=became))
