"""A QR code as large as fits: whole pixels for each module, black on white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core.handover.qr import QUIET_ZONE, QrCode, png
from kiosk.core.handover.reach import ScreenSize
from kiosk.ui.naming import named

_LEAST_MODULE = 4
"""Pixels; with fewer, a phone that is held close sees the screen's own grid."""


class QrView(QWidget):
    """Draws a code. Its accessible name is what the code holds."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "qr-view")
        self._code: QrCode | None = None
        self._wanted_module: int | None = None
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(220, 220))

    def show_code(self, code: QrCode | None, *, told: str = "") -> None:
        """Draw this code; an empty white surface for None.

        `told` is for a code whose content is not to be read out, such as a password.
        """
        self._code = code
        self._picture = self.image(1)
        self.setAccessibleName(told or code.payload if code is not None else "")
        self.update()

    @property
    def module_sizes(self) -> range:
        """How many of the screen's pixels a module can get here; empty without a code."""
        if self._code is None:
            return range(0)
        room = min(self.width(), self.height()) * self.devicePixelRatioF()
        most = max(1, int(room // (self._code.side + 2 * QUIET_ZONE)))
        return range(min(_LEAST_MODULE, most), most + 1)

    def set_module(self, pixels: int | None) -> None:
        """Draw with so many of the screen's pixels a module, as far as they fit; None for most."""
        self._wanted_module = pixels
        self.update()

    @property
    def code_pixels(self) -> int:
        """How wide the code is drawn, without its quiet zone, in the screen's own pixels."""
        return self._code.side * self._module() if self._code is not None else 0

    @property
    def code_width(self) -> float:
        """How wide the code is drawn, without its quiet zone, in metres on this screen.

        As good as what the screen says of its size: see `screen_size`.
        """
        return self.screen_size.metres(self.code_pixels / self.devicePixelRatioF())

    @property
    def screen_size(self) -> ScreenSize:
        """What the screen it is on says of itself, in logical pixels."""
        dots, millimetres = self.screen().size(), self.screen().physicalSize()
        return ScreenSize(
            across=dots.width(),
            down=dots.height(),
            millimetres_across=millimetres.width(),
            millimetres_down=millimetres.height(),
        )

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _module(self) -> int:
        """How many of the screen's pixels a module gets: always whole ones."""
        sizes = self.module_sizes
        if not sizes:
            return 0
        wanted = sizes[-1] if self._wanted_module is None else self._wanted_module
        return min(max(wanted, sizes[0]), sizes[-1])
