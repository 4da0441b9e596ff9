"""A QR code as large as fits: whole pixels for each module, black on white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.handover.qr import QUIET_ZONE, QrCode, png
from kiosk.ui.naming import named

_METRES_PER_INCH = 0.0254
_LEAST_DOTS_PER_INCH = 20.0
"""Below this the screen does not know its size; a television of 1366 dots is 3 m wide at 11."""


class QrView(QWidget):
    """Draws a code. Its accessible name is what the code holds."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "qr-view")
        self._code: QrCode | None = None
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(220, 220))

    def show_code(self, code: QrCode | None) -> None:
        """Draw this code; an empty white surface for None."""
        self._code = code
        self._picture = self.image(1)
        self.setAccessibleName(code.payload if code is not None else "")
        self.update()

    @property
    def code_pixels(self) -> int:
        """How wide the code is drawn, without its quiet zone, in the screen's own pixels."""
        return self._code.side * self._module() if self._code is not None else 0

    @property
    def code_width(self) -> float:
        """How wide the code is drawn, without its quiet zone, in metres on this screen.

        As good as what the screen says of its size; a projector knows only its own.
        """
        dots_per_inch = max(self.screen().physicalDotsPerInchX(), _LEAST_DOTS_PER_INCH)
        return self.code_pixels / self.devicePixelRatioF() / dots_per_inch * _METRES_PER_INCH

    def image(self, module: int = 12) -> QImage:
        """Give the code as a picture to copy, `module` pixels a module; empty without a code."""
        if self._code is None:
            return QImage()
        drawn = QImage.fromData(png(self._code, module=module))
        return drawn.convertToFormat(QImage.Format.Format_RGB32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in the screen's own pixels
        side = self._picture.width() * self._module()
        left = (round(self.width() * ratio) - side) // 2
        top = (round(self.height() * ratio) - side) // 2
        painter.drawImage(QRect(left, top, side, side), self._picture)  # enlarged, not smoothed

    def _module(self) -> int:
        """How many of the screen's pixels a module gets: as many whole ones as fit."""
        if self._code is None:
            return 0
        room = min(self.width(), self.height()) * self.devicePixelRatioF()
        return max(1, int(room // (self._code.side + 2 * QUIET_ZONE)))
