from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.interchange.documents import docx, epub, lines, paragraph, pdf
from tests.interchange.test_likeness import STORY
from timeline_app.cli import run
from timeline_app.project import edits
from timeline_app.project.check import check
from timeline_app.project.project_file import open_project, save
from timeline_app.project.recovery import unsaved

TEXT = "Talks resume\n\nThe two sides met on 6 September.\n"


class Said:
    """What a run printed and returned, and what it would have opened or drawn."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.opened: list[tuple[list[Path], bool]] = []
        self.drawn: list[dict[str, Any]] = []
        self.out = self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        code = run([str(each) for each in arguments], open_window=self._open, picture=self._draw)
        self.out, self.err = self._capsys.readouterr()
        return code

    def refused(self, *arguments: str | Path) -> str:
        """The one line of a run that was refused."""
        assert self(*arguments) == 2
        assert self.err.startswith("timeline-app: ")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "not foreseen" not in self.err
        return self.err

    def _open(self, paths: list[Path], *, sample: bool = False) -> int:
        self.opened.append((paths, sample))
        return 0

    def _draw(self, project: Path, out: Path, **options: Any) -> None:  # noqa: ANN401
        self.drawn.append({"project": project, "out": out, **options})


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Said:
    monkeypatch.setenv("TIMELINE_STATE", str(tmp_path / "state"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("report.txt").write_text(TEXT, encoding="utf-8")
    return Said(capsys)


def data_of(cli: Said, project: str) -> dict[str, Any]:
    assert cli("export", project, "data-of.json") == 0
    data = json.loads(Path("data-of.json").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


# -- help and wrong use


@pytest.mark.parametrize(
    "command", ["new", "import", "export", "merge", "check", "audit", "suggest", "picture"]
)
def test_every_command_explains_itself_with_examples(cli: Said, command: str) -> None:
    assert cli(command, "--help") == 0
    assert f"usage: timeline-app {command} " in cli.out
    assert f"examples:\n  timeline-app {command} " in cli.out


def test_help_names_all_commands_and_the_exit_codes(cli: Said) -> None:
    assert cli("--help") == 0
    assert all(
        f"\n    {name} " in cli.out for name in ("new", "import", "export", "merge", "check", "picture")
    )
    assert "exit codes: 0 done, 1 findings, 2 wrong use" in cli.out


def test_the_version_is_told(cli: Said) -> None:
    assert cli("--version") == 0
    assert cli.out.startswith("timeline-app ")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["new"], "arguments are required: PROJECT"),
        (["import", "p.tlproj"], "arguments are required: FILE"),
        (["export", "p.tlproj", "o", "--format", "xml"], "invalid choice: 'xml'"),
        (["export", "p.tlproj", "o.xml"], "The suffix of o.xml does not tell the format"),
        (["picture", "p.tlproj", "o.png", "--size", "big"], "“big” is no size like 1600x600"),
        (["picture", "p.tlproj", "o.png", "--size", "1x1"], "“1x1” is no size"),
        (["picture", "p.tlproj", "o.gif"], "A picture is a .png or .svg file"),
        (["--unknown"], "nrecognized arguments: --unknown"),
        (
            ["exprot", "p.tlproj"],
            "There is no file exprot, and no such command (there are audit, check, export",
        ),
        (["a.tlproj"], "There is no file a.tlproj"),
    ],
)
def test_wrong_use_is_told_in_one_line(cli: Said, arguments: list[str], why: str) -> None:
    assert why in cli.refused(*arguments)


def test_a_bug_is_no_traceback(cli: Said, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(paths: list[Path], *, sample: bool = False) -> int:
        raise RuntimeError("two\nlines")

    assert run([], open_window=broken, picture=cli._draw) == 2  # noqa: SLF001
    assert capsys.readouterr().err.startswith("timeline-app: This was not foreseen: RuntimeError: two lines")


# -- the window


def test_without_arguments_the_window_opens(cli: Said) -> None:
    assert cli() == 0
    assert cli.opened == [([], False)]


def test_files_and_the_sample_are_handed_to_the_window(cli: Said) -> None:
    assert cli("report.txt") == 0
    assert cli("--sample") == 0
    assert cli.opened == [([Path("report.txt")], False), ([], True)]


def test_two_projects_are_two_windows(cli: Said) -> None:
    cli("new", "a.tlproj")
    cli("new", "b.tlproj")
    assert "one project" in cli.refused("a.tlproj", "b.tlproj")


# -- new and import


def test_a_new_project_has_its_articles_and_its_zone(cli: Said) -> None:
    code = cli("new", "p.tlproj", "report.txt", "--published", "8 September 2021", "--zone", "Asia/Damascus")
    assert code == 0
    data = data_of(cli, "p.tlproj")
    assert data["project"] == {"title": "p", "zone": "Asia/Damascus"}
    (article,) = data["articles"]
    assert (article["title"], article["text"]) == ("Talks resume", TEXT)
    assert (article["published"], article["zone"]) == ("2021-09-08", "Asia/Damascus")


def test_a_new_project_may_be_empty(cli: Said) -> None:
    assert cli("new", "p.tlproj") == 0
    data = data_of(cli, "p.tlproj")
    assert data["articles"] == []
    assert [track["name"] for track in data["tracks"]] == ["Events"]


def test_new_does_not_touch_what_is_there(cli: Said) -> None:
    Path("p.tlproj").write_bytes(b"precious")
    assert "is there already" in cli.refused("new", "p.tlproj")
    assert Path("p.tlproj").read_bytes() == b"precious"


def test_import_adds_to_a_project_and_makes_one_where_there_is_none(cli: Said) -> None:
    Path("second.md").write_text("# Second\n\nMore of it.\n", encoding="utf-8")
    assert cli("import", "p.tlproj", "report.txt") == 0
    assert cli("import", "p.tlproj", "second.md", "report.txt", "--published", "2021-09-10") == 0
    assert "its text is in p.tlproj already" in cli.err
    articles = data_of(cli, "p.tlproj")["articles"]
    assert [(each["title"], each["published"]) for each in articles] == [
        ("Talks resume", ""),
        ("Second", "2021-09-10"),
    ]


def test_files_of_all_kinds_come_in_each_with_its_line(cli: Said) -> None:
    Path("book.epub").write_bytes(epub({"a.xhtml": "<h1>One</h1>", "b.xhtml": "<h1>Two</h1>"}))
    Path("mail.eml").write_bytes(
        b"From: a@b.example\nSubject: Talks\nDate: Wed, 08 Sep 2021 10:00:00 +0300\n\nThey met.\n"
    )
    Path("paper.pdf").write_bytes(pdf([lines("As found on the page.")]))
    Path("near.docx").write_bytes(docx(paragraph(STORY)))
    Path("near.txt").write_text(STORY.replace("day 30 ", "night 30 "), encoding="utf-8")
    assert cli("import", "p.tlproj", "book.epub", "mail.eml", "paper.pdf", "near.docx", "near.txt") == 0
    assert cli.out == ""
    assert "book.epub, “One”: added to p.tlproj.\nbook.epub, “Two”: added to p.tlproj.\n" in cli.err
    assert "near.txt: added to p.tlproj; 99 % the same as “near”." in cli.err
    articles = data_of(cli, "p.tlproj")["articles"]
    assert [each["title"] for each in articles] == ["One", "Two", "Talks", "paper", "near", "near"]
    assert [each["published"] for each in articles][2] == "2021-09-08T10:00+03:00"
    assert cli("new", "q.tlproj", "book.epub", "--whole-books") == 0
    assert [each["text"] for each in data_of(cli, "q.tlproj")["articles"]] == ["One\n\nTwo"]


def test_all_files_that_cannot_be_read_are_named(cli: Said) -> None:
    Path("empty.txt").write_bytes(b"")
    said = cli.refused("new", "p.tlproj", "report.txt", "empty.txt", "none.docx")
    assert "empty.txt is empty." in said and "There is no file none.docx." in said


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "empty.txt is empty."),
        ("noise.txt", bytes(range(256)) * 9, "noise.txt is not text"),
        ("paper.pdf", b"%PDF-1.4\n", "paper.pdf is damaged: its pages cannot be read"),
        ("bad.json", b"{", "bad.json is not JSON"),
        ("table.csv", b"title\n", "written, not read"),
    ],
)
def test_bad_input_leaves_the_project_as_it_was(cli: Said, name: str, content: bytes, why: str) -> None:
    cli("new", "p.tlproj", "report.txt")
    before = Path("p.tlproj").read_bytes()
    Path("good.txt").write_text("Another text.\n", encoding="utf-8")
    Path(name).write_bytes(content)
    assert why in cli.refused("import", "p.tlproj", "good.txt", name)
    assert Path("p.tlproj").read_bytes() == before
    assert why in cli.refused("new", "q.tlproj", "good.txt", name)
    assert not Path("q.tlproj").exists()


def test_a_folder_that_is_not_there_is_told(cli: Said) -> None:
    assert "There is no folder none" in cli.refused("new", "none/p.tlproj")
    assert str(Path.cwd()) in cli.refused("check", "none.tlproj")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can write")
def test_a_place_that_cannot_be_written_is_told_without_a_promise(cli: Said) -> None:
    said = cli.refused("new", "/proc/p.tlproj", "report.txt")
    assert "could not be saved" in said
    assert said.endswith("Nothing was changed.\n")


def test_what_a_window_has_open_can_be_read_but_not_changed(cli: Said, tmp_path: Path) -> None:
    cli("new", "p.tlproj", "report.txt")
    window = open_project(Path("p.tlproj"), tmp_path / "state")
    try:
        assert cli("export", "p.tlproj", "p.json") == 0
        assert "p.tlproj" in cli.refused("import", "p.tlproj", "p.json")
    finally:
        window.close()


def test_a_folder_is_no_article(cli: Said) -> None:
    assert "here is a folder" in cli.refused("new", "p.tlproj", Path.cwd())


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--published", "soonish", "soonish"),
        ("--published", "2018/2021", "is not one date"),
        ("--zone", "Mars/Base", "There is no time zone “Mars/Base”"),
    ],
)
def test_a_date_or_zone_that_cannot_be_is_refused(cli: Said, option: str, value: str, why: str) -> None:
    assert why in cli.refused("new", "p.tlproj", "report.txt", option, value)
    assert not Path("p.tlproj").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["export", "p.tlproj", "o.json"],
        ["import", "p.tlproj", "report.txt"],
        ["picture", "p.tlproj", "o.png", "--to", "2021"],
    ],
)
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a project " * 100),
        lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000),
    ],
    ids=["folder", "empty", "text", "damaged"],
)
def test_what_is_no_project_is_refused_in_one_line_and_stays(
    cli: Said, command: list[str], make: Callable[[Path], object]
) -> None:
    path = Path("p.tlproj")
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    assert "p.tlproj" in cli.refused(*command)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_no_working_copy_stays_behind(cli: Said, tmp_path: Path) -> None:
    cli("new", "p.tlproj", "report.txt")
    cli("import", "p.tlproj", "report.txt")
    cli("export", "p.tlproj", "p.json")
    cli("check", "p.tlproj")
    cli.refused("new", "q.tlproj", "none.txt")
    assert [path for path in (tmp_path / "state").rglob("*.db")] == []


# -- export


def test_a_project_that_went_out_and_in_again_is_the_same_to_the_byte(cli: Said) -> None:
    cli("new", "p.tlproj", "report.txt", "--published", "2021-09-08", "--zone", "Asia/Damascus")
    cli("export", "p.tlproj", "one.json", "--with-originals")
    assert cli("import", "q.tlproj", "one.json") == 0
    assert cli("export", "q.tlproj", "two.json", "--with-originals") == 0
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()


def test_the_format_can_be_named(cli: Said) -> None:
    cli("new", "p.tlproj", "report.txt")
    assert cli("export", "p.tlproj", "out", "--format", "csv") == 0
    assert Path("out").read_bytes().startswith(b"\xef\xbb\xbftitle,")
    assert "without 1 article text" in cli.out


@pytest.mark.parametrize("name", ["story.png", "story.svg"])
def test_a_project_is_not_drawn_over(cli: Said, name: str) -> None:
    cli("new", name)
    Path("link.png").symlink_to(name)
    Path("hard.svg").hardlink_to(name)
    before = Path(name).read_bytes()
    for out in (name, f"./{name}", "link.png", "hard.svg"):
        assert "is the project itself" in cli.refused("picture", name, out)
    assert cli.drawn == []
    assert Path(name).read_bytes() == before


def test_a_project_is_not_exported_onto_itself_or_a_folder(cli: Said) -> None:
    cli("new", "p.tlproj")
    before = Path("p.tlproj").read_bytes()
    assert "is the project itself" in cli.refused("export", "p.tlproj", "./p.tlproj", "--format", "json")
    Path("folder.json").mkdir()
    assert "is a folder" in cli.refused("export", "p.tlproj", "folder.json")
    assert "was not written" in cli.refused("export", "p.tlproj", "none/p.json")
    assert Path("p.tlproj").read_bytes() == before


# -- check


def test_a_sound_project_has_no_findings(cli: Said) -> None:
    cli("new", "p.tlproj", "report.txt")
    assert cli("check", "p.tlproj") == 0
    assert "nothing wrong" in cli.out
    assert cli("check", "p.tlproj", "--json") == 0
    assert json.loads(cli.out)["findings"] == []
    cli("new", "empty.tlproj")
    assert cli("check", "empty.tlproj") == 0


def test_damage_is_found(cli: Said) -> None:
    cli("new", "p.tlproj", "report.txt")
    data = Path("p.tlproj").read_bytes()
    Path("p.tlproj").write_bytes(data.replace(b"two sides met", b"two sides wet"))
    assert cli("check", "p.tlproj") == 1
    assert "finding" in cli.out
    assert cli("check", "p.tlproj", "--json") == 1
    assert {"kind", "where", "message"} == set(json.loads(cli.out)["findings"][0])


@pytest.mark.parametrize("content", [b"", b"not a project " * 100], ids=["empty", "text"])
def test_what_is_no_project_cannot_be_checked(cli: Said, content: bytes) -> None:
    Path("p.tlproj").write_bytes(content)
    assert "p.tlproj" in cli.refused("check", "p.tlproj")
    assert "none.tlproj" in cli.refused("check", "none.tlproj")
    assert "here" in cli.refused("check", Path.cwd())


def test_commands_work_where_no_state_can_be_kept(
    cli: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("TIMELINE_STATE", str(tmp_path / "file" / "state"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert cli("new", "p.tlproj", "report.txt") == 0, cli.err
    assert not list(tmp_path.glob("timeline-annotator-*"))


# -- picture


def test_a_picture_gets_its_bounds_on_the_axis_of_the_project(cli: Said) -> None:
    cli("new", "p.tlproj", "--zone", "Asia/Damascus")
    code = cli(
        "picture",
        "p.tlproj",
        "o.svg",
        "--from",
        "1970-01-02",
        "--to",
        "1970-01-03T00:00Z",
        "--size",
        "800x400",
        "--dark",
    )
    assert code == 0, cli.err
    hour, day = 3_600_000_000, 86_400_000_000
    assert cli.drawn == [
        {
            "project": Path("p.tlproj"),
            "out": Path("o.svg"),
            "begin_us": day,
            "end_us": 2 * day + 2 * hour + 60_000_000,  # midnight in London was 02:00 in Damascus
            "size": (800, 400),
            "dark": True,
        }
    ]


def test_a_picture_may_show_everything(cli: Said) -> None:
    cli("new", "p.tlproj")
    assert cli("picture", "p.tlproj", "o.png") == 0
    assert (cli.drawn[0]["begin_us"], cli.drawn[0]["end_us"]) == (None, None)
    assert cli.drawn[0]["size"] == (1600, 600)


def test_a_picture_does_not_end_before_it_begins(cli: Said) -> None:
    cli("new", "p.tlproj")
    assert "does not come after" in cli.refused(
        "picture", "p.tlproj", "o.png", "--from", "2021", "--to", "2018"
    )


# -- the process


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m timeline_app --help | true"
    environment = {**os.environ, "TIMELINE_STATE": str(tmp_path)}
    done = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can write")
def test_a_name_with_a_full_stop_is_told_whole(cli: Said) -> None:
    assert "“at 5 p.m. today.tlproj” could not be saved" in cli.refused("new", "/proc/at 5 p.m. today.tlproj")


def program(*arguments: str | Path, folder: Path, **options: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "timeline_app", *map(str, arguments)],
        cwd=folder,
        env={
            **os.environ,
            "TIMELINE_STATE": str(folder / "state"),
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "QT_QPA_PLATFORM": "offscreen",
        },
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **options,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_cannot_be_told_is_one_line_on_stderr(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = program("--version", folder=tmp_path, stdout=full)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
        assert done.stderr == "timeline-app: The system refused: No space left on device.\n"


def test_what_nobody_listens_to_is_done_all_the_same(tmp_path: Path) -> None:
    done = program("new", "p.tlproj", folder=tmp_path, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "p.tlproj").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are no UTF-8")
def test_files_and_folders_may_have_names_that_are_no_utf8(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / os.fsdecode(b"r\xe9port.txt")).write_text(TEXT, encoding="utf-8")
    (folder / os.fsdecode(b"\xe9.txt")).write_text("Without a title.", encoding="utf-8")
    done = program("new", os.fsdecode(b"p\xe9.tlproj"), *sorted(folder.glob("*.txt")), folder=folder)
    assert (done.returncode, done.stderr.count(": added to p")) == (0, 2)
    for arguments in (["export", "o.csv"], ["export", "o.json"], ["check"]):
        command, *rest = arguments
        done = program(command, os.fsdecode(b"p\xe9.tlproj"), *rest, folder=folder)
        assert (done.returncode, done.stderr) == (0, "")


def test_json_goes_through_a_pipe_and_nothing_else_does(tmp_path: Path) -> None:
    program("new", "p.tlproj", folder=tmp_path)
    if not Path("/dev/stdout").exists():
        pytest.skip("needs /dev/stdout")
    done = program(
        "export", "p.tlproj", "/dev/stdout", "--format", "json", folder=tmp_path, stdout=subprocess.PIPE
    )
    assert json.loads(done.stdout)["project"]["title"] == "p"


def test_a_window_that_cannot_be_filled_says_one_line(tmp_path: Path) -> None:
    program("new", "p.tlproj", folder=tmp_path)
    with (tmp_path / "p.tlproj").open("r+b") as file:
        file.seek(3 * 4096)
        file.write(bytes(4 * 4096))
    done = program("p.tlproj", folder=tmp_path, stdout=subprocess.PIPE)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (2, 1, "")
    assert "p.tlproj” is damaged" in done.stderr


def test_the_window_opens_where_no_state_can_be_kept(tmp_path: Path) -> None:
    program("new", "p.tlproj", folder=tmp_path)
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "state").write_bytes(b"")
    done = program("p.tlproj", folder=tmp_path, stdout=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "timeline-annotator.png").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("request_to_end", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", [0.15, 0.25, 0.35, 0.5])
def test_a_command_that_is_told_to_end_leaves_all_or_nothing(
    tmp_path: Path, request_to_end: signal.Signals, moment: float
) -> None:
    (tmp_path / "long.txt").write_text(TEXT * 200_000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM_THAT_IS_READY, "new", "p.tlproj", "long.txt"],
        cwd=tmp_path,
        env={
            **os.environ,
            "TIMELINE_STATE": str(tmp_path / "state"),
            "PYTHONPATH": str(Path(__file__).parents[1]),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None and child.stderr is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(moment)
        child.send_signal(request_to_end)
        code, said = child.wait(), child.stderr.read()
    made = (tmp_path / "p.tlproj").exists()
    # The request may come when the file is in place already; then only the goodbye is cut short.
    assert code in ({0, 130, -request_to_end} if made else {2, 130}), (code, said)
    assert said.count("timeline-app: ") == (code == 2), said
    if made:
        assert check(tmp_path / "p.tlproj") == []
        project = open_project(tmp_path / "p.tlproj", tmp_path / "another state")
        assert project.counts()["article"] == 1
        project.close()
    assert [path.name for path in tmp_path.glob(".*")] == []
    assert unsaved(tmp_path / "state") == []


_PROGRAM_THAT_IS_READY = """
import sys
from timeline_app.__main__ import main
sys.stdout.write("ready\\n")
sys.stdout.flush()
sys.exit(main())
"""


def test_a_corrected_file_becomes_a_new_version_and_what_it_leaves_behind_is_told(
    cli: Said, tmp_path: Path
) -> None:
    assert cli("new", "story.tlproj", "report.txt") == 0
    with closing(open_project(Path("story.tlproj"), tmp_path / "state")) as project:
        (article,) = project.articles()
        with project.edit("Mark") as edit:
            for words in ("6 September", "Talks resume"):
                at = TEXT.index(words)
                edits.mark_passage(edit, article.id, at, at + len(words))
        save(project, Path("story.tlproj"))
    Path("corrected.txt").write_text(TEXT.replace("6 September", "7 September"), encoding="utf-8")

    assert cli("import", "story.tlproj", "corrected.txt", "--new-version-of", "Talks resume") == 0
    assert cli.out == "New version of “Talks resume”: 1 exact, 1 changed.\n"
    assert cli("import", "story.tlproj", "corrected.txt", "--new-version-of", "Talks resume") == 0
    assert "nothing was added" in cli.out

    Path("other.txt").write_text("Quite another story.", encoding="utf-8")
    assert cli("import", "story.tlproj", "other.txt", "--new-version-of", "Talks resume") == 1
    assert "2 lost" in cli.out
    assert "“7 September”" in cli.out
    assert cli("check", "story.tlproj") == 0


def test_a_new_version_is_one_file_for_one_article_that_is_there(cli: Said) -> None:
    assert cli("new", "story.tlproj", "report.txt") == 0
    assert "One file" in cli.refused(
        "import", "story.tlproj", "a.txt", "b.txt", "--new-version-of", "Talks resume"
    )
    assert "no project" in cli.refused(
        "import", "none.tlproj", "report.txt", "--new-version-of", "Talks resume"
    )
    assert "no article “Boat”" in cli.refused(
        "import", "story.tlproj", "report.txt", "--new-version-of", "Boat"
    )


# -- merge


def two_copies(cli: Said) -> None:
    """ours.tlproj and theirs.tlproj: the common event was renamed in both, each has one of its own."""
    assert cli("new", "ours.tlproj", "report.txt") == 0
    retitle("ours.tlproj", "Talks", "")
    shutil.copy("ours.tlproj", "theirs.tlproj")
    retitle("ours.tlproj", "Talks begin", "Ours")
    retitle("theirs.tlproj", "Talks open", "Theirs")


def retitle(name: str, title: str, added: str) -> None:
    project = open_project(Path(name), Path("elsewhere"))
    with project.edit("Work") as edit:
        track = project.tracks()[0].id
        common = next(project.all("event"), None)
        if common is None:
            edits.add_event(edit, title, track)
        else:
            edits.change_event(edit, common.id, title=title)
            edits.add_event(edit, added, track)
    save(project)
    project.close()


def titles_in(cli: Said, name: str) -> list[str]:
    return [event["title"] for event in data_of(cli, name)["events"]]


def test_a_merge_with_conflicts_tells_them_and_writes_nothing(cli: Said) -> None:
    two_copies(cli)
    before = [Path(name).read_bytes() for name in ("ours.tlproj", "theirs.tlproj")]
    assert cli("merge", "ours.tlproj", "theirs.tlproj", "both.tlproj") == 1
    first, last = cli.out.splitlines()
    assert first == (
        "Event “Talks begin”: title: “Talks begin” (ours) or “Talks open” (theirs); it was “Talks”."
    )
    assert last.startswith("1 conflict: nothing was written.")
    assert not Path("both.tlproj").exists()
    assert [Path(name).read_bytes() for name in ("ours.tlproj", "theirs.tlproj")] == before


@pytest.mark.parametrize(("side", "title"), [("--ours", "Talks begin"), ("--theirs", "Talks open")])
def test_a_merge_for_one_side_has_the_work_of_both(cli: Said, side: str, title: str) -> None:
    two_copies(cli)
    before = [Path(name).read_bytes() for name in ("ours.tlproj", "theirs.tlproj")]
    assert cli("merge", "ours.tlproj", "theirs.tlproj", "both.tlproj", side) == 0
    assert cli.out.splitlines()[-1] == f"both.tlproj: 1 event added; 1 conflict decided for {side[2:]}."
    assert sorted(titles_in(cli, "both.tlproj")) == sorted([title, "Ours", "Theirs"])
    assert check(Path("both.tlproj")) == []
    assert [Path(name).read_bytes() for name in ("ours.tlproj", "theirs.tlproj")] == before
    assert cli("merge", "both.tlproj", "theirs.tlproj", "again.tlproj") == 0
    assert cli.out == "again.tlproj: nothing new.\n"


def test_a_merge_is_told_as_json(cli: Said) -> None:
    two_copies(cli)
    assert cli("merge", "ours.tlproj", "theirs.tlproj", "both.tlproj", "--json") == 1
    told = json.loads(cli.out)
    assert told["out"] is None and told["incoming"] == {"event": {"added": 1, "changed": 0, "removed": 0}}
    (conflict,) = told["conflicts"]
    assert (conflict["field"], conflict["base"]) == ("title", "Talks")
    assert (conflict["ours"], conflict["theirs"]) == ("Talks begin", "Talks open")
    assert cli("merge", "ours.tlproj", "theirs.tlproj", "both.tlproj", "--json", "--ours") == 0
    assert json.loads(cli.out)["out"] == "both.tlproj"


def test_a_merge_never_writes_over_a_file(cli: Said) -> None:
    two_copies(cli)
    assert "is the project itself" in cli.refused(
        "merge", "ours.tlproj", "theirs.tlproj", "theirs.tlproj", "--ours"
    )
    Path("there.tlproj").write_text("mine")
    assert "is there already" in cli.refused(
        "merge", "ours.tlproj", "theirs.tlproj", "there.tlproj", "--ours"
    )
    assert "not allowed with" in cli.refused(
        "merge", "ours.tlproj", "theirs.tlproj", "x.tlproj", "--ours", "--theirs"
    )


def test_another_project_is_not_merged(cli: Said) -> None:
    assert cli("new", "one.tlproj", "report.txt") == cli("new", "two.tlproj", "report.txt") == 0
    assert "is another project" in cli.refused("merge", "one.tlproj", "two.tlproj", "both.tlproj")
    assert not Path("both.tlproj").exists()
