"""What each command of the command line does; each returns its exit code."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from timeline_app.places import state_folder

if TYPE_CHECKING:
    from timeline_app.interchange.importing import Imported
    from timeline_app.interchange.merge_words import Wording
    from timeline_app.project.merge_plan import Plan
    from timeline_app.project.project import Project

_SIZE = re.compile(r"(\d{1,5})[xX×](\d{1,5})", re.ASCII)
_PIXELS = range(100, 20_001)


class BadUse(Exception):
    """The command cannot be run as it was written; the message is a full sentence."""


class OpenWindow(Protocol):
    """Opens the window; returns its exit code."""

    def __call__(self, paths: list[Path], *, sample: bool = False) -> int:
        """Open a project, a new one with these articles, or the sample."""


class DrawPicture(Protocol):
    """Draws the timeline of a project into a file."""

    def __call__(
        self,
        project: Path,
        out: Path,
        *,
        begin_us: int | None,
        end_us: int | None,
        size: tuple[int, int],
        dark: bool,
    ) -> None:
        """Draw what lies between the bounds, in microseconds on the project's axis; None = as far as there is any."""


def new(
    path: Path, articles: Sequence[Path], *, published: str = "", zone: str = "", whole_books: bool = False
) -> int:
    """Make a project with these articles."""
    from timeline_app.interchange.importing import import_files

    if path.exists():
        raise BadUse(f"{path} is there already; “import” adds to it.")
    if not path.absolute().parent.is_dir():
        raise BadUse(f"There is no folder {path.parent} to make {path.name} in.")
    date = publication_date(published, zone)
    with _made(path, zone) as project:
        done = import_files(project, articles, published=date, zone=zone, whole_books=whole_books)
    _tell(done, path)
    say(f"Made {path}.")
    return 0


def import_(
    path: Path,
    files: Sequence[Path],
    *,
    published: str = "",
    zone: str = "",
    whole_books: bool = False,
    new_version_of: str = "",
    accept_suggestions: bool = False,
) -> int:
    """Add articles and project files to a project, or one file as the new version of an article."""
    from timeline_app.interchange.importing import import_files

    if new_version_of and accept_suggestions:
        raise BadUse("--accept-suggestions makes a first timeline; a new version of an article has one.")
    date = publication_date(published, zone)
    if new_version_of:
        return _import_version(path, files, new_version_of, date, zone)
    with _edited(path) if path.exists() else _made(path, zone) as project:
        done = import_files(project, files, published=date, zone=zone, whole_books=whole_books)
        if accept_suggestions:
            from timeline_app.interchange.first_timeline import first_timeline

            made = first_timeline(project, [each.article for each in done if each.article is not None])
    _tell(done, path)
    for line in made.lines() if accept_suggestions else ():
        _note(line)
    return 0


def _import_version(path: Path, files: Sequence[Path], article: str, date: str, zone: str) -> int:
    """Add a file as the new version of an article; 1 = some passages did not go with it."""
    from timeline_app.interchange.corrections import article_named, import_version

    if len(files) != 1:
        raise BadUse("One file is the new version of one article.")
    if not path.exists():
        raise BadUse(f"There is no project {path} with an article to correct.")
    with _edited(path) as project:
        done = import_version(
            project, files[0], article_named(project, article).id, published=date, zone=zone
        )
    for line in done.lines():
        say(line)
    return 1 if done.article is not None and done.plan.left() else 0


def export(path: Path, out: Path, format_name: str | None, *, with_originals: bool = False) -> int:
    """Write a project in another format."""
    from timeline_app.interchange import registry
    from timeline_app.interchange.report import counted

    format = next(
        (each for each in registry.FORMATS if each.name == format_name), None
    ) or registry.format_of(out)
    if format is None:
        raise BadUse(f"The suffix of {out.name} does not tell the format; add --format json or --format csv.")
    _check_out(path, out)
    with read_project(path) as project:
        report = registry.export(project, out, format, with_originals=with_originals)
    if not out.exists() or out.is_file():  # else it goes through a pipe, perhaps that of this very output
        say(f"Wrote {counted(report.counts['event'], 'event')} to {out}.")
        for loss in report.losses:
            say(loss)
    return 0


