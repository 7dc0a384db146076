"""The files that come with the program are found, and the icons are what the interface may rely on."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from timeline_app.resources import resource


def test_a_resource_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert resource("icons/save.svg").is_file()


def test_an_unknown_resource_is_named_in_the_error() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        resource("icons/no-such-icon.svg")


def test_every_icon_is_a_drawing_in_the_colour_of_its_text() -> None:
    icons = sorted(resource("icons").glob("*.svg"))
    assert len(icons) > 40
    for icon in icons:
        root = ElementTree.parse(icon).getroot()
        assert root.tag == "{http://www.w3.org/2000/svg}svg", icon.name
        if icon.stem != "timeline-annotator":
            assert root.get("stroke") == "currentColor", icon.name


def test_the_licence_of_the_icons_lies_beside_them() -> None:
    assert resource("icons/LICENSE").read_text(encoding="utf-8").startswith("ISC License")
