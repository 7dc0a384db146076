"""Finds a passage of one text again in a changed one, and says how sure that is.

As in the anchoring of the Hypothesis client, a passage is looked for at its position, then near it and then
anywhere, by its quote and by what stands around it. What that client lacks decides here: a place is taken without
asking only if enough of the quote and of its surroundings is left there, if no other place comes close, and if its
words are not those of another place of the old text (a lookalike that was there all along).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from timeline_app.model.carrying import carried, is_telling
from timeline_app.model.differences import LONG_CP, compare, fold, is_slight, sentences_around
from timeline_app.model.records import CONTEXT_CP

AROUND_CP = 240
"""How much of the old text on each side of a passage is looked for together with it."""
BESIDE_CP = 120
"""How much of it must be found beside the passage again, as its context."""
NEAR_CP = 2_000
"""How far from its place a passage is near it."""

# Chosen with `tests.benchmarks.anchoring`, on other articles than those it reports on.
SURE_SCORE = 0.76
SURE_QUOTE = 0.5
SURE_CONTEXT = 0.65
SURE_MARGIN = 0.15
"""What a place needs to be taken unasked: so much of all, of the quote, of its context, and more than the next."""
SURE_QUOTE_OF_FEW = 0.7
SURE_CONTEXT_OF_FEW = 0.85
TELLING_CP = 24
"""What it needs where the passage is shorter than this."""
PLAIN_QUOTE = 0.85
PLAIN_CONTEXT = 0.9
"""With so much left at its place nobody looks elsewhere."""
LEAST_QUOTE = 0.4
LEAST_SCORE = 0.4
"""Less is no place to ask about."""

_SEED_CP = 12
_MOST_SEEDS = 60
_MOST_HITS = 12
_MOST_PLACES = 8
_SLACK_CP = 160


class State(StrEnum):
    """What became of a passage.

    Exact: the same words between the same neighbours; moved: the same words elsewhere; changed: other words at what
    is surely its place; ambiguous: there are places, and none is sure; lost: nothing like it is there.
    """

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the new text (code points, end exclusive) that may be the passage.

    `quote` and `context` (0 to 1) say how much of the passage and of the text around it is there.
    """

    start: int
    end: int
    quote: float
    context: float

    @property
    def score(self) -> float:
        """Both in one figure, 0 to 1."""
        return 0.55 * self.quote + 0.45 * self.context

    def overlaps(self, other: Place) -> bool:
        """Whether both share text."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage is in the new text, best place first; there is one unless it is ambiguous or lost."""

    state: State
    places: tuple[Place, ...] = ()
    reason: str = ""

    @property
    def place(self) -> Place | None:
        """The place to take without asking; None where a person must say."""
        return self.places[0] if self.is_sure else None

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.state in (State.EXACT, State.MOVED, State.CHANGED)

    @property
    def score(self) -> float:
        """How much of the passage and its surroundings is at the best place, 0 to 1."""
        return self.places[0].score if self.places else 0.0


def find_all(old: str, new: str, spans: Iterable[tuple[int, int]]) -> Iterator[Anchor]:
    """What became of each span of the old text, given in order of their starts; each helps to find the next."""
    anchoring, shift = Anchoring(old, new), 0
    for start, end in spans:
        anchor = anchoring.find(start, end, shift)
        if anchor.place is not None and anchor.state is not State.MOVED:
            shift = anchor.place.start - start
        yield anchor


