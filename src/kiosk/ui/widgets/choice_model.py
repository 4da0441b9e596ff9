"""The list that several things are chosen from: shelves, and what stands on each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from kiosk.core.content.document import Entry
from kiosk.core.handover.collection import Collection
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.khmer.fold import fold, fold_query
from kiosk.ui.language import Language
from kiosk.ui.theme import FONT_FAMILY, Theme
from kiosk.ui.widgets.shelf_words import SHELF_WORDS

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

Row = str | Entry
"""A shelf, by its name in a place, or something that stands on it."""


class ChoiceModel(QAbstractListModel):
    """Rows of shelves and entries, each with a box that is ticked or not."""

    def __init__(self, collection: Collection, language: Language, theme: Theme) -> None:
        super().__init__()
        self._collection, self._language, self._theme = collection, language, theme
        self._wanted = ""
        self._rows: list[Row] = list(self._fitting())
        self._icons: dict[str, QIcon] = {}

    def filter(self, query: str) -> None:
        """Keep what has the words in its title, in any language, and its shelf."""
        self._wanted = fold_query(query)
        self.beginResetModel()
        self._rows = list(self._fitting())
        self.endResetModel()

    def row_of(self, shelf: str) -> int:
        """Say in which row a shelf begins; the first where it is not listed."""
        return self._rows.index(shelf) if shelf in self._rows else 0

    def turn(self, row: int) -> None:
        """Tick a row, or take its tick away; a shelf's row stands for all that is on it."""
        one = self._rows[row]
        if isinstance(one, str):
            self._collection.turn_shelf(one)
        else:
            self._collection.turn(one)
        self.say_anew()

    def say_anew(self) -> None:
        """Let every row be said and drawn anew."""
        self._icons = {}
        self.dataChanged.emit(self.index(0), self.index(max(len(self._rows) - 1, 0)))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._words(row)
            case Qt.ItemDataRole.DecorationRole:
                return self._icon(self._box(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.FontRole if isinstance(row, str):
                return self._bold()
            case _:
                return None

    def _fitting(self) -> Iterator[Row]:
        for shelf in self._collection.shelves:
            entries = [one for one in self._collection.on_shelf(shelf) if self._fits(one)]
            if entries:
                yield shelf
                yield from entries

    def _fits(self, entry: Entry) -> bool:
        return any(self._wanted in fold(words).text for words in entry.title.texts.values())

    def _words(self, row: Row) -> str:
        if not isinstance(row, str):
            return without_breaks(self._language.of(row.title))
        return self._language.say(
            "{shelf} · {chosen} of {all}",
            shelf=SHELF_WORDS[row].title,
            chosen=self._collection.chosen_on(row),
            all=len(self._collection.on_shelf(row)),
        )

    def _spoken(self, row: Row) -> str:
        """What a screen reader says; it does not see the box."""
        if self._box(row) == "square-check":
            return self._language.say("{name}, chosen", name=self._words(row))
        return self._language.say("{name}, not chosen", name=self._words(row))

    def _box(self, row: Row) -> str:
        if isinstance(row, str):
            is_ticked = self._collection.is_whole(row)
        else:
            is_ticked = self._collection.is_chosen(row)
        return "square-check" if is_ticked else "square"

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            colours = self._theme.colours
            colour = colours.accent if name == "square-check" else colours.secondary
            self._icons[name] = self._theme.icon(name, colour, size=self._theme.sizes.icon)
        return self._icons[name]

    def _bold(self) -> QFont:
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self._theme.sizes.body)
        font.setBold(True)
        return font
