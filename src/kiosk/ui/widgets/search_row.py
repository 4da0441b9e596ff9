"""A row that opens a hit: what it is, where it is, and what it says there.

A row paints its words itself and is used again for the next letter's hit: rows of labels take
several times as long, and a search shows new ones with every key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kiosk.core.search.quotation import Range
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge
from kiosk.ui.widgets.painted_text import PaintedText
from kiosk.ui.widgets.pressing import pressed_by_enter

_SIDE, _TOP, _GAP, _BADGE_SIDE = 20, 12, 4, 11
_LEAST_HEIGHT = 56


class Move(Enum):
    """Where the arrows and their neighbours lead among the rows."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    FIRST = auto()
    LAST = auto()


_MOVES = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_PageUp: Move.PAGE_UP,
    Qt.Key.Key_PageDown: Move.PAGE_DOWN,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """What a row says; the marks are ranges of what stands before them."""

    name: str
    title: str
    title_marks: tuple[Range, ...] = ()
    where: str = ""
    where_marks: tuple[Range, ...] = ()
    badges: tuple[Badge, ...] = ()
    snippet: str = ""
    snippet_marks: tuple[Range, ...] = ()


class SearchRow(QAbstractButton):
    """One hit."""

    move_wanted = Signal(object)  # Move

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        styled(self, "hit")
        self._theme = theme
        self._words = RowWords(name="", title="")
        self._is_first = False
        self._parts: list[PaintedText] = []
        self._width = -1
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def show_words(self, words: RowWords, *, is_first: bool, is_present: bool) -> None:
        """Show this hit; the first of a list has no line above it."""
        self.setChecked(is_present)
        if words == self._words and is_first == self._is_first:
            return
        self._words, self._is_first = words, is_first
        named(self, words.name)
        said = [words.where, *(text for _, text in words.badges), words.snippet]
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(", ".join(filter(None, said)))
        self.setText("\n".join([words.title, *filter(None, said)]).replace("&", "&&"))
        self._forget_layout()

    @property
    def own_words(self) -> str:
        """What the row says itself, without what it quotes."""
        words = self._words
        return "\n".join(
            filter(None, [words.title, words.where, *(text for _, text in words.badges)])
        )

    # --- Qt

    def nextCheckState(self) -> None:
        """A press opens the hit; only its owner says which is the present one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.move_wanted.emit(move)
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # layouts ask for the same few widths over and over
            self._heights[width] = self._lay_out(width)
        return self._heights[width]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._width != self.width():
            self._lay_out(self.width())
        painter = QPainter(self)
        self._paint_ground(painter)
        colours = self._theme.colours
        title, where, snippet = self._parts
        y = float(_TOP)
        title.draw(painter, QPointF(_SIDE, y), colours.text, self._theme)
        y += title.height
        if self._words.where or self._words.badges:
            where.draw(painter, QPointF(_SIDE, y), colours.secondary, self._theme)
            self._paint_badges(painter, y)
            y += self._where_height()
        if self._words.snippet:
            snippet.draw(painter, QPointF(_SIDE, y + _GAP), colours.text, self._theme)

    # --- its layout

    def _lay_out(self, width: int) -> int:
        """Break the lines for a width; give the height they need."""
        self._width = width
        inner = width - 2 * _SIDE
        if not self._parts:
            self._parts = self._made_parts()
        title, where, snippet = self._parts
        height = 2 * _TOP + title.lay_out(inner)
        where.lay_out(inner)
        snippet.lay_out(inner)
        if self._words.where or self._words.badges:
            height += self._where_height()
        if self._words.snippet:
            height += _GAP + snippet.height
        return max(height, self._theme.sizes.scaled(_LEAST_HEIGHT))

    def _made_parts(self) -> list[PaintedText]:
        words, sizes = self._words, self._theme.sizes
        title = PaintedText(words.title, words.title_marks, is_bold_where_marked=False)
        where = PaintedText(words.where, words.where_marks, is_bold_where_marked=True)
        snippet = PaintedText(words.snippet, words.snippet_marks, is_bold_where_marked=True)
        title.set_font(_font(self, sizes.body, is_bold=True))
        for small in (where, snippet):
            small.set_font(_font(self, sizes.small))
        return [title, where, snippet]

    def _where_height(self) -> int:
        """The line that says where; its badges beside it, or below it where there is no room."""
        where = self._parts[1].height if self._words.where else 0
        if not self._words.badges:
            return where
        badge = self._badge_height() + _GAP
        return max(where, badge) if self._are_badges_beside() else where + badge

    def _are_badges_beside(self) -> bool:
        where = self._parts[1]
        needed = sum(self._badge_widths()) + 8 * len(self._words.badges)
        reach = where.last_line_width if self._words.where else 0
        return where.is_one_line and reach + needed <= self._width - 2 * _SIDE

    def _badge_font(self) -> QFont:
        return _font(self, self._theme.sizes.smallest)

    def _badge_height(self) -> int:
        return QFontMetrics(self._badge_font()).height() + 2

    def _badge_widths(self) -> list[int]:
        advance = QFontMetrics(self._badge_font()).horizontalAdvance
        side = 2 * self._theme.sizes.scaled(_BADGE_SIDE)
        return [advance(text) + side for _, text in self._words.badges]

    def _forget_layout(self) -> None:
        self._parts, self._width, self._heights = [], -1, {}
        self.updateGeometry()
        self.update()

    def _on_theme_changed(self) -> None:
        self._forget_layout()

    # --- its looks

    def _paint_ground(self, painter: QPainter) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._is_first:
            painter.fillRect(0, 0, self.width(), colours.line_width, QColor(colours.line))
        if self.isChecked() or self.underMouse():
            is_outlined = colours.line_width > 1
            edge = QPen(QColor(colours.line), 2) if is_outlined else QPen(Qt.PenStyle.NoPen)
            painter.setPen(edge)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), 10, 10)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(8, 12, 4, self.height() - 24), 2, 2)

    def _paint_badges(self, painter: QPainter, y: float) -> None:
        where, height = self._parts[1], self._badge_height()
        x = float(_SIDE)
        if self._words.where and self._are_badges_beside():
            x += where.last_line_width + 8
            y += max(0.0, (where.height - height) / 2)
        elif self._words.where:
            y += where.height + _GAP
        painter.setFont(self._badge_font())
        for (look, text), width in zip(self._words.badges, self._badge_widths(), strict=True):
            self._paint_badge(painter, QRectF(x, y, width, height), look, text)
            x += width + 8

    def _paint_badge(self, painter: QPainter, area: QRectF, look: str, text: str) -> None:
        colours = self._theme.colours
        is_caution = look == "caution-badge"
        ground = colours.caution_soft if is_caution else colours.background
        has_edge = not is_caution or colours.line_width > 1
        edge = QPen(QColor(colours.line), colours.line_width)
        painter.setPen(edge if has_edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(ground))
        radius = area.height() / 2
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(QColor(colours.caution if is_caution else colours.secondary))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _font(widget: QAbstractButton, size: int, *, is_bold: bool = False) -> QFont:
    font = QFont(widget.font())
    font.setPixelSize(size)
    font.setBold(is_bold)
    return font
