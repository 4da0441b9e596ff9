"""The reading paths of a library as cards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.content.guide_shelf import guides_on_path
from kiosk.core.content.library import Library
from kiosk.core.content.pack import ReadingPath
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon
from kiosk.ui.widgets.shelf_words import guides_and_minutes

_LEAST_WIDTH = 270
"""Logical pixels a card needs at 100 % to hold its words well."""


class PathCards(QWidget):
    """A card for each path that leads somewhere."""

    place_wanted = Signal(object)  # Place

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "paths")
        self._language, self._theme = language, theme
        self._library = Library()
        self._cards: list[tuple[_PathCard, ReadingPath]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self._cards)

    def show_paths(self, library: Library) -> None:
        """Show the paths of this library."""
        if library is self._library:
            return
        for card, _ in self._cards:
            card.hide()
            card.deleteLater()
        self._library, self._cards, self._columns = library, [], 0
        for path in (one for one in library.paths if guides_on_path(library, one)):
            card = _PathCard(self._theme, f"path-{path.id}")
            card.clicked.connect(self._on_card_clicked)
            self._cards.append((card, path))
        self._arrange()

    def retranslate(self) -> None:
        """Say every word anew."""
        for card, path in self._cards:
            card.set_words(
                self._language.of(path.title),
                self._language.of(path.summary) if path.summary else "",
                guides_and_minutes(guides_on_path(self._library, path), self._language),
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Set all cards side by side, or, where they do not fit, below each other."""
        count = len(self._cards)
        fits = self.width() >= count * self._theme.sizes.scaled(_LEAST_WIDTH)
        columns = count if fits else 1
        if columns == self._columns or not count:
            return
        self._columns = columns
        for number, (card, _) in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
            card.set_brief(not fits)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_card_clicked(self) -> None:
        pressed = self.sender()
        self.place_wanted.emit(next(path.place for card, path in self._cards if card is pressed))


class _PathCard(OpenCard):
    """A path: for whom it is, what it is good for, how much there is to read."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self._title = label("strong", wraps=True)
        self._summary = label("small", wraps=True)
        self._length = label("accent")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        words.addStretch(1)
        words.addSpacing(6)
        words.addWidget(self._length)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 16, 16)
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addWidget(Icon(theme, "chevron-right", "secondary"), 0, Qt.AlignmentFlag.AlignVCenter)

    def set_brief(self, is_brief: bool) -> None:
        """Leave the summary to the path's own page, so that the shelf itself is in reach."""
        self._summary.setVisible(not is_brief)

    def set_words(self, title: str, summary: str, length: str) -> None:
        """Show title, summary and length of the path."""
        self._title.setText(title)
        self._summary.setText(summary)
        self._length.setText(length)
        self.setAccessibleName(f"{title} ({length})")
        self.setAccessibleDescription(summary)
