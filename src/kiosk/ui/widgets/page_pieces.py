"""Which pictures of pages to have, and in which order to get them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import sqrt

from kiosk.ui.widgets.page_layout import Box, PageLayout
from kiosk.workers.render_messages import Clip

PREVIEW_SCALE = 0.5  # pixels per point: 36 dpi, rendered in under a millisecond
_PREVIEW_PIXELS = 500_000
_PREVIEWS_AHEAD, _PREVIEWS_BEHIND = 3, 1
_WHOLE_PIXELS = 4_000_000
_TILE_WIDTH = 2_048
_LONGEST_SIDE = 16_384
_TILE_PIXELS = 2_000_000
_BYTES_PER_PIXEL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A picture of a page, or of a tile of it, at one scale (device pixels per point)."""

    page: int
    scale: float
    clip: Clip
    is_preview: bool = False

    @property
    def cost(self) -> int:
        """Return how many bytes its picture takes."""
        return self.clip.width * self.clip.height * _BYTES_PER_PIXEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A piece to have; `is_visible` if it is in view now."""

    piece: Piece
    is_visible: bool


def preview(layout: PageLayout, page: int) -> Piece:
    """Return the small picture of the whole page that stands in for the sharp one."""
    size = layout.size(page)
    scale = min(PREVIEW_SCALE, sqrt(_PREVIEW_PIXELS / (size.width * size.height)))
    width, height = max(round(size.width * scale), 1), max(round(size.height * scale), 1)
    clip = Clip(x=0, y=0, width=width, height=height)
    return Piece(page=page, scale=scale, clip=clip, is_preview=True)


def tiles(layout: PageLayout, page: int, view: Box) -> list[Piece]:
    """Return the sharp pieces of the page that the view touches: one, or tiles if it is large."""
    box, scale = layout.box(page), layout.scale(page)
    width, height = _tile_size(box)
    columns = _span(view.x - box.x, view.right - box.x, width, box.width)
    rows = _span(view.y - box.y, view.bottom - box.y, height, box.height)
    return [
        Piece(
            page=page,
            scale=scale,
            clip=Clip(
                x=column * width,
                y=row * height,
                width=min(width, box.width - column * width),
                height=min(height, box.height - row * height),
            ),
        )
        for row in rows
        for column in columns
    ]


def wishes(layout: PageLayout, view: Box, *, is_going_up: bool) -> Iterator[Wish]:
    """Say which pieces to have for this view, the most wanted first.

    Never white: previews of the pages in view, then sharp pieces, then the previews and sharp
    pieces of where the reader is going.
    """
    visible = _main_first(layout, view)
    sharp = list(chain.from_iterable(tiles(layout, page, view) for page in visible))
    ahead, behind = (_above(view), _below(view)) if is_going_up else (_below(view), _above(view))
    nearby = [*_touched(layout, ahead), *_touched(layout, behind)]
    yield from (Wish(piece=preview(layout, page), is_visible=True) for page in visible)
    yield from (Wish(piece=piece, is_visible=True) for piece in sharp)
    for page in _pages_nearby(layout, visible, is_going_up=is_going_up):
        yield Wish(piece=preview(layout, page), is_visible=False)
    seen = set(sharp)
    for piece in nearby:
        if piece not in seen:
            seen.add(piece)
            yield Wish(piece=piece, is_visible=False)


def _tile_size(box: Box) -> tuple[int, int]:
    if box.width * box.height <= _WHOLE_PIXELS and max(box.width, box.height) <= _LONGEST_SIDE:
        return box.width, box.height
    columns = -(-box.width // _TILE_WIDTH)
    width = -(-box.width // columns)
    return width, min(_TILE_PIXELS // width, _LONGEST_SIDE, box.height)


def _span(start: int, end: int, step: int, length: int) -> range:
    """Return the indexes of the steps along the length that lie between start and end."""
    if end <= 0 or start >= length:
        return range(0)
    return range(max(start, 0) // step, -(-min(end, length) // step))


def _touched(layout: PageLayout, view: Box) -> list[Piece]:
    pages = layout.pages_between(view.y, view.bottom)
    return list(chain.from_iterable(tiles(layout, page, view) for page in pages))


def _main_first(layout: PageLayout, view: Box) -> list[int]:
    main = layout.main_page(view.y, view.bottom)
    touched = layout.pages_between(view.y, view.bottom - 1)
    others = [page for page in touched if page != main and layout.box(page).y < view.bottom]
    return [main, *others]


def _pages_nearby(layout: PageLayout, visible: list[int], *, is_going_up: bool) -> list[int]:
    ahead, behind = _PREVIEWS_AHEAD, _PREVIEWS_BEHIND
    above, below = (ahead, behind) if is_going_up else (behind, ahead)
    first, last = min(visible), max(visible)
    later = list(range(last + 1, min(last + below, layout.page_count) + 1))
    earlier = list(range(first - 1, max(first - above, 1) - 1, -1))
    return earlier + later if is_going_up else later + earlier


def _below(view: Box) -> Box:
    return Box(x=view.x, y=view.bottom, width=view.width, height=view.height)


def _above(view: Box) -> Box:
    return Box(x=view.x, y=view.y - view.height, width=view.width, height=view.height)
