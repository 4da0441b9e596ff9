"""Copying what is selected, of which pages may have to be read first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.ui.widgets.page_contents import PageContents
from kiosk.ui.worker import RenderClient, TextRequest, Urgency
from kiosk.workers.render_messages import DocumentId, Reason

if TYPE_CHECKING:
    from kiosk.core.reading.page_text import PageText
    from kiosk.core.reading.selection import Selection


class PageCopy(QObject):
    """Puts a selection's text on the clipboard as soon as all of it is there."""

    def __init__(
        self, client: RenderClient, contents: PageContents, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._client, self._contents = client, contents
        self._document: DocumentId | None = None
        self._selection: Selection | None = None
        self._parts: list[str] = []
        self._pages: list[int] = []
        self._asked: TextRequest | None = None

    def copy(self, document: DocumentId, selection: Selection) -> None:
        """Copy the selection; what was being copied before is left."""
        self.stop()
        self._document, self._selection = document, selection
        self._pages = list(selection.pages)
        self._go_on()

    def stop(self) -> None:
        """Copy nothing any more."""
        if self._asked:
            self._client.cancel(self._asked)
        self._asked = self._selection = None
        self._parts, self._pages = [], []

    def _go_on(self) -> None:
        while self._pages:
            text = self._contents.text_of(self._pages[0])
            if text is None:
                self._ask(self._pages[0])
                return
            self._add(text)
        self._finish()

    def _ask(self, page: int) -> None:
        if self._document is None:
            return
        self._asked = TextRequest(self._document, page, Urgency.NEARBY)
        self._asked.read.connect(self._on_asked_read)
        self._asked.failed.connect(self._on_asked_failed)
        self._client.ask(self._asked)

    def _on_asked_read(self, text: PageText) -> None:
        if self._asked:
            self._asked = None
            self._add(text)
            self._go_on()

    def _on_asked_failed(self, _reason: Reason) -> None:
        if self._asked:
            self._asked = None
            self._pages.pop(0)
            self._go_on()

    def _add(self, text: PageText) -> None:
        page = self._pages.pop(0)
        selected = self._selection.range_on(page, len(text.text)) if self._selection else None
        if selected:
            self._parts.append(text.copied(*selected))

    def _finish(self) -> None:
        """Hand the text over by itself: a QMimeData of Python's outlives Python on the clipboard.

        Only to the clipboard that was asked for; X11's other one takes note of every selection.
        """
        text = "\n".join(part.rstrip("\n") for part in self._parts)
        self.stop()
        if text:
            QGuiApplication.clipboard().setText(text)
