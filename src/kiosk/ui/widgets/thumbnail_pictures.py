"""The small pictures of a document's pages: got one at a time, the longest unused forgotten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from kiosk.ui.worker import OpenedPdf, PageRequest, RenderClient, Urgency
from kiosk.workers.render_messages import Ink, PageSize

PICTURE_BUDGET = 6 * 1024 * 1024
"""Bytes of pictures to keep; what is in view is kept whatever it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    image: QImage
    scale: float


class ThumbnailPictures(QObject):
    """Gets the pictures of the pages in view; says for which page there is news."""

    changed = Signal(int)  # a page has its picture now, or cannot have one

    def __init__(self, client: RenderClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._pdf: OpenedPdf | None = None
        self._room, self._ratio = QSize(), 1.0
        self._rotation, self._ink = 0, Ink.PAPER
        self._pictures: OrderedDict[int, _Picture] = OrderedDict()
        self._failed: set[int] = set()
        self._in_view: Sequence[int] = ()
        self._asked: PageRequest | None = None

    def show_document(self, pdf: OpenedPdf | None) -> None:
        """Hold pictures of this document, none so far."""
        self.stop()
        self._pdf = pdf
        self._pictures.clear()
        self._failed.clear()

    def set_look(self, rotation: int, ink: Ink) -> None:
        """Turn the pages clockwise by 0, 90, 180 or 270 degrees, and draw them in this ink."""
        if (rotation, ink) != (self._rotation, self._ink):
            self._rotation, self._ink = rotation, ink
            self.show_document(self._pdf)

    def set_room(self, room: QSize, ratio: float) -> None:
        """Fit pages into so many logical pixels; pictures of another size stand in until then."""
        self._room, self._ratio = room, ratio

    def fetch(self, pages: Sequence[int]) -> None:
        """Get what these pages, the ones in view, lack; whatever else was asked for is dropped."""
        if self._asked and self._asked.page not in pages:
            self.stop()
        self._in_view = pages
        if self._asked is None:
            self._ask()

    def stop(self) -> None:
        """Get nothing more."""
        if self._asked:
            self._client.cancel(self._asked)
            self._asked = None
        self._in_view = ()

    def picture(self, page: int) -> QImage | None:
        """The picture of the page, if there is one."""
        if page not in self._pictures:
            return None
        self._pictures.move_to_end(page)
        return self._pictures[page].image

    def has_failed(self, page: int) -> bool:
        return page in self._failed

    def paper(self, page: int) -> QSize:
        """How large the page is in its cell, in logical pixels."""
        size, scale = self._size(page), self._scale(page)
        return QSize(max(round(size.width * scale), 1), max(round(size.height * scale), 1))

    @property
    def bytes(self) -> int:
        """How many bytes the pictures take."""
        return sum(one.image.sizeInBytes() for one in self._pictures.values())

    def _size(self, page: int) -> PageSize:
        """How large the page is as it is turned, in points."""
        size = self._pdf.sizes[page - 1] if self._pdf else PageSize(width=1, height=1)
        lies = self._rotation % 180 != 0
        return PageSize(width=size.height, height=size.width) if lies else size

    def _scale(self, page: int) -> float:
        """Logical pixels per point."""
        size = self._size(page)
        return min(self._room.width() / size.width, self._room.height() / size.height)

    def _lacks(self, page: int) -> bool:
        if page in self._failed:
            return False
        there = self._pictures.get(page)
        return there is None or there.scale != self._scale(page) * self._ratio

    def _ask(self) -> None:
        page = next(filter(self._lacks, self._in_view), None)
        if page is None or self._pdf is None:
            return
        scale = self._scale(page) * self._ratio
        request = self._client.render(
            self._pdf.id,
            page,
            scale,
            rotation=self._rotation,
            urgency=Urgency.THUMBNAIL,
            ink=self._ink,
        )
        self._asked = request
        request.rendered.connect(self._on_request_rendered)
        request.failed.connect(self._on_request_failed)

    def _on_request_rendered(self, image: QImage) -> None:
        asked, self._asked = self._asked, None
        if asked:
            self._keep(asked.page, _Picture(image=image, scale=asked.scale))
            self.changed.emit(asked.page)
            self._ask()

    def _on_request_failed(self) -> None:
        asked, self._asked = self._asked, None
        if asked:
            self._failed.add(asked.page)
            self.changed.emit(asked.page)
            self._ask()

    def _keep(self, page: int, picture: _Picture) -> None:
        self._pictures[page] = picture
        self._pictures.move_to_end(page)
        spent, in_view = self.bytes, set(self._in_view)
        for old in list(self._pictures):
            if spent <= PICTURE_BUDGET:
                return
            if old not in in_view:
                spent -= self._pictures.pop(old).image.sizeInBytes()
