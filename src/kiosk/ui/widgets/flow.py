"""Widgets in a row that starts a new one where they no longer fit.

A layout of our own would hold layout items, which Qt deletes behind Python's back; a widget
that places its children holds nothing that can go without its knowing.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Sets its widgets like words of a text."""

    def __init__(self, *, spacing: int) -> None:
        super().__init__()
        self._spacing = spacing
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Set `part` behind the others."""
        part.setParent(self)
        part.setVisible(True)
        self._parts.append(part)
        self._rearrange()

    def clear(self) -> None:
        """Let all the parts go, at once out of sight."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self._rearrange()

    def sizeHint(self) -> QSize:
        """One row, if there is room for it."""
        sizes = [part.sizeHint() for part in self._shown()]
        width = sum(size.width() + self._spacing for size in sizes) - self._spacing
        return QSize(max(width, 0), max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        size = QSize()
        for part in self._shown():
            size = size.expandedTo(part.sizeHint())
        return size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((area.bottom() + 1 for _, area in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the parts anew when one of them wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._rearrange()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _rearrange(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        for part, area in self._places(self.width()):
            part.setGeometry(area)

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        """Say where each part stands in a row of this width."""
        x = y = row_height = 0
        for part in self._shown():
            size = part.sizeHint()
            if x and x + size.width() > width:
                x, y, row_height = 0, y + row_height + self._spacing, 0
            yield part, QRect(QPoint(x, y), size)
            x += size.width() + self._spacing
            row_height = max(row_height, size.height())
