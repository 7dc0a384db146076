"""The lines of text on the pages of a PDF file, with where they stand; pictures and drawings are passed over."""

from __future__ import annotations

import logging
import re
import zlib
from base64 import a85decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import IndexAssigner, LAParams, LTChar, LTFigure, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from timeline_app.interchange.draft import ImportCancelled, Progress, Refused

MAX_PAGES = 3_000
MAX_LETTERS = 10_000_000
MAX_STREAM = 32_000_000  # bytes of one unpacked stream that is no picture
MAX_OLD_STREAM = 64_000  # bytes of one that is packed by LZW, each of which can become four thousand
MAX_ORDERED = 300  # blocks of a page that are put in order by their neighbourhood, which takes their square

_STREAM = re.compile(rb"stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_TWICE = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_PIECE = 65_536
_BEFORE = 2_000  # bytes of a stream's dictionary that are looked at


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; left, right, bottom and top in points from the lower left corner, size of the letters too."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of lines of one page in the order of reading; height in points."""

    height: float
    blocks: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages, and what the file says about itself ("" = nothing)."""

    pages: tuple[Page, ...]
    title: str = ""
    author: str = ""


def read_pages(data: bytes, progress: Progress) -> Pages:
    """The pages of this file. Raises Refused."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it complains about every second file
    _check_streams(data)
    try:
        return _read(data, progress)
    except (Refused, ImportCancelled):
        raise
    except PDFPasswordIncorrect as error:
        raise Refused("is protected with a password") from error
    except Exception as error:  # a parser of damaged files fails in more ways than it declares
        raise Refused("is damaged: its pages cannot be read") from error


def _read(data: bytes, progress: Progress) -> Pages:
    document = _Document(PDFParser(BytesIO(data)))
    resources = PDFResourceManager()
    device = _Letters(resources)
    interpreter = PDFPageInterpreter(resources, device)
    sheets = list(_first(PDFPage.create_pages(document), MAX_PAGES))
    pages: list[Page] = []
    for number, sheet in enumerate(sheets):
        progress(number / len(sheets))
        interpreter.process_page(sheet)
        pages.append(_page(device.get_result()))
    info: dict[str, Any] = document.info[0] if document.info else {}
    return Pages(tuple(pages), *(_told(info.get(name)) for name in ("Title", "Author")))


class _Document(PDFDocument):
    """Refuses in an encrypted file, too, what unpacks to more than a text needs: that is seen only once it is read."""

    def _initialize_password(self, password: str = "") -> None:
        super()._initialize_password(password)
        decipher = self.decipher
        if decipher is None:
            return

        def checked(objid: int, genno: int, data: bytes, attrs: dict[str, Any] | None = None) -> bytes:
            plain = decipher(objid, genno, data, attrs)
            if attrs and "'Image'" not in repr(attrs.get("Subtype")):
                is_text = "85" in repr(attrs.get("Filter"))
                _check_size(_from_ascii85(plain.partition(b"~>")[0]) if is_text else plain)
            return plain

        self.decipher = checked


def _first(pages: Iterable[PDFPage], most: int) -> Iterator[PDFPage]:
    for number, page in enumerate(pages):
        if number == most:
            raise Refused(f"has more than {most:,} pages")
        yield page


class _Letters(PDFPageAggregator):
    """Keeps letters only."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self._count = 0

    def paint_path(self, *_drawing: object) -> None:
        """Pass over a drawing."""

    def render_image(self, *_picture: object) -> None:
        """Pass over a picture."""

    def render_char(self, *letter: Any, **how: Any) -> float:  # noqa: ANN401 - as it comes from pdfminer
        """Take a letter."""
        self._count += 1
        if self._count > MAX_LETTERS:
            raise Refused(f"has more than {MAX_LETTERS:,} letters")
        return super().render_char(*letter, **how)


def _page(page: LTPage) -> Page:
    how, letters = LAParams(), list(_letters(page))
    lines = [line for line in page.group_objects(how, letters) if not line.is_empty()] if letters else []
    boxes: list[LTTextBox] = list(page.group_textlines(how, lines))
    if len(boxes) <= MAX_ORDERED:
        order = IndexAssigner()
        for group in page.group_textboxes(how, boxes) if boxes else ():
            group.analyze(how)
            order.run(group)
        boxes.sort(key=lambda box: box.index)
    else:
        for box in boxes:
            box.analyze(how)
        boxes.sort(key=lambda box: (-box.y1, box.x0))
    found = (tuple(_line(line) for line in box if isinstance(line, LTTextLine)) for box in boxes)
    return Page(page.height, tuple(filter(None, found)))


def _letters(container: Iterable[object]) -> Iterator[LTChar]:
    """All letters, also those of forms, which are pages within a page."""
    waiting = [container]
    while waiting:
        for each in waiting.pop():
            if isinstance(each, LTChar):
                yield each
            elif isinstance(each, LTFigure):
                waiting.append(each)


def _line(line: LTTextLine) -> Line:
    sizes = sorted(letter.size for letter in line if isinstance(letter, LTChar))
    size = sizes[len(sizes) // 2] if sizes else line.height
    return Line(line.get_text(), line.x0, line.x1, line.y0, line.y1, size)


def _told(value: object) -> str:
    return " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""


def _check_streams(data: bytes) -> None:
    """Refuse what unpacks to more than a text needs, before anything is unpacked whole."""
    view = memoryview(data)
    for start in _STREAM.finditer(data):
        before = data[max(0, start.start() - _BEFORE) : start.start()]
        if before.endswith(b"end"):
            continue
        described = before[before.rfind(b" obj") + 1 :]
        if _PICTURE.search(described):
            continue
        if len(_TWICE.findall(described)) > 1:
            raise Refused("is packed in a way that PDF files never are")
        if b"LZW" in described and data.find(b"endstream", start.end()) - start.end() > MAX_OLD_STREAM:
            raise Refused("is packed in a way that is not read here")
        packed: bytes | memoryview = view[start.end() :]
        if b"ASCII85" in described or b"/A85" in described:
            packed = _from_ascii85(data[start.end() : data.find(b"~>", start.end())])
        _check_size(packed)


def _check_size(packed: bytes | memoryview) -> None:
    if _unpacks_to_more(packed):
        raise Refused(f"has a part that unpacks to more than {MAX_STREAM // 1_000_000} MB")


def _unpacks_to_more(packed: bytes | memoryview) -> bool:
    """Whether what begins here unpacks to more than MAX_STREAM; what is not packed, or in another way, does not."""
    unpacker, size = zlib.decompressobj(), 0
    for start in range(0, len(packed), _PIECE):  # zlib would copy all that follows the stream
        try:
            size += len(unpacker.decompress(packed[start : start + _PIECE], MAX_STREAM + 1 - size))
        except zlib.error:
            return False
        if size > MAX_STREAM or unpacker.eof:
            break
    return size > MAX_STREAM


def _from_ascii85(text: bytes) -> bytes:
    try:
        return a85decode(text)
    except ValueError:
        return b""
