"""Documents made to harm whoever reads them: each is read by a process that may use 512 MB and 5 seconds, no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from tests.interchange.documents import docx, epub, lines, packed, paragraph, pdf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits of Linux")

MEMORY, SECONDS = 512_000_000, 5
READER = f"""if True:
    import json, os, resource, sys
    from pathlib import Path
    from timeline_app.interchange.articles import UnreadableArticle, read_articles
    import lxml.etree, timeline_app.interchange.pdf_text, timeline_app.interchange.epub_book, trafilatura
    said = {{}}
    for path in sorted(Path(sys.argv[1]).iterdir()):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_DATA, ({MEMORY}, {MEMORY}))
            resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
            try:
                found = read_articles(path)
                told = ["read", sum(len(each.text) for each in found), found[0].text[:500]]
            except UnreadableArticle as why:
                told = ["refused", 0, str(why)]
            except BaseException as error:
                told = ["failed", 0, repr(error)]
            os.write(writing, json.dumps(told).encode())
            os._exit(0)
        os.close(writing)
        with open(reading, "rb") as pipe:
            answer = pipe.read()
        status = os.waitpid(child, 0)[1]
        said[path.name] = json.loads(answer) if answer else ["killed", status, ""]
    print(json.dumps(said))
"""
ZEROS = b" " * 1_000_000
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))


def bomb(name: str, mb: int, *, first: str = "", compression: int = ZIP_DEFLATED) -> bytes:
    """An archive with one member that unpacks to so many MB."""
    file = BytesIO()
    with ZipFile(file, "w", compression, compresslevel=1) as archive, archive.open(name, "w") as member:
        member.write(first.encode())
        for _ in range(mb):
            member.write(ZEROS)
    return file.getvalue()


def many(count: int) -> bytes:
    """An archive of very many members."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}", b"")
    return file.getvalue()


def with_entities(declared: str, used: str) -> bytes:
    """A Word document that declares entities."""
    body = paragraph("WORDS").replace("WORDS", used)
    whole = docx(body)
    with ZipFile(BytesIO(whole)) as archive:
        document = archive.read("word/document.xml").decode()
    return packed({"word/document.xml": f"<!DOCTYPE d [{declared}]>{document}"})


def encrypted() -> bytes:
    """A Word document whose members are said to be encrypted."""
    data = bytearray(docx(paragraph("x")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(mark, start)) >= 0:
            data[start + flags] |= 1
            start += 4
    return bytes(data)


def documents(secret: Path, address: str) -> Mapping[str, bytes]:
    """All of them, by a name that tells the kind."""
    remote = (
        f"<img src='{address}/i.png'><script src='{address}/s.js'></script><iframe src='file://{secret}'></iframe>"
        f"<link rel=stylesheet href='{address}/s.css'><object data='file://{secret}'></object><p>They met.</p>"
    )
    entity = f'<!ENTITY e SYSTEM "file://{secret}"><!ENTITY f SYSTEM "{address}/f">'
    return {
        "bomb.docx": bomb("word/document.xml", 300, first="<w:document>"),
        "bomb.epub": bomb("META-INF/container.xml", 70),
        "slow.docx": bomb("word/document.xml", 20, compression=ZIP_BZIP2),
        "members.docx": many(20_001),
        "elements.docx": docx("<w:b/>" * 1_000_001),
        "depth.docx": docx("<w:b>" * 200_000),
        "entities.docx": with_entities(ENTITIES, "&e11;"),
        "external.docx": with_entities(entity, "&e;&f;"),
        "external.epub": epub({"a.xhtml": f"]><p>&e;</p>{remote}"}, facts="<dc:title>x</dc:title>"),
        "locked.docx": encrypted(),
        "outside.epub": epub(
            {f"../../../../../..{secret}": "", f"file://{secret}": "", "a.xhtml": "<p>They met.</p>"}
        ),
        "stream.pdf": pdf([lines("They met.")], streams=[b" " * 60_000_000]),
        "twice.pdf": pdf([lines("They met.")]).replace(b"/Filter /FlateDecode", b"/Filter [/Fl /Fl]     "),
        "line.html": f"<article><p>{'They met. ' * 1_000_000}</p>{remote}</article>".encode(),
        "paragraphs.html": f"<article>{'<p>They met.</p>' * 150_000}</article>".encode(),
        "deep.html": b"<div>" * 700_000 + b"They met.",
        "comments.html": b"<!--" * 2_500_000 + b"<p>They met.</p>",
        "angles.html": b"<p>They met.</p>" + b"<a " * 3_000_000,
        "attributes.html": b"<p " + b"a='b' " * 1_500_000 + b">They met.</p>",
        "remote.html": remote.encode(),
        "remote.eml": f"From: a@b.example\nContent-Type: text/html\n\n{remote}".encode(),
        "parts.eml": b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n" + b"\n--x\n" * 100_001,
        "nested.eml": b"From: a@b\nContent-Type: message/rfc822\n\n" * 5_000 + b"They met.",
    }


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, int, str]]:
    """What reading each of them gave; whoever fetches anything is heard by a listener."""
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder / "secret.txt"
    secret.write_text("SECRET")
    (folder / "documents").mkdir()
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, data in documents(secret, f"http://127.0.0.1:{server.server_port}").items():
            (folder / "documents" / name).write_bytes(data)
        before = sorted(path for path in folder.rglob("*"))
        done = subprocess.run(
            [sys.executable, "-c", READER, str(folder / "documents")],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(folder)},
            capture_output=True,
            text=True,
            check=True,
        )
        server.shutdown()
    answers: dict[str, tuple[str, int, str]] = json.loads(done.stdout)
    answers["asked"] = ("", len(asked), " ".join(asked))
    answers["written"] = ("", len(set(folder.rglob("*")) - set(before)), "")
    return answers


REFUSED = {
    "bomb.docx": "unpacks to more than 64 MB",
    "bomb.epub": "unpacks to more than 64 MB",
    "slow.docx": "packed in a way",
    "members.docx": "more than 20,000 files",
    "elements.docx": "far more parts",
    "depth.docx": "far more parts",
    "entities.docx": "declares entities",
    "external.docx": "declares entities",
    "locked.docx": "protected with a password",
    "stream.pdf": "unpacks to more than 32 MB",
    "twice.pdf": "packed in a way",
    "deep.html": "far more parts",
    "parts.eml": "far more parts",
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_too_much_is_refused_in_time_and_in_words(
    said: dict[str, tuple[str, int, str]], name: str
) -> None:
    how, _, words = said[name]
    assert (how, REFUSED[name] in words) == ("refused", True), said[name]


@pytest.mark.parametrize(
    "name",
    [
        "external.epub",
        "outside.epub",
        "line.html",
        "paragraphs.html",
        "attributes.html",
        "remote.html",
        "remote.eml",
    ],
)
def test_what_is_only_odd_gives_its_text(said: dict[str, tuple[str, int, str]], name: str) -> None:
    how, length, text = said[name]
    assert (how, "They met." in text) == ("read", True), said[name]
    assert "SECRET" not in text
    assert length < 12_000_000


def test_whatever_it_is_it_ends_within_its_limits(said: dict[str, tuple[str, int, str]]) -> None:
    assert {name: told for name, told in said.items() if told[0] in ("failed", "killed")} == {}


def test_nothing_is_fetched_and_nothing_is_written(said: dict[str, tuple[str, int, str]]) -> None:
    assert said["asked"][1:] == (0, "")
    assert said["written"][1] == 0
