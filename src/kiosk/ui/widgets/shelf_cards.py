"""The shelves of a library as large cards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import ceil, lcm

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
        self._rows: tuple[int, ...] = ()
        self._cards: dict[str, ShelfCard] = {}
        self._counts: dict[str, int] = {}
        for shelf in library.shelves:
            count = len(library.on_shelf(shelf))
            if count and shelf in SHELF_WORDS:
                card = ShelfCard(theme, f"shelf-{shelf}", SHELF_WORDS[shelf].icon)
                card.clicked.connect(self._on_card_clicked)
                self._cards[shelf], self._counts[shelf] = card, count

    def set_columns(self, columns: int) -> None:
        """Set at most so many cards in a row, across the page; one alone is no wider."""
        rows = tuple(_rows(len(self._cards), columns))
        if rows == self._rows or not rows:
            return
        self._rows = rows
        cards = iter(self._cards.values())
        width = lcm(*rows)
        for row, count in enumerate(rows):
            span = width // (count if count > 1 else rows[0])
            for number, card in enumerate(islice(cards, count)):
                self._grid.addWidget(card, row, number * span, 1, span)
        for column in range(max(width, self._grid.columnCount())):
            self._grid.setColumnStretch(column, 1 if column < width else 0)

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


def _rows(cards: int, columns: int) -> Iterator[int]:
    """Say how many cards each row has: as even as can be, the fuller ones first.

    >>> list(_rows(5, 4))
    [3, 2]
    """
    rows = ceil(cards / columns)
    while cards:
        count = ceil(cards / rows)
        yield count
        cards, rows = cards - count, rows - 1
