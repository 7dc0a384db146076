"""How much two texts have in common, and which of many are worth the comparison.

Resemblance of sets of shingles (Broder 1997, "On the resemblance and containment of documents"): three words each, or
nine characters where words are not parted by spaces.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from zlib import crc32

ALIKE = 0.5
"""From this resemblance on, two texts are told to be nearly the same."""

_WORDS = re.compile(r"\w+")
_LONGEST_WORD = 15  # letters of a word, on average: beyond, words are not parted by spaces
_WIDTH, _LETTERS = 3, 9
_FEWEST = 12  # shingles; shorter texts are too often alike by chance
_PHRASES, _PHRASE_WORDS = 16, 5
_SAMPLED = 8  # one shingle of so many is kept to find what is worth a comparison


def shingles(text: str) -> frozenset[int]:
    """The text as a set of hashes; whatever stands between its words does not count, nor does upper case."""
    words = _WORDS.findall(text.casefold())
    if words and sum(map(len, words)) > _LONGEST_WORD * len(words):
        letters = "".join(words)
        return frozenset(
            crc32(letters[i : i + _LETTERS].encode("utf-8", "replace"))
            for i in range(len(letters) - _LETTERS + 1)
        )
    return frozenset(
        crc32("\0".join(three).encode("utf-8", "replace"))
        for three in zip(*(words[i:] for i in range(_WIDTH)), strict=False)
    )


def resemblance(first: frozenset[int], second: frozenset[int]) -> float:
    """From 0, nothing in common, to 1, the same words in the same order; 0 for texts too short to tell."""
    if min(len(first), len(second)) < _FEWEST:
        return 0.0
    common = len(first & second)
    return common / (len(first) + len(second) - common)


def phrases(text: str) -> list[str]:
    """A few rows of words from all over a text: a text that is nearly the same has some of them, too."""
    words = _WORDS.findall(text)
    if len(words) < _PHRASE_WORDS:
        return []
    last = len(words) - _PHRASE_WORDS
    starts = {last * i // (_PHRASES - 1) for i in range(_PHRASES)}
    return [" ".join(words[start : start + _PHRASE_WORDS]) for start in sorted(starts)]


class Batch:
    """Texts that come in together, by number; tells which of those before a new one is most like it."""

    def __init__(self) -> None:
        self._sets: list[frozenset[int]] = []
        self._having: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, text: frozenset[int]) -> None:
        """Take in the next text."""
        for shingle in _sample(text):
            self._having[shingle].append(len(self._sets))
        self._sets.append(text)

    def most_alike(self, text: frozenset[int]) -> tuple[int, float] | None:
        """The number and the resemblance of the text most like this one, where they are alike."""
        shared = Counter(number for shingle in _sample(text) for number in self._having.get(shingle, ()))
        found = [(resemblance(text, self._sets[number]), number) for number, _ in shared.most_common(3)]
        best = max(found, default=(0.0, 0))
        return (best[1], best[0]) if best[0] >= ALIKE else None


def _sample(text: frozenset[int]) -> list[int]:
    return [shingle for shingle in text if shingle % _SAMPLED == 0] if len(text) > 200 else list(text)
