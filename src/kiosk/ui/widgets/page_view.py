"""What of a document is in view, and the way between places on its pages and on the screen."""

from dataclasses import dataclass

from kiosk.core.reading.rect import Rect
from kiosk.ui.widgets.page_layout import PageLayout
from kiosk.ui.widgets.page_place import Box, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point of a page, in points; `is_inside` unless it is beside the page."""

    page: int
    point: Point
    is_inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The part of the layout that is in view: `box`, in device pixels of the document.

    Points of the view are in logical pixels from its upper left corner, as Qt's events tell them.
    """

    layout: PageLayout
    box: Box

    @property
    def pages(self) -> list[int]:
        """Return the pages of which something is in view, first to last."""
        touched = self.layout.pages_between(self.box.y, self.box.bottom - 1)
        return [page for page in touched if self.layout.box(page).shared_with(self.box)]

    def spot(self, point: Point) -> Spot:
        """Return what lies at this point of the view, on the nearest page."""
        pixel = self._pixel(point)
        page = self.layout.page_near(pixel.x, pixel.y)
        box = self.layout.box(page)
        return Spot(
            page=page,
            point=self.layout.place(page).point(pixel),
            is_inside=box.x <= pixel.x < box.right and box.y <= pixel.y < box.bottom,
        )

    def area(self, page: int, area: Rect) -> Rect:
        """Return where this part of the page lies in the view, in device pixels."""
        place = self.layout.place(page).pixels(area)
        x, y = self.box.x, self.box.y
        return Rect(place.left - x, place.top - y, place.right - x, place.bottom - y)

    def shows(self, page: int, area: Rect) -> bool:
        """Say whether anything of this part of the page is in view."""
        seen = self.area(page, area)
        is_across = seen.left < self.box.width and seen.right > 0
        return is_across and seen.top < self.box.height and seen.bottom > 0

    def _pixel(self, point: Point) -> Point:
        ratio = self.layout.screen.ratio
        return Point(self.box.x + point.x * ratio, self.box.y + point.y * ratio)
