"""From the bytes of a text file to its text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (  # longest first: UTF-32-LE begins like UTF-16-LE
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, Word, OpenDocument or EPUB file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database or a project"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}
# The encodings that texts of the last thirty years are in. Those of DOS, of the old Mac and of mainframes would only be
# taken for one of these: a short German text in cp1252 has letters in cp850 as well.
_IN_USE = [
    *(f"cp125{n}" for n in range(9)),
    *(
        "big5",
        "cp874",
        "cp932",
        "cp949",
        "euc_jp",
        "euc_kr",
        "gb18030",
        "iso2022_jp",
        "koi8_r",
        "koi8_u",
        "shift_jis",
    ),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15"),
]


class NotText(ValueError):
    """The bytes are no text; the message is what they look like ("a PDF file")."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of a file, by its byte order mark, as UTF-8, as declared in HTML or XML, or by its letters.

    UTF-8 goes before the declaration: text with letters beyond ASCII is never valid UTF-8 by accident, while
    saved pages often keep the declaration of the server they came from. Raises NotText.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotText(what)
    decoded = _by_mark(data) or _as_wide(data) or _as_utf8(data) or _as_declared(data) or _by_letters(data)
    if decoded is None or len(_CONTROL.findall(decoded.text[:_SAMPLE])) * 100 > len(decoded.text[:_SAMPLE]):
        raise NotText("not text")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    return None


def _as_wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: its spaces, at least, have a zero byte, always on the same side."""
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 50 > len(head) and min(even, odd) * 10 < max(even, odd):
        return _as(data, "utf-16-le" if odd > even else "utf-16-be")
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    """UTF-8; but bytes with escape sequences are one of the Japanese encodings of e-mail (ISO 2022)."""
    return None if b"\x1b" in data else _as(data, "utf-8")


def _as_declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii", "replace").lower()
    return (
        None if "escape" in name else _as(data, _WEB_NAMES.get(name, name))
    )  # Python's own, for source text


def _by_letters(data: bytes) -> Decoded | None:
    """The encoding under which the letters make the most sense (a guess that is good from a paragraph on)."""
    from charset_normalizer import from_bytes  # 40 ms, and most files are UTF-8

    matches = list(from_bytes(data[:_SAMPLE], cp_isolation=_IN_USE))
    ties = [m.encoding for m in matches if (m.chaos, m.coherence) == (matches[0].chaos, matches[0].coherence)]
    # "é" is the same byte in cp1250, cp1252 and cp1257, and most such files are cp1252.
    likely = "cp1252" if "cp1252" in ties or not ties else ties[0]
    return _as(data, likely) or _as(data, "cp1252")


def _as(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeError, LookupError):  # a page may also name a codec that is no encoding of texts
        return None
