"""Figures: what every benchmark measures, how it is asked for, and how it is printed."""

from __future__ import annotations

import argparse
import gc
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

Figures: TypeAlias = dict[str, dict[str, float]]
"""By name of what was measured: its numbers, each under a name that ends in its unit."""


def main(about: str | None, measure: Callable[[int, Path], Figures]) -> None:
    """Measure at the size that the command line asks for (`--events N`), and print lines, or JSON (`--json`)."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="timeline-bench-") as folder:
        figures = measure(options.events, Path(folder))
    if options.json:
        sys.stdout.write(json.dumps({"events": options.events, **figures}) + "\n")
        return
    for name, each in figures.items():
        cells = "  ".join(f"{key} {value:9.2f}" for key, value in each.items())
        sys.stdout.write(f"{options.events:>9,} events  {name:>22}  {cells}\n")


def timed(
    times: int, step: Callable[[int], object], before: Callable[[int], object] = lambda _n: None
) -> dict[str, float]:
    """Do a step so many times (it is told the how-manieth) and say how many milliseconds it took.

    What is to be done `before` each is not timed. CPU is that of this thread: what the machine does besides does not
    count; wall time is what a person waits.
    """
    cpu, wall = [], []
    gc.collect()
    for n in range(times):
        before(n)
        cpu_from, wall_from = time.thread_time(), time.perf_counter()
        step(n)
        cpu.append((time.thread_time() - cpu_from) * 1000)
        wall.append((time.perf_counter() - wall_from) * 1000)
    return {**spread("cpu_ms", cpu), **spread("wall_ms", wall)}


def spread(name: str, values: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    rising = sorted(values)
    last = math.ceil(len(rising) * 0.95) - 1
    return {f"{name}_median": round(rising[len(rising) // 2], 2), f"{name}_p95": round(rising[last], 2)}
