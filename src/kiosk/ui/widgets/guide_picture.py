"""A picture of a guide: as wide as its card, sharp at every scale, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from kiosk.core.content.picture import Picture
from kiosk.ui.drawing import drawn
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme

_WIDEST, _HIGHEST, _NARROWEST = 720, 340, 120


class GuidePicture(QLabel):
    """Shows a picture; a screen reader reads the sentence that says what is on it."""

    def __init__(self, theme: Theme, picture: Picture, sentence: str) -> None:
        super().__init__()
        named(self, "guide-picture")
        self._theme, self._picture = theme, picture
        self.setAccessibleName(sentence)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._draw)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._size_in(width).height()

    def sizeHint(self) -> QSize:
        return self._size_in(self._theme.sizes.scaled(_WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _size_in(self, width: int) -> QSize:
        """How large the picture is in so much room: whole, and never larger than is pleasant."""
        scaled, picture = self._theme.sizes.scaled, self._picture
        room = QSize(min(width, scaled(_WIDEST)), scaled(_HIGHEST))
        by = min(room.width() / picture.width, room.height() / picture.height)
        return QSize(max(1, round(picture.width * by)), max(1, round(picture.height * by)))

    def _draw(self) -> None:
        size, ratio = self._size_in(self.width()), self.devicePixelRatioF()
        image = drawn(self._picture, self._theme.colours, size, ratio=ratio)
        self.setPixmap(QPixmap.fromImage(image))
        self.updateGeometry()
