"""What holds the program together: layers, types, style, sizes, and a command line without Qt."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "timeline_app").rglob("*.py"))
ALLOWED_AT_THE_TOP = {
    "timeline_app",
    "resources",
    "tests",
    "pyproject.toml",
    "README.md",
    "Makefile",
    "LICENSE",
}
MAX_LINES = 400


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )


def test_imports_point_downwards_and_qt_stays_in_the_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None) == 0, capsys.readouterr().out


def test_ruff_has_nothing_to_say() -> None:
    found = run("ruff", "check", "--quiet", ".")
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_file_is_formatted() -> None:
    found = run("ruff", "format", "--check", ".")
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.timeout(300)
def test_the_types_hold() -> None:
    found = run("mypy")
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_module_says_what_it_is_for_and_is_short_enough() -> None:
    for module in MODULES:
        source = module.read_text(encoding="utf-8")
        assert ast.get_docstring(ast.parse(source)), f"{module} has no docstring"
        assert len(source.splitlines()) <= MAX_LINES, f"{module} has more than {MAX_LINES} lines"


def test_nothing_else_lies_at_the_top() -> None:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= ALLOWED_AT_THE_TOP


def test_a_command_without_a_window_loads_neither_qt_nor_numpy(tmp_path: Path) -> None:
    article = tmp_path / "report.txt"
    article.write_text("Talks resume\n\nThe two sides met on 6 September.\n", encoding="utf-8")
    program = """if True:
        import json, sys
        from timeline_app.__main__ import main
        codes = []
        for arguments in json.loads(sys.argv[1]):
            sys.argv[1:] = arguments
            codes.append(main())
        heavy = ("PySide6", "shiboken6", "numpy", "pyqtgraph", "trafilatura", "lxml", "pdfminer")
        loaded = [name for name in heavy if name in sys.modules]
        print(json.dumps([codes, loaded]), file=sys.stderr)
    """
    project = str(tmp_path / "p.tlproj")
    commands = [
        ["new", project, str(article), "--published", "2021-09-08", "--zone", "Asia/Damascus"],
        ["export", project, str(tmp_path / "p.json")],
        ["export", project, str(tmp_path / "p.csv")],
        ["import", str(tmp_path / "q.tlproj"), str(tmp_path / "p.json")],
        ["check", project],
        ["suggest", str(article), "--published", "2021-09-08", "--json"],
        ["import", str(tmp_path / "r.tlproj"), str(article), "--accept-suggestions"],
    ]
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(commands)],
        env={**os.environ, "TIMELINE_STATE": str(tmp_path / "state")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert json.loads(done.stderr.splitlines()[-1]) == [[0] * len(commands), []], done.stderr


def test_the_window_starts_without_the_grammar_that_reads_articles() -> None:
    program = "import sys, timeline_app.app; print('timeline_app.dates.finding' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
