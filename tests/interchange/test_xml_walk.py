from __future__ import annotations

from collections.abc import Mapping

import pytest

from timeline_app.interchange.draft import Refused
from timeline_app.interchange.xml_walk import MAX_DEPTH, walk


class Listener:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        self.heard.append((name, dict(given)))

    def end(self, name: str) -> None:
        self.heard.append(f"/{name}")

    def hear(self, text: str) -> None:
        self.heard.append(text)


def heard(xml: str | bytes) -> list[object]:
    listener = Listener()
    walk(xml.encode() if isinstance(xml, str) else xml, listener)
    return listener.heard


def test_names_come_without_their_namespaces() -> None:
    xml = "<a:x xmlns:a='urn:a' a:y='1'>one &amp; <z/>two</a:x>"
    assert heard(xml) == [("x", {"y": "1"}), "one & ", ("z", {}), "/z", "two", "/x"]


def test_a_document_type_is_passed_over() -> None:
    assert heard("<!DOCTYPE x PUBLIC 'p' 'http://127.0.0.1:9/x.dtd'><x/>") == [("x", {}), "/x"]


@pytest.mark.parametrize(
    "declared",
    ["<!ENTITY a 'b'>", "<!ENTITY a SYSTEM 'file:///etc/passwd'>", "<!ENTITY % a SYSTEM 'http://x/'> %a;"],
)
def test_entities_are_refused_even_where_nobody_uses_them(declared: str) -> None:
    with pytest.raises(Refused, match="declares entities"):
        heard(f"<!DOCTYPE x [{declared}]><x/>")


@pytest.mark.parametrize(
    "xml", ["", "<x>", "They met.", "<x>&nothing;</x>", b"\xff\xfe\x00", "<?xml encoding='y'?><x/>"]
)
def test_what_is_no_xml_is_refused(xml: str | bytes) -> None:
    with pytest.raises(Refused, match="not XML"):
        heard(xml)


def test_depth_has_an_end() -> None:
    with pytest.raises(Refused, match="far more parts"):
        heard("<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1))
