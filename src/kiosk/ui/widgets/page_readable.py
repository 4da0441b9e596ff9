"""Pages that can be read from: their text is selected, found and heard, their links followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from kiosk.ui.widgets.page_colours import PageColours
from kiosk.ui.widgets.page_contents import PageContents
from kiosk.ui.widgets.page_copy import PageCopy
from kiosk.ui.widgets.page_desk import PageDesk
from kiosk.ui.widgets.page_layout import Position
from kiosk.ui.widgets.page_links import PageLinks
from kiosk.ui.widgets.page_marks import Mark, PageMarks, hit_areas
from kiosk.ui.widgets.page_painter import PageTexts
from kiosk.ui.widgets.page_sheet import PICTURE_BUDGET
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.page_voice import PageVoice
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import Link

if TYPE_CHECKING:
    from kiosk.core.reading.find import Hit
    from kiosk.core.reading.page_text import PageText
    from kiosk.ui.widgets.page_hands import PageHands
    from kiosk.ui.widgets.page_pointer import PagePointer
    from kiosk.ui.widgets.page_selection import PageSelection

_HIT_DOWN = 1 / 3
"""How far down the view a hit is shown: what stands before it is read first."""


class ReadablePages(PageDesk):
    """A desk whose pages can be read from, by pointer, keyboard and screen reader."""

    selection_changed = Signal()
    text_arrived = Signal(int)  # the page whose text can be had now
    link_followed = Signal(object)  # Link
    address_wanted = Signal(str)

    def __init__(
        self,
        client: RenderClient,
        texts: PageTexts | None = None,
        colours: PageColours | None = None,
        parent: QWidget | None = None,
        *,
        budget: int = PICTURE_BUDGET,
    ) -> None:
        super().__init__(client, texts, colours, parent, budget=budget)
        self._contents = PageContents(client, self)
        self._copy = PageCopy(client, self._contents, self)
        self._marks = PageMarks(self.text_of)
        self._links = PageLinks(self._contents.links_on)
        self._hands: PageHands | None = None
        self._voice = PageVoice(self, self.text_of)
        self._awaited_hit: Hit | None = None
        self.viewport().setMouseTracking(True)
        self.view_changed.connect(self._on_view_changed)
        self.rested.connect(self._on_rested)
        self.page_changed.connect(self._on_page_changed)
        self._contents.arrived.connect(self._on_contents_arrived)

    # --- What is shown

    def show_document(self, pdf: OpenedPdf, at: Position | None = None) -> None:
        self._forget()
        super().show_document(pdf, at)

    def clear(self) -> None:
        self._forget()
        super().clear()

    def _forget(self) -> None:
        """Forget what belongs to the document that goes."""
        self._copy.stop()
        self._contents.forget()
        if self._hands:
            self._hands.selection.clear()
        self._links.forget()
        self._awaited_hit = None
        self.mark_hits((), None)

    # --- What it says

    def text_of(self, page: int) -> PageText | None:
        """Return the page's text; None while it is not there."""
        return self._contents.text_of(page)

    @property
    def has_selection(self) -> bool:
        """Whether there is something to copy."""
        return self._hands is not None and not self._hands.selection.is_empty

    def select_all(self) -> None:
        """Select the whole document."""
        if self.page_count:
            self._selection.select_all(self.page_count)

    def copy(self) -> None:
        """Put what is selected on the clipboard; pages that are not read yet are read first."""
        selection = self._selection.selection
        if self._stage.shown and selection and not selection.is_empty:
            self._copy.copy(self._stage.shown.pdf.id, selection)

    def mark_hits(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark what was found; the current hit more than the others."""
        self._marks.set_hits(hits, current)
        self.repaint_pages()

    def show_hit(self, hit: Hit) -> None:
        """Bring the hit into view, unless it is: a third down the view.

        If its page is not read yet it is read first, so that the view moves only once.
        """
        text = self.text_of(hit.page)
        self._awaited_hit = None if text else hit
        if text:
            self._bring_into_view(hit, text)
        elif self._stage.shown:
            self._contents.fetch_at_once(self._stage.shown.pdf.id, hit.page)

    def marks_on(self, page: int) -> Sequence[Mark]:
        return (*self._marks.on_page(page), *self._links.marks_on(page))

    def _bring_into_view(self, hit: Hit, text: PageText) -> None:
        view, areas = self.view, hit_areas(text, hit)
        if view is None or not areas:
            return
        area = view.area(hit.page, areas[0])
        if area.top < 0 or area.bottom > view.box.height:
            self.scroll_by(0, (area.top - view.box.height * _HIT_DOWN) / view.layout.screen.ratio)
        if area.left < 0 or area.right > view.box.width:
            middle = (area.left + area.right - view.box.width) / 2
            self.scroll_by(middle / view.layout.screen.ratio, 0)

    def follow(self, link: Link) -> None:
        """Tell where the link leads; whoever hears it may go there."""
        if link.page:
            self.link_followed.emit(link)
        elif link.address:
            self.address_wanted.emit(link.address)

    # --- Hands; imported when they first come near

    @property
    def _selection(self) -> PageSelection:
        return self._hands_ready().selection

    @property
    def _pointer(self) -> PagePointer:
        return self._hands_ready().pointer

    def _hands_ready(self) -> PageHands:
        if self._hands is None:
            from kiosk.ui.widgets.page_hands import PageHands

            self._hands = PageHands(self._current_view, self.text_of, self._links, self)
            self._hands.selection.changed.connect(self._on_selection_changed)
            self._hands.selection.scroll_wanted.connect(self.scroll_by)
            self._hands.pointer.clicked.connect(self.follow)
        return self._hands

    # --- Listening

    def _on_view_changed(self) -> None:
        if not self.is_settled and self._awaited_hit is None:
            self._contents.pause()
        self._links.look_again(self.view)

    def _on_rested(self) -> None:
        view = self.view
        if self._stage.shown and view:
            self._contents.fetch(self._stage.shown.pdf.id, view.pages)

    def _on_contents_arrived(self, page: int) -> None:
        self._marks.forget(page)
        hit, text = self._awaited_hit, self.text_of(page)
        if hit and hit.page == page:
            self._awaited_hit = None
            if text:
                self._bring_into_view(hit, text)
            else:
                self.go_to_page(page)
        if page == self.page:
            self._voice.look_again()
        self.repaint_pages()
        self.text_arrived.emit(page)

    def _on_selection_changed(self) -> None:
        self._marks.set_selection(self._selection.selection)
        self.repaint_pages()
        self.selection_changed.emit()

    def _on_page_changed(self, _page: int) -> None:
        self._voice.look_again()

    def _current_view(self) -> PageView | None:
        return self.view

    # --- Qt

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._contents.pause()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self._pointer.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._links.forget()
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)
        self.viewport().setCursor(self._pointer.shape_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark a link again. What Qt does by itself is only to paint the whole view."""
        is_backwards = event.reason() is Qt.FocusReason.BacktabFocusReason
        if is_backwards or event.reason() is Qt.FocusReason.TabFocusReason:
            self._links.enter(is_backwards=is_backwards)
        else:
            self._links.come_back()
            self._links.look_again(self.view)
        if self._links.focused:
            self.repaint_pages()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        if self._links.focused:
            self.repaint_pages()
        self._links.leave()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        view = self.view
        if view and self._links.step(view, is_forward=is_next):
            self.repaint_pages()
            return True
        return super().focusNextPrevChild(is_next)
