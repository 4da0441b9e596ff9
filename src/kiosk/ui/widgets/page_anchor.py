"""What stays where it is while pages change their size, turn, or move beside each other."""

from dataclasses import dataclass

from kiosk.ui.widgets.page_layout import PageLayout, Position
from kiosk.ui.widgets.page_place import Point
from kiosk.ui.widgets.page_view import PageView

TOP = Point(0.5, 0.0)
MIDDLE = Point(0.5, 0.5)
"""Parts of the view, as fractions of its width and height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What lies so far `across` the view, as a fraction, and so many pixels `down`: a page's point.

    In the gap above the page, which does not grow with it, `position` says where.
    """

    across: float
    down: float
    page: int
    point: Point
    position: Position | None

    @classmethod
    def dropped(cls, view: PageView, at: Point, *, favoured: int) -> "Anchor":
        """Note what lies there; of two pages side by side, the favoured one if it can be."""
        layout, box = view.layout, view.box
        pixel = Point(box.x + at.x * box.width, box.y + at.y * box.height)
        page = layout.page_near(pixel.x, pixel.y)
        if at.y == 0:
            page = layout.page_at(pixel.y, favoured=favoured)
        is_in_gap = pixel.y < layout.box(page).y
        return cls(
            across=at.x,
            down=at.y * box.height,
            page=page,
            point=layout.place(page).point(pixel),
            position=layout.position_at(pixel.y, favoured=page) if is_in_gap else None,
        )

    def corner(self, layout: PageLayout) -> Point:
        """Return which pixel has to be the view's upper left one for it to lie there again."""
        pixel = layout.place(self.page).pixel(self.point)
        y = layout.y_of(self.position) if self.position else pixel.y
        return Point(pixel.x - self.across * layout.screen.width, y - self.down)
