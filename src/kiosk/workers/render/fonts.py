"""Which fonts a document is written in."""

from contextlib import suppress

import pymupdf

from kiosk.workers.render.refusal import PDF_ERRORS
from kiosk.workers.render_messages import FONT_NAME_LIMIT, FONTS_LIMIT


def read_fonts(document: pymupdf.Document) -> tuple[str, ...]:
    """Return the names of the fonts, sorted; about 1 ms a page."""
    names: set[str] = set()
    for index in range(document.page_count):
        with suppress(*PDF_ERRORS):
            names |= {_name(row) for row in document.get_page_fonts(index)}
        if len(names) > FONTS_LIMIT:
            break
    return tuple(sorted(names)[:FONTS_LIMIT])


def _name(row: tuple[object, ...]) -> str:
    return "".join(filter(str.isprintable, str(row[3])))[:FONT_NAME_LIMIT]
