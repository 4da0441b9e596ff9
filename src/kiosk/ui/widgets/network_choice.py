"""The networks phones may be on, to choose one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.core.handover.network import NETWORK_NAMES, Network
from kiosk.ui.language import Language
from kiosk.ui.naming import styled
from kiosk.ui.sharing_words import NETWORK_ICONS
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import clear, label
from kiosk.ui.widgets.picture import Icon


class NetworkChoice(QFrame):
    """One row for each network, the likeliest first."""

    chosen = Signal(object)  # Network

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        styled(self, "plain")
        self._language, self._theme = language, theme
        self._networks: tuple[Network, ...] = ()
        self._rows: list[_NetworkRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_networks(self, networks: Sequence[Network]) -> None:
        """Offer these, as they come; those that are shown already stay as they are."""
        if tuple(networks) == self._networks:
            return
        self._networks = tuple(networks)
        clear(self._column)
        self._rows = [self._row(number, one) for number, one in enumerate(networks, 1)]
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word anew."""
        for row in self._rows:
            kind = self._language.tell(NETWORK_NAMES[row.network.kind])
            row.set_words(kind, f"{row.network.name} · {row.network.address}")

    def _row(self, number: int, network: Network) -> _NetworkRow:
        row = _NetworkRow(self._theme, f"network-{number}", network)
        row.clicked.connect(self._on_row_clicked)
        self._column.addWidget(row)
        return row

    def _on_row_clicked(self) -> None:
        pressed = self.sender()
        self.chosen.emit(next(row.network for row in self._rows if row is pressed))


class _NetworkRow(OpenCard):
    """What kind of network it is, its name here, and our address on it."""

    def __init__(self, theme: Theme, name: str, network: Network) -> None:
        super().__init__(name, look="answer")
        self.network = network
        self._kind = label("strong", wraps=True)
        self._which = label("small", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._kind)
        words.addWidget(self._which)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(Icon(theme, NETWORK_ICONS[network.kind], "accent"))
        row.addLayout(words, 1)
        row.addWidget(Icon(theme, "chevron-right", "secondary"))

    def set_words(self, kind: str, which: str) -> None:
        """Show what it is and which."""
        self._kind.setText(kind)
        self._which.setText(which)
        self.setAccessibleName(f"{kind} · {which}")
