"""What the program remembers between starts: looks, recent files, and where each project was left."""

from __future__ import annotations

import json
import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from timeline_app.ui.reading_font import ReadingLook

RECENT_FILES = 10


class Settings:
    """An INI file in the state directory; nothing in it belongs to a project."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        return str(self._store.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._store.setValue("theme", name)

    @property
    def wheel_zooms(self) -> bool:
        """Whether the plain wheel zooms the timeline (Ctrl+wheel pans) or the other way round."""
        return str(self._store.value("wheel_zooms", "true")) == "true"

    @wheel_zooms.setter
    def wheel_zooms(self, zooms: bool) -> None:
        self._store.setValue("wheel_zooms", "true" if zooms else "false")

    @property
    def animations(self) -> bool:
        """Whether views glide to where they are sent; some people must not have that."""
        return str(self._store.value("animations", "true")) == "true"

    @animations.setter
    def animations(self, wanted: bool) -> None:
        self._store.setValue("animations", "true" if wanted else "false")

    @property
    def search_hides(self) -> bool:
        """Whether events that do not match a search are hidden, or else painted faintly."""
        return str(self._store.value("search_hides", "false")) == "true"

    @search_hides.setter
    def search_hides(self, hides: bool) -> None:
        self._store.setValue("search_hides", "true" if hides else "false")

    @property
    def leader_lines(self) -> bool:
        """Whether lines lead from the selected event to its passages."""
        return str(self._store.value("leader_lines", "true")) == "true"

    @leader_lines.setter
    def leader_lines(self, wanted: bool) -> None:
        self._store.setValue("leader_lines", "true" if wanted else "false")

    @property
    def reading(self) -> ReadingLook:
        """How articles are set; what somebody else wrote there is taken as the usual."""
        usual = ReadingLook()
        try:
            return ReadingLook(
                str(self._store.value("reading/family", usual.family)),
                max(8, min(int(str(self._store.value("reading/size_px", usual.size_px))), 60)),
                max(1.2, min(float(str(self._store.value("reading/line", usual.line))), 4.0)),
                max(20, min(int(str(self._store.value("reading/column", usual.column))), 200)),
            )
        except ValueError:
            return usual

    @reading.setter
    def reading(self, look: ReadingLook) -> None:
        for field in fields(look):
            self._store.setValue(f"reading/{field.name}", str(getattr(look, field.name)))

    def keep_text_size(self, size_px: int) -> None:
        """Remember the size of the letters of articles."""
        self.reading = replace(self.reading, size_px=size_px)

    def recent(self) -> list[Path]:
        """Project files opened or saved lately, the last one first; only those that are still there."""
        try:
            names = json.loads(str(self._store.value("recent", "[]")))
        except (ValueError, RecursionError):
            return []  # somebody else wrote there
        known = names if isinstance(names, list) else []
        return [Path(name) for name in known if isinstance(name, str) and os.path.exists(name)]

    def add_recent(self, path: Path) -> None:
        """Put a project file at the head of the recent ones."""
        paths = [path, *(p for p in self.recent() if p != path)]
        self._store.setValue("recent", json.dumps([str(p) for p in paths[:RECENT_FILES]]))

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._store.setValue("recent", "[]")

    def window(self) -> tuple[QByteArray, QByteArray] | None:
        """Geometry and dock state of the window as it was last closed."""
        geometry, state = self._store.value("window/geometry"), self._store.value("window/state")
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            return geometry, state
        return None

    def keep_window(self, geometry: QByteArray, state: QByteArray) -> None:
        """Remember geometry and dock state."""
        self._store.setValue("window/geometry", geometry)
        self._store.setValue("window/state", state)

    def view(self, path: Path) -> dict[str, Any]:
        """How the views of a project were left: a JSON object, empty when it was never open."""
        try:
            view = json.loads(str(self._store.value(f"views/{_name(path)}", "{}")))
        except ValueError:
            return {}
        return view if isinstance(view, dict) else {}

    def keep_view(self, path: Path, view: dict[str, Any]) -> None:
        """Remember how the views of a project are."""
        self._store.setValue(f"views/{_name(path)}", json.dumps(view))


def _name(path: Path) -> str:
    return str(path).replace("/", "|").replace("\\", "|")
