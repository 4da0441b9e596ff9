"""Reading what is written on a document's pages, for marking, copying and finding it."""

import time
from collections.abc import Callable

import pymupdf

from kiosk.core.khmer.condition import Condition, khmer_condition
from kiosk.core.khmer.fold import fold
from kiosk.core.reading.page_text import PageText
from kiosk.workers.render.page_text import read_places, read_text
from kiosk.workers.render.refusal import PDF_ERRORS
from kiosk.workers.render_messages import CHARACTER_LIMIT, KEYS_LIMIT, PAGES_LIMIT

_ENOUGH = 5_000
"""Characters that tell in which order a document's Khmer is written."""
_KEY_LIMIT = 2 * CHARACTER_LIMIT
"""Characters of one page's key: a few characters, such as ㌖, fold to several."""
_PATIENCE = 0.010
"""Seconds of reading pages while one to be drawn may be waiting."""


class TextReader:
    """Reads the pages of one document."""

    def __init__(self, strokes_of: Callable[[int], pymupdf.DisplayList], pages: int) -> None:
        """Take what gives a page's drawing, and how many pages there are."""
        self._strokes_of, self._pages = strokes_of, pages
        self._sample: dict[int, str] = {}
        self._is_drawn = False

    def text(self, page: int) -> PageText:
        """Return the page's characters and where they stand."""
        text, boxes = read_places(self._strokes_of(page))
        return PageText.of(text, boxes, is_visual_order=self._is_visual_order(page, text))

    def keys(self, page: int, count: int) -> tuple[str, ...]:
        """Return the search keys of at most so many pages; a page that fails has an empty one."""
        return self._portion(self._key, page, count, KEYS_LIMIT - _KEY_LIMIT)

    def texts(self, page: int, count: int) -> tuple[tuple[str, ...], bool]:
        """Return what is written on at most so many pages, and whether in visual order."""
        texts = self._portion(self._noted_text, page, count, PAGES_LIMIT - CHARACTER_LIMIT)
        return texts, self._is_drawn

    def _portion(
        self, read: Callable[[int], str], page: int, count: int, enough: int
    ) -> tuple[str, ...]:
        """Read a page, and further ones until time is up or there are enough characters."""
        read_so_far, length = [read(page)], 0
        end = time.monotonic() + _PATIENCE
        for further in range(page + 1, min(page + count, self._pages + 1)):
            length += len(read_so_far[-1])
            if time.monotonic() > end or length > enough:
                break
            read_so_far.append(read(further))
        return tuple(read_so_far)

    def _noted_text(self, page: int) -> str:
        text = self._text(page)
        self._is_visual_order(page, text)
        return text

    def _key(self, page: int) -> str:
        text = self._text(page)
        return fold(text, is_visual_order=self._is_visual_order(page, text)).text[:_KEY_LIMIT]

    def _is_visual_order(self, page: int, text: str) -> bool:
        """Say whether the document's Khmer is written in the order in which it is drawn.

        The pages that were asked for tell: any other one could be the one that never ends.
        """
        if sum(map(len, self._sample.values())) < _ENOUGH:
            self._sample[page] = text
            self._is_drawn = khmer_condition(self._sample.values()) is Condition.VISUAL_ORDER
        return self._is_drawn

    def _text(self, page: int) -> str:
        try:
            return read_text(self._strokes_of(page))
        except PDF_ERRORS:
            return ""
