from __future__ import annotations

import pytest

from tests.interchange.documents import packed
from timeline_app.interchange.draft import Refused
from timeline_app.interchange.packed import MAX_UNPACKED, Packed


def test_members_are_read_by_their_names_in_the_archive_only() -> None:
    archive = Packed(packed({"a.xml": "one", "../b.xml": "two", "C:\\c.xml": "three"}))
    assert archive.read("a.xml") == b"one"
    assert archive.read("../b.xml") == b"two"
    assert "a.xml" in archive
    assert archive.read("/etc/passwd") == b""


def test_what_is_read_counts_together() -> None:
    half = b" " * (MAX_UNPACKED // 2)
    archive = Packed(packed({"a": half, "b": half, "c": b"x"}))
    archive.read("a")
    archive.read("b")
    with pytest.raises(Refused, match="unpacks to more than 64 MB"):
        archive.read("c")


def test_a_damaged_archive_is_refused() -> None:
    whole = packed({"a.xml": "They met. " * 1000})
    with pytest.raises(Refused, match="its parts cannot be found"):
        Packed(whole[:60])
    broken = bytearray(whole)
    broken[40] ^= 0xFF
    with pytest.raises(Refused, match="cannot be unpacked"):
        Packed(bytes(broken)).read("a.xml")
