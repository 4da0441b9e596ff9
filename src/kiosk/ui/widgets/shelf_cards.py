"""The shelves of a library as large cards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import ShelfCard
from kiosk.ui.widgets.shelf_words import SHELF_WORDS


class ShelfCards(QFrame):
    """A card for each shelf that holds something."""

    place_wanted = Signal(object)

    def __init__(self, language: Language, theme: Theme, library: Library) -> None:
        super().__init__()
        self._language = language
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(20)
        self._columns = 0
        self._cards: dict[str, ShelfCard] = {}
        self._counts: dict[str, int] = {}
        for shelf in library.shelves:
            count = len(library.on_shelf(shelf))
            if count and shelf in SHELF_WORDS:
                card = ShelfCard(theme, f"shelf-{shelf}", SHELF_WORDS[shelf].icon)
                card.clicked.connect(self._on_card_clicked)
                self._cards[shelf], self._counts[shelf] = card, count

    def set_columns(self, columns: int) -> None:
        """Set the cards in rows of this many; a short last row is avoided."""
        columns = min(columns, len(self._cards))
        if columns == self._columns or not columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def retranslate(self) -> None:
        """Say every word anew."""
        for shelf, card in self._cards.items():
            words = SHELF_WORDS[shelf]
            card.set_words(
                self._language.tell(words.title),
                self._language.tell(words.note),
                self._language.number(self._counts[shelf]),
            )

    def _on_card_clicked(self) -> None:
        self.place_wanted.emit(Place(shelf=self.sender().objectName().removeprefix("shelf-")))
