"""Where the pages of a document lie, row below row, known from their sizes alone.

Lengths are in device pixels of the whole document, from its upper left corner, unless they
say points. Each row has a cell: the gap above it and its pages, which hang from the same line.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kiosk.ui.widgets.page_arrangement import Arrangement, Fit, Spread
from kiosk.ui.widgets.page_place import Box, PagePlace
from kiosk.workers.render_messages import PageSize

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96  # of a screen at 100 %, by convention
GAP = 16
"""Between pages and around them, in logical pixels."""

_SMALLEST_SCALE = 0.002
_LONGEST_DOCUMENT = 1_500_000_000
"""Pixels: Qt's scroll bars count to two thousand millions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in a document whatever its size: the page (from 1), and how far down its cell."""

    page: int = 1
    fraction: float = 0.0


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
    """Every page's box in one arrangement in one view."""

    def __init__(self, sizes: Sequence[PageSize], arrangement: Arrangement, screen: Screen) -> None:
        self.screen = screen
        self.arrangement = arrangement
        self._gap = screen.gap
        self._sizes = sizes
        is_paired = arrangement.spread is Spread.PAIRS and len(sizes) > 1
        self._columns = 2 if is_paired else 1
        turned = _turned(sizes, arrangement.rotation)
        room = _room(arrangement.zoom.fit, screen, self._columns)
        base = _base_scale(turned, arrangement, screen, room)
        self._scales = [_scale_within(size, base, room) for size in turned]
        shown = list(zip(turned, self._scales, strict=True))
        self._widths = [max(round(size.width * scale), 1) for size, scale in shown]
        self._heights = [max(round(size.height * scale), 1) for size, scale in shown]
        gap = self._gap
        self._cells = list(accumulate((high + gap for high in self._row_heights()), initial=0))
        self.percent = base * 100 * POINTS_PER_INCH / (PIXELS_PER_INCH * screen.ratio)
        columns = self._columns
        self.width = max(columns * max(self._widths) + (columns + 1) * gap, screen.width)
        self.height = self._cells[-1] + gap

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def scale(self, page: int) -> float:
        """Return the page's scale in device pixels per point."""
        return self._scales[page - 1]

    def size(self, page: int) -> PageSize:
        """Return the page's size in points, before it is turned."""
        return self._sizes[page - 1]

    def box(self, page: int) -> Box:
        """Return where the page lies: centred, or beside the middle when there are two."""
        width, middle = self._widths[page - 1], self.width // 2
        if self._columns == 1:
            x = (self.width - width) // 2
        elif page % 2:
            x = middle + self._gap // 2
        else:
            x = middle - (self._gap - self._gap // 2) - width
        y = self._cells[self._row(page)] + self._gap
        return Box(x=x, y=y, width=width, height=self._heights[page - 1])

    def place(self, page: int) -> PagePlace:
        """Return the way from the page's points to pixels and back."""
        box = self.box(page)
        return PagePlace(
            size=self.size(page),
            scale=self.scale(page),
            rotation=self.arrangement.rotation,
            x=box.x,
            y=box.y,
        )

    # --- Rows

    def page_at(self, y: float, *, favoured: int = 0) -> int:
        """Return the page in whose cell this row of pixels is; the favoured one if it can be.

        Above and below the document it is the first or last page.
        """
        row = self._row_at(y)
        beside, down = self._pages_of(row), y - self._cells[row]
        if favoured in beside and down <= self._gap + self._heights[favoured - 1]:
            return favoured
        return max(beside, key=lambda page: self._heights[page - 1])

    def page_near(self, x: float, y: float) -> int:
        """Return the page that is nearest to this pixel in its row."""
        return min(
            self._pages_of(self._row_at(y)),
            key=lambda page: max(self.box(page).x - x, x - self.box(page).right),
        )

    def pages_between(self, top: float, bottom: float) -> range:
        """Return the pages whose cells the rows of pixels from top to bottom touch."""
        first, last = self._pages_of(self._row_at(top)), self._pages_of(self._row_at(bottom))
        return range(first.start, last.stop)

    def page_rows_on(self, page: int, rows: int) -> int:
        """Return the first page of the row that lies this many rows further down, or up."""
        row = min(max(self._row(page) + rows, 0), len(self._cells) - 2)
        return self._pages_of(row).start

    def position_at(self, y: float, *, favoured: int = 0) -> Position:
        """Return this row of pixels as a position, on the favoured page if it can be."""
        page = self.page_at(y, favoured=favoured)
        fraction = (y - self._cells[self._row(page)]) / (self._heights[page - 1] + self._gap)
        return Position(page=page, fraction=min(max(fraction, 0.0), 1.0))

    def y_of(self, position: Position) -> float:
        """Return the row of pixels of a position; a page beyond the last one is the last one."""
        page = min(max(position.page, 1), self.page_count)
        height = self._heights[page - 1] + self._gap
        return self._cells[self._row(page)] + min(max(position.fraction, 0.0), 1.0) * height

    def main_page(self, view: Box, *, favoured: int = 0) -> int:
        """Return the page that fills most of the view; the first of equals.

        The favoured page is preferred to the one beside it.
        """
        pages = self.pages_between(view.y, view.bottom - 1)
        main = max(pages, key=lambda page: self.box(page).shared_with(view))
        if favoured not in self._pages_of(self._row(main)):
            return main
        is_seen = 2 * self.box(favoured).shared_with(view) > self.box(main).shared_with(view)
        return favoured if is_seen else main

    def _row(self, page: int) -> int:
        return page - 1 if self._columns == 1 else page // 2

    def _row_at(self, y: float) -> int:
        return min(max(bisect_right(self._cells, y) - 1, 0), len(self._cells) - 2)

    def _pages_of(self, row: int) -> range:
        if self._columns == 1:
            return range(row + 1, row + 2)
        return range(max(2 * row, 1), min(2 * row + 2, self.page_count + 1))

    def _height_of(self, pages: range) -> int:
        return max(self._heights[page - 1] for page in pages)

    def _row_heights(self) -> list[int]:
        if self._columns == 1:
            return self._heights
        return [self._height_of(self._pages_of(row)) for row in range(self.page_count // 2 + 1)]


def _turned(sizes: Sequence[PageSize], rotation: int) -> Sequence[PageSize]:
    if rotation % 180 == 0:
        return sizes
    return [PageSize(width=size.height, height=size.width) for size in sizes]


def _room(fit: Fit, screen: Screen, columns: int) -> tuple[float, float]:
    """Return the width and height within which every page has to stay, in device pixels."""
    width = max((screen.width - (columns + 1) * screen.gap) // columns, 1)
    height = max(screen.height - 2 * screen.gap, 1)
    endless = float("inf")
    return {
        Fit.NONE: (endless, endless),
        Fit.WIDTH: (width, endless),
        Fit.PAGE: (width, height),
    }[fit]


def _base_scale(
    sizes: Sequence[PageSize],
    arrangement: Arrangement,
    screen: Screen,
    room: tuple[float, float],
) -> float:
    """Return the ordinary page's scale. A few larger pages do not make all others small."""
    longest = _LONGEST_DOCUMENT / sum(size.height for size in sizes)
    if arrangement.zoom.fit is Fit.NONE:
        percent = arrangement.zoom.percent
        return min(percent / 100 * PIXELS_PER_INCH / POINTS_PER_INCH * screen.ratio, longest)
    width, height = room
    return min(
        width / _middle([size.width for size in sizes]),
        height / _middle([size.height for size in sizes]),
        longest,
    )


def _middle(lengths: Sequence[float]) -> float:
    """The lower median; `statistics` has one too, but loads fractions and decimals with it."""
    return sorted(lengths)[(len(lengths) - 1) // 2]


def _scale_within(size: PageSize, base: float, room: tuple[float, float]) -> float:
    width, height = room
    return max(min(base, width / size.width, height / size.height), _SMALLEST_SCALE)
