"""Whether what is drawn can be read: Khmer by people, codes by phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.cli.self_test.stage import Stage, has_ink
from kiosk.core.handover.qr import make_code, read_picture
from kiosk.core.language.message import Message, message

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QImage

_ADDRESS = "https://camboja.net/ខ្មែរ"
_SIDE = 400  # pixels
_STACK, _LETTERS = "ស្ត្រី", "សតរ"


class Drawing:
    """Draws as the window does."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def qr_code(self, context: CliContext) -> Message:
        """Make a code, draw it as the window does, and read the picture as a phone would."""
        self._stage.application(context)
        from kiosk.ui.widgets.qr_view import QrView

        code = make_code(_ADDRESS)
        view = QrView()
        view.resize(_SIDE, _SIDE)
        view.show_code(code)
        picture = view.grab().toImage()
        if read_picture(_greys(picture), picture.width(), picture.height()) != _ADDRESS:
            raise CheckError(message("A code was drawn that cannot be read."))
        return message("made, drawn and read back, version {version}", version=code.version)

    def khmer(self, context: CliContext) -> Message:
        """Draw a deep stack; it is shaped where it is narrower than its letters are together."""
        self._stage.application(context)
        from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

        from kiosk.ui.theme import FONT_FAMILY

        if FONT_FAMILY not in QFontDatabase.families():
            raise CheckError(message("The Khmer font cannot be loaded."))
        font = QFont(FONT_FAMILY)
        font.setPixelSize(40)
        width = QFontMetricsF(font).horizontalAdvance
        if width(_STACK) >= sum(map(width, _LETTERS)):
            raise CheckError(message("Khmer letters are not put together as they should be."))
        if not has_ink(_written(font)):
            raise CheckError(message("Khmer letters are drawn without ink."))
        return message("drawn with {font}", font=FONT_FAMILY)


def _written(font: QFont) -> QImage:
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(200, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(20, 70, _STACK)
    painter.end()
    return image


def _greys(picture: QImage) -> bytes:
    """Give a byte for each pixel, without what Qt fills its lines up with."""
    from PySide6.QtGui import QImage

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    lines, step = bytes(grey.constBits()), grey.bytesPerLine()
    return b"".join(lines[y * step :][: grey.width()] for y in range(grey.height()))
