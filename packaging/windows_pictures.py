"""Make the pictures of Kiosk's programs for Windows from the drawing of Kiosk's icon.

    python packaging/windows_pictures.py

An icon for the programs, and what the installer shows beside its last words. They are kept in
packaging/windows, since a package is built without drawing anything.
"""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).parents[1] / "resources" / "icons" / "kiosk.svg"
PICTURES = Path(__file__).parent / "windows"

_ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_BANNER_WIDTH, _BANNER_HEIGHT = 164, 314  # what NSIS asks for
_TEAL = QColor("#0B6B6B")


def icon(drawing: Path) -> bytes:
    """Give an .ico file of an SVG drawing, which holds a PNG for each size."""
    pictures = [_png(drawing, size) for size in _ICON_SIZES]
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries = b""
    for size, picture in zip(_ICON_SIZES, pictures, strict=True):
        side = size % 256  # 256 is written as 0
        # one plane of 32 bits
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return header + entries + b"".join(pictures)


def banner(drawing: Path) -> bytes:
    """Give a .bmp file of an SVG drawing on a ground of its own colour."""
    image = QImage(_BANNER_WIDTH, _BANNER_HEIGHT, QImage.Format.Format_RGB32)
    image.fill(_TEAL)
    side = _BANNER_WIDTH * 0.7
    place = QRectF((_BANNER_WIDTH - side) / 2, _BANNER_HEIGHT * 0.12, side, side)
    return _written(
        _drawn(image, drawing, place).convertToFormat(QImage.Format.Format_Indexed8), b"BMP"
    )


def _png(drawing: Path, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return _written(_drawn(image, drawing, QRectF(0, 0, size, size)), b"PNG")


def _drawn(image: QImage, drawing: Path, place: QRectF) -> QImage:
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter, place)
    painter.end()
    return image


def _written(image: QImage, kind: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(buffer.data().data())


if __name__ == "__main__":
    (PICTURES / "kiosk.ico").write_bytes(icon(DRAWING))
    (PICTURES / "banner.bmp").write_bytes(banner(DRAWING))
