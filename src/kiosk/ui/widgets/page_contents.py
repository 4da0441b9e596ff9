"""The texts and links of the pages in view, fetched when no picture is wanted any more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.ui.worker import LinksRequest, RenderClient, TextRequest, Urgency
from kiosk.workers.render_messages import DocumentId, Link, Reason

if TYPE_CHECKING:
    from kiosk.core.reading.page_text import PageText

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
        self._begin(document)
        self._wanted = list(pages)
        for page in pages:
            for kept in (self._texts, self._links):
                if page in kept:
                    kept.move_to_end(page)
        self._ask_next()

    def fetch_at_once(self, document: DocumentId, page: int) -> None:
        """Get the text of a page that somebody waits for, before any picture."""
        self.pause()
        self._begin(document)
        self._ask(self._text_request(document, page, Urgency.VISIBLE))

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

    def _begin(self, document: DocumentId) -> None:
        if document != self._document:
            self.forget()
            self._document = document

    def _ask_next(self) -> None:
        document, wanted = self._document, self._wanted[:_KEPT]
        if document is None or self._asked:
            return
        without_text = [page for page in wanted if page not in self._texts]
        without_links = [page for page in wanted if page not in self._links]
        if without_text:
            self._ask(self._text_request(document, without_text[0], Urgency.NEARBY))
        elif without_links:
            self._ask(self._links_request(document, without_links[0]))

    def _ask(self, request: TextRequest | LinksRequest) -> None:
        self._asked = request
        self._client.ask(request)

    def _text_request(self, document: DocumentId, page: int, urgency: Urgency) -> TextRequest:
        request = TextRequest(document, page, urgency)
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
