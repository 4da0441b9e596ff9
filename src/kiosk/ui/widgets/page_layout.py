"""Where the pages of a document lie, one below the other, known from their sizes alone.

Lengths are in device pixels of the whole document, from its upper left corner, unless they
say points. Each page has a cell: the gap above it and the page itself.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from statistics import median_low

from kiosk.workers.render_messages import PageSize

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96  # of a screen at 100 %, by convention
GAP = 16
"""Between pages and around them, in logical pixels."""

LOWEST_PERCENT, HIGHEST_PERCENT = 25.0, 400.0
_STEPS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 350, 400)
_SMALLEST_SCALE = 0.002


class Fit(Enum):
    """What the zoom follows."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """How large pages are shown: fitted to the view, or at a percentage (96 px/inch = 100)."""

    fit: Fit = Fit.WIDTH
    percent: float = 100.0

    def larger(self) -> "Zoom":
        """Return the next fixed step up."""
        above = [step for step in _STEPS if step > self.percent + 0.5]
        return Zoom(fit=Fit.NONE, percent=above[0] if above else HIGHEST_PERCENT)

    def smaller(self) -> "Zoom":
        """Return the next fixed step down."""
        below = [step for step in _STEPS if step < self.percent - 0.5]
        return Zoom(fit=Fit.NONE, percent=below[-1] if below else LOWEST_PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in a document whatever its size: the page (from 1), and how far down its cell."""

    page: int = 1
    fraction: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The view's size in device pixels, and how many of them make a logical one."""

    width: int
    height: int
    ratio: float = 1.0

    @property
    def gap(self) -> int:
        """Return the gap between pages in device pixels."""
        return round(GAP * self.ratio)


class PageLayout:
    """Every page's box at one zoom in one view."""

    def __init__(self, sizes: Sequence[PageSize], zoom: Zoom, screen: Screen) -> None:
        self.screen = screen
        self._gap = screen.gap
        self._sizes = sizes
        base = _base_scale(sizes, zoom, screen)
        room = _room(zoom.fit, screen)
        self._scales = [_scale_within(size, base, room) for size in sizes]
        shown = list(zip(sizes, self._scales, strict=True))
        self._widths = [max(round(size.width * scale), 1) for size, scale in shown]
        self._heights = [max(round(size.height * scale), 1) for size, scale in shown]
        gap = self._gap
        self._cells = list(accumulate((height + gap for height in self._heights), initial=0))
        self.percent = base * 100 * POINTS_PER_INCH / (PIXELS_PER_INCH * screen.ratio)
        self.width = max(max(self._widths) + 2 * gap, screen.width)
        self.height = self._cells[-1] + gap

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def scale(self, page: int) -> float:
        """Return the page's scale in device pixels per point."""
        return self._scales[page - 1]

    def size(self, page: int) -> PageSize:
        """Return the page's size in points."""
        return self._sizes[page - 1]

    def box(self, page: int) -> Box:
        """Return where the page lies: centred in the document's width."""
        width = self._widths[page - 1]
        return Box(
            x=(self.width - width) // 2,
            y=self._cells[page - 1] + self._gap,
            width=width,
            height=self._heights[page - 1],
        )

    def page_at(self, y: float) -> int:
        """Return the page in whose cell this row is; the first or last if it is outside."""
        return min(max(bisect_right(self._cells, y), 1), self.page_count)

    def pages_between(self, top: float, bottom: float) -> range:
        """Return the pages whose cells the rows from top to bottom touch."""
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def position_at(self, y: float) -> Position:
        """Return this row as a position."""
        page = self.page_at(y)
        fraction = (y - self._cells[page - 1]) / (self._heights[page - 1] + self._gap)
        return Position(page=page, fraction=min(max(fraction, 0.0), 1.0))

    def y_of(self, position: Position) -> float:
        """Return the row of a position; a page beyond the last one is the last one."""
        page = min(max(position.page, 1), self.page_count)
        height = self._heights[page - 1] + self._gap
        return self._cells[page - 1] + min(max(position.fraction, 0.0), 1.0) * height

    def main_page(self, top: float, bottom: float) -> int:
        """Return the page that fills most of the rows from top to bottom; the first of equals."""
        return max(
            self.pages_between(top, bottom),
            key=lambda page: min(self.box(page).bottom, bottom) - max(self.box(page).y, top),
        )


def _room(fit: Fit, screen: Screen) -> tuple[float, float]:
    """Return the width and height within which every page has to stay, in device pixels."""
    width = max(screen.width - 2 * screen.gap, 1)
    height = max(screen.height - 2 * screen.gap, 1)
    endless = float("inf")
    return {
        Fit.NONE: (endless, endless),
        Fit.WIDTH: (width, endless),
        Fit.PAGE: (width, height),
    }[fit]


def _base_scale(sizes: Sequence[PageSize], zoom: Zoom, screen: Screen) -> float:
    """Return the ordinary page's scale. A few larger pages do not make all others small."""
    if zoom.fit is Fit.NONE:
        return zoom.percent / 100 * PIXELS_PER_INCH / POINTS_PER_INCH * screen.ratio
    width, height = _room(zoom.fit, screen)
    return min(
        width / median_low(size.width for size in sizes),
        height / median_low(size.height for size in sizes),
    )


def _scale_within(size: PageSize, base: float, room: tuple[float, float]) -> float:
    width, height = room
    return max(min(base, width / size.width, height / size.height), _SMALLEST_SCALE)