class Anchoring:
    """Two texts, the passages of the first of which are looked for in the second."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    def find(self, start: int, end: int, shift: int = 0) -> Anchor:
        """What became of old[start:end] (code points, end exclusive), expected `shift` further on.

        Raises ValueError where the span is empty or not within the old text.
        """
        if not 0 <= start < end <= len(self._old):
            raise ValueError(f"no passage from {start} to {end} in a text of {len(self._old)} characters")
        if self._stands(start, end, shift):
            return Anchor(State.EXACT, (Place(start + shift, end + shift, 1.0, 1.0),))
        near = self._near(start, end, shift)
        if near is not None and near.quote >= PLAIN_QUOTE:
            anchor = self._judged(start, end, [near])
            if anchor.state in (State.EXACT, State.CHANGED):
                return anchor
        found = [near, *self._beside(start, end, near), *self._verbatim(start, end), *self._alike(start, end)]
        return self._judged(start, end, [place for place in found if place is not None])

    def _stands(self, start: int, end: int, shift: int) -> bool:
        """Whether the words and their neighbours stand where expected, and not one copy more or less of them."""
        low, high = max(0, start - CONTEXT_CP), min(len(self._old), end + CONTEXT_CP)
        excerpt = self._old[low:high]
        if low + shift < 0 or not self._new.startswith(excerpt, low + shift):
            return False
        return self._old is self._new or self._old.count(excerpt) == self._new.count(excerpt)

    def _judged(self, start: int, end: int, found: list[Place]) -> Anchor:
        """The anchor as far as these places tell."""
        places = self._worth_a_look(start, end, found)
        if not places:
            return Anchor(State.LOST, reason="Nothing like it is in the new text.")
        best, *rivals = places
        text = self._new[best.start : best.end]
        if not self._is_sure(start, end, best, rivals):
            return Anchor(State.AMBIGUOUS, tuple(places), _doubt(best, rivals[0] if rivals else None))
        if text != (quote := self._old[start:end]):
            return Anchor(State.CHANGED, (best,), _difference(quote, text))
        if best.context >= SURE_CONTEXT:
            return Anchor(State.EXACT, (best,))
        return Anchor(State.MOVED, (best,), "The same words stand between other sentences.")

    def _is_sure(self, start: int, end: int, best: Place, rivals: list[Place]) -> bool:
        if self._is_plain(start, end, best):
            return not any(self._is_plain(start, end, rival) for rival in rivals)
        quote = self._old[start:end]
        is_telling = len(quote) >= TELLING_CP or self._old.count(quote) == self._new.count(quote) == 1
        return (
            best.score >= SURE_SCORE
            and best.quote >= (SURE_QUOTE if is_telling else SURE_QUOTE_OF_FEW)
            and best.context >= (SURE_CONTEXT if is_telling else SURE_CONTEXT_OF_FEW)
            and best.score - max((rival.score for rival in rivals), default=0.0) >= SURE_MARGIN
        )

    def _is_plain(self, start: int, end: int, place: Place) -> bool:
        """Whether it, or its sentence, stands there as it was, and there was only one, or with letters corrected."""
        low, high = sentences_around(self._new, place.start, place.end, AROUND_CP)
        first, last = sentences_around(self._old, start, end, AROUND_CP)
        ours, theirs = self._old[first:last].strip(), self._new[low:high].strip()
        quote = self._old[start:end]
        if len(quote) >= TELLING_CP and quote == self._new[place.start : place.end]:
            return self._old.count(quote) == 1
        if len(ours) < TELLING_CP or place.quote < LEAST_QUOTE:
            return False
        return self._old.count(ours) == 1 if ours == theirs else is_slight(ours, theirs)

    def _worth_a_look(self, start: int, end: int, found: list[Place]) -> list[Place]:
        """The places that may be it, best first, none overlapping a better one."""
        places: list[Place] = []
        for place in sorted(found, key=lambda place: -place.score):
            if place.quote < LEAST_QUOTE or place.score < LEAST_SCORE:
                continue
            if not any(place.overlaps(better) for better in places) and not self._is_of_another(
                start, end, place
            ):
                places.append(place)
        return places

    def _is_of_another(self, start: int, end: int, place: Place) -> bool:
        """Whether the sentence at a place is accounted for by another place of the old text."""
        low, high = sentences_around(self._new, place.start, place.end, AROUND_CP)
        text = self._new[low:high].strip()
        first, last = sentences_around(self._old, start, end, AROUND_CP)
        if text in self._old[first:last]:
            text = self._new[place.start : place.end]
            return place.context < PLAIN_CONTEXT and any(
                at != start and self._context(at, at + len(text), place.start, place.end) > place.context
                for at in _occurrences(self._old, text)
            )
        if len(text) < TELLING_CP // 2 or text not in self._old:
            return False
        own = self._old[max(0, first - len(text) + 1) : last + len(text) - 1]
        return self._old.count(text) - own.count(text) >= self._new.count(text)

    # where to look

    def _near(self, start: int, end: int, shift: int) -> Place | None:
        """The place that the texts, laid side by side around the passage, give it."""
        first, last = max(0, start - NEAR_CP), min(len(self._old), end + NEAR_CP)
        low, high = max(0, start + shift - NEAR_CP), max(0, end + shift + NEAR_CP)
        return self._aligned(start, end, (first, last), (low, min(high, len(self._new))))

    def _beside(self, start: int, end: int, place: Place | None) -> Iterator[Place | None]:
        """What would be taken for the passage if that place were not there."""
        if place is not None:
            excerpt = sentences_around(self._old, start, end, AROUND_CP)
            width = end - start + AROUND_CP
            yield self._aligned(start, end, excerpt, (max(0, place.start - width), place.start))
            yield self._aligned(start, end, excerpt, (place.end, min(len(self._new), place.end + width)))

    def _verbatim(self, start: int, end: int) -> Iterator[Place]:
        """The very words, wherever they stand, unless that is in too many places to tell them apart."""
        hits = list(_occurrences(self._new, self._old[start:end]))
        for hit in hits if len(hits) <= _MOST_HITS else ():
            yield Place(hit, hit + end - start, 1.0, self._context(start, end, hit, hit + end - start))

    def _alike(self, start: int, end: int) -> Iterator[Place | None]:
        """Places that have pieces of the passage, or of what surrounds it, in the right distance."""
        starts = sorted(self._implied(start, end))
        gathered: list[list[int]] = []
        for implied in starts:
            if gathered and implied - gathered[-1][-1] <= _SLACK_CP // 2:
                gathered[-1].append(implied)
            else:
                gathered.append([implied])
        gathered.sort(key=len, reverse=True)
        excerpt = sentences_around(self._old, start, end, AROUND_CP)
        for cluster in gathered[:_MOST_PLACES]:
            low = max(0, cluster[0] - (start - excerpt[0]) - _SLACK_CP)
            high = min(len(self._new), cluster[-1] + (excerpt[1] - start) + _SLACK_CP)
            yield self._aligned(start, end, excerpt, (low, high))

    def _implied(self, start: int, end: int) -> Iterator[int]:
        """Where the passage would begin, for each piece of it or its surroundings that is found."""
        first, last = max(0, start - AROUND_CP), min(len(self._old), end + AROUND_CP)
        count = max(1, (last - first) // _SEED_CP)
        for n in range(0, count, -(-count // _MOST_SEEDS)):
            at = first + n * _SEED_CP
            seed = self._old[at : min(at + _SEED_CP, last)]
            hits = list(_occurrences(self._new, seed)) if seed.strip() else []
            if len(hits) <= _MOST_HITS:
                yield from (hit + start - at for hit in hits)

    def _aligned(
        self, start: int, end: int, excerpt: tuple[int, int], region: tuple[int, int]
    ) -> Place | None:
        """The passage's place when this excerpt of the old text is laid beside this region of the new one."""
        (first, last), (low, high) = excerpt, region
        old, new = self._old[first:last], self._new[low:high]
        shared = [run for run in compare(old, new, folded=True) if run.same]
        span = carried(old, new, start - first, end - first, shared)
        if span is None:
            return None
        begin, stop = low + span[0], low + span[1]
        quote = self._old[start:end]
        at = self._new.find(quote, max(0, begin - _SEED_CP), stop + _SEED_CP)
        if begin - len(quote) < at < stop and at >= 0:  # the very words, but for a space at an end
            begin, stop = at, at + len(quote)
        return Place(
            begin, stop, _ratio(quote, self._new[begin:stop]), self._context(start, end, begin, stop)
        )

    def _context(self, start: int, end: int, new_start: int, new_end: int) -> float:
        """How much of what surrounds old[start:end] surrounds a span of the new text, 0 to 1."""
        width = BESIDE_CP + _SLACK_CP
        before = _kept(
            self._old[max(0, start - BESIDE_CP) : start], self._new[max(0, new_start - width) : new_start], -1
        )
        after = _kept(self._old[end : end + BESIDE_CP], self._new[new_end : new_end + width], 0)
        sides = [side for side in (before, after) if side is not None]
        if not sides:  # all of the text: it is its own context
            return _ratio(self._old[start:end], self._new[new_start:new_end])
        return 0.7 * max(sides) + 0.3 * min(sides)


