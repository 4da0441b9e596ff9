"""One open PDF, by way of PyMuPDF.

Everything here may be handed a hostile file. What PyMuPDF raises is turned into a
`RefusedError`; a crash or a hang is the window's to notice. Programs, scripts, attachments and
forms in a file are drawn or left alone: nothing here runs them.
"""

import time
from collections import OrderedDict
from functools import cached_property

import pymupdf

from kiosk.core.khmer.condition import Condition, khmer_condition
from kiosk.core.khmer.fold import fold
from kiosk.core.reading.page_text import PageText
from kiosk.workers.render.drawing import Drawing, draw, view_of
from kiosk.workers.render.labels import read_labels
from kiosk.workers.render.links import read_links
from kiosk.workers.render.opening import open_document, page_sizes
from kiosk.workers.render.outline import read_outline
from kiosk.workers.render.page_text import read_places, read_text
from kiosk.workers.render.refusal import PDF_ERRORS, RefusedError, refusing
from kiosk.workers.render_messages import (
    CHARACTER_LIMIT,
    KEYS_LIMIT,
    SIDE_LIMIT,
    Link,
    OutlineEntry,
    Reason,
    Render,
)

_DRAWINGS_KEPT = 3
_STORE_SHRINK = 98
"""Percent of MuPDF's store (256 MB) that must be free at each further page.

What goes first are the decoded pictures and fonts that are longest unused. With a photograph
on every second page the process takes 68 MB with it and 203 MB without.
"""
_SAMPLE = 5
"""Pages, spread over the document, that tell in which order its Khmer is written."""
_KEY_LIMIT = 2 * CHARACTER_LIMIT
"""Characters of one page's key: a few characters, such as ﷺ, fold to several."""
_PATIENCE = 0.010
"""Seconds of reading keys while a page to be drawn may be waiting."""


class Pdf:
    """A PDF that is open for reading."""

    def __init__(self, path: str, password: str | None = None) -> None:
        """Open the file.

        Raises:
            RefusedError: why it cannot be read.
        """
        self._document = open_document(path, password)
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

    def links(self, page: int) -> tuple[Link, ...]:
        """Return the page's links; those that lead nowhere are left out.

        Raises:
            RefusedError: the page does not exist or cannot be read.
        """
        with refusing(Reason.PAGE_FAILED):
            return read_links(self._document, self._page(page))

    def text(self, page: int) -> PageText:
        """Return the page's characters and where they stand.

        Raises:
            RefusedError: the page does not exist or cannot be read.
        """
        with refusing(Reason.PAGE_FAILED):
            text, boxes = read_places(self._seen(page).strokes)
            return PageText.of(text, boxes, is_visual_order=self._is_visual_order)

    def keys(self, page: int, count: int) -> tuple[str, ...]:
        """Return the search keys of at most so many pages; a page that fails has an empty one.

        Raises:
            RefusedError: the first page does not exist, or there is no memory.
        """
        with refusing(Reason.PAGE_FAILED):
            self._page(page)
            end = time.monotonic() + _PATIENCE
            keys, length = [self._key(page)], 0
            for further in range(page + 1, min(page + count, len(self.sizes) + 1)):
                length += len(keys[-1])
                if time.monotonic() > end or length + _KEY_LIMIT > KEYS_LIMIT:
                    break
                keys.append(self._key(further))
            return tuple(keys)

    def _key(self, page: int) -> str:
        return fold(self._text(page), is_visual_order=self._is_visual_order).text[:_KEY_LIMIT]

    @cached_property
    def _is_visual_order(self) -> bool:
        """Whether the document's Khmer is written in the order in which it is drawn."""
        pages = len(self.sizes)
        sample = sorted({1 + at * pages // _SAMPLE for at in range(_SAMPLE)})
        texts = [self._text(page) for page in sample]
        return khmer_condition(texts) is Condition.VISUAL_ORDER

    def _text(self, page: int) -> str:
        try:
            return read_text(self._seen(page).strokes)
        except PDF_ERRORS:
            return ""

    def render(self, request: Render, room: memoryview) -> tuple[int, int, int]:
        """Draw the page, or the clip of it, into the room; return width, height and stride.

        Raises:
            RefusedError: the page does not exist, cannot be drawn or does not fit.
        """
        page = request.page
        if not 1 <= page <= len(self.sizes):
            raise RefusedError(Reason.PAGE_FAILED)
        view = view_of(self.sizes[page - 1], request.scale, request.rotation, request.clip)
        width, height = view.area.width, view.area.height
        if width * height * 3 > len(room) or max(width, height) > SIDE_LIMIT:
            raise RefusedError(Reason.TOO_LARGE)
        with refusing(Reason.PAGE_FAILED):
            stride = draw(self._drawing(page), view, request.ink, room)
        return width, height, stride

    def _drawing(self, page: int) -> Drawing:
        """Return what the page draws; kept for the sharp picture that follows a preview."""
        drawing = self._drawings[page] = self._seen(page)
        self._drawings.move_to_end(page)
        while len(self._drawings) > _DRAWINGS_KEPT:
            self._drawings.popitem(last=False)
        return drawing

    def _seen(self, page: int) -> Drawing:
        if page in self._drawings:
            return self._drawings[page]
        drawing = Drawing(self._page(page))
        pymupdf.TOOLS.store_shrink(_STORE_SHRINK)
        return drawing

    def _page(self, page: int) -> pymupdf.Page:
        if not 1 <= page <= len(self.sizes):
            raise RefusedError(Reason.PAGE_FAILED)
        return self._document[page - 1]

    def close(self) -> None:
        """Let the file go."""
        self._drawings = OrderedDict()
        self._document.close()
