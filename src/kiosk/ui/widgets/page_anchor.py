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
    """What lies `at` this part of the view: down the document, across its page, on its page."""

    at: Point
    position: Position
    page: int
    across: float
    point: Point
    rotation: int

    @classmethod
    def dropped(cls, view: PageView, at: Point, *, favoured: int) -> "Anchor":
        """Note what lies there; of two pages side by side, the favoured one if it can be."""
        layout, box = view.layout, view.box
        pixel = Point(box.x + at.x * box.width, box.y + at.y * box.height)
        position = layout.position_at(pixel.y, favoured=favoured)
        page = layout.page_near(pixel.x, pixel.y) if at.y else position.page
        paper = layout.box(page)
        return cls(
            at=at,
            position=position,
            page=page,
            across=(pixel.x - paper.x) / paper.width,
            point=layout.place(page).point(pixel),
            rotation=layout.arrangement.rotation,
        )

    def corner(self, layout: PageLayout) -> Point:
        """Return which pixel has to be the view's upper left one for it to lie there again."""
        if layout.arrangement.rotation == self.rotation:
            box = layout.box(self.page)
            pixel = Point(box.x + self.across * box.width, layout.y_of(self.position))
        else:
            pixel = layout.place(self.page).pixel(self.point)
        screen = layout.screen
        return Point(pixel.x - self.at.x * screen.width, pixel.y - self.at.y * screen.height)
