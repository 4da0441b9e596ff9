"""One section of a guide on a card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.core.content.guide import Section
from kiosk.core.content.markdown import Block
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge, BadgeRow
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.section_body import SectionBody

_SIDE = 40
_NEXT_WIDTH = 460


class SectionCard(QFrame):
    """One section on a card, with the way to the next."""

    next_wanted = Signal()
    link_wanted = Signal(str)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "section-card")
        styled(self, "card")
        self._theme = theme
        self._badges = BadgeRow()
        self._title = named(label("title", wraps=True), "section-title")
        self._introduction = SectionBody(language, theme, "guide-introduction")
        self._introduction.setContentsMargins(0, 8, 0, 0)  # a title has air of its own
        self._text = SectionBody(language, theme, "section-text")
        self._next = Button(theme, "section-next", icon="arrow-right", look="primary")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self._next.setMinimumWidth(1)  # however long its words, they do not widen the card
        self._next_words = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 32, _SIDE, 32)
        column.setSpacing(12)
        for part in (self._badges, self._introduction, self._title, self._text):
            column.addWidget(part)
        column.addSpacing(20)
        column.addStretch(1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        column.addWidget(self._next, 0, right)
        self._next.clicked.connect(self.next_wanted)
        for text in (self._introduction, self._text):
            text.place_wanted.connect(self.link_wanted)

    @property
    def last_stop(self) -> QWidget:
        """What Tab stops at last on the card."""
        return self._next

    def show_badges(self, badges: list[Badge]) -> None:
        """Show level and review state."""
        self._badges.set_badges(badges)

    def show_section(
        self, section: Section, introduction: Sequence[Block], folders: Sequence[Path]
    ) -> None:
        """Show a section; its pictures lie in `folders`, the nearest first."""
        self._title.setText(section.title)
        self._introduction.setVisible(bool(introduction))
        self._introduction.show_blocks(introduction, folders, section.title)
        self._text.show_blocks(section.blocks, folders, section.title)

    def lead_on(self, words: str) -> None:
        """Say where the way on leads; where there are no words, there is none."""
        self._next.setVisible(bool(words))
        self._next_words = words
        self._fit_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_next()

    def _fit_next(self) -> None:
        """Shorten the words of the way on to what a long line or a narrow card has room for."""
        words, metrics = self._next_words, self._next.fontMetrics()
        self._next.set_words(words)
        frame = self._next.sizeHint().width() - metrics.horizontalAdvance(words) + 2  # rounded
        room = self.width() - 2 * _SIDE - frame
        longest = min(self._theme.sizes.scaled(_NEXT_WIDTH), room)
        self._next.set_words(metrics.elidedText(words, Qt.TextElideMode.ElideRight, longest))
        self._next.setAccessibleName(words)
