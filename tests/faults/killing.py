"""Starts the editor in a process of its own and kills it, as a crash or the system would."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path


def run(*arguments: str | Path) -> tuple[int, list[int]]:
    """Run the editor until it ends by itself; return its exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.editor", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, [int(line) for line in done.stdout.split()]


def run_and_kill(dice: random.Random, *arguments: str | Path) -> int:
    """Run the editor for a while after its first word, kill it; return the last number that it said whole."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.editor", *map(str, arguments)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        assert said, "the editor ended before it did anything"
        time.sleep(dice.uniform(0, 0.08))
        child.kill()
        lines = (said + child.stdout.read()).splitlines(keepends=True)
    return int([line for line in lines if line.endswith("\n")][-1])
