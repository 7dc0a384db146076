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
from json import JSONDecodeError
from pathlib import Path
from typing import TextIO

from timeline_app.interchange.json_members import Members
from timeline_app.interchange.json_records import LISTS, read_id, read_record, record_value
from timeline_app.interchange.json_values import Misfit, read_text, shown
from timeline_app.interchange.report import Report, Tally, Unusable, counted
from timeline_app.model.records import CONTEXT_CP, REFERENCES, Article, Passage, Record
from timeline_app.model.text import clean
from timeline_app.project.edit import Edit
from timeline_app.project.errors import reason
from timeline_app.project.project import Project

FORMAT = "timeline-annotator"
VERSION = 1
_NOT_OURS = "{} is JSON, but not a project that this program wrote."


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


def _load(path: Path) -> Members:
    try:
        if path.exists() and not path.is_file():
            raise Unusable(
                f"{path.name} is {'a folder' if path.is_dir() else 'not an ordinary file'}, not JSON."
            )
        data = Members(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise Unusable(f"There is no file {path}.") from None
    except (ValueError, RecursionError) as error:  # not JSON, not UTF-8, a number of thousands of digits
        where = f" (line {error.lineno})" if isinstance(error, JSONDecodeError) else ""
        raise Unusable(f"{path.name} is not JSON, or was cut off{where}.") from None
    except TypeError:
        raise Unusable(_NOT_OURS.format(path.name)) from None
    except OSError as error:
        raise Unusable(f"{path.name} cannot be read, because {reason(error)}.") from None
    if data.value("format") != FORMAT and not {"project", "events"} <= data.names():
        raise Unusable(_NOT_OURS.format(path.name))
    if "version" in data.names() and data.value("version") != VERSION:
        raise Unusable(f"{path.name} was written by a newer version of this program.")
    return data


class _Import:
    """One file being taken into an open edit, table by table."""

    def __init__(self, edit: Edit, data: Members) -> None:
        self._edit = edit
        self._project = edit.project
        self._data = data
        self._losses = Tally()
        self._added = self._changed = 0
        self._ids: dict[str, set[int]] = {}
        self._later: list[tuple[str, str, int]] = []
        self._text = lru_cache(maxsize=16)(edit.project.text)

    def run(self) -> Report:
        """Take everything in. Raises Misfit."""
        begun_with = _tracks_of_a_fresh(self._project)
        if begun_with is not None and "project" in self._data.names():
            self._edit.put(self._read("project", self._data.value("project"), "project"))
        for table, name in LISTS.items():
            self._ids[table] = set()
            if self._data.is_list(name):
                self._edit.put_all(self._differing(table, name))
            elif name in self._data.names():
                raise Misfit(name, f"{shown(self._data.value(name))} is no list")
        for place, other, target in self._later:
            self._check_reference(place, other, target)
        if begun_with and self._ids["track"]:
            for track in begun_with - self._ids["track"]:
                self._edit.remove("track", track)
        for name in sorted(self._data.names() - {"format", "version", "project", *LISTS.values()}):
            self._losses.add(f"{shown(name)} is nothing this program knows, and was left out")
        counts = {table: len(ids) for table, ids in self._ids.items()}
        return Report(counts, self._losses.sentences(), self._added, self._changed)

    def _differing(self, table: str, name: str) -> Iterator[Record]:
        """The records that are not in the project as they are in the file."""
        ids = self._ids[table]
        for number, value in enumerate(self._data.items(name)):
            place = f"{name}[{number}]"
            record = self._read(table, value, place)
            if record.id in ids:
                raise Misfit(f"{place}.id", f"“{record.id}” is there twice")
            ids.add(record.id)
            known = self._project.get(table, record.id)
            self._added += known is None
            self._changed += known is not None and known != record
            if known != record:
                yield record

    def _read(self, table: str, value: object, place: str) -> Record:
        """The record of this value, where it agrees with the rest."""
        if not isinstance(value, dict):
            raise Misfit(place, f"{shown(value)} is no object")
        given: Mapping[str, object] = {**value, "id": "1"} if table == "project" else value
        fields = self._with_hashes(given, place) if table == "article" else given
        record = read_record(table, fields, place, self._losses)
        for name, other in REFERENCES[table].items():
            target = getattr(record, name)
            if other == table and target is not None:
                self._later.append((f"{place}.{name}", other, target))  # it may stand further down
            elif target is not None:
                self._check_reference(f"{place}.{name}", other, target)
        match record:
            case Article():
                known = self._project.get("article", record.id)
                if isinstance(known, Article) and known.text_sha256 != record.text_sha256:
                    raise Misfit(f"{place}.text", "the project has this article with another text")
            case Passage():
                return self._checked(record, given, place)
        return record

    def _check_reference(self, place: str, table: str, target: int) -> None:
        if target not in self._ids[table] and self._project.get(table, target) is None:
            raise Misfit(place, f"there is no {table} “{target}”")

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
