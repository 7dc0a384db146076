"""The whole project as one JSON file: full, lossless, and readable by other programs.

    {"format": "timeline-annotator", "version": 1,
     "project": {"title", "zone"},
     "tracks":    [{"id", "name", "color", "position"}],
     "articles":  [{"id", "title", "text", "publisher", "author", "url", "published", "zone", "original_name",
                    "media_type", "version_of"}],
     "passages":  [{"id", "article", "start", "end", "quote", "before", "after"}],
     "events":    [{"id", "title", "track", "when", "tags", "status", "reviewed", "notes"}],
     "links":     [{"id", "event", "passage", "stance", "attribution", "claimed", "note"}],
     "markers":   [{"id", "title", "when", "color"}],
     "bookmarks": [{"id", "title", "begin", "end"}],
     "decisions": [{"id", "about", "verdict", "reason"}]}

Ids are texts of digits, since JavaScript cannot hold 63 bits; offsets count code points from 0, end exclusive.
`when` and `claimed` are null or an object:

    {"edtf": "2021-07-21~/..", "exact": false, "kind": "span",
     "begin": {"earliest": "2021-07-21T00:00:00", "latest": "2021-08-01T00:00:00", "precision": "day",
               "approximate": true, "uncertain": true, "offset_min": 180},
     "end": "open", "zone": "Asia/Damascus", "typed": "since late July", "verbatim": ""}

A moment has no `end`; an edge is an object, "open" or "unknown"; what is false or empty may be left out. Whoever
writes such a file by hand may give `when` as an EDTF text. With originals, an article has its file as `original` in
base64. History is not in the file.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from timeline_app.interchange.json_records import LISTS, NAMES, read_id, read_record, record_value
from timeline_app.interchange.json_values import Misfit, read_text, shown
from timeline_app.interchange.report import Report, Tally, Unusable, counted
from timeline_app.model.records import CONTEXT_CP, Article, Passage, Record
from timeline_app.model.text import clean
from timeline_app.project.edit import Edit
from timeline_app.project.errors import reason
from timeline_app.project.project import Project

FORMAT = "timeline-annotator"
VERSION = 1


def write(project: Project, file: TextIO, *, with_originals: bool = False) -> Report:
    """Write the project as it is now, one record a line."""
    counts: dict[str, int] = {}
    unwritten = 0
    head = {
        "format": FORMAT,
        "version": VERSION,
        "project": {"title": project.info.title, "zone": project.info.zone},
    }
    file.write(
        "{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in head.items())
    )
    for table, name in LISTS.items():
        file.write(f',\n"{name}": [')
        counts[table] = 0
        for record in project.all(table):
            value = record_value(record)
            if isinstance(record, Article):
                value["text"] = project.text(record.id)
                original = project.original(record.id)
                if original is not None and with_originals:
                    value["original"] = b64encode(original).decode("ascii")
                unwritten += original is not None and not with_originals
            file.write(",\n" if counts[table] else "\n")
            file.write(json.dumps(value, ensure_ascii=False))
            counts[table] += 1
        file.write("\n]" if counts[table] else "]")
    file.write("\n}\n")
    losses = (
        [f"{counted(unwritten, 'original file')} left out; --with-originals keeps them."] if unwritten else []
    )
    return Report(counts, tuple(losses))


def read(project: Project, path: Path) -> Report:
    """Take in a whole JSON project as one change, or nothing of it.

    Ids stay. A record that the project has already is replaced by that of the file; what the file does not speak of
    stays. A project without content takes over title and zone, and loses the track it began with. Raises Unusable.
    """
    data = _load(path)
    try:
        with project.edit(f"Import {path.name}") as edit:
            return _Import(edit, data).run()
    except Misfit as misfit:
        raise Unusable(f"{path.name} was not imported: {misfit}.") from None


def is_project(data: object) -> bool:
    """Whether a JSON value looks like a project of this program."""
    return isinstance(data, dict) and (
        data.get("format") == FORMAT
        or (isinstance(data.get("project"), dict) and isinstance(data.get("events"), list))
    )


def _load(path: Path) -> Mapping[str, object]:
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unusable(f"{path.name} is not JSON, or was cut off{where}.") from None
    except OSError as error:
        raise Unusable(f"{path.name} cannot be read, because {reason(error)}.") from None
    if not is_project(data):
        raise Unusable(f"{path.name} is JSON, but not a project that this program wrote.")
    if data.get("version", VERSION) != VERSION:
        raise Unusable(f"{path.name} was written by a newer version of this program.")
    return dict(data)


class _Import:
    """One file being taken into an open edit, table by table."""

    def __init__(self, edit: Edit, data: Mapping[str, object]) -> None:
        self._edit = edit
        self._project = edit.project
        self._data = data
        self._losses = Tally()
        self._counts = dict.fromkeys(LISTS, 0)
        self._added = self._changed = 0
        self._ids: dict[str, set[int]] = {}
        self._text = lru_cache(maxsize=16)(edit.project.text)

    def run(self) -> Report:
        """Take everything in. Raises Misfit."""
        begun_with = _tracks_of_a_fresh(self._project)
        if begun_with is not None:
            self._edit.put(self._read("project", self._data.get("project", {}), "project"))
        for table, name in LISTS.items():
            items = self._data.get(name, [])
            if not isinstance(items, list):
                raise Misfit(name, f"{shown(items)} is no list")
            self._ids[table] = {
                read_id(_object(item, at).get("id"), f"{at}.id") for at, item in _placed(name, items)
            }
            if len(self._ids[table]) < len(items):
                raise Misfit(name, "two of them have the same id")
            self._edit.put_all(self._differing(table, _placed(name, items)))
            self._counts[table] = len(items)
        if begun_with and self._counts["track"]:
            for track in begun_with - self._ids["track"]:
                self._edit.remove("track", track)
        for name in self._data.keys() - {"format", "version", "project", *LISTS.values()}:
            self._losses.add(f"“{name}” is nothing this program knows, and was left out")
        return Report(self._counts, self._losses.sentences(), self._added, self._changed)

    def _differing(self, table: str, items: Iterator[tuple[str, object]]) -> Iterator[Record]:
        """The records that are not in the project as they are in the file."""
        for place, value in items:
            record = self._read(table, value, place)
            known = self._project.get(table, record.id)
            self._added += known is None
            self._changed += known is not None and known != record
            if known != record:
                yield record

    def _read(self, table: str, value: object, place: str) -> Record:
        """The record of this value, where it agrees with the rest."""
        given = _object(value, place)
        if table == "project":
            return read_record(table, {**given, "id": "1"}, place, self._losses)
        record = read_record(
            table, self._with_hashes(given, place) if table == "article" else given, place, self._losses
        )
        for name, other in NAMES[table].items():
            target = getattr(record, name)
            if (
                target is not None
                and target not in self._ids[other]
                and self._project.get(other, target) is None
            ):
                raise Misfit(f"{place}.{name}", f"there is no {other} “{target}”")
        match record:
            case Article():
                known = self._project.get("article", record.id)
                if isinstance(known, Article) and known.text_sha256 != record.text_sha256:
                    raise Misfit(f"{place}.text", "the project has this article with another text")
            case Passage():
                return self._checked(record, given, place)
        return record

    def _with_hashes(self, value: Mapping[str, object], place: str) -> dict[str, object]:
        """The fields of an article with the hashes of its text and its original, now kept, instead of them.

        An original that the project has stays where the file brings none.
        """
        fields = {name: content for name, content in value.items() if name not in {"text", "original"}}
        text = read_text(value.get("text"), f"{place}.text")
        if clean(text) != text:
            raise Misfit(
                f"{place}.text", "an article keeps no carriage returns, zero bytes or byte order marks"
            )
        fields["text_sha256"] = self._edit.add_text(text)
        if "original" in value:
            try:
                original = b64decode(read_text(value["original"], f"{place}.original"), validate=True)
            except (NotBase64, ValueError):
                raise Misfit(f"{place}.original", "the original is not in base64") from None
            fields["original_sha256"] = self._edit.add_original(original)
        elif isinstance(known := self._project.get("article", read_id(value.get("id"), place)), Article):
            fields["original_sha256"] = known.original_sha256
        return fields

    def _checked(self, passage: Passage, given: Mapping[str, object], place: str) -> Passage:
        """The passage, where it says what the article says there; with its context, if the file left that out."""
        text = self._text(passage.article)
        start, end = passage.start, passage.end
        if not 0 <= start < end <= len(text):
            raise Misfit(place, f"the article has no passage from {start} to {end}")
        if text[start:end] != passage.quote:
            raise Misfit(f"{place}.quote", f"the article says {shown(text[start:end])} there")
        if "before" not in given:
            passage = replace(passage, before=text[max(start - CONTEXT_CP, 0) : start])
        if "after" not in given:
            passage = replace(passage, after=text[end : end + CONTEXT_CP])
        if not text[:start].endswith(passage.before) or not text.startswith(passage.after, end):
            raise Misfit(place, "the article has other words before or after the quote")
        return passage


def _tracks_of_a_fresh(project: Project) -> set[int] | None:
    """The tracks that a project without content began with; None where it has content."""
    counts = project.counts()
    if counts["track"] > 1 or any(counts[table] for table in LISTS if table != "track"):
        return None
    return {track.id for track in project.tracks()}


def _placed(name: str, items: list[object]) -> Iterator[tuple[str, object]]:
    return ((f"{name}[{number}]", item) for number, item in enumerate(items))


def _object(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise Misfit(place, f"{shown(value)} is no object")
    return value
