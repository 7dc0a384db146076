"""Runs every benchmark at every size and prints one table against the budgets (`make bench`).

`python -m tests.benchmarks --json` prints all figures instead; `--events 1000 10000` measures other sizes, `--only drag
hit` less. The files are written once and shared; with TIMELINE_BENCHMARKS they are kept in that folder.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec

from tests.benchmarks.budgets import BUDGETS, Budget
from tests.benchmarks.figures import Figures
from tests.benchmarks.workload import SHARED

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ALIKE = ("start",)  # at all sizes
SMALL_ONLY = {
    "storage": 100_000,
    "reading": 10_000,
}  # it writes its own events, which takes minutes where they are many
TIMEOUT_S = 900


def main() -> int:
    """Print the table; 1 = a benchmark failed. What is over its budget is only told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", nargs="+", default=[], help="benchmarks, by name")
    parser.add_argument("--json", action="store_true", help="print a JSON object a line")
    options = parser.parse_args()
    names = [name for name in dict.fromkeys(b.benchmark for b in BUDGETS) if name in (options.only or name)]
    names = [name for name in names if find_spec(f"tests.benchmarks.{name}")]
    is_failed = False
    with tempfile.TemporaryDirectory(prefix="timeline-bench-") as folder:
        shared = {SHARED: folder, **os.environ}
        if not options.json:
            _print("what", "events", "median", "p95", "budget", "")
        for name in names:
            for events in options.events[:1] if name in ALIKE else options.events:
                if events > SMALL_ONLY.get(name, events):
                    continue
                figures = _measured(name, events, shared)
                is_failed = is_failed or figures is None
                if options.json:
                    sys.stdout.write(
                        json.dumps({"benchmark": name, "events": events, "figures": figures}) + "\n"
                    )
                else:
                    _print_all(name, events, figures)
                sys.stdout.flush()
    return int(is_failed)


def _measured(name: str, events: int, environment: Mapping[str, str]) -> Figures | None:
    """One benchmark in a process of its own; None when it failed."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", "--events", str(events), "--json"]
    try:
        done = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, text=True, timeout=TIMEOUT_S, check=True
        )
        figures: Figures = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, ValueError, IndexError) as problem:
        sys.stderr.write(f"{name} at {events:,} events failed: {problem}\n")
        return None
    return {figure: numbers for figure, numbers in figures.items() if isinstance(numbers, dict)}


def _print_all(name: str, events: int, figures: Figures | None) -> None:
    for budget in BUDGETS:
        if budget.benchmark == name:
            size = "any" if name in ALIKE else f"{events:,}"
            numbers = (figures or {}).get(budget.figure, {})
            _print(budget.words, size, *_cells(budget, events, numbers))


def _cells(budget: Budget, events: int, numbers: Mapping[str, float]) -> tuple[str, str, str, str]:
    unit = budget.number.rpartition("_")[2]
    alone = numbers.get(budget.number)
    median, worst = numbers.get(f"{budget.number}_median", alone), numbers.get(f"{budget.number}_p95", alone)
    limit = budget.limit(events)
    if median is None or worst is None:
        return "-", "-", "", "not measured"
    verdict = "" if limit is None else "ok" if worst <= limit else "over"
    shown = "" if limit is None else f"{limit:g} {unit}"
    return f"{median:.2f} {unit}", f"{worst:.2f} {unit}", shown, verdict


def _print(what: str, events: str, median: str, worst: str, budget: str, verdict: str) -> None:
    line = f"{what:<34} {events:>9}  {median:>12}  {worst:>12}  {budget:>9}  {verdict}"
    sys.stdout.write(line.rstrip() + "\n")


if __name__ == "__main__":
    sys.exit(main())
