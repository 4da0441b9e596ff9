"""Find in a document: its folded text, fetched in the background, and where a query stands in it.

What is looked for is kept nowhere but here, and only until something else is.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from kiosk.core.khmer.fold import fold_query
from kiosk.core.reading.find import Hit, hits_on_page, is_long_enough
from kiosk.ui.slices import Slices
from kiosk.ui.worker import KeysRequest, RenderClient, Urgency
from kiosk.workers.render_messages import DocumentId

HITS_LIMIT = 10_000
"""So many hits tell nobody more than "everywhere", and marking them takes its time."""

_BATCH = 64
"""Pages asked for at once; the worker answers with as many as it has read in a moment."""

_NEWS_INTERVAL = 100
"""Milliseconds between two reports of hits while a long search goes on."""


class DocumentFinder(QObject):
    """Finds in one document; begins with the pages whose text is there and goes on as more is."""

    progress = Signal(int, int)  # pages whose text is there or cannot be had, of how many
    found = Signal(object)  # tuple[Hit, ...], all so far, in the document's order

    def __init__(self, client: RenderClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._document: DocumentId | None = None
        self._pages = 0
        self._keys: list[str] = []
        self._unsearchable = 0
        self._singly_until = 0
        self._asked: KeysRequest | None = None
        self._query = ""
        self._hits: list[Hit] = []
        self._searched = 0
        self._work = Slices(self)
        self._news = QElapsedTimer()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._ask)
        self._work.rested.connect(self._on_work_rested)
        self._work.done.connect(self._tell)

    @property
    def has_no_text(self) -> bool:
        """Every page has been read, and none has a text: they are pictures."""
        is_read = 0 < self._pages == len(self._keys)
        return is_read and not any(self._keys) and not self._unsearchable

    @property
    def unsearchable_pages(self) -> int:
        """How many pages' text cannot be had."""
        return self._unsearchable

    def begin(self, document: DocumentId, pages: int) -> None:
        """Get the text of this document, unless it is here already, and look for the same in it."""
        if document == self._document:
            self.progress.emit(len(self._keys), self._pages)
            return
        query = self._query
        self.stop()
        self._document, self._pages, self._query = document, pages, query
        self._later.start()
        self._search()

    def stop(self) -> None:
        """Forget the document, and whatever was looked for."""
        if self._asked:
            self._client.cancel(self._asked)
            self._asked = None
        self._later.stop()
        self._work.stop()
        self._document, self._pages, self._keys = None, 0, []
        self._unsearchable = self._singly_until = self._searched = 0
        self._query, self._hits = "", []

    def set_query(self, query: str) -> None:
        """Look for this from now on; what is too short to tell anything is not found."""
        folded = fold_query(query)
        self._query = folded if is_long_enough(folded) else ""
        self._search()

    # --- Getting the text

    def _ask(self) -> None:
        """Ask for the next pages; for one at a time where all at once did not do."""
        page = len(self._keys) + 1
        if self._document is None or page > self._pages:
            return
        count = 1 if page <= self._singly_until else min(_BATCH, self._pages - page + 1)
        request = KeysRequest(self._document, page, count, Urgency.THUMBNAIL)
        self._asked = request
        request.read.connect(self._on_keys_read)
        request.failed.connect(self._on_keys_failed)
        self._client.ask(request)

    def _on_keys_read(self, keys: tuple[str, ...]) -> None:
        self._asked = None
        self._add(keys)

    def _on_keys_failed(self) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        if asked.count > 1:
            self._singly_until = asked.page + asked.count - 1
            self._later.start()
        else:
            self._unsearchable += 1
            self._add(("",))

    def _add(self, keys: tuple[str, ...]) -> None:
        """Keep the text, and only then ask for more: what else is wanted goes in between."""
        self._keys.extend(keys)
        self._later.start()
        if self._query and not self._work.is_busy:
            self._work.begin(self._steps())
        self.progress.emit(len(self._keys), self._pages)

    # --- Searching

    def _search(self) -> None:
        self._hits, self._searched = [], 0
        self._news.start()
        self._work.begin(self._steps())

    def _steps(self) -> Iterator[None]:
        """Search page after page of what is there, also of what comes meanwhile."""
        while self._searched < len(self._keys) and len(self._hits) < HITS_LIMIT:
            key = self._keys[self._searched]
            self._searched += 1
            if self._query:
                self._hits += hits_on_page(self._searched, key, self._query)
            yield

    def _on_work_rested(self) -> None:
        if self._news.elapsed() >= _NEWS_INTERVAL:
            self._tell()

    def _tell(self) -> None:
        self._news.start()
        self.found.emit(tuple(self._hits[:HITS_LIMIT]))
