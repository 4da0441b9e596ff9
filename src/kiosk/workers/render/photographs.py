"""Which parts of a page are photographs: they keep their colours on paper of any colour."""

import pymupdf

from kiosk.workers.render.refusal import PDF_ERRORS

_SCAN = 0.8
"""Images that cover so much of a page on which nothing is written are a scan of paper."""
_SMALLEST = 256  # an image's own pixels: smaller ones are colours for tables and lines
_BITS_OF_A_SCAN = 1  # bits per component of faxed and scanned text
_IS_DRAWN = 16 | 32
"""Character flags of MuPDF: filled, stroked. A scan's recognised text is neither."""


def photographs_on(strokes: pymupdf.DisplayList) -> tuple[pymupdf.Rect, ...]:
    """Return where a page's photographs are, in points; none on a page that is one scan.

    None either where the library cannot say: the page is readable in every ink.
    """
    try:
        return _found_on(strokes)
    except PDF_ERRORS:
        return ()


def _found_on(strokes: pymupdf.DisplayList) -> tuple[pymupdf.Rect, ...]:
    page = pymupdf.TextPage(strokes.get_textpage(pymupdf.TEXT_PRESERVE_IMAGES))
    whole = strokes.rect
    places = [
        pymupdf.Rect(image["bbox"]) & whole
        for image in page.extractIMGINFO()
        if image["bpc"] > _BITS_OF_A_SCAN and image["width"] * image["height"] >= _SMALLEST
    ]
    seen = [place for place in places if not place.is_empty]
    if sum(map(abs, seen)) >= _SCAN * abs(whole) and not _has_drawn_text(page):
        return ()
    return tuple(seen)


def _has_drawn_text(page: pymupdf.TextPage) -> bool:
    return any(
        span["char_flags"] & _IS_DRAWN
        for block in page.extractDICT()["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
    )
