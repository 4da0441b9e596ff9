"""A page's text in a widget that screen readers read and nobody sees."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kiosk.ui.naming import named


class PageMirror(QPlainTextEdit):
    """Text that lies over the page unseen: it is not painted, clicked, or reached by Tab.

    A widget of Qt's own, because screen readers know how to read one; it has to be shown, since
    what is hidden is hidden from them too.
    """

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        named(self, "page-text")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.viewport().setAutoFillBackground(False)

    def say(self, text: str) -> None:
        """Hold this text."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing."""
