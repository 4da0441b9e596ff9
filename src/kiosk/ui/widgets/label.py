"""Labels that show their text as it is written, never as markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout

from kiosk.core.khmer.breaks import breakable
from kiosk.ui.naming import styled


def label(look: str = "", *, wraps: bool = False) -> QLabel:
    """Make an empty label of this look; `wraps` lets it take as many lines as it needs."""
    made = styled(WrappingLabel() if wraps else QLabel(), look)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class WrappingLabel(QLabel):
    """Takes as many lines as it needs, also where a text brings no breaks of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:
        super().setText(breakable(text))


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room for all of it; the tool tip has the whole."""

    def __init__(self, look: str) -> None:
        super().__init__()
        styled(self, look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        """Show `words`, or their beginning."""
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        words, right = self.toolTip(), Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(words, right, self.width()))


def show_text(shown: QLabel, text: str) -> None:
    """Show `text`, and nothing at all where there is none."""
    shown.setText(text)
    shown.setVisible(bool(text))


def heading_with(title: QLabel, note: QLabel) -> QVBoxLayout:
    """Set a page's title and the line below it close together."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(title)
    column.addWidget(note)
    return column


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        remove_widget(item)


def remove_widget(item: QLayoutItem | None) -> None:
    """Let the widget of a layout's item go, at once out of sight."""
    widget = item.widget() if item is not None else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()


def rule() -> QFrame:
    """Make a thin horizontal line."""
    return styled(QFrame(), "rule")
