"""The changes that begin in a text: a passage marked, an event made from it, a link, a passage resized."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline_app.dates import entry
from timeline_app.model.graphemes import next_seam, previous_seam
from timeline_app.model.records import Article, Stance
from timeline_app.model.when import When
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.ui.article_view import wording

_STEPS = {
    ("end", "word", 1): wording.next_word_end,
    ("end", "word", -1): wording.previous_word_end,
    ("start", "word", 1): wording.next_word_start,
    ("start", "word", -1): wording.previous_word_start,
    ("end", "character", 1): next_seam,
    ("end", "character", -1): previous_seam,
    ("start", "character", 1): next_seam,
    ("start", "character", -1): previous_seam,
}


def new_event(
    project: Project, article: Article, start: int, end: int, track: int, place: When | None = None
) -> int:
    """Make an event from the text start..end (code points), as one change.

    Its date is read from the text; a text without one gives an event at `place`.
    """
    text = project.text(article.id)
    quote = text[start:end]
    claimed = date_in(quote, article)
    title = (
        wording.title_around(text, start, end) if is_only_date(quote, article) else wording.title_from(quote)
    )
    with project.edit("New event from passage") as edit:
        passage = edits.mark_passage(edit, article.id, start, end)
        event = edits.add_event(edit, title, track, claimed or place)
        edits.link(edit, event, passage, claimed=claimed)
    return event


def new_event_from_text(project: Project, text: str, track: int, place: When) -> int:
    """Make an event of a text that stands in no article: at the date that it gives, or at `place`."""
    when = entry.glean(text, "", project.info.zone) or place
    with project.edit("New event") as edit:
        return edits.add_event(edit, wording.title_from(text), track, when)


def link_text(project: Project, event: int, article: Article, start: int, end: int, stance: Stance) -> None:
    """Link the text start..end (code points) to an event; the date that it gives is what it claims."""
    when = date_in(project.text(article.id)[start:end], article)
    with project.edit("Link passage") as edit:
        passage = edits.mark_passage(edit, article.id, start, end)
        edits.link(edit, event, passage, stance, claimed=when)


def event_of_all(project: Project, passages: Sequence[int], selected: Sequence[int]) -> int | None:
    """The one event that all these passages may be about: that all are linked to, or that is alone in question."""
    linked = [{link.event for link in project.links_of_passage(passage)} for passage in passages]
    common = set.intersection(*linked)
    if len(common) == 1:
        return common.pop()
    return selected[0] if len(selected) == 1 else None


def join_passages(project: Project, event: int, passages: Iterable[int]) -> None:
    """Link passages to an event as one piece of evidence; links that are there keep what they say."""
    there = {link.passage: link.id for link in project.links_of_event(event)}
    ordered = sorted(map(project.passage, passages), key=lambda passage: (passage.article, passage.start))
    with project.edit("Link as one piece of evidence") as edit:
        links = [there.get(p.id) or edits.link(edit, event, p.id) for p in ordered]
        edits.join_links(edit, links)


def mark_text(project: Project, article: int, start: int, end: int) -> int:
    """Mark the text start..end (code points) as a passage, for now without an event."""
    with project.edit("Mark passage") as edit:
        return edits.mark_passage(edit, article, start, end)


def resize(project: Project, passage: int, edge: str, by: str, step: int) -> bool:
    """Move the "start" or "end" of a passage by one "word" or "character"; say whether there was room to."""
    record = project.passage(passage)
    text = project.text(record.article)
    moved = _STEPS[edge, by, step](text, getattr(record, edge))
    start, end = (moved, record.end) if edge == "start" else (record.start, moved)
    if (start, end) == (record.start, record.end) or wording.trim(text, start, end)[0] >= end:
        return False
    with project.edit("Resize passage") as edit:
        edits.resize_passage(edit, passage, start, end)
    return True


def stretch_to(project: Project, passage: int, start: int, end: int) -> bool:
    """Give a passage the text start..end (code points); say whether that is another one."""
    record = project.passage(passage)
    start, end = wording.trim(project.text(record.article), start, end)
    if start >= end or (start, end) == (record.start, record.end):
        return False
    with project.edit("Resize passage") as edit:
        edits.resize_passage(edit, passage, start, end)
    return True


def date_in(quote: str, article: Article) -> When | None:
    """The first date that a text gives, read from the article's day and zone."""
    return entry.glean(quote, article.published, article.zone)


def is_only_date(quote: str, article: Article) -> bool:
    """Whether a text is a date and nothing else."""
    try:
        entry.read(quote.strip(" \n\t.,;:()"), article.published, article.zone)
    except ValueError:
        return False
    return True
