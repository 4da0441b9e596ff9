"""Text that a widget paints itself: wrapped to its width, with parts of it marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from kiosk.core.search.quotation import Range
from kiosk.ui.theme import Theme

_ROUND = 3


class PaintedText:
    """A text laid out in lines as high as its script needs."""

    def __init__(
        self, text: str, marks: Sequence[Range] = (), *, is_bold_where_marked: bool
    ) -> None:
        self._layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"))
        self._layout.setCacheEnabled(True)
        self._marks = marks
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if is_bold_where_marked:
            self._layout.setFormats([_bold(mark) for mark in marks])
        self._width = -1
        self.height = 0

    def set_font(self, font: QFont) -> None:
        """Set the text in this font from now on."""
        if font != self._layout.font():
            self._layout.setFont(font)
            self._width = -1

    def lay_out(self, width: int) -> int:
        """Wrap the text to this width; gives how high it is then."""
        if width == self._width:
            return self.height
        self._width = width
        height = 0.0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
            line = self._layout.createLine()
        self._layout.endLayout()
        self.height = round(height + 0.49)
        return self.height

    @property
    def last_line_width(self) -> int:
        """How far its last line reaches."""
        count = self._layout.lineCount()
        return round(self._layout.lineAt(count - 1).naturalTextWidth() + 0.49) if count else 0

    @property
    def is_one_line(self) -> bool:
        return self._layout.lineCount() <= 1

    def draw(self, painter: QPainter, at: QPointF, colour: str, theme: Theme) -> None:
        """Paint the text, its marks behind it."""
        draw_marks(painter, self.areas(at), theme)
        painter.setPen(QColor(colour))
        self._layout.draw(painter, at)

    def areas(self, at: QPointF) -> Iterator[QRectF]:
        """Give where the marks stand if the text stands at `at`, an area for each line."""
        for mark in self._marks:
            for number in range(self._layout.lineCount()):
                line = self._layout.lineAt(number)
                start = max(mark.start, line.textStart())
                end = min(mark.end, line.textStart() + line.textLength())
                if start < end:
                    left, right = _x(line, start), _x(line, end)
                    area = QRectF(left, line.y(), right - left, line.height())
                    yield area.translated(at)


def draw_marks(painter: QPainter, areas: Iterator[QRectF], theme: Theme) -> None:
    """Paint what lies behind marked words; where there are no soft fills, a line below them."""
    colours = theme.colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.found))
    for area in areas:
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        if colours.line_width > 1:
            painter.setPen(QPen(QColor(colours.text), colours.line_width))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            painter.setPen(Qt.PenStyle.NoPen)
    painter.restore()


def _bold(mark: Range) -> QTextLayout.FormatRange:
    bold = QTextLayout.FormatRange()
    bold.start, bold.length = mark.start, mark.end - mark.start
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    bold.format = look
    return bold


def _x(line: QTextLine, at: int) -> float:
    """How far right a character of a line begins; Qt gives its number along with that."""
    x, _ = cast("tuple[float, int]", line.cursorToX(at))
    return x
