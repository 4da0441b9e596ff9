"""The page's text for a screen reader: what sighted readers have in the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.widgets.page_desk import PageDesk

if TYPE_CHECKING:
    from kiosk.core.reading.page_text import PageText
    from kiosk.ui.widgets.page_mirror import PageMirror

_DEBOUNCE = 300  # milliseconds that a page is looked at before it is told


class PageVoice(QObject):
    """Keeps the text of the page that is looked at within reach of a screen reader.

    While nobody listens it only asks whether somebody does, once a page has been looked at.
    """

    def __init__(
        self,
        desk: PageDesk,
        text_of: Callable[[int], PageText | None],
    ) -> None:
        super().__init__(desk)
        self._desk, self._text_of = desk, text_of
        self._mirror: PageMirror | None = None
        self._later = QTimer(self, singleShot=True, interval=_DEBOUNCE)
        self._later.timeout.connect(self._on_later_timeout)

    def look_again(self) -> None:
        """Another page is looked at, or its text has come."""
        self._later.start()

    def _on_later_timeout(self) -> None:
        from PySide6.QtGui import QAccessible  # takes PySide6 1.3 ms: not before the first page

        if QAccessible.isActive():
            self._tell()

    def _tell(self) -> None:
        if self._mirror is None:
            from kiosk.ui.widgets.page_mirror import PageMirror

            self._mirror = PageMirror(self._desk.viewport())
        text = self._text_of(self._desk.page) if self._desk.page else None
        self._mirror.setAccessibleName(self._desk.accessibleName())
        self._mirror.resize(self._desk.viewport().size())
        self._mirror.say(text.copied(0, len(text.text)) if text else "")
