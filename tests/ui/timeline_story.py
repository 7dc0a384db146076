"""A small story for the tests of the timeline: every way in which an event can look."""

from __future__ import annotations

from pathlib import Path

from timeline_app.model.calendar import us_from_civil
from timeline_app.model.records import Event, Stance, Status
from timeline_app.model.when import Edge, Missing, Precision, When, edge_at, moment, span
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project

ZONE = "Asia/Damascus"
DAY, MONTH, YEAR, MINUTE = Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.MINUTE


def at(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0) -> int:
    """Microseconds on the axis."""
    return us_from_civil(year, month, day, hour, minute)


def day(year: int, month: int, day: int) -> When:
    """A moment known to its day."""
    return moment(edge_at(at(year, month, day), DAY))


def between(first: tuple[int, int, int], last: tuple[int, int, int], *, approximate: bool = False) -> Edge:
    """An edge somewhere from one day to another (exclusive)."""
    return Edge(at(*first), at(*last), DAY, approximate=approximate)


def story(folder: Path) -> Project:
    """Four tracks, two markers and events from 2011 to 2021."""
    project = new_project(folder, "A truce", ZONE)
    with project.edit("Write the story") as edit:
        army = project.tracks()[0].id
        edits.change_track(edit, army, name="Military", color="blue")
        talks = edits.add_track(edit, "Negotiation", "green")
        people = edits.add_track(edit, "Civilians", "orange")
        abroad = edits.add_track(edit, "Abroad", "pink")
        add = edits.add_event
        add(edit, "The army takes the province", army, moment(edge_at(at(2018), YEAR)))
        late_july = between((2021, 7, 21), (2021, 8, 1))
        add(edit, "Attacks on the quarters grow heavier", army, span(late_july, Missing.OPEN))
        siege = Edge(at(2021, 7, 28), at(2021, 8, 8), DAY)
        add(edit, "Siege of the old town", army, span(siege, between((2021, 9, 6), (2021, 9, 12))))
        due = edge_at(at(2021, 9, 6, 12), Precision.HOUR)
        add(
            edit,
            "Operations to resume",
            army,
            span(due, edge_at(at(2021, 9, 12), DAY)),
            status=Status.PLANNED,
        )
        add(edit, "Shelling of the eastern road", army, span(edge_at(at(2021, 8, 20), DAY), Missing.UNKNOWN))
        add(edit, "Truce agreed", talks, day(2021, 8, 14))
        broken = add(
            edit,
            "Truce broken (accounts differ)",
            talks,
            span(edge_at(at(2021, 8, 14), DAY), edge_at(at(2021, 9, 5), DAY)),
        )
        deadline = edge_at(at(2021, 9, 6, 10), MINUTE, offset_min=180)
        register = add(edit, "430 men register and hand in arms", talks, moment(deadline))
        add(
            edit,
            "Guarantors visit",
            talks,
            moment(Edge(at(2021, 7, 25), at(2021, 7, 26), DAY, approximate=True)),
            reviewed=False,
        )
        corridor = span(siege, between((2021, 9, 6), (2021, 9, 12)))
        add(edit, "Corridor for civilians", people, corridor)
        add(
            edit,
            "Families leave",
            people,
            span(
                Edge(at(2021, 7, 28), at(2021, 8, 2), DAY, approximate=True),
                Edge(at(2021, 8, 5), at(2021, 8, 12), DAY, approximate=True),
            ),
            reviewed=False,
        )
        add(
            edit,
            "Relief convoy",
            people,
            span(edge_at(at(2021, 8, 24), DAY), edge_at(at(2021, 8, 30), DAY)),
            status=Status.CANCELLED,
        )
        wounded = span(edge_at(at(2011), YEAR), edge_at(at(2021, 9, 7), DAY))
        add(edit, "Wounded fighters treated across the border", abroad, wounded)
        add(
            edit,
            "Ceasefire call by the guarantor states",
            abroad,
            moment(Edge(at(2021, 8), at(2021, 9), MONTH)),
        )
        add(edit, "A visit nobody has dated", abroad)
        add(edit, "Lists of names handed over", talks)
        edits.add_marker(edit, "Deadline", moment(deadline))
        text = "They came on 6 September. Others say 7 September, and that it never held."
        article = edits.add_article(edit, "Report", text, zone=ZONE)
        first, second = edits.mark_passage(edit, article, 8, 25), edits.mark_passage(edit, article, 33, 51)
        edits.link(edit, register, first, claimed=day(2021, 9, 6))
        edits.link(edit, register, second, claimed=day(2021, 9, 7))
        edits.link(edit, broken, second, Stance.CONTRADICTS)
    return project


def event_named(project: Project, title: str) -> Event:
    """The event whose title begins so."""
    found = [e for e in project.all("event") if isinstance(e, Event) and e.title.startswith(title)]
    assert len(found) == 1, title
    return found[0]
