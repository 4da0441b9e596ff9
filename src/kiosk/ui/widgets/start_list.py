"""What to read first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.content.document import Document
from kiosk.core.content.library import Library
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import level_badge, state_badges
from kiosk.ui.widgets.item_list import ItemList
from kiosk.ui.widgets.label import label, rule
from kiosk.ui.widgets.shelf_words import minutes_to_read


class StartList(QFrame):
    """Lists what the packs say a new reader should start with."""

    place_wanted = Signal(object)  # Place

    def __init__(
        self, language: Language, theme: Theme, library: Library, today: Callable[[], date]
    ) -> None:
        super().__init__()
        styled(named(self, "start-here"), "card")
        self._language, self._today = language, today
        self._heading = label("strong")
        self._heading.setContentsMargins(20, 12, 20, 12)
        self._list = ItemList(theme, "start")
        self._list.setProperty("look", None)
        places = (place for pack in library.packs for place in pack.start_here)
        entries = [entry for place in places if (entry := library.find(place))]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(rule())
        column.addWidget(self._list, 1)
        self._list.show_entries(entries)
        self._list.place_wanted.connect(self.place_wanted)

    def retranslate(self) -> None:
        """Say every word anew."""
        language = self._language
        self._heading.setText(language.say("Start here"))
        for row, document in self._list.rows:
            if isinstance(document, Document):
                row.set_words(
                    language.of(document.title), right=minutes_to_read(document, language)
                )
                levels = [("badge", words) for _, words in level_badge(document, language)]
                row.set_badges([*state_badges(document, language, self._today()), *levels])
