"""What a search of the library found on a page of the document that is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from kiosk.core.reading.find import Hit
from kiosk.core.search.marking import word_hits
from kiosk.ui.widgets.page_canvas import PageCanvas


class ReaderFound(QObject):
    """Marks words on a page and brings the first of them into view, once the page is read."""

    def __init__(self, canvas: PageCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._page, self._words = 0, tuple[str, ...]()
        self._is_shown = False
        canvas.text_arrived.connect(self._on_text_arrived)

    def show_words(self, page: int, words: Sequence[str]) -> None:
        """Mark these folded words on this page of the document that is shown."""
        self._page, self._words, self._is_shown = page, tuple(words), False
        if self._canvas.text_of(page) is None:
            self._canvas.show_hit(Hit(page, 0, 0))  # so that it is read at once
        self._mark()

    def mark_again(self) -> None:
        """Put the marks where they were: others have been there meanwhile."""
        self._mark()

    def forget(self) -> None:
        """Put the marks away."""
        if self._page:
            self._page, self._words = 0, ()
            self._canvas.mark_hits((), None)

    def _mark(self) -> None:
        text = self._canvas.text_of(self._page) if self._page else None
        if text is None:
            return
        hits = word_hits(self._page, text.key.text, self._words)
        self._canvas.mark_hits(hits, hits[0] if hits else None)
        if hits and not self._is_shown:
            self._is_shown = True
            self._canvas.show_hit(hits[0])

    def _on_text_arrived(self, page: int) -> None:
        if page == self._page and not self._is_shown:
            self._mark()
