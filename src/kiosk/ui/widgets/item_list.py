"""A card that lists entries, a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.content.document import Document, Entry, Kind
from kiosk.ui.naming import styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import ItemRow
from kiosk.ui.widgets.label import clear, rule
from kiosk.ui.widgets.picture import Cover

_COVER_WIDTH = 84


class ItemList(QFrame):
    """Lists entries; what its rows say is set by whoever shows it."""

    place_wanted = Signal(object)  # Place

    def __init__(self, theme: Theme, prefix: str, *, with_covers: bool = False) -> None:
        """Name each row after its entry, `prefix` before it; reports may show their covers."""
        super().__init__()
        styled(self, "card")
        self._theme, self._prefix, self._with_covers = theme, prefix, with_covers
        self._rows: list[tuple[ItemRow, Entry]] = []
        self._covers: dict[str, Cover] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def rows(self) -> Iterator[tuple[ItemRow, Entry]]:
        """The rows and what they open, in order."""
        return iter(self._rows)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these entries."""
        if [entry for _, entry in self._rows] == list(entries):
            return
        clear(self._column)
        self._rows, self._covers = [], {}
        for entry in entries:
            if self._rows:
                self._column.addWidget(rule())
            row = ItemRow(self._theme, f"{self._prefix}-{_name(entry)}")
            row.clicked.connect(self._on_row_clicked)
            self._add_cover(row, entry)
            self._column.addWidget(row, 1)
            self._rows.append((row, entry))
        self.setVisible(bool(entries))

    def name_cover(self, entry: Entry, title: str) -> None:
        """Write the title on the cover of an entry that has one."""
        if entry.id in self._covers:
            self._covers[entry.id].set_title(title)

    def number_rows(self, numbers: Sequence[str]) -> None:
        """Stand a number before each row, from the first on."""
        for (row, _), number in zip(self._rows, numbers, strict=True):
            row.set_number(number)

    def open_first(self) -> None:
        """Ask for the first entry."""
        if self._rows:
            self.place_wanted.emit(self._rows[0][1].place)

    def _add_cover(self, row: ItemRow, entry: Entry) -> None:
        if self._with_covers and entry.kind is Kind.REPORT:
            self._covers[entry.id] = Cover(self._theme, width=_COVER_WIDTH)
            row.put_before(self._covers[entry.id])

    def _on_row_clicked(self) -> None:
        clicked = self.sender()
        self.place_wanted.emit(next(entry.place for row, entry in self._rows if row is clicked))


def _name(entry: Entry) -> str:
    """Tell a guide from a term of the same id."""
    return entry.id if isinstance(entry, Document) else f"{entry.kind}-{entry.id}"
