"""The page's text for a screen reader: what sighted readers have in the picture."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from kiosk.core.reading.page_text import PageText
from kiosk.ui.naming import named
from kiosk.ui.widgets.page_desk import PageDesk

_DEBOUNCE = 300  # milliseconds that a page is looked at before it is told


class PageVoice(QObject):
    """Keeps the text of the page that is looked at within reach of a screen reader.

    While nobody listens it does nothing at all.
    """

    def __init__(
        self,
        desk: PageDesk,
        text_of: Callable[[int], PageText | None],
    ) -> None:
        super().__init__(desk)
        self._desk, self._text_of = desk, text_of
        self._mirror: _Mirror | None = None
        self._later = QTimer(self, singleShot=True, interval=_DEBOUNCE)
        self._later.timeout.connect(self._on_later_timeout)

    def look_again(self) -> None:
        """Another page is looked at, or its text has come."""
        if QAccessible.isActive():
            self._later.start()

    def _on_later_timeout(self) -> None:
        if self._mirror is None:
            self._mirror = _Mirror(self._desk.viewport())
        text = self._text_of(self._desk.page) if self._desk.page else None
        self._mirror.setAccessibleName(self._desk.accessibleName())
        self._mirror.resize(self._desk.viewport().size())
        self._mirror.say(text.copied(0, len(text.text)) if text else "")


class _Mirror(QPlainTextEdit):
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
