"""How many events lie on each pixel, exactly: what is drawn where bars would only smear."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from timeline_app.timeline.columns import Ints
from timeline_app.timeline.scale import Scale


def per_pixel(begins: Ints, ends: Ints, scale: Scale, width: int) -> NDArray[np.int64]:
    """How many intervals touch each of `width` pixels; both arrays are sorted, each by itself.

    An interval touches a pixel when it begins before the pixel's end and ends at or after its start: one of no
    length counts.
    """
    return per_bin(
        begins, ends, scale.left_us + np.round(np.arange(width + 1) * scale.us_per_px).astype(np.int64)
    )


def per_bin(begins: Ints, ends: Ints, edges: Ints) -> Ints:
    """The same for bins between rising edges."""
    began = np.searchsorted(begins, edges[1:], side="left")
    ended = np.searchsorted(ends, edges[:-1], side="left")
    counts: NDArray[np.int64] = np.maximum(began - ended, 0)
    return counts


def between(begins: Ints, ends: Ints, left_us: int, right_us: int) -> int:
    """How many intervals touch a stretch, its ends included; both arrays are sorted, each by itself."""
    began = int(np.searchsorted(begins, right_us, side="right"))
    return began - int(np.searchsorted(ends, left_us, side="left"))


def level(counts: NDArray[np.int64], one: int = 70) -> NDArray[np.uint8]:
    """Counts as 0..255: none is 0, one is `one`, and each doubling is the same step up to 256 and beyond."""
    shades = np.where(counts > 0, one + np.log2(np.maximum(counts, 1)) * 23, 0)
    return np.minimum(shades, 255).astype(np.uint8)
