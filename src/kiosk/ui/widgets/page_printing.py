"""Printing a document's pages: rendered by the worker, one in memory at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from kiosk.core.khmer.breaks import breakable
from kiosk.core.language.message import Message, message
from kiosk.ui.theme import FONT_FAMILY
from kiosk.ui.widgets.paper import orientation_of, paper_area, paper_area_for, place_on
from kiosk.ui.widgets.printer_choice import NOT_TAKEN, SENT
from kiosk.ui.worker import OpenedPdf, PageRequest, RenderClient, Urgency
from kiosk.workers.render_messages import PageSize, Reason

DOTS_PER_INCH = 200
"""On paper, whatever the page's own size: a sheet of A4 is a picture of 15 MB."""

_OF_ONE_PAGE = {
    Reason.PAGE_FAILED,
    Reason.TOO_LARGE,
    Reason.OUT_OF_MEMORY,
    Reason.TIMED_OUT,
}
"""What says nothing of the other pages; anything else would cost a sheet for each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """The pages of a document, turned as they are read."""

    client: RenderClient
    pdf: OpenedPdf
    rotation: int = 0

    @property
    def count(self) -> int:
        return len(self.pdf.sizes)

    def size(self, page: int) -> PageSize:
        """Give the size of the page (from 1) in points, as it is turned."""
        size = self.pdf.sizes[page - 1]
        if self.rotation % 180:
            return PageSize(width=size.height, height=size.width)
        return size

    def render(self, page: int, width: float, urgency: Urgency) -> PageRequest:
        """Ask for a picture of the page that is `width` pixels wide."""
        scale = width / self.size(page).width
        return self.client.render(self.pdf.id, page, scale, rotation=self.rotation, urgency=urgency)


class PagePrinting(QObject):
    """Draws one page after the other onto a printer's sheets; says how far it is and how it ended.

    A page that cannot be shown becomes a sheet that says so.
    """

    progressed = Signal(int)  # how many sheets are drawn
    ended = Signal(object)  # Message

    def __init__(
        self,
        source: PageSource,
        pages: Sequence[int],
        printer: QPrinter,
        refusal: Callable[[int], str],
        parent: QObject | None = None,
    ) -> None:
        """Print `pages`; `refusal` words what stands in place of one that cannot be shown."""
        super().__init__(parent)
        self._source, self._pages, self._refusal = source, pages, refusal
        self._printer, self._painter = printer, QPainter()
        self._request: PageRequest | None = None
        self._done = self._refused = 0

    def start(self) -> None:
        """Begin with the first page."""
        self._ask()

    def cancel(self) -> None:
        """Print no further."""
        self._break_off(
            message("Printing stopped. What the printer already has may still come out.")
        )

    @property
    def _page(self) -> int:
        return self._pages[self._done]

    def _ask(self) -> None:
        size = self._source.size(self._page)
        place = place_on(paper_area_for(self._printer, size), size)
        width = place.width() / self._printer.resolution() * DOTS_PER_INCH
        self._request = self._source.render(self._page, width, Urgency.NEARBY)
        self._request.rendered.connect(self._on_request_rendered)
        self._request.failed.connect(self._on_request_failed)

    def _on_request_rendered(self, picture: QImage) -> None:
        self._request = None
        if self._take_sheet():
            size = self._source.size(self._page)
            self._painter.drawImage(place_on(paper_area(self._printer), size), picture)
            self._go_on()

    def _on_request_failed(self, reason: Reason) -> None:
        self._request = None
        if reason not in _OF_ONE_PAGE:
            self._break_off(
                message("Printing stopped: page {page} cannot be read any more.", page=self._page)
            )
        elif self._take_sheet():
            self._refused += 1
            self._draw_refusal()
            self._go_on()

    def _take_sheet(self) -> bool:
        """Take a sheet now that there is something to draw, so that none comes out empty."""
        self._printer.setPageOrientation(orientation_of(self._source.size(self._page)))
        is_first = not self._painter.isActive()
        has_sheet = self._painter.begin(self._printer) if is_first else self._printer.newPage()
        if not has_sheet:
            self._break_off(NOT_TAKEN)
        return has_sheet

    def _draw_refusal(self) -> None:
        font = QFont(FONT_FAMILY)
        font.setPointSizeF(14)
        self._painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        words = breakable(self._refusal(self._page))
        self._painter.drawText(paper_area(self._printer), flags, words)

    def _go_on(self) -> None:
        self._done += 1
        self.progressed.emit(self._done)
        if self._done == len(self._pages):
            self._finish()
        else:
            self._ask()

    def _finish(self) -> None:
        self._painter.end()
        self.ended.emit(self._outcome())

    def _outcome(self) -> Message:
        if self._printer.printerState() is QPrinter.PrinterState.Error:
            return NOT_TAKEN
        if self._refused:
            return message(
                "Sent to the printer. Pages that cannot be shown: {count}.", count=self._refused
            )
        return SENT

    def _break_off(self, why: Message) -> None:
        if self._request is not None:
            self._source.client.cancel(self._request)
            self._request = None
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self.ended.emit(why)
