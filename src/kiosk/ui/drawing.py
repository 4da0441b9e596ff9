"""Draw a guide's picture in the colours of a theme."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.core.content.picture import Picture, PictureKind
from kiosk.ui.theme import LIGHT, Colours

PICTURE_TOKENS = (
    "text",
    "secondary",
    "line",
    "surface",
    "background",
    "accent",
    "accent_soft",
    "caution",
    "caution_soft",
    "help",
    "help_soft",
)
"""The tokens whose light colours a picture may be drawn in; see docs/packs.md."""

_COLOUR = re.compile(rb"#[0-9A-Fa-f]{6}\b")


def can_be_drawn(picture: Picture) -> bool:
    """Say whether what looks like a picture is one."""
    return not drawn(picture, LIGHT, QSize(8, 8)).isNull()


def drawn(picture: Picture, colours: Colours, size: QSize, *, ratio: float = 1.0) -> QImage:
    """Draw a picture `size` logical pixels large; a null image where it cannot be drawn."""
    pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
    if picture.kind is PictureKind.SVG:
        image = _from_svg(picture.source, colours, pixels)
    else:
        image = _from_png(picture.source, pixels)
    image.setDevicePixelRatio(ratio)
    return image


def _from_svg(source: bytes, colours: Colours, pixels: QSize) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_recoloured(source, colours)))
    if not renderer.isValid():
        return QImage()
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _from_png(source: bytes, pixels: QSize) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    image = QImage.fromData(source)
    if image.isNull():
        return image
    return image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _recoloured(source: bytes, colours: Colours) -> bytes:
    """Put the theme's colours in place of the light ones, each by its token."""
    swapped = {
        str(getattr(LIGHT, token)).encode(): str(getattr(colours, token)).encode()
        for token in PICTURE_TOKENS
    }

    def swap(found: re.Match[bytes]) -> bytes:
        return swapped.get(found.group().upper(), found.group())

    return _COLOUR.sub(swap, source)
