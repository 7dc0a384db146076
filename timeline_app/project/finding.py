"""Finding events by words, tags and notes on a connection of its own, so that another thread can do it.

What is found is what was committed. Ids come as one text with commas between them, rising: SQLite makes that without a
step of Python for each, which would hold up every other thread.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from timeline_app.project.store import connect

_MOST_STEPS = 2_000  # changes of events; of more than these the tags are rather counted anew
_LOOK_EVERY = 5_000  # steps of SQLite's machine: less than a millisecond


class Finder:
    """Reads one working copy; to be used and closed in the thread that made it.

    Whenever `stop` says so, what is being read ends with sqlite3.OperationalError. FileNotFoundError where there is no
    such database (opening would make one).
    """

    def __init__(self, database: Path, stop: Callable[[], bool]) -> None:
        if not database.exists():
            raise FileNotFoundError(database)
        self._db = connect(database, read_only=True)
        self._db.set_progress_handler(lambda: int(stop()), _LOOK_EVERY)
        self._tags: Mapping[str, int] = MappingProxyType({})
        self._tags_of: int | None = None  # the last step of the history that they know

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def version(self) -> int:
        """Another number after each commit of somebody else."""
        version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return version

    def words(self, words: Sequence[tuple[str, bool]]) -> str:
        """The events with all these words in title, notes, tags or quotes.

        Each comes with whether it is a phrase, which must stand there just so; any other may be a beginning.
        """
        return self._ids(" ".join(quoted(word) + ("" if phrase else "*") for word, phrase in words))

    def tagged(self, tag: str) -> str:
        """The events that have just this tag."""
        others = [other for other in self.tags() if other != tag]
        alone = tag.isascii() and tag.isalnum()
        if alone and all(other.isascii() and tag.lower() not in other.lower() for other in others):
            return self._ids(f"tags : {quoted(tag)}")  # the index can take it for no other tag
        among = ""
        if any(character.isalnum() for character in tag):  # else the index knows nothing of it
            among = "id IN (SELECT rowid FROM event_search WHERE event_search MATCH :search) AND"
        found = self._db.execute(
            f"SELECT group_concat(id) FROM (SELECT id FROM event WHERE {among}"
            # Where nothing is escaped, the tag as JSON stands in the list only as a member of it.
            r" CASE WHEN instr(tags, '\') THEN EXISTS (SELECT 1 FROM json_each(tags) WHERE value = :tag)"
            " ELSE instr(tags, :json) END ORDER BY id)",
            {"search": f"tags : {quoted(tag)}", "tag": tag, "json": json.dumps(tag, ensure_ascii=False)},
        )
        return found.fetchone()[0] or ""

    def with_notes(self) -> str:
        """The events that have notes."""
        found = self._db.execute(
            "SELECT group_concat(id) FROM (SELECT id FROM event WHERE trim(notes) <> '' ORDER BY id)"
        )
        return found.fetchone()[0] or ""

    def tags(self) -> Mapping[str, int]:
        """Every tag, in the order of its letters, and how many events have it."""
        (last,) = self._db.execute("SELECT ifnull(max(id), 0) FROM history").fetchone()
        if last != self._tags_of:
            steps = self._steps_since(self._tags_of) if self._tags_of is not None else None
            counts = Counter(self._tags) if steps is not None else self._counted()
            for tags, by in steps or ():
                counts.update(dict.fromkeys(map(str, json.loads(tags)), by))
            known = (tag for tag, count in counts.items() if count > 0)
            self._tags = MappingProxyType({tag: counts[tag] for tag in sorted(known, key=str.casefold)})
            self._tags_of = last
        return self._tags

    def _counted(self) -> Counter[str]:
        found = self._db.execute(
            "SELECT value, count(DISTINCT event.id) FROM event, json_each(tags) WHERE tags <> '[]' GROUP BY value"
        )
        return Counter({str(tag): count for tag, count in found})

    def _steps_since(self, step: int) -> list[tuple[str, int]] | None:
        """Which lists of tags went and came, as JSON with -1 or 1; None where there are too many to follow."""
        found = self._db.execute(
            "SELECT json_extract(before, '$.tags'), json_extract(after, '$.tags') FROM history_record"
            " WHERE history > ? AND tbl = 'event' LIMIT ?",
            (step, _MOST_STEPS + 1),
        ).fetchall()
        if len(found) > _MOST_STEPS:
            return None
        return [(tags, by) for pair in found for tags, by in zip(pair, (-1, 1), strict=True) if tags]

    def _ids(self, expression: str) -> str:
        found = self._db.execute(
            "SELECT group_concat(rowid) FROM event_search WHERE event_search MATCH ?", (expression,)
        )
        return found.fetchone()[0] or ""


def quoted(words: str) -> str:
    """Words as one phrase of the full-text search, so that nothing in them is taken for its query language."""
    return '"' + words.replace("\x00", " ").replace('"', " ") + '"'
