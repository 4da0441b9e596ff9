"""Where one page lies, and the way from its points to device pixels and back.

Points count from the upper left corner of the page as the file shows it, before the reader
turns it; pixels from the upper left corner of the whole document.
"""

from dataclasses import dataclass

from kiosk.core.reading.rect import Rect
from kiosk.workers.render_messages import PageSize


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in device pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return the first column right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Return the first row below it."""
        return self.y + self.height

    def shared_with(self, other: "Box") -> int:
        """Return how many pixels both have in common."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(width, 0) * max(height, 0)


@dataclass(frozen=True, slots=True)
class Point:
    """A point: of a page in points, or of the document in device pixels."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """A page of this `size` (in points, unturned) that lies at `x` and `y`, turned clockwise."""

    size: PageSize
    scale: float
    rotation: int = 0
    x: float = 0.0
    y: float = 0.0

    def pixel(self, point: Point) -> Point:
        """Return where this point of the page lies in the document."""
        width, height = self.size.width, self.size.height
        turned = {
            0: (point.x, point.y),
            90: (height - point.y, point.x),
            180: (width - point.x, height - point.y),
            270: (point.y, width - point.x),
        }[self.rotation]
        return Point(self.x + turned[0] * self.scale, self.y + turned[1] * self.scale)

    def point(self, pixel: Point) -> Point:
        """Return which point of the page lies here; it may be outside the page."""
        across, down = (pixel.x - self.x) / self.scale, (pixel.y - self.y) / self.scale
        width, height = self.size.width, self.size.height
        return {
            0: Point(across, down),
            90: Point(down, height - across),
            180: Point(width - across, height - down),
            270: Point(width - down, across),
        }[self.rotation]

    def pixels(self, area: Rect) -> Rect:
        """Return where this part of the page lies in the document."""
        return _between(
            self.pixel(Point(area.left, area.top)), self.pixel(Point(area.right, area.bottom))
        )

    def points(self, area: Rect) -> Rect:
        """Return which part of the page lies here."""
        return _between(
            self.point(Point(area.left, area.top)), self.point(Point(area.right, area.bottom))
        )


def _between(one: Point, other: Point) -> Rect:
    return Rect(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y))
