"""The bar above a place that a search led to: which hit this is, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiosk.core.language.message import Message, message
from kiosk.core.search.results import Count
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import ElidedLabel

_LEAST_WIDTH_FOR_WORDS = 640


class HitBar(QFrame):
    """Says where on the trail of a search the reader is."""

    next_wanted = Signal()
    previous_wanted = Signal()
    results_wanted = Signal()
    closed = Signal()

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        styled(named(self, "hit-bar"), "bar")
        self._language, self._theme = language, theme
        self._number, self._total, self._query = 0, Count(0), ""
        self._state = named(ElidedLabel("secondary"), "hit-state")
        self._previous = Button(theme, "hit-previous", icon="chevron-up", look="tool")
        self._next = Button(theme, "hit-next", icon="chevron-down", look="tool")
        self._results = Button(theme, "hit-results", icon="list", look="quiet")
        self._close = Button(theme, "hit-close", icon="x", look="tool")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 16, 3)
        row.setSpacing(6)
        row.addWidget(self._state, 1)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addWidget(self._results)
        row.addWidget(self._close)
        self._next.clicked.connect(self.next_wanted)
        self._previous.clicked.connect(self.previous_wanted)
        self._results.clicked.connect(self.results_wanted)
        self._close.clicked.connect(self.closed)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)
        language.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    def show_hit(self, number: int, total: Count, query: str) -> None:
        """Say that this is hit `number`, from 1, of so many for this query."""
        self._number, self._total, self._query = number, total, query
        self._show_state()

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._previous.set_words(say("Previous hit"), tip=say("Previous hit (Shift+F3)"))
        self._next.set_words(say("Next hit"), tip=say("Next hit (F3)"))
        self._close.set_words(say("Close"), tip=say("Close (Escape)"))
        self._show_state()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say in words how to come back to the results where there is room for words."""
        is_wide = self.width() >= self._theme.sizes.scaled(_LEAST_WIDTH_FOR_WORDS)
        self._results.set_look("quiet" if is_wide else "tool")
        self._results.set_words(self._language.say("Back to the results"))

    def _show_state(self) -> None:
        self._state.set_words(self._language.tell(self._told()))

    def _told(self) -> Message:
        values = {"number": self._number, "total": self._total.places, "query": self._query}
        if self._total.is_more:
            return message("{number} of {total} or more for “{query}”", **values)
        return message("{number} of {total} for “{query}”", **values)
