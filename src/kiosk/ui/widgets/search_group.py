"""The hits of one kind: a heading with their count, a row for each, and the way to the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.content.document import Kind
from kiosk.ui.naming import named, styled
from kiosk.ui.search_trail import Step
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.search_row import Move, RowWords, SearchRow


class SearchGroup(QWidget):
    """Lists hits of a kind; its rows stay and say something else with every letter."""

    opened = Signal(object)  # Step
    more_wanted = Signal(object)  # Kind
    move_wanted = Signal(object, object)  # SearchRow, Move

    def __init__(self, theme: Theme, kind: Kind) -> None:
        super().__init__()
        named(self, f"results-{kind}")
        self._theme, self._kind = theme, kind
        self._rows: list[SearchRow] = []
        self._shown = 0
        self._heading = named(label("heading", wraps=True), f"results-{kind}-heading")
        self._count = named(label("secondary"), f"results-{kind}-count")
        self._more = Button(theme, f"results-{kind}-more", icon="chevron-down", look="row")
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        card = styled(QFrame(), "card")
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(card)
        self._more.clicked.connect(self._on_more_clicked)

    @property
    def rows(self) -> Sequence[SearchRow]:
        """The rows that are shown."""
        return self._rows[: self._shown]

    def set_words(self, heading: str, count: str, more: str) -> None:
        """Say what kind it is, how many there are, and how to see the rest, if there is more."""
        self._heading.setText(heading)
        self._count.setText(count)
        self._more.setVisible(bool(more))
        self._more.set_words(more)

    def show_rows(self, rows: Iterable[RowWords], present: int | None) -> Iterator[None]:
        """Show these hits, a row at each step; `present` is the number of the chosen one."""
        shown = 0
        for number, words in enumerate(rows):
            row = self._row(number)
            row.show_words(words, is_first=number == 0, is_present=number == present)
            row.heightForWidth(max(self.width() - 2, 1))
            row.show()
            shown = number + 1
            yield
        for row in self._rows[shown:]:
            row.hide()
        self._shown = shown

    def _row(self, number: int) -> SearchRow:
        if number == len(self._rows):
            row = SearchRow(self._theme)
            row.clicked.connect(self._on_row_clicked)
            row.move_wanted.connect(self._on_row_move_wanted)
            before = self._rows[-1] if self._rows else None
            self._rows.append(row)
            self._column.insertWidget(number, row)
            if before is not None:
                self.setTabOrder(before, row)
            self.setTabOrder(row, self._more)
        return self._rows[number]

    def _on_row_clicked(self) -> None:
        clicked = self.sender()
        number = next(at for at, row in enumerate(self._rows) if row is clicked)
        self.opened.emit(Step(self._kind, number))

    def _on_row_move_wanted(self, move: Move) -> None:
        self.move_wanted.emit(self.sender(), move)

    def _on_more_clicked(self) -> None:
        self.more_wanted.emit(self._kind)
