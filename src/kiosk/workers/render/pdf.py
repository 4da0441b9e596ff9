"""One open PDF, by way of PyMuPDF.

Everything here may be handed a hostile file. What PyMuPDF raises is turned into a
`RefusedError`; a crash or a hang is the window's to notice. Programs, scripts, attachments and
forms in a file are drawn or left alone: nothing here runs them.
"""

from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING

import pymupdf

from kiosk.workers.render.actual_text import ActualText
from kiosk.workers.render.drawing import Drawing, draw, view_of
from kiosk.workers.render.fonts import read_fonts
from kiosk.workers.render.labels import read_labels
from kiosk.workers.render.links import read_links
from kiosk.workers.render.opening import open_document, page_sizes
from kiosk.workers.render.outline import read_outline
from kiosk.workers.render.refusal import PDF_ERRORS, RefusedError, refusing
from kiosk.workers.render_messages import SIDE_LIMIT, Link, OutlineEntry, Reason, Render

if TYPE_CHECKING:
    from kiosk.core.reading.page_text import PageText
    from kiosk.workers.render.text_reader import TextReader

_DRAWINGS_KEPT = 3
_STORE_SHRINK = 98
"""Percent of MuPDF's store (256 MB) that must be free at each further page.

What goes first are the decoded pictures and fonts that are longest unused. With a photograph
on every second page the process takes 68 MB with it and 203 MB without.
"""
_STORE_SHRINK_AT_REST = 99
"""What is left are the fonts in use: to read them again would cost the next page 4 ms."""


def forget_what_is_unused() -> None:
    """Let go what drawing and reading many pages has left in MuPDF's store."""
    pymupdf.TOOLS.store_shrink(_STORE_SHRINK_AT_REST)


class Pdf:
    """A PDF that is open for reading."""

    def __init__(self, path: str, password: str | None = None) -> None:
        """Open the file.

        Raises:
            RefusedError: why it cannot be read.
        """
        self._document = open_document(path, password)
        self._actual_text = ActualText(self._document)
        self._drawings: OrderedDict[int, Drawing] = OrderedDict()
        self.sizes = page_sizes(self._document)

    @property
    def is_repaired(self) -> bool:
        """Whether the file was damaged and could be put right in memory."""
        return bool(self._document.is_repaired)

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Return the outline; entries that lead nowhere in the document are left out."""
        try:
            return read_outline(self._document)
        except PDF_ERRORS:
            return ()

    def labels(self) -> tuple[str, ...]:
        """Return what every page is called; empty where the document only counts them."""
        try:
            return read_labels(self._document)
        except PDF_ERRORS:
            return ()

    def fonts(self) -> tuple[str, ...]:
        """Return the names of the fonts that the document is written in."""
        return read_fonts(self._document)

    def links(self, page: int) -> tuple[Link, ...]:
        """Return the page's links; those that lead nowhere are left out.

        Raises:
            RefusedError: the page does not exist or cannot be read.
        """
        self._check(page)
        with refusing(Reason.PAGE_FAILED):
            return read_links(self._document, self._document[page - 1])

    def text(self, page: int) -> "PageText":
        """Return the page's characters and where they stand.

        Raises:
            RefusedError: the page does not exist or cannot be read.
        """
        self._check(page)
        with refusing(Reason.PAGE_FAILED):
            return self._reader.text(page)

    def keys(self, page: int, count: int) -> tuple[str, ...]:
        """Return the search keys of at most so many pages; a page that fails has an empty one.

        Raises:
            RefusedError: the first page does not exist, or there is no memory.
        """
        self._check(page)
        with refusing(Reason.PAGE_FAILED):
            return self._reader.keys(page, count)

    def texts(self, page: int, count: int) -> tuple[tuple[str, ...], bool]:
        """Return what is written on at most so many pages, and whether in visual order.

        A page that fails has nothing. Raises `RefusedError` as `keys` does.
        """
        self._check(page)
        with refusing(Reason.PAGE_FAILED):
            return self._reader.texts(page, count)

    @cached_property
    def _reader(self) -> "TextReader":
        from kiosk.workers.render.text_reader import TextReader  # 20 ms: not for the first page

        return TextReader(self._strokes, len(self.sizes))

    def render(self, request: Render, room: memoryview) -> tuple[int, int, int]:
        """Draw the page, or the clip of it, into the room; return width, height and stride.

        Raises:
            RefusedError: the page does not exist, cannot be drawn or does not fit.
        """
        page = request.page
        self._check(page)
        view = view_of(self.sizes[page - 1], request.scale, request.rotation, request.clip)
        width, height = view.area.width, view.area.height
        if width * height * 3 > len(room) or max(width, height) > SIDE_LIMIT:
            raise RefusedError(Reason.TOO_LARGE)
        with refusing(Reason.PAGE_FAILED):
            stride = draw(self._drawing(page), view, request.ink, room)
        return width, height, stride

    def _drawing(self, page: int) -> Drawing:
        """Return what the page draws; kept for the sharp picture that follows a preview."""
        if page not in self._drawings:
            self._drawings[page] = self._new_drawing(page)
        self._drawings.move_to_end(page)
        while len(self._drawings) > _DRAWINGS_KEPT:
            self._drawings.popitem(last=False)
        return self._drawings[page]

    def _strokes(self, page: int) -> pymupdf.DisplayList:
        """Return what the page draws, not kept: who reads a document does not look at it."""
        return (self._drawings.get(page) or self._new_drawing(page)).strokes

    def _new_drawing(self, page: int) -> Drawing:
        drawing = Drawing(self._actual_text.strokes(self._document[page - 1]))
        pymupdf.TOOLS.store_shrink(_STORE_SHRINK)
        return drawing

    def _check(self, page: int) -> None:
        if not 1 <= page <= len(self.sizes):
            raise RefusedError(Reason.PAGE_FAILED)

    def close(self) -> None:
        """Let the file go."""
        self._drawings = OrderedDict()
        self._document.close()
