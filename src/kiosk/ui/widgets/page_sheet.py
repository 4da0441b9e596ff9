"""One document as the canvas shows it: where its pages lie, and the pictures there are of them."""

from collections import OrderedDict
from collections.abc import Iterable
from math import inf
from pathlib import Path

from PySide6.QtGui import QImage

from kiosk.ui.widgets.page_arrangement import Arrangement
from kiosk.ui.widgets.page_layout import PageLayout, Screen
from kiosk.ui.widgets.page_pieces import Piece, Wish, reach, tiles, wishes
from kiosk.ui.widgets.page_place import Box
from kiosk.ui.widgets.page_travel import Travel
from kiosk.ui.worker import OpenedPdf
from kiosk.workers.render_messages import Reason

PICTURE_BUDGET = 24 * 1024 * 1024
"""Bytes of pictures to keep; what is in view is kept whatever it takes.

Two A4 pages at the full width of a 1366 pixel screen, and previews; with the worker's 55 MB
the reader stays under 150 MB. A larger screen has larger pages.
"""
_LARGEST_BUDGET = 64 * 1024 * 1024
_SCREENS = 5  # what is in view, what lies before and behind it, and pages that reach into that
_BYTES_PER_PIXEL = 4
_LIGHT = 50_000
"""Bytes of the file for each page, at most, in a document that is text with a few drawings."""


class PageSheet:
    """A document's layout and its pictures, the longest unused of which make room for others."""

    def __init__(
        self, pdf: OpenedPdf, arrangement: Arrangement, screen: Screen, budget: int
    ) -> None:
        self.pdf = pdf
        self.layout = PageLayout(pdf.sizes, arrangement, screen)
        self.failures: dict[int, Reason] = {}
        self._budget = budget
        self._is_light = _bytes_in(pdf.path) <= _LIGHT * len(pdf.sizes)
        self._pictures: OrderedDict[Piece, QImage] = OrderedDict()

    def lay_out(self, arrangement: Arrangement, screen: Screen) -> None:
        """Lay the pages out anew; pictures of the former size stand in for the new ones."""
        self.layout = PageLayout(self.pdf.sizes, arrangement, screen)
        self.failures = {}

    def next_wish(self, view: Box, travel: Travel) -> Wish | None:
        """Return the piece to get next, if there is any; touches those that are in use."""
        for wish in self._within_budget(view, travel):
            if wish.piece in self._pictures:
                self._pictures.move_to_end(wish.piece)
            elif not self._is_needless(wish):
                return wish
        return None

    @property
    def budget(self) -> int:
        """Return how many bytes of pictures to keep on a screen of this size."""
        screen = self.layout.screen
        wanted = _SCREENS * screen.width * screen.height * _BYTES_PER_PIXEL
        return max(self._budget, min(wanted, _LARGEST_BUDGET))

    def _within_budget(self, view: Box, travel: Travel) -> Iterable[Wish]:
        left = self.budget
        sharp_first = self._is_light and not self._pictures
        for wish in wishes(self.layout, view, travel, sharp_first=sharp_first):
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
        self._forget_former(piece, view)
        self._forget_preview(piece)
        in_view = set(self._in_view(view))
        spent = sum(kept.cost for kept in self._pictures)
        for kept in list(self._pictures):
            if spent <= self.budget:
                return
            if kept not in in_view and kept != piece:
                spent -= kept.cost
                del self._pictures[kept]

    def forget_outside(self, view: Box) -> None:
        """Forget every picture that is not in view: they would be in another ink, or askew."""
        for piece in list(self._pictures):
            area = reach(self.layout, piece)
            is_across = area.left < view.right and area.right > view.x
            is_down = area.top < view.bottom and area.bottom > view.y
            if not (is_across and is_down):
                del self._pictures[piece]

    def _forget_former(self, piece: Piece, view: Box) -> None:
        """Forget the page's pictures in another ink or turn once nothing lacks in this one."""
        if all(tile in self._pictures for tile in tiles(self.layout, piece.page, view)):
            for kept in [one for one in self._pictures if one.page == piece.page]:
                if (kept.ink, kept.rotation) != (piece.ink, piece.rotation):
                    del self._pictures[kept]

    def _forget_preview(self, piece: Piece) -> None:
        """Forget the small picture of a page that is there sharp and whole."""
        box = self.layout.box(piece.page)
        if (piece.clip.width, piece.clip.height) == (box.width, box.height):
            for kept in [one for one in self._pictures if one.page == piece.page]:
                if kept.is_preview and kept != piece:
                    del self._pictures[kept]

    def _in_view(self, view: Box) -> Iterable[Piece]:
        for page in self.layout.pages_between(view.y, view.bottom - 1):
            yield from tiles(self.layout, page, view)

    @property
    def picture_bytes(self) -> int:
        """Return how many bytes the pictures take."""
        return sum(piece.cost for piece in self._pictures)

    def is_complete(self, view: Box) -> bool:
        """Say whether all that is in view is there, sharp, or known not to come."""
        return all(
            piece in self._pictures or piece.page in self.failures for piece in self._in_view(view)
        )

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
        return [*sorted(others, key=self._by_likeness), *there]

    def _by_likeness(self, pictured: tuple[Piece, QImage]) -> tuple[bool, bool, float]:
        piece, wanted = pictured[0], self.layout.arrangement
        return piece.ink is wanted.ink, piece.rotation == wanted.rotation, piece.scale


def _bytes_in(file: Path) -> float:
    """Return the file's size; one that cannot be asked any more has no end."""
    try:
        return file.stat().st_size
    except OSError:
        return inf
