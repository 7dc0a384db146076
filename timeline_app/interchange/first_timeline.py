"""Makes a first timeline of articles: every suggestion becomes an event that a person has still to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline_app.dates.expressions import Expression, Kind
from timeline_app.dates.finding import find
from timeline_app.dates.suggest import Suggestion, suggest
from timeline_app.interchange.report import counted
from timeline_app.interchange.time_report import NEEDS_PUBLICATION, why_not
from timeline_app.project.lookalikes import Fact, lookalikes
from timeline_app.project.project import Project
from timeline_app.project.suggestions import State, accept_all, rejections, standings


@dataclass(frozen=True, slots=True)
class FirstTimeline:
    """How many events were made, and of how many suggestions a person had decided before.

    `alike` of the events may be the same as others; `left` are expressions that could not be placed, by reason.
    """

    events: int
    before: int
    alike: int
    left: Counter[str]

    def lines(self) -> Iterator[str]:
        """What a person should know of it, in sentences."""
        if self.events:
            said = "it waits for review" if self.events == 1 else "they wait for review"
            yield f"Made {counted(self.events, 'event')} of what the articles date; {said}."
        elif self.before:
            yield "Made no events: what the articles date was placed or rejected before."
        else:
            yield "Made no events: nothing in the articles could be placed."
        if self.alike:
            yield f"{self.alike:,} of them may be the same as others; “timeline-app audit” tells which."
        total = self.left.total()
        if total:
            reasons = "; ".join(f"{count:,} {why}" for why, count in self.left.most_common())
            yield f"{counted(total, 'time expression')} not placed: {reasons}."
        if self.left[NEEDS_PUBLICATION]:
            yield "Where it is not known when an article was published, only full dates are placed; add --published."


def first_timeline(project: Project, articles: Sequence[int], kind: Kind | None = None) -> FirstTimeline:
    """Accept what these articles suggest as events of the first track, by one change.

    What is placed already or was rejected is left alone.
    """
    rejected = rejections(project)
    wanted: list[tuple[int, Suggestion]] = []
    left: Counter[str] = Counter()
    before = 0
    for article in dict.fromkeys(articles):
        record, text = project.article(article), project.text(article)
        expressions = find(text, record.published, record.zone or project.info.zone, kind)
        found = suggest(text, expressions)
        left.update(_left(expressions, found))
        for each, standing in zip(found, standings(project, article, found, rejected), strict=True):
            if standing.state is State.WAITING:
                wanted.append((article, each))
            else:
                before += 1
    if wanted:
        label = "suggestion" if len(wanted) == 1 else f"{len(wanted):,} suggestions"
        with project.edit(f"Accept {label}") as edit:
            accept_all(edit, wanted, project.tracks()[0].id)
    groups = lookalikes([Fact(each.title, each.when) for _, each in wanted])
    return FirstTimeline(len(wanted), before, sum(len(group.places) - 1 for group in groups), left)


def _left(expressions: Sequence[Expression], found: Sequence[Suggestion]) -> Iterator[str]:
    """Why each expression that no suggestion has is left."""
    placed = {span for each in found for span in each.expressions}
    return (why_not(each) for each in expressions if (each.begin, each.end) not in placed)
