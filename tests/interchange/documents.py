"""Makes the documents that the tests read: Word, OpenDocument, EPUB, PDF, each as small as it can be."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from hashlib import md5
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pdfminer.arcfour import Arcfour

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" ' + DC
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(body: str, *, title: str = "", author: str = "", **others: str) -> bytes:
    """A Word document; `body` is WordprocessingML, others are members of "word/"."""
    members = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f"<cp xmlns='x' {DC}><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp>",
    }
    return packed(members | {f"word/{name}.xml": f"<w:all {W}>{xml}</w:all>" for name, xml in others.items()})


def paragraph(*runs: str, item: bool = False) -> str:
    """A paragraph of a Word document."""
    before = "<w:pPr><w:numPr/><w:tabs><w:tab/></w:tabs></w:pPr>" if item else ""
    return f"<w:p>{before}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def odt(body: str, *, meta: str = "", **others: str) -> bytes:
    """An OpenDocument text."""
    content = (
        f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    metadata = f"<office:document-meta {ODF}><office:meta>{meta}</office:meta></office:document-meta>"
    return packed({"mimetype": ODT_TYPE, "content.xml": content, "meta.xml": metadata} | others)


def epub(
    chapters: Mapping[str, str], *, facts: str = "", contents: str = "", more: Mapping[str, str] | None = None
) -> bytes:
    """A book; `contents` is the list of its navigation document, which is no part of it where "" stands."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    nav = (
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        if contents
        else ""
    )
    spine = '<itemref idref="nav"/>' if contents else ""
    spine += "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>",
        "OPS/book.opf": f"<package {DC}><metadata>{facts}</metadata><manifest>{nav}{items}</manifest>"
        f"<spine>{spine}</spine></package>",
    }
    if contents:
        members["OPS/nav.xhtml"] = f"<html><body><nav><ol>{contents}</ol></nav></body></html>"
    return packed(
        members
        | {
            f"OPS/{name}": f"<!DOCTYPE html><html><body>{body}</body></html>"
            for name, body in chapters.items()
        }
        | dict(more or {})
    )


Words = tuple[float, float, float, str]  # left, from the foot, size, text


def pdf(
    pages: Sequence[Sequence[Words]],
    *,
    info: str = "",
    streams: Sequence[bytes] = (),
    encrypted: bool = False,
) -> bytes:
    """A PDF file of A4 pages in Helvetica; `streams` stand in it, packed, without being part of a page.

    An `encrypted` one (RC4, 40 bits: ISO 32000-1, 7.6.3) opens without a password.
    """
    lock = _Lock() if encrypted else None
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}] "
        ">>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        drawn = "".join(
            f"BT /F {size} Tf {left} {up} Td ({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET\n"
            for left, up, size, text in page
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            + f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(_stream(drawn.encode("cp1252"), len(objects) + 1, lock))
    for each in streams:
        objects.append(_stream(each, len(objects) + 1, lock))
    objects.append(f"<< {info} >>".encode("cp1252"))
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    start = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    file += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    file += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R ".encode()
    file += (lock.told if lock else b"") + b">>\n"
    return bytes(file + f"startxref\n{start}\n%%EOF\n".encode())


class _Lock:
    """The key of a file whose password is empty, and what the trailer tells of it."""

    def __init__(self) -> None:
        owner, rights, id = b"o" * 32, -4, b"i" * 16
        self._key = md5(_PADDING + owner + rights.to_bytes(4, "little", signed=True) + id).digest()[:5]
        user = Arcfour(self._key).process(_PADDING)
        self.told = (
            b"/ID [<%s> <%s>] " % (id.hex().encode(), id.hex().encode())
            + b"/Encrypt << /Filter /Standard /V 1 /R 2 /P %d " % rights
            + b"/O <%s> /U <%s> >> " % (owner.hex().encode(), user.hex().encode())
        )

    def close(self, data: bytes, number: int) -> bytes:
        key = md5(self._key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
        return Arcfour(key).process(data)


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _stream(data: bytes, number: int, lock: _Lock | None) -> bytes:
    packed = zlib.compress(data, 9)
    if lock is not None:
        packed = lock.close(packed, number)
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def lines(*texts: str, left: float = 60, top: float = 700, size: float = 11, lead: float = 14) -> list[Words]:
    """Lines of text one below the other."""
    return [(left, top - lead * number, size, text) for number, text in enumerate(texts)]
