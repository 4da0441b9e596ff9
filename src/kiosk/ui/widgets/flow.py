"""A layout that sets widgets in a row and starts a new one where they no longer fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Sets its widgets like words of a text."""

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._sizes: list[tuple[QLayoutItem, QSize]] | None = None
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, is_trial=False)

    def invalidate(self) -> None:
        self._sizes = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        """One row, if there is room for it."""
        sizes = [size for _, size in self._visible()]
        width = sum(size.width() + self.spacing() for size in sizes) - self.spacing()
        return QSize(max(width, 0), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item, _ in self._visible():
            size = size.expandedTo(item.minimumSize())
        return size

    def _visible(self) -> list[tuple[QLayoutItem, QSize]]:
        """The items that take room, each with the size it wants; asked once per change."""
        if self._sizes is None:
            shown = (item for item in self._items if not item.isEmpty())
            self._sizes = [(item, item.sizeHint()) for item in shown]
        return self._sizes

    def _arrange(self, area: QRect, *, is_trial: bool) -> int:
        """Place the items inside `area`, or only reckon; give the height they need."""
        x, y, row_height = area.x(), area.y(), 0
        for item, size in self._visible():
            if x + size.width() > area.right() + 1 and row_height:
                x, y, row_height = area.x(), y + row_height + self.spacing(), 0
            if not is_trial:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        return y + row_height - area.y()
