"""Labels that show their text as it is written, never as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout

from kiosk.core.khmer.breaks import breakable
from kiosk.ui.naming import styled

if TYPE_CHECKING:
    from kiosk.ui.theme import Theme
    from kiosk.ui.widgets.label_marks import LabelMarks


def label(look: str = "", *, wraps: bool = False) -> QLabel:
    """Make an empty label of this look; `wraps` lets it take as many lines as it needs."""
    made = styled(WrappingLabel() if wraps else QLabel(), look)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class WrappingLabel(QLabel):
    """Takes as many lines as it needs, also where a text brings no breaks of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: LabelMarks | None = None
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def setText(self, text: str) -> None:
        super().setText(breakable(text))
        self._marks = None

    def mark(self, words: Sequence[str], theme: Theme) -> None:
        """Mark these folded words wherever they stand; without any, nothing is marked."""
        self._marks = None
        if words:
            from kiosk.ui.widgets.label_marks import LabelMarks

            self._marks = LabelMarks(self, words, theme)
        self.update()

    def first_mark(self) -> QRect | None:
        """Where the first marked word stands, in the label; None if none does."""
        return self._marks.first() if self._marks is not None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks is not None:
            self._marks.draw()
        super().paintEvent(event)


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
