"""Runs every benchmark that lies here and prints what each says (`make bench`)."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run them one after the other, each in a process of its own; 1 = one of them failed."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    codes = []
    for name in names:
        if name != "__main__":
            sys.stdout.write(f"\n{name}\n{'-' * len(name)}\n")
            sys.stdout.flush()
            codes.append(
                subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode
            )
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
