"""Which pictures of pages to have, and in which order to get them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import sqrt

from kiosk.core.reading.rect import Rect
from kiosk.ui.widgets.page_layout import PageLayout, Screen
from kiosk.ui.widgets.page_place import Box, PagePlace
from kiosk.ui.widgets.page_travel import Travel
from kiosk.workers.render_messages import Clip, Ink

PREVIEW_SCALE = 0.5  # pixels per point: 36 dpi, rendered in under a millisecond
_PREVIEW_PIXELS = 500_000
_PREVIEWS_AHEAD, _PREVIEWS_BEHIND = 3, 1
_PREVIEWS_AHEAD_OF_THE_FAST = 8
_WHOLE_SCREENS = 4
_WHOLE_PIXELS = 4_000_000
_TILE_WIDTH = 1_536
_LONGEST_SIDE = 16_384
_TILE_PIXELS = 1_500_000
_BYTES_PER_PIXEL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A picture of a page, or of a tile of it, at one scale (device pixels per point).

    `clip` is in pixels of the turned page.
    """

    page: int
    scale: float
    clip: Clip
    rotation: int = 0
    ink: Ink = Ink.PAPER
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
    size, rotation = layout.size(page), layout.arrangement.rotation
    scale = min(PREVIEW_SCALE, sqrt(_PREVIEW_PIXELS / (size.width * size.height)))
    width, height = max(round(size.width * scale), 1), max(round(size.height * scale), 1)
    if rotation % 180:
        width, height = height, width
    return Piece(
        page=page,
        scale=scale,
        clip=Clip(x=0, y=0, width=width, height=height),
        rotation=rotation,
        ink=layout.arrangement.ink,
        is_preview=True,
    )


def tiles(layout: PageLayout, page: int, view: Box) -> list[Piece]:
    """Return the sharp pieces of the page that the view touches: one, or tiles if it is large."""
    box = layout.box(page)
    width, height = _tile_size(box, layout.screen)
    columns = _span(view.x - box.x, view.right - box.x, width, box.width)
    rows = _span(view.y - box.y, view.bottom - box.y, height, box.height)
    return [
        Piece(
            page=page,
            scale=layout.scale(page),
            clip=Clip(
                x=column * width,
                y=row * height,
                width=min(width, box.width - column * width),
                height=min(height, box.height - row * height),
            ),
            rotation=layout.arrangement.rotation,
            ink=layout.arrangement.ink,
        )
        for row in rows
        for column in columns
    ]


def wishes(
    layout: PageLayout, view: Box, travel: Travel, *, sharp_first: bool = False
) -> Iterator[Wish]:
    """Say which pieces to have for this view, the most wanted first.

    Never white: previews of the pages in view, then sharp pieces, then the previews and sharp
    pieces of where the reader is going. Who goes fast sees previews only, so those of the pages
    ahead come before anything sharp; who zooms needs none but those in view. `sharp_first` is for
    pages that are drawn sharp before anybody could look at a preview.
    """
    visible = _main_first(layout, view)
    previews = [Wish(piece=preview(layout, page), is_visible=True) for page in visible]
    if travel.is_zooming:
        yield from previews
        return
    touched = chain.from_iterable(tiles(layout, page, view) for page in visible)
    sharp = [Wish(piece=piece, is_visible=True) for piece in touched]
    coming = [
        Wish(piece=preview(layout, page), is_visible=False)
        for page in _pages_nearby(layout, visible, travel)
    ]
    if travel.is_fast:
        yield from chain(previews, coming, sharp)
    elif sharp_first:
        yield from chain(sharp, previews, coming)
    else:
        yield from chain(previews, sharp, coming)
    yield from _sharp_nearby(layout, view, travel, {wish.piece for wish in sharp})


def reach(layout: PageLayout, piece: Piece) -> Rect:
    """Return where the piece's picture lies in the document as it is laid out now."""
    clip, drawn = piece.clip, drawn_place(layout, piece)
    points = drawn.points(Rect(clip.x, clip.y, clip.x + clip.width, clip.y + clip.height))
    return layout.place(piece.page).pixels(points)


def drawn_place(layout: PageLayout, piece: Piece) -> PagePlace:
    """Return the page as the piece was drawn from it: alone, in its own scale and turn."""
    size = layout.size(piece.page)
    return PagePlace(size=size, scale=piece.scale, rotation=piece.rotation)


def _sharp_nearby(
    layout: PageLayout, view: Box, travel: Travel, seen: set[Piece]
) -> Iterator[Wish]:
    ahead, behind = (_above(view), _below(view)) if travel.is_up else (_below(view), _above(view))
    for piece in [*_touched(layout, ahead), *_touched(layout, behind)]:
        if piece not in seen:
            seen.add(piece)
            yield Wish(piece=piece, is_visible=False)


def _tile_size(box: Box, screen: Screen) -> tuple[int, int]:
    whole = min(_WHOLE_SCREENS * screen.width * screen.height, _WHOLE_PIXELS)
    if box.width * box.height <= whole and max(box.width, box.height) <= _LONGEST_SIDE:
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
    main = layout.main_page(view)
    touched = layout.pages_between(view.y, view.bottom - 1)
    others = [page for page in touched if page != main and layout.box(page).shared_with(view)]
    return [main, *others]


def _pages_nearby(layout: PageLayout, visible: list[int], travel: Travel) -> list[int]:
    ahead = _PREVIEWS_AHEAD_OF_THE_FAST if travel.is_fast else _PREVIEWS_AHEAD
    above, below = (ahead, _PREVIEWS_BEHIND) if travel.is_up else (_PREVIEWS_BEHIND, ahead)
    first, last = min(visible), max(visible)
    later = list(range(last + 1, min(last + below, layout.page_count) + 1))
    earlier = list(range(first - 1, max(first - above, 1) - 1, -1))
    return earlier + later if travel.is_up else later + earlier


def _below(view: Box) -> Box:
    return Box(x=view.x, y=view.bottom, width=view.width, height=view.height)


def _above(view: Box) -> Box:
    return Box(x=view.x, y=view.y - view.height, width=view.width, height=view.height)
