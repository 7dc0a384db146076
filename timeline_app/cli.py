"""The command line: what may be written there, and what is said when it goes wrong.

Without a command it opens the window. Exit codes: 0 done, 1 findings, 2 wrong use or bad input, with one line on
stderr. What only one command needs is imported when that command runs.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from timeline_app import commands, suggest_command
from timeline_app.commands import BadUse, DrawPicture, OpenWindow

PROGRAM = "timeline-app"
BAD_INPUT = 2
_WITHOUT_COMMAND = """\
without a command, the window opens:
  timeline-app                         the welcome page
  timeline-app story.tlproj            a project
  timeline-app report.txt page.html    a new project with these articles
  timeline-app --sample                the sample project, as an untitled copy

exit codes: 0 done, 1 findings, 2 wrong use or bad input (with one line that says what)
“timeline-app COMMAND --help” tells about one command, with examples."""
_MERGE = """\
Two fields of one event, changed by two people, are both kept. Where both changed the same field, or one
deleted what the other worked on, each such conflict is told with both values, nothing is written, and the
exit code is 1: say whose side counts, or decide one by one in the window (File > Merge with another copy)."""
_ARTICLE = "a text, Markdown, HTML, PDF, Word, OpenDocument, EPUB or e-mail file"
_DATE = "as in 2021-09-08, 2021-09-08T10:00+03:00 or “8 September 2021”"
_LANGUAGES = ("ar", "de", "en", "es", "fr", "ru")
_ZONE = "time zone, as in Asia/Damascus or Europe/Berlin"


class _Parser(argparse.ArgumentParser):
    """Raises BadUse instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and where more is said."""
        raise BadUse(f"{message[:1].upper()}{message[1:]}. “{self.prog} --help” tells more.")


def run(argv: Sequence[str], *, open_window: OpenWindow, picture: DrawPicture) -> int:
    """Do what the arguments say; return the exit code."""
    _make_streams_safe()
    try:
        code = _run(list(argv), open_window, picture)
        sys.stdout.flush()
        return code
    except SystemExit as done:  # --help and --version
        return int(done.code or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _give_up_stdout()  # who read us has gone, as `head` does
        return 0
    except Exception as error:
        if os.environ.get("TIMELINE_DEBUG"):
            raise
        try:
            sys.stdout.flush()
        except OSError:
            _give_up_stdout()
        sys.stderr.write(f"{PROGRAM}: {_sentence(error)}\n")
        return BAD_INPUT


def _make_streams_safe() -> None:
    """Whatever a file or a project is called can be said, and so it can where nobody listens."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by who started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as we run
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _give_up_stdout() -> None:
    """Say nothing more: Python would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(argv: list[str], open_window: OpenWindow, picture: DrawPicture) -> int:
    parser, names = _parser()
    if not argv or (argv[0] not in names and not {"-h", "--help", "--version"} & set(argv)):
        return _open(argv, names, open_window)
    args = parser.parse_args(argv)
    with _ended_in_order():
        return _command(args, picture)


def _command(args: argparse.Namespace, picture: DrawPicture) -> int:
    match args.command:
        case "new":
            return commands.new(
                args.project,
                args.articles,
                published=args.published,
                zone=args.zone,
                whole_books=args.whole_books,
            )
        case "import":
            return commands.import_(
                args.project,
                args.files,
                published=args.published,
                zone=args.zone,
                whole_books=args.whole_books,
                new_version_of=args.new_version_of,
                accept_suggestions=args.accept_suggestions,
            )
        case "export":
            return commands.export(args.project, args.out, args.format, with_originals=args.with_originals)
        case "merge":
            return commands.merge(args.ours, args.theirs, args.out, side=args.side, as_json=args.json)
        case "check":
            return commands.check(args.project, as_json=args.json)
        case "audit":
            return commands.audit(args.project, as_json=args.json)
        case "suggest":
            return suggest_command.suggest(
                args.source,
                published=args.published,
                zone=args.zone,
                kind=args.kind,
                language=args.language,
                as_json=args.json,
            )
        case _:
            return commands.picture(
                picture,
                args.project,
                args.out,
                begin=args.begin,
                end=args.end,
                size=args.size,
                dark=args.dark,
            )


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Have a request to end (SIGTERM) clear away as Ctrl+C does: half an import is nothing to offer later."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _open(argv: list[str], names: frozenset[str], open_window: OpenWindow) -> int:
    parser = _Parser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--sample", action="store_true")
    args = parser.parse_args(argv)
    missing = next((path for path in args.paths if not path.exists()), None)
    if missing is not None:
        known = ", ".join(sorted(names))
        raise BadUse(f"There is no file {missing}, and no such command (there are {known}).")
    if sum(path.suffix.lower() == ".tlproj" for path in args.paths) > 1:
        raise BadUse("A window shows one project; start the program once for each.")
    return open_window(args.paths, sample=args.sample)


def _parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """The parser of all commands, and their names."""
    parser = _Parser(
        prog=PROGRAM,
        description="A zoomable timeline whose every event is linked to the passages it rests on.",
        usage="%(prog)s [PROJECT | ARTICLE...]\n       %(prog)s COMMAND ...",
        epilog=_WITHOUT_COMMAND,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    found = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, prog=PROGRAM
    )

    def command(name: str, summary: str, *examples: str) -> argparse.ArgumentParser:
        return found.add_parser(
            name,
            help=summary,
            description=f"{summary[:1].upper()}{summary[1:]}.",
            epilog="examples:\n" + "\n".join(f"  {PROGRAM} {name} {example}" for example in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    new = command(
        "new",
        "make a project, with articles if you like",
        "story.tlproj",
        "story.tlproj report.txt page.html --published 2021-09-08 --zone Asia/Damascus",
    )
    new.add_argument(
        "project", metavar="PROJECT", type=Path, help="the file to make; it must not be there yet"
    )
    new.add_argument("articles", metavar="ARTICLE", type=Path, nargs="*", help=_ARTICLE)
    _add_article_options(new, f"{_ZONE}; the project is drawn in it, too")

    import_ = command(
        "import",
        "add articles, or a project exported as JSON; makes the project where there is none",
        "story.tlproj second-report.md --published 2021-09-10",
        "copy.tlproj story.json",
        "story.tlproj corrected.html --new-version-of “Talks fail in Harrow Quay”",
        "story.tlproj report.txt --accept-suggestions --published 2021-09-08",
    )
    import_.add_argument("project", metavar="PROJECT", type=Path, help="the project to add to")
    import_.add_argument("files", metavar="FILE", type=Path, nargs="+", help=f"{_ARTICLE}, or a .json file")
    import_.add_argument(
        "--new-version-of",
        metavar="ARTICLE",
        default="",
        help="take the file as a corrected version of this article (title or id): its passages are found again and "
        "their links follow; exit code 1 where a person must decide about some",
    )
    import_.add_argument(
        "--accept-suggestions",
        action="store_true",
        help="make a first timeline: an event, not yet reviewed, for every passage of the articles that can be dated",
    )
    _add_article_options(import_, _ZONE)

    export = command(
        "export",
        "write the whole project as JSON, or its events as CSV",
        "story.tlproj story.json",
        "story.tlproj story.json --with-originals",
        "story.tlproj events.csv",
    )
    export.add_argument("project", metavar="PROJECT", type=Path)
    export.add_argument(
        "out", metavar="OUT", type=Path, help="the file to write; one that is there is replaced"
    )
    export.add_argument(
        "--format", choices=("json", "csv"), help="the format, where the suffix of OUT does not tell"
    )
    export.add_argument(
        "--with-originals", action="store_true", help="JSON: put the files of the articles in it"
    )

    merge = command(
        "merge",
        "bring the work of two copies of a project together in a new file; neither copy is touched",
        "mine.tlproj colleague.tlproj both.tlproj",
        "mine.tlproj colleague.tlproj both.tlproj --theirs",
        "mine.tlproj 'mine (conflict copy).tlproj' both.tlproj --json",
    )
    merge.epilog = f"{merge.epilog}\n\n{_MERGE}"
    merge.add_argument("ours", metavar="OURS", type=Path, help="the copy that goes on, with its list of undo")
    merge.add_argument("theirs", metavar="THEIRS", type=Path, help="the copy that comes in")
    merge.add_argument("out", metavar="OUT", type=Path, help="the file to make; it must not be there yet")
    sides = merge.add_mutually_exclusive_group()
    for side in ("ours", "theirs"):
        sides.add_argument(
            f"--{side}",
            dest="side",
            action="store_const",
            const=side,
            help=f"where both changed the same thing, {side} counts",
        )
    merge.add_argument("--json", action="store_true", help="tell it as one JSON object")

    check = command(
        "check",
        "look whether a project is whole: its file, its hashes, its references, its quotes",
        "story.tlproj",
        "story.tlproj --json",
    )
    check.add_argument("project", metavar="PROJECT", type=Path)
    check.add_argument("--json", action="store_true", help="tell it as one JSON object")

    audit = command(
        "audit",
        "tell what is weak: events without evidence, single sources, contradictions, dates that do not fit",
        "story.tlproj",
        "story.tlproj --json",
    )
    audit.add_argument("project", metavar="PROJECT", type=Path)
    audit.add_argument("--json", action="store_true", help="tell it as one JSON object")

    suggest = command(
        "suggest",
        "tell the time expressions of an article, or of all articles of a project, and the events they suggest",
        "report.txt --published 2021-09-08 --zone Asia/Damascus",
        "history.epub --kind narrative --json",
        "story.tlproj",
    )
    suggest.add_argument("source", metavar="ARTICLE|PROJECT", type=Path, help=f"{_ARTICLE}, or a project")
    suggest.add_argument(
        "--published", metavar="DATE", default="", help=f"publication date where none is known, {_DATE}"
    )
    suggest.add_argument("--zone", metavar="ZONE", default="", help=_ZONE)
    suggest.add_argument(
        "--kind",
        choices=("news", "narrative", "auto"),
        default="auto",
        help="news counts from its publication, a narrative from the date it named last (%(default)s)",
    )
    suggest.add_argument(
        "--language", choices=_LANGUAGES, help="the language of the text, where it is not to be guessed"
    )
    suggest.add_argument("--json", action="store_true", help="tell it as a JSON array")

    picture = command(
        "picture",
        "draw the timeline into a file, without a display",
        "story.tlproj story.png",
        "story.tlproj summer.svg --from 2021-07 --to 2021-09 --size 1600x600 --dark",
    )
    picture.add_argument("project", metavar="PROJECT", type=Path)
    picture.add_argument(
        "out", metavar="OUT", type=Path, help="a .png or .svg file; one that is there is replaced"
    )
    picture.add_argument("--from", dest="begin", metavar="DATE", help=f"where it begins, {_DATE}")
    picture.add_argument(
        "--to", dest="end", metavar="DATE", help="where it ends; that day, month or year included"
    )
    picture.add_argument("--size", metavar="WxH", default="1600x600", help="in pixels (%(default)s)")
    picture.add_argument("--dark", action="store_true", help="light on dark")
    return parser, frozenset(found.choices)


def _add_article_options(parser: argparse.ArgumentParser, zone: str) -> None:
    parser.add_argument(
        "--published", metavar="DATE", default="", help=f"publication date of the articles, {_DATE}"
    )
    parser.add_argument("--zone", metavar="ZONE", default="", help=zone)
    parser.add_argument(
        "--whole-books", action="store_true", help="make one article of a book, not one of each chapter"
    )


class _Version(argparse.Action):
    """Looks the version up only when somebody asks for it: that takes 20 ms."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("timeline-annotator")
        except PackageNotFoundError:
            found = "from a checkout that is not installed"
        sys.stdout.write(f"{PROGRAM} {found}\n")
        parser.exit()


def _sentence(error: Exception) -> str:
    """What went wrong, in one line. Our own errors are sentences; of others we say what is known."""
    said = " ".join(str(error).split())
    if type(error).__module__.startswith(f"{__package__}."):
        return said
    if isinstance(error, OSError) and error.strerror:
        from timeline_app.project.errors import reason

        if error.filename is None:
            return f"The system refused: {error.strerror}."
        return f"{os.fsdecode(error.filename)} cannot be used, because {reason(error)}."
    return f"This was not foreseen: {type(error).__name__}: {said} (TIMELINE_DEBUG=1 shows where)."
