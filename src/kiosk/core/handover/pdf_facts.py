"""What a PDF by Chromium states of itself: whose it is and of which day, and its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import message
from kiosk.core.problem import Problem

_HOUR = re.compile(rb"\(D:\d{14}[+-]\d\d'\d\d'\)")
_CREATOR = re.compile(rb"/Creator \((?:\\.|[^\\)])*\)")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


class StrangePdfError(Problem):
    """The PDF is not of the form that Chromium writes."""

    def __init__(self) -> None:
        super().__init__(
            message("The browser wrote a PDF that Kiosk cannot check. Try another browser.")
        )


def with_facts(pdf: bytes, *, day: date, author: str) -> bytes:
    """State a day and an author instead of the hour and the browser.

    The document information is rewritten in place and in the same length, so that every other
    byte, and with it the Khmer text, stays as the browser wrote it; the same page set twice by
    the same browser is then the same file. An author for whom there is no room is left out.
    Raises `StrangePdfError`.
    """
    pdf = _HOUR.sub(f"(D:{day:%Y%m%d}000000+00'00')".encode(), pdf)
    creator = _CREATOR.search(pdf)
    if creator is None:
        raise StrangePdfError
    room = len(creator.group())
    entry = next(entry for entry in _entries(without_breaks(author)) if len(entry) <= room)
    return pdf.replace(creator.group(), entry.ljust(room), 1)


def page_count(pdf: bytes) -> int:
    """Count the pages; Chromium writes each as an object of its own, in the clear.

    Raises `StrangePdfError` where none is found.
    """
    if pages := len(_PAGE.findall(pdf)):
        return pages
    raise StrangePdfError


def _entries(author: str) -> Iterator[bytes]:
    """Write the entry in the ways there are (ISO 32000-1, 7.9.2.2), the shortest last."""
    yield f"/Creator (Kiosk) /Author <feff{author.encode('utf-16-be').hex()}>".encode()
    if author.isascii() and author.isprintable():
        yield b"/Creator (Kiosk) /Author (%b)" % re.sub(r"([()\\])", r"\\\1", author).encode()
    yield b"/Creator (Kiosk)"
