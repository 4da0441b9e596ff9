"""Marks behind the words of a label that a search found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

from kiosk.core.search.marking import word_ranges
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.painted_text import PaintedText, draw_marks


class LabelMarks:
    """Lays the label's text out once more, to know where its words stand."""

    def __init__(self, label: QLabel, words: Sequence[str], theme: Theme) -> None:
        self._label, self._theme = label, theme
        ranges = word_ranges(label.text(), words)
        self._text = PaintedText(label.text(), ranges, is_bold_where_marked=False)

    def draw(self) -> None:
        """Paint what lies behind the words; the label paints the words."""
        painter = QPainter(self._label)
        draw_marks(painter, self._areas(), self._theme)
        painter.end()

    def first(self) -> QRect | None:
        """Where the first of them is."""
        area = next(self._areas(), None)
        return area.toRect() if area is not None else None

    def _areas(self) -> Iterator[QRectF]:
        area = self._label.contentsRect()
        self._text.set_font(self._label.font())
        height = self._text.lay_out(area.width())
        top = area.top() + (area.height() - height) / 2  # where a label has its text
        return self._text.areas(QPointF(area.left(), top))
