"""Tests of the audit on the command line, in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_app.dates.mentions import mentions
from timeline_app.dates.words import short
from timeline_app.project import edits
from timeline_app.project.audit import Language, accept, audit
from timeline_app.project.project_file import new_project, save

PROGRAM = """if True:
    import sys
    from timeline_app.__main__ import main
    code = main()
    assert not {"PySide6", "numpy"} & set(sys.modules)
    sys.exit(code)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with an event that rests on nothing."""
    project = new_project(tmp_path / "state", "Ferry")
    with project.edit("Begin") as edit:
        edits.add_event(edit, "The ferry leaves", project.tracks()[0].id)
    save(project, tmp_path / "ferry.tlproj")
    project.close()
    return tmp_path / "ferry.tlproj"


def run(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "audit", str(path), *options],
        env={**os.environ, "TIMELINE_STATE": str(path.parent / "state")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_findings_are_told_and_the_exit_code_is_one(path: Path) -> None:
    before = path.read_bytes()
    done = run(path)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == [
        "Events without evidence (1)",
        "  The ferry leaves: It has no evidence.",
        "Events without a date (1)",
        "  The ferry leaves: It has no date yet.",
        f"{path}: 2 findings.",
    ]
    assert done.stderr == ""
    assert path.read_bytes() == before


def test_json_names_record_and_kind(path: Path) -> None:
    done = run(path, "--json")
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert told["open"] == 2
    assert [each["kind"] for each in told["findings"]] == ["unsupported", "undated-event"]
    assert told["findings"][0]["record"]["table"] == "event"


def test_where_all_is_accepted_nothing_is_left(path: Path) -> None:
    from timeline_app.project.project_file import open_project

    project = open_project(path, path.parent / "state")
    findings = list(audit(project.working.database, Language(mentions, short)))
    with project.edit("Accept") as edit:
        for finding in findings:
            accept(edit, finding, "known")
    save(project, path)
    project.close()
    done = run(path)
    assert (done.returncode, done.stdout) == (0, f"{path}: nothing is weak (2 accepted).\n"), done.stderr
