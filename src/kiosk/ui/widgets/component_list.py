"""What the program is made of: a card for each use, and a row for each component."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.core.language.message import Message, message
from kiosk.core.licences import Component, Use
from kiosk.ui.language import Language
from kiosk.ui.naming import styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import label, rule
from kiosk.ui.widgets.picture import Icon

_USES: dict[Use, Message] = {
    Use.KIOSK: message("Kiosk itself"),
    Use.WINDOW: message("Shows the window"),
    Use.PAGES: message("Shows pages of PDF files"),
    Use.TEXTS: message("Reads guides and translations"),
    Use.CODES: message("Makes and reads QR codes"),
    Use.SHARING: message("Hands files over to phones"),
    Use.LOOKS: message("Letters and icons"),
    Use.PYTHON: message("Runs the program"),
    Use.DESKTOP: message("Works together with the desktop"),
}


class ComponentList(QWidget):
    """Lists components under what they are for; says which one was pressed."""

    chosen = Signal(object)  # Component

    def __init__(self, language: Language, theme: Theme, components: Sequence[Component]) -> None:
        super().__init__()
        self._language, self._theme = language, theme
        self._names = {one.id: one.name for one in components}
        self._headings: list[tuple[QLabel, Use]] = []
        self._rows: list[tuple[_ComponentRow, Component]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for use, of_use in groupby(components, attrgetter("use")):
            self._add_card(use, tuple(of_use))

    def retranslate(self) -> None:
        """Say every word anew."""
        for heading, use in self._headings:
            heading.setText(self._language.tell(_USES[use]))
        for row, component in self._rows:
            title = f"{component.name} {component.version}".rstrip()
            row.set_words(title, self._licence_of(component))

    def _licence_of(self, component: Component) -> str:
        if component.inside not in self._names:
            return component.licence
        return self._language.say(
            "{licence}, inside {whole}",
            licence=component.licence,
            whole=self._names[component.inside],
        )

    def _add_card(self, use: Use, components: Sequence[Component]) -> None:
        heading = label("heading", wraps=True)
        card = styled(QFrame(), "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for number, component in enumerate(components):
            if number:
                rows.addWidget(rule())
            row = _ComponentRow(self._theme, f"licence-{component.id}")
            row.clicked.connect(self._on_row_clicked)
            rows.addWidget(row)
            self._rows.append((row, component))
        self._headings.append((heading, use))
        self._column.addWidget(heading)
        self._column.addWidget(card)

    def _on_row_clicked(self) -> None:
        pressed = self.sender()
        self.chosen.emit(next(component for row, component in self._rows if row is pressed))


class _ComponentRow(OpenCard):
    """A component and its licence: a row of as few widgets as it takes, for there are many."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name, look="open-row")
        self._title, self._licence = label(wraps=True), label("small", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._licence)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(20)
        row.addLayout(words, 1)
        row.addWidget(Icon(theme, "chevron-right", "secondary"))

    def set_words(self, title: str, licence: str) -> None:
        """Show what it is and under which licence."""
        self._title.setText(title)
        self._licence.setText(licence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(licence)