def picture(
    draw: DrawPicture, path: Path, out: Path, *, begin: str | None, end: str | None, size: str, dark: bool
) -> int:
    """Draw the timeline of a project."""
    match = _SIZE.fullmatch(size)
    if match is None or int(match[1]) not in _PIXELS or int(match[2]) not in _PIXELS:
        raise BadUse(f"“{size}” is no size like 1600x600, from 100x100 to 20000x20000.")
    if out.suffix.lower() not in {".png", ".svg"}:
        raise BadUse(f"A picture is a .png or .svg file, not {out.name}.")
    _check_out(path, out)
    begin_us, end_us = _bounds(path, begin, end)
    draw(path, out, begin_us=begin_us, end_us=end_us, size=(int(match[1]), int(match[2])), dark=dark)
    say(f"Wrote {out}.")
    return 0


def check(path: Path, *, as_json: bool = False) -> int:
    """Look whether a project is whole; 1 = it is not."""
    from timeline_app.interchange.report import counted
    from timeline_app.project.check import check

    findings = check(path)
    if as_json:
        import json

        rows = [{"kind": each.kind, "where": each.where, "message": each.message} for each in findings]
        say(json.dumps({"project": str(path), "findings": rows}, ensure_ascii=False, indent=1))
        return 1 if findings else 0
    for each in findings:
        say(f"{each.where}: {each.message}" if each.where else each.message)
    say(f"{path}: {counted(len(findings), 'finding') if findings else 'nothing wrong'}.")
    return 1 if findings else 0


def audit(path: Path, *, as_json: bool = False) -> int:
    """Tell what is weak in a project; 1 = there is something that nobody has accepted."""
    from timeline_app.dates.mentions import mentions
    from timeline_app.dates.words import short
    from timeline_app.interchange.audit_report import as_lines, as_object
    from timeline_app.project.audit import Language, audit

    with read_project(path) as project, _progress("Auditing") as progress:
        findings = list(audit(project.working.database, Language(mentions, short), progress=progress))
    if as_json:
        import json

        say(json.dumps({"project": str(path), **as_object(findings)}, ensure_ascii=False, indent=1))
    else:
        for line in as_lines(findings, str(path)):
            say(line)
    return int(any(each.decision is None for each in findings))


@contextmanager
def _progress(words: str) -> Iterator[Callable[[float], None]]:
    """Tells on the line of a terminal how far it is; says nothing where nobody looks."""
    told = -1

    def tell(done: float) -> None:
        nonlocal told
        if sys.stderr.isatty() and round(done * 100) > told:
            told = round(done * 100)
            sys.stderr.write(f"\r{words} … {told} %")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if told >= 0:
            sys.stderr.write("\r\x1b[K")


def merge(ours: Path, theirs: Path, out: Path, *, side: str | None = None, as_json: bool = False) -> int:
    """Merge two copies of a project into a third file; 1 = they disagree, and nothing says which side counts."""
    from timeline_app.interchange.merge_words import Wording
    from timeline_app.project.merge import OtherCopy, merge, plan
    from timeline_app.project.merge_plan import Side

    for path in (ours, theirs):
        _check_out(path, out)
    if out.exists():
        raise BadUse(f"{out} is there already, and is not written over; choose another name.")
    with read_project(ours) as project, _state() as state, closing(OtherCopy.read(theirs, state)) as other:
        seen = plan(project.working.database, other)
        is_open = bool(seen.conflicts) and side is None
        with other.store() as there:
            wording = Wording(
                lambda table, id: project.get(table, id) or there.get(table, id), project.info.zone
            )
            _tell_merge(seen, wording, out, side, as_json=as_json)
            if not is_open:
                merge(project, other, seen, [Side(side or "ours")] * len(seen.conflicts))
                _save(project, out)
    return 1 if is_open else 0


def _check_out(path: Path, out: Path) -> None:
    """Refuse to write where a folder or the project itself lies."""
    from timeline_app.interchange.writing import is_same_file

    if out.is_dir():
        raise BadUse(f"{out} is a folder.")
    if is_same_file(path, out):
        raise BadUse(f"{out} is the project itself, which is not written over; choose another name.")


@contextmanager
def _state() -> Iterator[Path]:
    """The state folder; where it cannot be written, one for this command alone."""
    from timeline_app.project.state import usable_state

    folder, warning = usable_state(state_folder())
    try:
        yield folder
    finally:
        if warning:
            import shutil

            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _made(path: Path, zone: str) -> Iterator[Project]:
    """A new project, saved under `path` when the block ends well."""
    from timeline_app.model.text import clean
    from timeline_app.project.project_file import new_project

    with _state() as state, _closed(new_project(state, clean(path.stem), zone or "UTC")) as project:
        yield project
        _save(project, path)


