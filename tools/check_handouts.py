"""What a built handout has to be: all of its text there to be read and copied, its codes sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pymupdf
import zxingcpp

from check_briefing import FONTS, fonts_of
from kiosk.core.handover.handout.sheet import Sheet
from kiosk.core.khmer.fold import fold
from kiosk.workers.render.actual_text import ActualText
from kiosk.workers.render.page_text import read_text

DOTS = 150  # an inch: what a poor printer or scanner leaves of a code
_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "b", "span", "div"})
_UNSEEN = frozenset({"title", "style"})
_SPACE = re.compile(r"\s+")


class _Words(HTMLParser):
    """Gathers the lines of a page as a reader sees them, and what its codes hold."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.codes = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self.codes += tag == "svg"
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        self._end_line(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.lines[-1] += data

    def _end_line(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append("")


def lines_of(sheet: Sheet) -> tuple[list[str], int]:
    """Give the lines that stand on a handout, and how many codes."""
    words = _Words()
    for part in sheet.parts:
        words.feed(part.html)
    words.close()
    return [line.strip() for line in words.lines if line.strip()], words.codes


def faults(pdf: bytes, sheet: Sheet) -> list[str]:
    """List what is wrong with a built handout, in sentences; best, nothing."""
    lines, codes = lines_of(sheet)
    with pymupdf.open(stream=pdf) as document:
        strange = fonts_of(document) - FONTS
    return [
        *(f"set in {font} instead of Kiosk Sans" for font in sorted(strange)),
        *(f"this cannot be found: {line}" for line in missing_lines(lines, text_of(pdf))),
        *_unread_codes(pdf, codes),
    ]


def text_of(pdf: bytes) -> str:
    """Read a PDF's text as the kiosk does."""
    with pymupdf.open(stream=pdf) as document:
        reader = ActualText(document)
        pages = (document[index] for index in range(document.page_count))
        return "\n".join(read_text(reader.strokes(page)) for page in pages)


def missing_lines(lines: list[str], text: str) -> list[str]:
    """Give the lines that do not stand in an extracted text, whatever its white space."""
    found = _key(text)
    return [line for line in lines if _key(line) not in found]


def codes_on(pdf: bytes) -> list[str]:
    """Read the codes of a PDF as a phone reads them off a print of 150 dots an inch."""
    with pymupdf.open(stream=pdf) as document:
        pages = [
            document[index].get_pixmap(dpi=DOTS, colorspace="gray")
            for index in range(document.page_count)
        ]
    return [
        code.text
        for page in pages
        for code in zxingcpp.read_barcodes(
            memoryview(page.samples).cast("B", shape=(page.height, page.width)),
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            text_mode=zxingcpp.TextMode.Plain,
        )
    ]


def _unread_codes(pdf: bytes, codes: int) -> Iterator[str]:
    if (read := len(codes_on(pdf))) != codes:
        yield f"{read} of its {codes} codes can be read"


def _key(text: str) -> str:
    return _SPACE.sub("", fold(text).text)
