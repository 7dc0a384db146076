"""The program as people install it: the wheel brings its resources, and its command finds them from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel was installed; the packages it needs are those of this test run."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(
        ROOT / "timeline_app", source / "timeline_app", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "resources", source / "resources")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    python = sys.executable
    run(python, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), cwd=source)
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    pip = (
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
    )
    run(*pip, "--target", str(target), str(wheel), cwd=folder)
    return target


def test_the_installed_command_works_from_another_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The two sides met on 6 September.\n", encoding="utf-8")
    command = str(installed / "bin" / "timeline-app")
    environment = {"PYTHONPATH": str(installed), "TIMELINE_STATE": str(tmp_path / "state")}
    run(command, "new", "p.tlproj", "report.txt", cwd=tmp_path, **environment)
    assert "nothing wrong" in run(command, "check", "p.tlproj", cwd=tmp_path, **environment)


def test_the_installed_package_has_its_resources(installed: Path, tmp_path: Path) -> None:
    program = "import timeline_app.resources as r; print(r.__file__); print(r.resource('icons/save.svg')); "
    program += "print(r.resource('samples/daraa.tlproj'))"
    said = run(sys.executable, "-c", program, cwd=tmp_path, PYTHONPATH=str(installed)).splitlines()
    assert len(said) == 3
    assert all(Path(line).is_relative_to(installed) for line in said)
