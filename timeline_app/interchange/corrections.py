"""Takes a file in as the new version of an article: what is sure follows, the rest is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from timeline_app.interchange.articles import ArticleFile, read_article
from timeline_app.interchange.report import Unusable
from timeline_app.model.anchoring import State
from timeline_app.model.records import Article
from timeline_app.model.text import clean, shortened
from timeline_app.project.article_versions import VersionPlan, add_version, plan_version
from timeline_app.project.edits import ArticleFacts
from timeline_app.project.project import Project

WORDS = {
    State.EXACT: "exact",
    State.MOVED: "moved",
    State.CHANGED: "changed",
    State.AMBIGUOUS: "to decide",
    State.LOST: "lost",
}
"""What the states of passages are called."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A version that came in; `article` is None where the text was that of the newest version already."""

    article: int | None
    plan: VersionPlan

    def lines(self) -> list[str]:
        """What became of the passages: a summary, and one line for each that stayed behind."""
        if self.article is None:
            return [
                f"Its text is that of the newest version of “{self.plan.article.title}”; nothing was added."
            ]
        return [f"New version of “{self.plan.article.title}”: {summary(self.plan)}."] + [
            f"{WORDS[each.anchor.state]}: “{shortened(' '.join(each.passage.quote.split()))}”. {each.anchor.reason}"
            for each in self.plan.left()
        ]


def summary(plan: VersionPlan) -> str:
    """As in "21 exact, 2 moved, 1 lost"; states that no passage is in are left out."""
    told = [f"{count:,} {WORDS[state]}" for state, count in plan.counts().items() if count]
    return ", ".join(told) or "no passages"


def import_version(
    project: Project, path: Path, article: int, *, published: str = "", zone: str = ""
) -> Corrected:
    """Take a file in as the new version of an article, as one change. Raises UnreadableArticle, LookupError."""
    file = read_article(path)
    plan = plan_version(project, article, file.text)
    if plan.new == plan.old:
        return Corrected(None, plan)
    facts = facts_of(file)
    if published:
        facts["published"] = published
    if zone:
        facts["zone"] = zone
    with project.edit(f"Add a new version of “{plan.article.title}”") as edit:
        added = add_version(
            edit,
            plan,
            title=own_title(file),
            original=file.original,
            original_name=file.original_name,
            media_type=file.media_type,
            **facts,
        )
    return Corrected(added, plan)


def facts_of(file: ArticleFile) -> ArticleFacts:
    """What the file says about itself; what it does not say is left out."""
    facts: ArticleFacts = {}
    if file.publisher:
        facts["publisher"] = file.publisher
    if file.author:
        facts["author"] = file.author
    if file.url:
        facts["url"] = file.url
    if file.published:
        facts["published"] = file.published
    return facts


def own_title(file: ArticleFile) -> str:
    """The title that the file gives itself; "" where it only has a name: the article has a better one already."""
    named = clean(Path(file.original_name).stem)
    return "" if file.title == named else file.title


def article_named(project: Project, name: str) -> Article:
    """The article with this id or title. Raises Unusable, with a sentence, where that is not one article."""
    articles = project.articles()
    if name.isdecimal():
        for each in articles:
            if each.id == int(name):
                return each
    wanted = " ".join(name.split()).casefold()
    found = [each for each in articles if " ".join(each.title.split()).casefold() == wanted]
    superseded = {each.version_of for each in found}
    found = [each for each in found if each.id not in superseded]
    if len(found) == 1:
        return found[0]
    if not found:
        known = "; ".join(f"“{shortened(each.title)}”" for each in articles[:10]) or "none at all"
        raise Unusable(f"There is no article “{shortened(name)}” in the project; there are: {known}.")
    ids = ", ".join(str(each.id) for each in found)
    raise Unusable(f"Several articles are called “{shortened(name)}”; name one by its id: {ids}.")
