"""The reader's page view: readable pages, and all that hands do with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QNativeGestureEvent,
    QScrollEvent,
    QScrollPrepareEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.page_anchor import MIDDLE, TOP
from kiosk.ui.widgets.page_arrangement import Fit, Spread, Zoom, whole_rotation
from kiosk.ui.widgets.page_colours import PageColours
from kiosk.ui.widgets.page_layout import Position
from kiosk.ui.widgets.page_painter import PageTexts
from kiosk.ui.widgets.page_place import Point
from kiosk.ui.widgets.page_readable import ReadablePages
from kiosk.ui.widgets.page_sheet import PICTURE_BUDGET
from kiosk.ui.worker import RenderClient
from kiosk.workers.render_messages import Ink

if TYPE_CHECKING:
    from kiosk.ui.widgets.page_gestures import PageGestures

__all__ = ["Fit", "PageCanvas", "PageColours", "PageTexts", "Position", "Spread", "Zoom"]


class PageCanvas(ReadablePages):
    """Shows a document to somebody with a keyboard, a mouse, a touchpad or fingers."""

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
        self._gestures: PageGestures | None = None
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    # --- Commands: how pages are shown

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown; `percent` is what a fit comes to."""
        return self._arrangement.zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages at this size; what is in the middle of the view stays there."""
        self._zoom_around(zoom, MIDDLE)

    def zoom_in(self) -> None:
        """Show pages one step larger."""
        self.set_zoom(self.zoom.larger())

    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        self.set_zoom(self.zoom.smaller())

    def fit_width(self) -> None:
        """Show pages as wide as the view."""
        self.set_zoom(Zoom(fit=Fit.WIDTH))

    def fit_page(self) -> None:
        """Show whole pages."""
        self.set_zoom(Zoom(fit=Fit.PAGE))

    def actual_size(self) -> None:
        """Show pages at 100 %."""
        self.set_zoom(Zoom(fit=Fit.NONE))

    def _zoom_around(self, zoom: Zoom, keep: Point) -> None:
        self.arrange(replace(self._arrangement, zoom=zoom.within_limits()), keep)

    @property
    def rotation(self) -> int:
        """How far pages are turned clockwise, in degrees: 0, 90, 180 or 270."""
        return self._arrangement.rotation

    def set_rotation(self, degrees: int) -> None:
        """Turn all pages; what is in the middle of the view stays there."""
        self.arrange(replace(self._arrangement, rotation=whole_rotation(degrees)), MIDDLE)

    @property
    def spread(self) -> Spread:
        """How many pages lie side by side."""
        return self._arrangement.spread

    def set_spread(self, spread: Spread) -> None:
        """Lay one page or two side by side; the page at the upper edge of the view stays there."""
        self.arrange(replace(self._arrangement, spread=spread), TOP)

    @property
    def ink(self) -> Ink:
        """The colours of the pages."""
        return self._arrangement.ink

    def set_ink(self, ink: Ink) -> None:
        """Show pages in these colours; the former picture stays until the new one is there."""
        self.arrange(replace(self._arrangement, ink=ink), TOP)

    # --- Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.NoModifier:
            is_done = self._act_on(event.key())
        elif modifiers == Qt.KeyboardModifier.ShiftModifier:
            is_done = self._act_on_shifted(event.key())
        else:
            is_done = False
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not is_done and modifiers:
            event.ignore()
        elif not is_done:
            super().keyPressEvent(event)

    def _act_on(self, key: int) -> bool:
        """Do what the key says; false if that is for others to know."""
        has_side = self._bars.has_side
        match key:
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self._bars.go_to_start()
            case Qt.Key.Key_End:
                self._bars.go_to_end()
            case Qt.Key.Key_Right if not has_side:
                self.turn_rows(1)
            case Qt.Key.Key_Left if not has_side:
                self.turn_rows(-1)
            case Qt.Key.Key_Escape if self.has_selection:
                self._selection.clear()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._links.focused:
                self.follow(self._links.focused.link)
            case _:
                return False
        return True

    def _act_on_shifted(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Space:
                self.turn(-1)
            case Qt.Key.Key_Right:
                self._selection.step(1)
            case Qt.Key.Key_Left:
                self._selection.step(-1)
            case _:
                return False
        return True

    # --- Gestures; imported at the first of them

    def _gestures_ready(self) -> PageGestures:
        if self._gestures is None:
            from kiosk.ui.widgets.page_gestures import PageGestures

            gestures = self._gestures = PageGestures(self.viewport())
            gestures.scrolled.connect(self.scroll_by)
            gestures.zoom_stepped.connect(self._on_zoom_stepped)
            gestures.pinched.connect(self._on_pinched)
            gestures.pinch_ended.connect(self._on_pinch_ended)
            gestures.tapped.connect(self._on_tapped)
            gestures.held.connect(self._on_held)
            gestures.held_dragged.connect(self._on_held_dragged)
            gestures.held_released.connect(self._on_held_released)
        return self._gestures

    def _on_zoom_stepped(self, steps: int, around: QPointF) -> None:
        self._zoom_around(self.zoom.stepped(steps), self._part_at(around))

    def _on_pinched(self, factor: float, around: QPointF) -> None:
        self.set_zooming(True)
        self._zoom_around(self.zoom.times(factor), self._part_at(around))

    def _on_pinch_ended(self) -> None:
        self.set_zooming(False)

    def _on_tapped(self, at: QPointF) -> None:
        link = self._pointer.link_at(at)
        if link:
            self.follow(link)
        else:
            self._selection.clear()

    def _on_held(self, at: QPointF) -> None:
        self._hands_ready().hold(at)

    def _on_held_dragged(self, at: QPointF) -> None:
        self._selection.drag(Point(at.x(), at.y()))

    def _on_held_released(self) -> None:
        self._selection.end_drag()

    def _part_at(self, at: QPointF) -> Point:
        """Return which part of the view is here."""
        size = self.viewport().size()
        return Point(at.x() / max(size.width(), 1), at.y() / max(size.height(), 1))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._gestures:
            self._gestures.stop()

    def viewportEvent(self, event: QEvent) -> bool:
        match event:
            case QScrollPrepareEvent():
                event.setViewportSize(QSizeF(self.viewport().size()))
                event.setContentPosRange(self._bars.range)
                event.setContentPos(self._bars.corner)
                event.accept()
            case QScrollEvent():
                self._bars.corner = event.contentPos()
            case QTouchEvent() | QNativeGestureEvent():
                return self._gestures_ready().hear(event) or super().viewportEvent(event)
            case _:
                return super().viewportEvent(event)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._gestures_ready().wheel(event):
            super().wheelEvent(event)
