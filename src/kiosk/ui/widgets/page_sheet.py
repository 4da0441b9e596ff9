"""One document as the canvas shows it: where its pages lie, and the pictures there are of them."""

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtGui import QImage

from kiosk.ui.widgets.page_layout import Box, PageLayout, Screen, Zoom
from kiosk.ui.widgets.page_pieces import Piece, Wish, tiles, wishes
from kiosk.ui.worker import OpenedPdf
from kiosk.workers.render_messages import Reason

PICTURE_BUDGET = 36 * 1024 * 1024
"""Bytes of pictures to keep; what is in view is kept whatever it takes.

Three A4 pages at the full width of a 1366 pixel screen, and previews; with the worker's 55 MB the
reader stays under 150 MB.
"""


class PageSheet:
    """A document's layout and its pictures, the longest unused of which make room for others."""

    def __init__(self, pdf: OpenedPdf, zoom: Zoom, screen: Screen, budget: int) -> None:
        self.pdf = pdf
        self.layout = PageLayout(pdf.sizes, zoom, screen)
        self.failures: dict[int, Reason] = {}
        self._budget = budget
        self._pictures: OrderedDict[Piece, QImage] = OrderedDict()

    def lay_out(self, zoom: Zoom, screen: Screen) -> None:
        """Lay the pages out anew; pictures of the former size stand in for the new ones."""
        self.layout = PageLayout(self.pdf.sizes, zoom, screen)
        self.failures = {}

    def next_wish(self, view: Box, *, is_going_up: bool) -> Wish | None:
        """Return the piece to get next, if there is any; touches those that are in use."""
        for wish in self._within_budget(view, is_going_up=is_going_up):
            if wish.piece in self._pictures:
                self._pictures.move_to_end(wish.piece)
            elif not self._is_needless(wish):
                return wish
        return None

    def _within_budget(self, view: Box, *, is_going_up: bool) -> Iterable[Wish]:
        left = self._budget
        for wish in wishes(self.layout, view, is_going_up=is_going_up):
            left -= wish.piece.cost
            if left < 0 and not wish.is_visible:
                return
            yield wish

    def _is_needless(self, wish: Wish) -> bool:
        page = wish.piece.page
        return page in self.failures or (wish.piece.is_preview and self.has_picture(page))

    def keep(self, piece: Piece, picture: QImage, view: Box) -> None:
        """Keep the picture; forget the longest unused ones beyond the budget."""
        self._pictures[piece] = picture
        self._pictures.move_to_end(piece)
        in_view = set(self._in_view(view))
        spent = sum(kept.cost for kept in self._pictures)
        for kept in list(self._pictures):
            if spent <= self._budget:
                return
            if kept not in in_view and kept != piece:
                spent -= kept.cost
                del self._pictures[kept]

    def _in_view(self, view: Box) -> Iterable[Piece]:
        for page in self.layout.pages_between(view.y, view.bottom):
            yield from tiles(self.layout, page, view)

    @property
    def picture_bytes(self) -> int:
        """Return how many bytes the pictures take."""
        return sum(piece.cost for piece in self._pictures)

    def has_picture(self, page: int) -> bool:
        """Say whether anything of the page can be shown."""
        return any(piece.page == page for piece in self._pictures)

    def pictures_of(self, page: int, view: Box) -> list[tuple[Piece, QImage]]:
        """Return the pictures to draw one over the other: stand-ins only where sharp ones lack."""
        sharp = tiles(self.layout, page, view)
        there = [(piece, self._pictures[piece]) for piece in sharp if piece in self._pictures]
        if len(there) == len(sharp):
            return there
        others = [
            (piece, picture)
            for piece, picture in self._pictures.items()
            if piece.page == page and piece not in sharp
        ]
        return [*sorted(others, key=_by_scale), *there]


def _by_scale(pictured: tuple[Piece, QImage]) -> float:
    return pictured[0].scale
