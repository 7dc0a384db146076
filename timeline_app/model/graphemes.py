"""Where one character as a reader sees it ends and the next begins (UAX #29, extended grapheme clusters)."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_HANGUL = range(0x1100, 0x1200)


def is_seam(text: str, position: int) -> bool:
    """Whether a text may be cut at this position (code points): no emoji, flag or accented letter is divided."""
    if position <= 0 or position >= len(text):
        return True
    before, after = text[position - 1], text[position]
    if before == "\r" and after == "\n":  # GB3
        return False
    if before in "\r\n":  # GB4
        return True
    if _extends(after):  # GB9, GB9a
        return False
    if before == _JOINER:  # GB11
        return not (_is_picture(after) and _is_picture(_base(text, position - 1)))
    if _is_flag(before) and _is_flag(after):  # GB12, GB13
        return _flags_before(text, position) % 2 == 0
    return not _is_syllable(before, after)


def next_seam(text: str, position: int) -> int:
    """The next place at which the text may be cut; its end where there is none."""
    position = min(position + 1, len(text))
    while not is_seam(text, position):
        position += 1
    return position


def previous_seam(text: str, position: int) -> int:
    """The place before at which the text may be cut; 0 where there is none."""
    position = max(position - 1, 0)
    while not is_seam(text, position):
        position -= 1
    return position


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, made so much longer that it divides no character."""
    while not is_seam(text, start):
        start -= 1
    while not is_seam(text, end):
        end += 1
    return start, end


def _extends(character: str) -> bool:
    """Combining marks, joiners, variation selectors, skin tones and the tags of regional flags."""
    if character.isascii():
        return False
    return (
        unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or character in "\u200c\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _base(text: str, position: int) -> str:
    """The character that the extending ones before a position stand on."""
    while position > 0 and _extends(text[position - 1]):
        position -= 1
    return text[position - 1] if position > 0 else ""


def _is_picture(character: str) -> bool:
    return character != "" and unicodedata.category(character) == "So"


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flags_before(text: str, position: int) -> int:
    first = position
    while first > 0 and _is_flag(text[first - 1]):
        first -= 1
    return position - first


def _is_syllable(before: str, after: str) -> bool:
    """Hangul letters that are drawn as one syllable (GB6 to GB8)."""
    last, following = _hangul(before), _hangul(after)
    return (last, following) in {
        *(("L", kind) for kind in ("L", "V", "LV", "LVT")),
        *(("LV", kind) for kind in ("V", "T")),
        *(("V", kind) for kind in ("V", "T")),
        *(("LVT", "T"), ("T", "T")),
    }


def _hangul(character: str) -> str:
    code = ord(character)
    if 0xAC00 <= code <= 0xD7A3:
        return "LV" if (code - 0xAC00) % 28 == 0 else "LVT"
    if code not in _HANGUL:
        return ""
    return "L" if code < 0x1160 else "V" if code < 0x11A8 else "T"
