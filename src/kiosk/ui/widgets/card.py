"""Cards that can be opened: pressed with the mouse, touched, or reached by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge, BadgeRow
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.picture import Icon, IconTile
from kiosk.ui.widgets.pressing import pressed_by_enter
from kiosk.ui.widgets.ring import Ring

_LEAST_WIDTH_FOR_BADGES = 680


class OpenCard(QAbstractButton):
    """A card that is one large button; what stands on it is laid out by its user."""

    def __init__(self, name: str, look: str = "open-card") -> None:
        super().__init__()
        named(self, name)
        styled(self, look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.minimumSize() if inside is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        inside = self.layout()
        return inside is not None and inside.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        inside = self.layout()
        return inside.totalHeightForWidth(width) if inside is not None else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)


class ShelfCard(OpenCard):
    """A large card of Home: icon, how many, title, what to find."""

    def __init__(self, theme: Theme, name: str, icon: str) -> None:
        super().__init__(name)
        self._count = label("secondary")
        self._title = label("card-title", wraps=True)
        self._note = label("small", wraps=True)
        top = QHBoxLayout()
        top.addWidget(IconTile(theme, icon))
        top.addStretch()
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(2)
        column.addLayout(top)
        column.addSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addStretch()

    def set_words(self, title: str, note: str, count: str) -> None:
        """Show a shelf's title, what is on it, and how many."""
        self._title.setText(title)
        self._note.setText(note)
        self._count.setText(count)
        self.setAccessibleName(f"{title} ({count})")
        self.setAccessibleDescription(note)


class ItemRow(OpenCard):
    """A row that opens an item: title, a line below it, badges, what is said at the right."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name, look="open-row")
        self._theme = theme
        self._title = label(wraps=True)
        self._note = label("small", wraps=True)
        self._badges = BadgeRow()
        self._right = label("secondary")
        self._number: Ring | None = None
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(8)
        self._middle.addLayout(words, 1)
        self._middle.addWidget(self._badges, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 12, 20, 12)
        self._row.setSpacing(20)
        self._row.addLayout(self._middle, 1)
        self._row.addWidget(self._right)
        self._row.addWidget(Icon(theme, "chevron-right", "secondary"))

    def set_words(self, title: str, note: str = "", right: str = "") -> None:
        """Show the item's title, a line about it, and what stands at the right."""
        self._title.setText(title)
        show_text(self._note, note)
        show_text(self._right, right)
        self.setAccessibleName(title)

    def put_before(self, picture: QWidget) -> None:
        """Stand a picture before the title."""
        self._row.insertWidget(0, picture, 0, Qt.AlignmentFlag.AlignTop)

    def set_number(self, number: str) -> None:
        """Stand a number before the title, for a row whose place in the order matters."""
        if self._number is None:
            self._number = Ring(self._theme)
            self.put_before(self._number)
        self._number.setText(number)
        self.setAccessibleName(f"{number} {self._title.text()}")

    def set_badges(self, badges: list[Badge]) -> None:
        """Show these badges."""
        self._badges.set_badges(badges)
        self.setAccessibleDescription(", ".join(words for _, words in badges))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the badges beside the title, or below it where there is little room."""
        is_wide = self.width() * 100 // self._theme.sizes.scale >= _LEAST_WIDTH_FOR_BADGES
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(across if is_wide else down)
        super().resizeEvent(event)
