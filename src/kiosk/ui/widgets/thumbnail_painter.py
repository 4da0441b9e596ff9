"""Painting the small pictures of pages: paper, number, and a ring around the page that is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiosk.ui.theme import FONT_FAMILY, LIGHT, Theme

_MARGIN, _GAP = 10, 4
_RING, _FOCUS = 3, 2
_RADIUS = 10
_FAILED_ICON = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """What is shown of one page: `paper` is its size in the cell, in logical pixels."""

    label: str
    paper: QSize
    picture: QImage | None
    is_failed: bool
    is_read: bool


class ThumbnailPainter(QStyledItemDelegate):
    """Paints cells that are all of one size."""

    def __init__(
        self, theme: Theme, thumbnail: Callable[[int], Thumbnail], parent: QObject
    ) -> None:
        """Ask `thumbnail` what there is to paint in a row (from 0)."""
        super().__init__(parent)
        self._theme, self._thumbnail = theme, thumbnail
        self.cell = QSize()

    @property
    def room(self) -> QSize:
        """The largest paper that fits into a cell."""
        below = _GAP + self._label_height()
        return self.cell - QSize(2 * _MARGIN, 2 * _MARGIN + below)

    def set_cell(self, width: int, height_per_width: float) -> None:
        """Make the cells so wide, and as high as paper of this shape asks for."""
        paper = round((width - 2 * _MARGIN) * height_per_width)
        self.cell = QSize(width, paper + 2 * _MARGIN + _GAP + self._label_height())

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = self._thumbnail(index.row())
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cell(painter, cell, state)
        room = QRect(cell.topLeft() + QPoint(_MARGIN, _MARGIN), self.room)
        paper = QStyle.alignedRect(
            Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignCenter, shown.paper, room
        )
        self._paint_paper(painter, paper, shown)
        label = QRect(cell.left(), room.bottom() + _GAP, cell.width(), self._label_height())
        self._paint_label(painter, label, shown)
        painter.restore()

    def _paint_cell(self, painter: QPainter, cell: QRect, state: QStyle.StateFlag) -> None:
        """Show what the mouse is over, and what the keyboard is at."""
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if not has_focus and not state & QStyle.StateFlag.State_MouseOver:
            return
        colours = self._theme.colours
        painter.setBrush(QColor(colours.accent_soft))
        pen = QPen(QColor(colours.accent), _FOCUS) if has_focus else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)

    def _paint_paper(self, painter: QPainter, paper: QRect, shown: Thumbnail) -> None:
        colours = self._theme.colours
        line = colours.line_width
        painter.fillRect(paper.adjusted(-line, -line, line, line), QColor(colours.line))
        painter.fillRect(paper, QColor(colours.paper))
        if shown.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, shown.picture)
        elif shown.is_failed:
            self._paint_failure(painter, paper)
        if shown.is_read:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), _RING))
            painter.drawRoundedRect(paper.adjusted(-3, -3, 3, 3), 4, 4)

    def _paint_failure(self, painter: QPainter, paper: QRect) -> None:
        """An icon in the colour that is dark on paper, whatever the theme."""
        size = min(self._theme.sizes.scaled(_FAILED_ICON), paper.width(), paper.height())
        ratio = painter.device().devicePixelRatio()
        icon = self._theme.pixmap("file-x", LIGHT.secondary, size=size, ratio=ratio)
        painter.drawPixmap(paper.center() - QPoint(size // 2, size // 2), icon)

    def _paint_label(self, painter: QPainter, room: QRect, shown: Thumbnail) -> None:
        colours = self._theme.colours
        font = self._font()
        font.setBold(shown.is_read)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if shown.is_read else colours.secondary))
        words = painter.fontMetrics().elidedText(
            shown.label, Qt.TextElideMode.ElideRight, room.width() - 2 * _GAP
        )
        one_line = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignCenter
        painter.drawText(room, one_line, words)

    def _font(self) -> QFont:
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self._theme.sizes.small)
        return font

    def _label_height(self) -> int:
        return QFontMetrics(self._font()).height()
