"""Find in the document that is read: the bar, the search behind it and the marks on the pages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.core.reading.find import Hit, next_hit
from kiosk.ui.finder import HITS_LIMIT, DocumentFinder
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.find_bar import FindBar
from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.worker import OpenedPdf, RenderClient


class ReaderFind(QObject):
    """Shows the hits of what is typed, and goes from one to the next.

    Typing goes to the first hit from where the reader was when they began to type, however many
    letters it takes. Hits that come in later, from pages that are still being read, do not move
    the view. Nothing of a document is read before somebody searches it.
    """

    def __init__(
        self, language: Language, theme: Theme, client: RenderClient, canvas: PageCanvas
    ) -> None:
        super().__init__(canvas)
        self.bar = FindBar(language, theme)
        self._finder = DocumentFinder(client, self)
        self._canvas = canvas
        self._pdf: OpenedPdf | None = None
        self._hits: tuple[Hit, ...] = ()
        self._current: int | None = None
        self._start = Hit(1, 0, 0)
        self.bar.query_changed.connect(self._on_bar_query_changed)
        self.bar.next_wanted.connect(self.go_to_next)
        self.bar.previous_wanted.connect(self.go_to_previous)
        self.bar.closed.connect(self._on_bar_closed)
        self._finder.found.connect(self._on_finder_found)
        self._finder.progress.connect(self._on_finder_progress)

    def show_document(self, pdf: OpenedPdf | None) -> None:
        """Search this edition of the document from now on; None forgets all that was typed."""
        self._pdf = pdf
        self._forget_hits()
        if pdf is None:
            self._finder.stop()
            self.bar.forget()
        elif self.bar.isVisible():
            self._begin(pdf)

    def open(self) -> None:
        """Show the bar and let a query be typed."""
        self.bar.open()
        if self._pdf is not None:
            self._begin(self._pdf)

    def go_to_next(self) -> None:
        """Go to the next hit; after the last comes the first."""
        self._step(1)

    def go_to_previous(self) -> None:
        """Go to the hit before; before the first comes the last."""
        self._step(-1)

    def _begin(self, pdf: OpenedPdf) -> None:
        self._finder.begin(pdf.id, len(pdf.sizes))
        self._finder.set_query(self.bar.query)

    def _step(self, by: int) -> None:
        if not self.bar.isVisible():
            self.open()
        if not self._hits:
            return
        if self._current is None:
            self._current = next_hit(self._hits, self._canvas.page)
        else:
            self._current = (self._current + by) % len(self._hits)
        if self._current is not None:
            self._start = self._hits[self._current]
        self._show()

    def _show(self) -> None:
        current = None if self._current is None else self._hits[self._current]
        self._canvas.mark_hits(self._hits, current)
        if current is not None:
            self._canvas.show_hit(current)
        self._tell()

    def _tell(self) -> None:
        current = 0 if self._current is None else self._current + 1
        is_cut_off = len(self._hits) == HITS_LIMIT
        self.bar.show_count(current, len(self._hits), is_cut_off=is_cut_off)

    def _forget_hits(self) -> None:
        self._hits, self._current = (), None
        self._canvas.mark_hits((), None)

    def _on_bar_query_changed(self, query: str) -> None:
        if not self._is_at_hit():
            self._start = Hit(self._canvas.page, 0, 0)
        self._hits, self._current = (), None
        self._finder.set_query(query)

    def _is_at_hit(self) -> bool:
        """Say whether the view shows the current hit, and has not been moved elsewhere since."""
        view = self._canvas.view
        if self._current is None or view is None:
            return False
        return self._hits[self._current].page in view.pages

    def _on_bar_closed(self) -> None:
        """Put the marks away; the keyboard is the pages' again."""
        self._forget_hits()
        self._canvas.setFocus()

    def _on_finder_progress(self, done: int, pages: int) -> None:
        self.bar.show_progress(done, pages)
        self.bar.show_searchable(
            has_no_text=self._finder.has_no_text,
            unsearchable_pages=self._finder.unsearchable_pages,
        )

    def _on_finder_found(self, hits: tuple[Hit, ...]) -> None:
        if not self.bar.isVisible():
            return
        before = None if self._current is None else self._hits[self._current]
        self._hits = hits
        if before is not None and before in hits:
            self._current = hits.index(before)
            self._canvas.mark_hits(hits, before)
            self._tell()
        else:
            self._current = next_hit(hits, self._start.page, self._start.start)
            self._show()
