"""Where the bounds of a passage lie in another text, by the runs that both texts share."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_app.model.differences import Run, sentences_around

_SENTENCE_CP = 240
_SHORT_CP = 12
_CHANCE_CP, _CHANCE_UNSPACED_CP = 24, 16


def carried(old: str, new: str, start: int, end: int, shared: Sequence[Run]) -> tuple[int, int] | None:
    """Where old[start:end] lies in the new text, by the runs that both share; None where nothing of it is left.

    Bounds whose words became others are taken from the words beside them, or from the sentence.
    """
    inside = _without_strays(
        [run for run in shared if run.end > start and run.start < end and old[run.start : run.end].strip()]
    )
    before = next((run.new_end + start - run.end for run in reversed(shared) if _ends(old, run, start)), None)
    after = next((run.new_start - run.start + end for run in shared if _begins(old, run, end)), None)
    if inside:
        first, last = inside[0], inside[-1]
        left, right = _carry(old, new, first, start), _carry(old, new, last, end)
        bounds = sentences_around(new, first.new_start, last.new_end, _SENTENCE_CP)
        whole = sentences_around(old, start, end, _SENTENCE_CP)
        if first.start > start:
            begins = bounds[0] if start <= whole[0] else None
            left = _reached(first.new_start, first.start - start, before, begins)
        if last.end < end:
            ends = -bounds[1] if end >= len(old[: whole[1]].rstrip()) else None
            right = -_reached(-last.new_end, end - last.end, None if after is None else -after, ends)
    elif before is not None and after is not None:
        left, right = before, after
    else:
        return None
    left, right = max(0, left), min(len(new), right)
    while left < right and new[left].isspace() and not old[start].isspace():
        left += 1
    while left < right and new[right - 1].isspace() and not old[end - 1].isspace():
        right -= 1
    return (left, right) if left < right else None


def _ends(old: str, run: Run, start: int) -> bool:
    return run.end <= start and _has_word(old, run) and not old[run.end : start].strip()


def _begins(old: str, run: Run, end: int) -> bool:
    return run.start >= end and _has_word(old, run) and not old[end : run.start].strip()


def _has_word(old: str, run: Run) -> bool:
    return any(map(str.isalnum, old[run.start : run.end]))


def _carry(old: str, new: str, run: Run, position: int) -> int:
    """A bound within a run that both share; one beyond it goes to the run's end."""
    position = min(max(position, run.start), run.end)
    if run.end - run.start == run.new_end - run.new_start or position == run.start:
        return run.new_start + position - run.start
    if position == run.end:
        return run.new_end
    signs = sum(
        not sign.isspace() for sign in old[run.start : position]
    )  # spaces are what may be more or fewer
    at = run.new_start
    while signs and at < run.new_end:
        signs -= not new[at].isspace()
        at += 1
    while at < run.new_end and new[at].isspace() and not old[position].isspace():
        at += 1
    return at


def _reached(inner: int, missing: int, *outer: int | None) -> int:
    """How far a passage reaches out whose first words became others: to a bound about as far off as they were long."""
    near = [bound for bound in outer if bound is not None and 0 <= inner - bound <= missing + 3 * _SHORT_CP]
    return max(near, default=inner)


def _without_strays(inside: list[Run]) -> list[Run]:
    """The runs without short ones at the ends that stand far off in the new text: chance hits such as "the"."""
    while len(inside) > 1 and _is_stray(inside[0], inside[1]):
        inside = inside[1:]
    while len(inside) > 1 and _is_stray(inside[-1], inside[-2]):
        inside = inside[:-1]
    return inside


def _is_stray(run: Run, neighbour: Run) -> bool:
    if run.start > neighbour.start:
        left, right = neighbour, run
    else:
        left, right = run, neighbour
    widened = (right.new_start - left.new_end) - (right.start - left.end)
    return run.end - run.start < _SHORT_CP and widened > 2 * _SHORT_CP


def is_telling(old: str, run: Run) -> bool:
    """Whether a shared run is more than a chance hit."""
    shared = old[run.start : run.end].strip()
    return shared.count(" ") > 2 or len(shared) >= (_CHANCE_CP if " " in shared else _CHANCE_UNSPACED_CP)