def _ratio(old: str, new: str) -> float:
    """How alike two quotes are, sign by sign; long ones sentence by sentence."""
    if max(len(old), len(new)) <= LONG_CP:
        return fuzz.ratio(fold(old), fold(new)) / 100
    kept = sum(run.end - run.start for run in compare(old, new, folded=True) if run.same)
    return min(1.0, 2 * kept / (len(old) + len(new)))


def _kept(old: str, new: str, side: int) -> float | None:
    """How much of what stood beside a passage still does, not by chance and not far off; None where nothing stood.

    `side`: -1 where the texts end at the passage, 0 where they begin there.
    """
    total = len(old.strip())
    if total < _SEED_CP // 2:
        return None
    drift = (len(new) - len(old)) * -side
    kept = sum(
        run.end - run.start
        for run in compare(old, new, folded=True)
        if run.same and is_telling(old, run) and abs(run.new_start - run.start - drift) <= _SLACK_CP
    )
    return min(1.0, kept / total)


def _occurrences(text: str, sought: str) -> Iterator[int]:
    """Where `sought` begins in a text, up to one more than are worth a look."""
    at = text.find(sought)
    for _ in range(_MOST_HITS + 1):
        if at < 0:
            return
        yield at
        at = text.find(sought, at + 1)


def _doubt(best: Place, rival: Place | None) -> str:
    if rival is not None and best.score - rival.score < SURE_MARGIN:
        return "Several places look like it."
    if best.context < SURE_CONTEXT:
        return "Words like these stand between other sentences."
    return "Too little of it is left to be sure."


def _difference(quote: str, text: str) -> str:
    if fold(quote) == fold(text):
        return "Only spaces, capitals or quotation marks differ."
    if _numbers(quote) != _numbers(text):
        return "A number is another one."
    return ""


def _numbers(text: str) -> list[str]:
    return "".join(sign if sign.isdecimal() else " " for sign in text).split()