@contextmanager
def _edited(path: Path) -> Iterator[Project]:
    """The project in a file, saved when the block ends well and changed it."""
    from timeline_app.project.project_file import ReadOnlyProject, open_project

    with _state() as state, _closed(open_project(path, state)) as project:
        if project.read_only:
            raise ReadOnlyProject(project.read_only)
        yield project
        if project.modified:
            _save(project, path)


@contextmanager
def read_project(path: Path) -> Iterator[Project]:
    """The project as its file has it, to be looked at; a window may have it open meanwhile."""
    from timeline_app.project.project_file import open_copy

    with _state() as state, _closed(open_copy(path, state)) as project:
        yield project


def _save(project: Project, path: Path) -> None:
    from timeline_app.project.project_file import CannotWrite, save

    try:
        save(project, path)
    except CannotWrite as error:  # It promises to keep the edits, as a window does.
        said, old_stays, _ = str(error).partition(" The old file is as it was")
        raise CannotWrite(f"{said} Nothing was changed." if old_stays else said) from error


@contextmanager
def _closed(project: Project) -> Iterator[Project]:
    """Close the project when the block ends; what is not saved by then is not wanted."""
    try:
        yield project
    finally:
        project.close(discard=True)


def publication_date(typed: str, zone: str) -> str:
    """The EDTF of a publication date as it was typed; "" for none."""
    from timeline_app.model.zones import is_zone

    if zone and not is_zone(zone):
        raise BadUse(f"There is no time zone “{zone}”; its name is written as in Asia/Damascus.")
    if not typed:
        return ""
    from timeline_app.dates.entry import read
    from timeline_app.model.edtf import write
    from timeline_app.model.when import Kind

    when = read(typed, "", zone)
    if when.kind is not Kind.MOMENT:
        raise BadUse(f"“{typed}” is not one date; an article is published at one time.")
    return write(when).text


def _bounds(path: Path, begin: str | None, end: str | None) -> tuple[int | None, int | None]:
    """The first and the last microsecond on the project's axis that these dates name."""
    if begin is None and end is None:
        return None, None
    from timeline_app.dates.entry import read
    from timeline_app.model.when import Edge
    from timeline_app.model.zones import to_axis

    with read_project(path) as project:
        zone = project.info.zone
    first = read(begin, "", zone).begin if begin else None
    last = read(end, "", zone).end if end else None
    begin_us = to_axis(first.earliest, first.offset_min, zone) if isinstance(first, Edge) else None
    end_us = to_axis(last.latest, last.offset_min, zone) if isinstance(last, Edge) else None
    if begin_us is not None and end_us is not None and begin_us >= end_us:
        raise BadUse(f"“{end}” does not come after “{begin}”.")
    return begin_us, end_us


def _tell(done: Sequence[Imported], path: Path) -> None:
    """Say on stderr what was taken in, a line for each."""
    from timeline_app.interchange.report import counted

    several = Counter(each.path for each in done)
    for each in done:
        name = f"{each.path}, “{each.title}”" if several[each.path] > 1 else f"{each.path}"
        if each.report is not None:
            total = sum(each.report.counts.values())
            same = total - each.report.added - each.report.changed
            _note(
                f"{name}: {counted(total, 'record')} ({each.report.added:,} added, "
                f"{each.report.changed:,} changed, {same:,} as before) to {path}."
            )
        elif each.alike is not None:
            _note(f"{name}: added to {path}; {each.alike.percent} % the same as “{each.alike.title}”.")
        elif each.is_new:
            _note(f"{name}: added to {path}.")
        else:
            _note(f"{name}: its text is in {path} already; not added again.")
        for loss in each.report.losses if each.report is not None else each.losses:
            _note(f"{name}: {loss}" if each.report is None else loss)


def _note(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _tell_merge(seen: Plan, wording: Wording, out: Path, side: str | None, *, as_json: bool) -> None:
    """Say what comes in, and each conflict."""
    from timeline_app.interchange.merge_words import incoming_words, plan_value
    from timeline_app.interchange.report import counted

    is_open = bool(seen.conflicts) and side is None
    if as_json:
        import json

        value = {"out": None if is_open else str(out), **plan_value(seen, wording)}
        say(json.dumps(value, ensure_ascii=False, indent=1))
        return
    for conflict in seen.conflicts:
        say(wording.sentence(conflict))
    conflicts = counted(len(seen.conflicts), "conflict")
    if is_open:
        say(f"{conflicts}: nothing was written. Add --ours or --theirs, or merge the copies in the window.")
    else:
        say(f"{out}: {incoming_words(seen.incoming)}{f'; {conflicts} decided for {side}' if side else ''}.")


def say(line: str) -> None:
    """Write a line to stdout."""
    sys.stdout.write(f"{line}\n")
