"""The invented article and a corrected one: a number, a sentence gone, one put elsewhere and changed."""

from __future__ import annotations

from tests.ui.invented import TEXT, Invented
from timeline_app.project.article_versions import VersionPlan, plan_version

GONE = "The company calls that untrue"
ASKED = "A hearing is set for 3 September 2019"
CHANGED = "had bought the mine in 2016"


def corrected() -> str:
    """The new text."""
    new = "Corrected on 20 June.\n\n" + TEXT.replace(CHANGED, CHANGED.replace("2016", "2015"))
    for words in (GONE, ASKED):
        start = TEXT.rindex(".", 0, TEXT.index(words)) + 1 if "." in TEXT[: TEXT.index(words)] else 0
        end = TEXT.index(".", TEXT.index(words)) + 1
        new = new.replace(TEXT[start:end].strip(), "", 1)
    return f"{new.strip()}\n\nElsewhere it was said that a hearing is set for 5 September 2019, in the town."


def plan_of(world: Invented) -> VersionPlan:
    """What that does to the passages."""
    return plan_version(world.project, world.article, corrected())
