"""The scroll bars of the page view: which part of the document lies in it, in device pixels."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from kiosk.ui.widgets.page_arrangement import Fit
from kiosk.ui.widgets.page_layout import PageLayout, Screen
from kiosk.ui.widgets.page_place import Box, Point

_LINE = 40  # logical pixels that an arrow key scrolls


class PageBars:
    """The two bars. `is_arranging` while they move without the reader having moved them."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        self._area = area
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ratio = 1.0
        self.is_arranging = False

    # Asked for each time: PySide6 takes a kept scroll bar for deleted once somebody has looked at
    # its parents, which Qt put between it and the area, and has let them go again.

    @property
    def _across(self) -> QScrollBar:
        return self._area.horizontalScrollBar()

    @property
    def _down(self) -> QScrollBar:
        return self._area.verticalScrollBar()

    @property
    def y(self) -> int:
        """Return the row of the document at the upper edge of the view."""
        return self._down.value()

    @property
    def has_side(self) -> bool:
        """Whether the document is wider than the view."""
        return self._across.maximum() > 0

    def box(self, screen: Screen) -> Box:
        """Return what is in view."""
        x, y = self._across.value(), self._down.value()
        return Box(x=x, y=y, width=screen.width, height=screen.height)

    def arrange(self, screen: Screen, layout: PageLayout | None, corner: Point) -> None:
        """Take the document's size, and bring this point of it to the view's upper left corner."""
        self.is_arranging = True
        self._ratio = screen.ratio
        if layout and layout.arrangement.zoom.fit is Fit.NONE:
            self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        else:
            self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        width, height = (layout.width, layout.height) if layout else (0, 0)
        # Told to, the bar comes at once. As needed, it comes after the page was asked for, and
        # the page is drawn twice: the second time as wide as the room that the bar has left.
        self._area.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            if height > screen.height
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        line = round(_LINE * screen.ratio)
        for bar, length, view, start in (
            (self._across, width, screen.width, corner.x),
            (self._down, height, screen.height, corner.y),
        ):
            bar.setSingleStep(line)
            bar.setPageStep(max(view - line, line))
            bar.setRange(0, max(length - view, 0))
            bar.setValue(round(start))
        self.is_arranging = False

    def scroll_to(self, y: float) -> bool:
        """Bring this row to the upper edge of the view; false if it is there already."""
        former = self._down.value()
        self._down.setValue(round(y))
        return self._down.value() != former

    def scroll_by(self, across: float, down: float) -> None:
        """Scroll by these logical pixels."""
        for bar, way in ((self._across, across), (self._down, down)):
            bar.setValue(bar.value() + round(way * self._ratio))

    def turn(self, views: int) -> None:
        """Go down by so many views, or up if negative."""
        self._down.setValue(self._down.value() + views * self._down.pageStep())

    def go_to_start(self) -> None:
        """Go to the first row."""
        self._down.setValue(0)

    def go_to_end(self) -> None:
        """Go to the last row."""
        self._down.setValue(self._down.maximum())

    @property
    def range(self) -> QRectF:
        """Return where the view's corner may be, in logical pixels."""
        return QRectF(
            0, 0, self._across.maximum() / self._ratio, self._down.maximum() / self._ratio
        )

    @property
    def corner(self) -> QPointF:
        """Return where the view's corner is, in logical pixels."""
        return QPointF(self._across.value() / self._ratio, self._down.value() / self._ratio)

    @corner.setter
    def corner(self, corner: QPointF) -> None:
        self._across.setValue(round(corner.x() * self._ratio))
        self._down.setValue(round(corner.y() * self._ratio))
