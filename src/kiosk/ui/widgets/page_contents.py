"""The texts and links of the pages in view, fetched when no picture is wanted any more."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk.core.reading.page_text import PageText
from kiosk.ui.worker import LinksRequest, RenderClient, TextRequest, Urgency
from kiosk.workers.render_messages import DocumentId, Link, Reason

_KEPT = 12


class PageContents(QObject):
    """Keeps what the pages looked at last say, and where they lead."""

    arrived = Signal(int)
    """The page whose text or links are there now."""

    def __init__(self, client: RenderClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._document: DocumentId | None = None
        self._texts: OrderedDict[int, PageText | None] = OrderedDict()
        self._links: OrderedDict[int, tuple[Link, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._asked: TextRequest | LinksRequest | None = None

    def forget(self) -> None:
        """Be about no document any more."""
        self.pause()
        self._document = None
        self._texts.clear()
        self._links.clear()

    def fetch(self, document: DocumentId, pages: Sequence[int]) -> None:
        """Get what these pages say, one after the other."""
        if document != self._document:
            self.forget()
            self._document = document
        self._wanted = list(pages)
        for page in pages:
            for kept in (self._texts, self._links):
                if page in kept:
                    kept.move_to_end(page)
        self._ask_next()

    def pause(self) -> None:
        """Leave the worker to what is more urgent."""
        self._wanted = []
        if self._asked:
            self._client.cancel(self._asked)
            self._asked = None

    def text_of(self, page: int) -> PageText | None:
        """Return the page's text; None while it is not there, or if it cannot be read."""
        return self._texts.get(page)

    def links_on(self, page: int) -> tuple[Link, ...]:
        """Return the page's links; none while they are not there."""
        return self._links.get(page, ())

    def _ask_next(self) -> None:
        if self._document is None or self._asked:
            return
        for page in self._wanted[:_KEPT]:
            if page not in self._texts:
                self._asked = self._text_request(self._document, page)
            elif page not in self._links:
                self._asked = self._links_request(self._document, page)
            else:
                continue
            self._client.ask(self._asked)
            return

    def _text_request(self, document: DocumentId, page: int) -> TextRequest:
        request = TextRequest(document, page, Urgency.NEARBY)
        request.read.connect(self._on_text_read)
        request.failed.connect(self._on_text_failed)
        return request

    def _links_request(self, document: DocumentId, page: int) -> LinksRequest:
        request = LinksRequest(document, page, Urgency.NEARBY)
        request.read.connect(self._on_links_read)
        request.failed.connect(self._on_links_failed)
        return request

    def _on_text_read(self, text: PageText) -> None:
        self._keep_text(text)

    def _on_text_failed(self, _reason: Reason) -> None:
        self._keep_text(None)

    def _on_links_read(self, links: tuple[Link, ...]) -> None:
        self._keep_links(links)

    def _on_links_failed(self, _reason: Reason) -> None:
        self._keep_links(())

    def _keep_text(self, text: PageText | None) -> None:
        asked, self._asked = self._asked, None
        if asked:
            self._texts[asked.page] = text
            if len(self._texts) > _KEPT:
                self._texts.popitem(last=False)
            self._tell(asked.page)

    def _keep_links(self, links: tuple[Link, ...]) -> None:
        asked, self._asked = self._asked, None
        if asked:
            self._links[asked.page] = links
            if len(self._links) > _KEPT:
                self._links.popitem(last=False)
            self._tell(asked.page)

    def _tell(self, page: int) -> None:
        self.arrived.emit(page)
        self._ask_next()
