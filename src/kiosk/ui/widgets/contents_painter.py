"""Painting a line of the contents: its title, shortened where it must be, and its page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from kiosk.ui.theme import FONT_FAMILY, Theme

_Index = QModelIndex | QPersistentModelIndex
_PADDING, _GAP, _RADIUS = 10, 10, 10
_MOST_FOR_PAGE = 3
"""A page may be called anything; its name gets this part of a line at most."""

_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


class ContentsPainter(QStyledItemDelegate):
    """Paints the title at the left and the page at the right; the tool tip has all of a title."""

    def __init__(
        self, theme: Theme, page: Callable[[_Index], str], view: QAbstractItemView
    ) -> None:
        """Ask `page` what the page of a line of the view is called."""
        super().__init__(view)
        self._theme, self._page, self._view = theme, page, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: QRect = option.rect.adjusted(-option.rect.left(), 0, 0, 0)
        is_read = self._view.selectionModel().isSelected(index)
        is_pointed_at = self._is_pointed_at(option)
        room: QRect = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.save()
        if is_read or is_pointed_at:
            self._paint_row(painter, row, is_read=is_read)
        room.setRight(self._paint_page(painter, room, self._page(index), is_read=is_read))
        self._paint_title(painter, room, str(index.data()), is_read=is_read)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Tell all of a title; a tip kept with each of 5,000 lines would cost opening time."""
        if not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), str(index.data()), view)
        return True

    def _is_pointed_at(self, option: QStyleOptionViewItem) -> bool:
        if not self._view.viewport().underMouse():
            return False
        from PySide6.QtWidgets import QStyle  # 566 constants: 4 ms that no start waits for

        return bool(option.state & QStyle.StateFlag.State_MouseOver)

    def _paint_row(self, painter: QPainter, row: QRect, *, is_read: bool) -> None:
        """The whole row, not only what stands right of the indentation."""
        colours = self._theme.colours
        has_line = is_read and colours.line_width > 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPen(QColor(colours.line), colours.line_width)
        painter.setPen(line if has_line else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_page(self, painter: QPainter, room: QRect, page: str, *, is_read: bool) -> int:
        """Paint what the page is called; return where the title has to end."""
        font = self._font(self._theme.sizes.small, is_bold=False)
        metrics = QFontMetrics(font)
        most = room.width() // _MOST_FOR_PAGE
        shown = metrics.elidedText(page, Qt.TextElideMode.ElideRight, most)
        painter.setFont(font)
        painter.setPen(self._colour(is_read=is_read, otherwise=self._theme.colours.secondary))
        painter.drawText(room, _ONE_LINE | Qt.AlignmentFlag.AlignRight, shown)
        return room.right() - metrics.horizontalAdvance(shown) - self._theme.sizes.scaled(_GAP)

    def _paint_title(self, painter: QPainter, room: QRect, title: str, *, is_read: bool) -> None:
        font = self._font(self._theme.sizes.body, is_bold=is_read)
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._colour(is_read=is_read, otherwise=self._theme.colours.text))
        painter.drawText(room, _ONE_LINE | Qt.AlignmentFlag.AlignLeft, shown)

    def _colour(self, *, is_read: bool, otherwise: str) -> QColor:
        return QColor(self._theme.colours.accent if is_read else otherwise)

    def _font(self, size: int, *, is_bold: bool) -> QFont:
        font = QFont(FONT_FAMILY)
        font.setPixelSize(size)
        font.setBold(is_bold)
        return font
