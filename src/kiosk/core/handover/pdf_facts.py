"""What a PDF by Chromium states of itself: whose it is and of which day, and its pages."""

from __future__ import annotations

import re
from datetime import date

from kiosk.core.khmer.breaks import without_breaks

_HOUR = re.compile(rb"\(D:\d{14}[+-]\d\d'\d\d'\)")
_CREATOR = re.compile(rb"/Creator \((?:\\.|[^\\)])*\)")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


class StrangePdfError(ValueError):
    """The PDF is not of the form that Chromium writes."""


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
        raise StrangePdfError("the PDF names no /Creator to replace")
    room = len(creator.group())
    entries = (b"/Creator (Kiosk) /Author " + _text(author), b"/Creator (Kiosk)")
    entry = next(entry for entry in entries if len(entry) <= room)
    return pdf.replace(creator.group(), entry.ljust(room), 1)


def page_count(pdf: bytes) -> int:
    """Count the pages; Chromium writes each as an object of its own, in the clear."""
    return len(_PAGE.findall(pdf))


def _text(words: str) -> bytes:
    """Write a text as PDF does (ISO 32000-1, 7.9.2.2)."""
    plain = without_breaks(words)
    if plain.isascii() and plain.isprintable() and not set(plain) & set("()\\"):
        return f"({plain})".encode()
    return f"<feff{plain.encode('utf-16-be').hex()}>".encode()
