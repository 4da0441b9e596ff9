"""A QR code as large as fits: whole pixels for each module, black on white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.handover.qr import QUIET_ZONE, QrCode, png
from kiosk.ui.naming import named

_METRES_PER_INCH = 0.0254


class QrView(QWidget):
    """Draws a code. Its accessible name is what the code holds."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "qr-view")
        self._code: QrCode | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(220, 220))

    def show_code(self, code: QrCode | None) -> None:
        """Draw this code; an empty white surface for None."""
        self._code = code
        self.setAccessibleName(code.payload if code is not None else "")
        self.update()

    @property
    def code_width(self) -> float:
        """How wide the code is drawn, without its quiet zone, in metres on this screen."""
        if self._code is None:
            return 0.0
        pixels = self._code.side * self._module() / self.devicePixelRatioF()
        return pixels / max(self.screen().physicalDotsPerInchX(), 40.0) * _METRES_PER_INCH

    def image(self, module: int = 12) -> QImage:
        """Give the code as a picture to copy, `module` pixels a module."""
        return QImage.fromData(png(self._code, module=module)) if self._code else QImage()

    def _module(self) -> int:
        """How many device pixels a module gets: as many whole ones as fit."""
        if self._code is None:
            return 0
        room = min(self.width(), self.height()) * self.devicePixelRatioF()
        return max(1, int(room // (self._code.side + 2 * QUIET_ZONE)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._code is None:
            return
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)  # from here on in device pixels
        module, side = self._module(), self._code.side
        left = (round(self.width() * ratio) - side * module) // 2
        top = (round(self.height() * ratio) - side * module) // 2
        for y, row in enumerate(self._code.modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    place = QRect(left + x * module, top + y * module, module, module)
                    painter.fillRect(place, Qt.GlobalColor.black)
