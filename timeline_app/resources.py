"""Where the files that come with the program lie: icons and samples."""

from __future__ import annotations

from pathlib import Path


def resource(name: str) -> Path:
    """The path of a file or folder under `resources/`, in an installed package or in the checkout.

    `name` is written with slashes ("icons/save.svg"). Raises FileNotFoundError for what the program does not have.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "resources", package.parent / "resources"):
        if (path := root / name).exists():
            return path
    raise FileNotFoundError(f"The program has no resource {name!r}: the installation is not complete.")
