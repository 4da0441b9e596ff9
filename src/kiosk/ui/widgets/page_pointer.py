"""The mouse on pages: it selects text, follows links, and looks like what it would do."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from kiosk.core.reading.page_text import PageText
from kiosk.core.reading.selection import Granularity
from kiosk.ui.widgets.page_links import PageLinks
from kiosk.ui.widgets.page_place import Point
from kiosk.ui.widgets.page_selection import PageSelection
from kiosk.ui.widgets.page_view import PageView
from kiosk.workers.render_messages import Link

_LONGEST_TIP = 80


class PagePointer(QObject):
    """Hears the mouse; says when a link was clicked."""

    clicked = Signal(object)  # Link

    def __init__(
        self,
        view: Callable[[], PageView | None],
        text_of: Callable[[int], PageText | None],
        links: PageLinks,
        selection: PageSelection,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._text_of = view, text_of
        self._links, self._selection = links, selection
        self._pressed_on: Link | None = None
        self._pressed_at = QPointF()
        self._double_click = QElapsedTimer()

    def press(self, event: QMouseEvent) -> None:
        """Begin to select, or let what is selected reach to here with Shift."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        self._pressed_on = self.link_at(at)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._selection.drag(_point(at))
        elif self._is_third_click(at):
            self._selection.begin(_point(at), Granularity.LINE)
        else:
            self._selection.begin(_point(at))
        self._pressed_at = at

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_on = None
            self._pressed_at = event.position()
            self._double_click.start()
            self._selection.begin(_point(event.position()), Granularity.WORD)

    def move(self, event: QMouseEvent) -> None:
        """Let what is selected reach to here while the button is held."""
        is_held = bool(event.buttons() & Qt.MouseButton.LeftButton) and self._selection.is_dragging
        if is_held and (self._pressed_on is None or self._is_far(event.position())):
            self._pressed_on = None
            self._selection.drag(_point(event.position()))

    def release(self, event: QMouseEvent) -> None:
        """Follow the link that was pressed, if this is still on it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._selection.end_drag()
        pressed, self._pressed_on = self._pressed_on, None
        if pressed is not None and self.link_at(event.position()) == pressed:
            self.clicked.emit(pressed)

    def link_at(self, at: QPointF) -> Link | None:
        """Return the link at this point of the view."""
        view = self._view()
        return self._links.at(view.spot(_point(at))) if view else None

    def shape_at(self, at: QPointF) -> Qt.CursorShape:
        """Return what the pointer looks like here."""
        view = self._view()
        if view is None:
            return Qt.CursorShape.ArrowCursor
        spot = view.spot(_point(at))
        if self._links.at(spot) and not self._is_selecting():
            return Qt.CursorShape.PointingHandCursor
        text = self._text_of(spot.page)
        is_on_text = text is not None and text.is_on_text(spot.point.x, spot.point.y)
        if is_on_text or self._is_selecting():
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.ArrowCursor

    def tip_at(self, at: QPointF) -> str:
        """Return the address that the link here leads to, as rich text that shows it as it is."""
        link = self.link_at(at)
        if link is None or not link.address:
            return ""
        address = link.address
        if len(address) > _LONGEST_TIP:
            half = _LONGEST_TIP // 2
            address = f"{address[:half]}…{address[-half:]}"
        from html import escape  # knows 2,200 names of characters, which no start waits for

        return f"<span>{escape(address)}</span>"

    def _is_selecting(self) -> bool:
        return self._selection.is_dragging and not self._selection.is_empty

    def _is_third_click(self, at: QPointF) -> bool:
        is_soon = self._double_click.isValid() and not self._double_click.hasExpired(
            QApplication.doubleClickInterval()
        )
        return is_soon and not self._is_far(at)

    def _is_far(self, at: QPointF) -> bool:
        way = (at - self._pressed_at).manhattanLength()
        return bool(way >= QApplication.startDragDistance())


def _point(at: QPointF) -> Point:
    return Point(at.x(), at.y())
