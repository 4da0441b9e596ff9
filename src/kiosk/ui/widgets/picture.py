"""Small pictures: an icon that stands alone, and the drawn cover of a report."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from kiosk.core.khmer.breaks import breakable
from kiosk.ui.naming import styled
from kiosk.ui.theme import FONT_FAMILY, Theme

_PAPER_RATIO = 297 / 210  # A4


class Icon(QLabel):
    """An icon that is not a button, in the colour of a token."""

    def __init__(self, theme: Theme, icon: str, token: str = "text", *, size: int = 22) -> None:
        super().__init__()
        self._theme, self._icon, self._token, self._size = theme, icon, token, size
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        colour = str(getattr(self._theme.colours, self._token))
        size = self._theme.sizes.scaled(self._size)
        self.setPixmap(
            self._theme.pixmap(self._icon, colour, size=size, ratio=self.devicePixelRatioF())
        )
        self.setFixedSize(QSize(size, size))


class IconTile(QFrame):
    """An icon on a soft tile, as the large cards carry it."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        styled(self, "icon-tile")
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Icon(theme, icon, "accent", size=26), 0, Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        side = self._theme.sizes.scaled(48)
        self.setFixedSize(side, side)


class Cover(QWidget):
    """A cover drawn from the title, for reports that bring none of their own."""

    def __init__(self, theme: Theme, *, width: int) -> None:
        super().__init__()
        self._theme, self._width, self._title = theme, width, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_title(self, title: str) -> None:
        """Write this title on the cover."""
        self._title = breakable(title)
        self.update()

    def sizeHint(self) -> QSize:
        width = self._theme.sizes.scaled(self._width)
        return QSize(width, round(width * _PAPER_RATIO))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        accent = QColor(self._theme.colours.accent)
        # Gradients come with 180 names: what shows no cover does not wait for them.
        from PySide6.QtGui import QLinearGradient

        shade = QLinearGradient(area.topLeft(), area.bottomRight())
        shade.setColorAt(0, accent)
        shade.setColorAt(1, accent.darker(160))
        outline = QPainterPath()
        outline.addRoundedRect(area, 8, 8)
        painter.fillPath(outline, shade)
        painter.setPen(QColor(self._theme.colours.on_accent))
        font = QFont(FONT_FAMILY)
        font.setPixelSize(max(9, round(area.width() / 10)))
        painter.setFont(font)
        margin = area.width() / 9
        inside = area.adjusted(margin, margin, -margin, -margin)
        painter.setClipRect(inside)
        painter.drawText(inside, Qt.TextFlag.TextWordWrap, self._title)
