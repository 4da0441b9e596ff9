"""The bar to find something in the document that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.core.khmer.fold import fold_query
from kiosk.core.language.message import Message, message
from kiosk.core.reading.find import is_long_enough
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.search_field import SearchField

_LEAST_WIDTH_IN_A_ROW = 620
_NO_WORDS = Message("")
_UNKNOWN = -1
"""Stands for the number of hits until it is known."""

_BLANK = "\N{NO-BREAK SPACE}"
"""Keeps the line below the field, so that the pages do not jump at the first letter."""

_NO_TEXT = message("This document has no text to search: its pages are pictures.")
_UNSEARCHABLE = message("Pages that cannot be searched: {pages}")


class FindBar(QFrame):
    """Takes what is looked for; tells how much there is of it, and goes from hit to hit."""

    query_changed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "find-bar")
        styled(self, "bar")
        self._language, self._theme = language, theme
        self._current, self._total, self._is_cut_off = 0, _UNKNOWN, False
        self._percent = 100
        self._has_no_text, self._unsearchable = False, 0
        self._field = FindField(theme)
        self._count = named(label("secondary"), "find-count")
        self._count_below = named(label("secondary", wraps=True), "find-count-below")
        self._note = named(label("small", wraps=True), "find-note")
        self._previous = Button(theme, "find-previous", icon="chevron-up", look="tool")
        self._next = Button(theme, "find-next", icon="chevron-down", look="tool")
        self._close = Button(theme, "find-close", icon="x", look="tool")
        self._lay_out()
        self._connect()
        self._show_state()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addSpacing(6)
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 16, 5)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._count_below)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._on_query_typed)
        self._field.next_wanted.connect(self.next_wanted)
        self._field.previous_wanted.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._previous.clicked.connect(self.previous_wanted)
        self._close.clicked.connect(self._on_close_clicked)
        self._theme.changed.connect(self._show_state)

    @property
    def query(self) -> str:
        """What is typed, as it is typed."""
        return self._field.text()

    def open(self) -> None:
        """Come into view with everything that was typed marked, to be typed over."""
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def forget(self) -> None:
        """Go out of view and forget what was typed: another document is shown."""
        self.hide()
        self._field.setText("")  # not clear(), which could be undone
        self._current, self._total, self._is_cut_off, self._percent = 0, _UNKNOWN, False, 100
        self._has_no_text, self._unsearchable = False, 0
        self._show_state()

    def show_count(self, current: int, total: int, *, is_cut_off: bool = False) -> None:
        """Show which hit is the current one (from 1; 0: none) and of how many, or of even more."""
        total = total if self._is_asked() else _UNKNOWN
        self._current, self._total, self._is_cut_off = current, total, is_cut_off
        self._show_state()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of the document's text has been read."""
        self._percent = done * 100 // total if total else 100
        self._show_state()

    def show_searchable(self, *, has_no_text: bool, unsearchable_pages: int) -> None:
        """Say that there is nothing to search, or that pages are left out."""
        self._has_no_text, self._unsearchable = has_no_text, unsearchable_pages
        self._show_state()

    def retranslate(self) -> None:
        """Say every word anew; what is typed stays."""
        say = self._language.say
        self._field.setPlaceholderText(say("Find in this document"))
        self._field.setAccessibleName(say("Find in this document"))
        self._previous.set_words(say("Previous hit"), tip=say("Previous hit (Shift+Enter)"))
        self._next.set_words(say("Next hit"), tip=say("Next hit (Enter)"))
        self._close.set_words(say("Close"), tip=say("Close (Escape)"))
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the bar, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
            return
        super().keyPressEvent(event)

    def _show_state(self) -> None:
        told = self._language.tell(self._state())
        fits = self.width() >= self._theme.sizes.scaled(_LEAST_WIDTH_IN_A_ROW)
        show_text(self._count, told if fits else "")
        show_text(self._count_below, "" if fits or self._has_no_text else told or _BLANK)
        show_text(self._note, self._language.tell(self._remark()))
        for button in (self._previous, self._next):
            button.setEnabled(self._total > 0)
            button.draw_icon()

    def _is_asked(self) -> bool:
        """Say whether there is something to look for, so that a count means something."""
        return not self._has_no_text and is_long_enough(fold_query(self.query))

    def _state(self) -> Message:
        is_done = self._percent >= 100
        current, total, percent = self._current, self._total, self._percent
        if not self._is_asked() or (is_done and total == _UNKNOWN):
            return _NO_WORDS
        if total > 0 and self._is_cut_off:
            return message("{current} of more than {total}", current=current, total=total)
        if total > 0 and is_done:
            return message("{current} of {total}", current=current, total=total)
        if total > 0:
            return message(
                "{current} of {total}, searching… {percent} %",
                current=current,
                total=total,
                percent=percent,
            )
        if is_done:
            return message("Nothing found")
        return message("Searching… {percent} %", percent=percent)

    def _remark(self) -> Message:
        if self._has_no_text:
            return _NO_TEXT
        if self._unsearchable:
            return Message(_UNSEARCHABLE.text, {"pages": self._unsearchable})
        return _NO_WORDS

    def _on_query_typed(self, query: str) -> None:
        """The old count stays until the new one is known, a moment later: no words flicker."""
        if not self._is_asked():
            self._total = _UNKNOWN
        self._show_state()
        self.query_changed.emit(query)

    def _on_close_clicked(self) -> None:
        self.hide()
        self.closed.emit()


class FindField(SearchField):
    """A line to type into; Enter goes on to the next hit, Shift and Enter to the one before."""

    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "find-field")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                goes_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                (self.previous_wanted if goes_back else self.next_wanted).emit()
            case Qt.Key.Key_Escape:
                event.ignore()  # the bar's
            case _:
                super().keyPressEvent(event)
