"""An invented report with events and passages, for the tests and pictures of the reading side."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from timeline_app.model import edtf
from timeline_app.model.records import Stance, Status
from timeline_app.model.text import clean
from timeline_app.project import edits
from timeline_app.project.project import Project
from timeline_app.project.project_file import new_project

TEXT = clean(
    """\
Two hundred and twelve miners who had blocked the Orlen shaft since late May left it on 14 June 2019, the harbour \
council said, and handed back the keys of the pump house. A first notice had spoken of “about 180”. 😀

They walked out from 06:30 local time (04:30 GMT), the minute at which the offer made by the company ran out. \
The directors had said that they would shut the pumps once it lapsed.

Under the accord of 2 June the miners were to be paid the wages owed since 2017, and inspectors were to enter \
the lower galleries; those who declined were to be moved to the northern pits, or to the quarry at Velm.

The company, with help from the province, had bought the mine in 2016. Complaints about the air have grown \
more frequent since early 2018; the directors answered by closing two of the four lifts, leaving one stair for \
the night shift.

Union lawyers say that the accord was broken within a day. The company calls that untrue, and points to the \
list of payments it published on 5 June.

A hearing is set for 3 September 2019 in the district court. The miners want the lifts to be opened before the \
autumn rains, when water rises to the third gallery within hours.
"""
).rstrip("\n")

ARABIC = clean(
    """\
غادر العمال المنجم في 14 حزيران 2019 بعد أن انتهت المهلة التي حددتها الشركة (Orlen Mining) عند الساعة 06:30 صباحا، \
وقال مجلس الميناء إن المفاتيح أعيدت كلها.

The council’s statement was given in Arabic and in English.
"""
).rstrip("\n")


@dataclass
class Invented:
    """The project, and the ids of what is in it, by short names."""

    project: Project
    article: int
    arabic: int
    events: dict[str, int] = field(default_factory=dict)
    passages: dict[str, int] = field(default_factory=dict)
    tracks: dict[str, int] = field(default_factory=dict)

    def place(self, words: str) -> tuple[int, int]:
        """Where some words of the report stand, in code points."""
        start = TEXT.index(words)
        return start, start + len(words)


EVENTS = (
    ("leave", "212 miners leave the shaft", "Miners", "2019-06-14T06:30+02:00", Status.HAPPENED),
    ("blocked", "Shaft blocked", "Miners", "2019-05-21/2019-06-14", Status.HAPPENED),
    (
        "pumps",
        "Pumps to be shut down once the offer has lapsed",
        "Company",
        "2019-06-14T06:30/..",
        Status.PLANNED,
    ),
    ("accord", "Accord of 2 June", "Talks", "2019-06-02", Status.HAPPENED),
    ("broken", "Accord broken (sources disagree)", "Talks", "2019-06-03", Status.HAPPENED),
    ("bought", "Company buys the mine", "Company", "2016", Status.HAPPENED),
    ("air", "Complaints about the air", "Miners", "2018-01~/..", Status.HAPPENED),
    ("lifts", "Two of four lifts closed", "Company", "2018/..", Status.HAPPENED),
    ("hearing", "Hearing in the district court", "Court", "2019-09-03", Status.PLANNED),
)

LINKS = (
    ("Two hundred and twelve miners", "leave", Stance.SUPPORTS, "harbour council", "2019-06-14"),
    ("blocked the Orlen shaft since late May", "blocked", Stance.SUPPORTS, "the report", None),
    ("left it on 14 June 2019", "leave", Stance.SUPPORTS, "harbour council", "2019-06-14"),
    ("handed back the keys of the pump house", "leave", Stance.MENTIONS, "", None),
    ("“about 180”", "leave", Stance.CONTRADICTS, "first notice", None),
    ("06:30 local time (04:30 GMT)", "leave", Stance.SUPPORTS, "the report", "2019-06-14T06:30+02:00"),
    ("the minute at which the offer made by the company ran out", "pumps", Stance.MENTIONS, "", None),
    ("the offer made by the company ran out", "accord", Stance.MENTIONS, "", None),
    ("they would shut the pumps once it lapsed", "pumps", Stance.SUPPORTS, "the directors", None),
    ("the accord of 2 June", "accord", Stance.SUPPORTS, "the report", "2019-06-02"),
    ("inspectors were to enter the lower galleries", "accord", Stance.SUPPORTS, "", None),
    ("had bought the mine in 2016", "bought", Stance.SUPPORTS, "", "2016"),
    ("Complaints about the air have grown more frequent since early 2018", "air", Stance.SUPPORTS, "", None),
    ("the directors answered by closing two of the four lifts", "lifts", Stance.SUPPORTS, "", None),
    ("closing two of the four lifts, leaving one stair", "air", Stance.MENTIONS, "", None),
    ("the accord was broken within a day", "broken", Stance.SUPPORTS, "union lawyers", None),
    ("The company calls that untrue", "broken", Stance.CONTRADICTS, "the company", None),
    ("A hearing is set for 3 September 2019", "hearing", Stance.SUPPORTS, "the report", "2019-09-03"),
)


def invent(state: Path) -> Invented:
    """Build the project in a state folder of the test."""
    project = new_project(state, "Orlen shaft 2016–2019", "Europe/Warsaw")
    with project.edit("Build") as edit:
        article = edits.add_article(
            edit,
            "Miners leave the Orlen shaft as the company’s offer lapses",
            TEXT,
            publisher="Harbour Post",
            published="2019-06-15",
            zone="Europe/Warsaw",
        )
        arabic = edits.add_article(
            edit,
            "غادر العمال المنجم",
            ARABIC,
            publisher="Council",
            published="2019-06-14",
            zone="Asia/Damascus",
        )
        world = Invented(project, article, arabic)
        first = project.tracks()[0].id
        edits.change_track(edit, first, name="Miners", color="blue")
        world.tracks["Miners"] = first
        for name, color in (("Company", "orange"), ("Talks", "green"), ("Court", "pink")):
            world.tracks[name] = edits.add_track(edit, name, color)
        for name, title, track, when, status in EVENTS:
            world.events[name] = edits.add_event(
                edit, title, world.tracks[track], edtf.read(when), status=status, tags=()
            )
        for words, event, stance, who, claimed in LINKS:
            passage = edits.mark_passage(edit, article, *world.place(words))
            world.passages[words] = passage
            date = edtf.read(claimed) if claimed else None
            edits.link(edit, world.events[event], passage, stance, who, date)
        world.passages["mark"] = edits.mark_passage(
            edit, article, *world.place("when water rises to the third gallery")
        )
        edits.change_event(edit, world.events["leave"], tags=("keys", "pump house"))
        start = ARABIC.index("14 حزيران 2019")
        world.passages["arabic"] = edits.mark_passage(
            edit, arabic, start, start + len("14 حزيران 2019 بعد أن")
        )
        edits.link(edit, world.events["leave"], world.passages["arabic"])
        latin = ARABIC.index("الشركة (Orlen")
        world.passages["mixed"] = edits.mark_passage(
            edit, arabic, latin, latin + len("الشركة (Orlen Mining)")
        )
        edits.link(edit, world.events["pumps"], world.passages["mixed"])
    return world
