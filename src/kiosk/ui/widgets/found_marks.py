"""The marks of a search on a page: on every text of some of its parts, and brought into view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Theme
from kiosk.ui.widgets.label import WrappingLabel
from kiosk.ui.widgets.screen import Page
from kiosk.ui.widgets.section_text import SectionText

_ABOVE = 120
"""Pixels that are shown above the first mark: what stands before it is read first."""


class FoundMarks(QObject):
    """Marks words in parts of a page."""

    def __init__(self, page: Page, theme: Theme, *parts: QWidget) -> None:
        super().__init__(page)
        self._page, self._theme, self._parts = page, theme, parts
        self._wanted = parts[0]
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later_timeout)

    def mark(self, words: Sequence[str]) -> None:
        """Mark these folded words wherever they stand; without any, nothing is marked."""
        for part in self._parts:
            mark_words(part, words, self._theme)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to the first mark in a part, once the page has its size."""
        self._wanted = part
        self._later.start()

    def _on_later_timeout(self) -> None:
        self._page.column.activate()
        areas = list(self._marked_in(self._wanted))
        first = min(areas, key=QRect.top, default=None)
        if first is not None:
            middle, half = first.center(), first.height() // 2
            self._page.ensureVisible(0, middle.y(), 0, half + _ABOVE)

    def _marked_in(self, part: QWidget) -> Iterator[QRect]:
        """Where the first mark of each text is, on the page."""
        inside = self._page.widget()
        texts: list[WrappingLabel | SectionText] = [
            *part.findChildren(WrappingLabel),
            *part.findChildren(SectionText),
        ]
        for text in texts:
            area = text.first_mark()
            if inside is not None and area is not None and text.isVisible():
                yield area.translated(text.mapTo(inside, QPoint(0, 0)))


def mark_words(part: QWidget, words: Sequence[str], theme: Theme) -> None:
    """Mark folded words in every text of a part."""
    for label in part.findChildren(WrappingLabel):
        label.mark(words, theme)
    for text in part.findChildren(SectionText):
        text.mark(words)
