"""Reads members of a ZIP archive into memory under fixed limits; nothing is ever written to disk.

A member is known by its name in the archive only, so a name like `../x` or `C:\\x` reaches nothing outside.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from timeline_app.interchange.draft import Refused

MAGIC = b"PK\x03\x04"
MAX_MEMBERS = 20_000
MAX_UNPACKED = 64_000_000  # bytes, all members that are read together
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1


class Packed:
    """An archive in memory; all its failures are `Refused`."""

    def __init__(self, data: bytes) -> None:
        if data.count(_DIRECTORY_ENTRY) > MAX_MEMBERS:  # zipfile reads the whole directory at once
            raise Refused(f"holds more than {MAX_MEMBERS:,} files")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refused("is damaged: its parts cannot be found") from error
        self._names = frozenset(self._zip.namelist())
        self._left = MAX_UNPACKED

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """A member, whole; b"" where there is none of this name."""
        if name not in self._names:
            return b""
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise Refused("is protected with a password")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # others cannot be unpacked bit by bit
            raise Refused("is packed in a way that such files never are")
        try:
            with self._zip.open(info) as member:
                found = member.read(self._left + 1)
        except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
            raise Refused("is damaged: a part of it cannot be unpacked") from error
        self._left -= len(found)
        if self._left < 0:
            raise Refused(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
        return found
