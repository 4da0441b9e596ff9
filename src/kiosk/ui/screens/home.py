"""Home: whose library this is, the shelves, where to start, and what is true of this computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from kiosk.core.content.document import Document
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.language.message import message
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.featured_card import FeaturedCard
from kiosk.ui.widgets.home_foot import HomeFoot
from kiosk.ui.widgets.label import heading_with, label
from kiosk.ui.widgets.screen import Page, Screen
from kiosk.ui.widgets.shelf_cards import ShelfCards
from kiosk.ui.widgets.start_list import StartList


class HomeScreen(Screen):
    """Shows the library's front, laid out anew when the library has changed."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        today: Callable[[], date],
    ) -> None:
        super().__init__(language, theme)
        named(self, "home")
        self._library, self._today = library, today
        self._front: _Front | None = None
        self._is_sharing = False
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)

    @property
    def title(self) -> str:
        return self.language.say("Home")

    @property
    def position(self) -> float:
        return self._front.position if self._front is not None else 0.0

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        front, library = self._front, self._library()
        if front is None or front.library is not library:
            if front is not None:
                self._outside.removeWidget(front)
                front.deleteLater()
            front = self._front = _Front(self.language, self.theme, library, self._today)
            front.place_wanted.connect(self.place_wanted)
            front.share_wanted.connect(self.share_wanted)
            front.foot.show_sharing(is_on=self._is_sharing)
            self._outside.addWidget(front)
        self.retranslate()
        self.scroll_to(position)

    def show_sharing(self, *, is_on: bool) -> None:
        self._is_sharing = is_on
        if self._front is not None:
            self._front.foot.show_sharing(is_on=is_on)

    def scroll_to(self, position: float) -> None:
        if self._front is not None:
            self._front.scroll_to(position)

    def retranslate(self) -> None:
        if self._front is not None:
            self._front.retranslate()
        self.changed.emit()


class _Part(Protocol):
    """What the front is made of."""

    def retranslate(self) -> None:
        """Say every word anew."""


PartType = TypeVar("PartType", bound=_Part)


class _Front(Page):
    """The front of one library."""

    place_wanted = Signal(object)  # Place
    share_wanted = Signal(object)  # Place

    def __init__(
        self, language: Language, theme: Theme, library: Library, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.library = library
        self._language, self._theme, self._today = language, theme, today
        self._parts: list[_Part] = []
        self._beside: list[QWidget] = []
        self._shelves: ShelfCards | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(20)
        self.column.addWidget(self._part(_Head(language, library)))
        if any(True for _ in library.entries()):
            self._add_content()
        else:
            self._add_empty_state()
        self.column.addStretch(1)
        self.foot = self._part(HomeFoot(language, theme, library))
        self.foot.place_wanted.connect(self.place_wanted)
        self.column.addWidget(self.foot)
        self._arrange()

    def retranslate(self) -> None:
        """Say every word anew."""
        for part in self._parts:
            part.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _add_content(self) -> None:
        self._shelves = self._part(ShelfCards(self._language, self._theme, self.library))
        self._shelves.place_wanted.connect(self.place_wanted)
        self.column.addWidget(self._shelves)
        self.column.addLayout(self._grid)
        if any(pack.start_here for pack in self.library.packs):
            start = StartList(self._language, self._theme, self.library, self._today)
            start.place_wanted.connect(self.place_wanted)
            self._beside.append(self._part(start))
        featured = next((pack.featured for pack in self.library.packs if pack.featured), None)
        document = self.library.find(featured) if featured else None
        if isinstance(document, Document):
            card = FeaturedCard(self._language, self._theme, document, self._today)
            card.place_wanted.connect(self.place_wanted)
            card.share_wanted.connect(self.share_wanted)
            self._beside.append(self._part(card))

    def _add_empty_state(self) -> None:
        empty = EmptyState(
            self._language,
            self._theme,
            icon="folder",
            words=message(
                "There is nothing to read here yet. Put a content pack into the packs folder."
            ),
            action=message("Where packs go"),
            place=Place(shelf="about"),
        )
        empty.wanted.connect(self.place_wanted)
        self.column.addWidget(self._part(empty), 1)

    def _part(self, part: PartType) -> PartType:
        self._parts.append(part)
        return part

    def _arrange(self) -> None:
        """Set the cards side by side where they fit, else below each other."""
        room = self.width() * 100 // self._theme.sizes.scale
        if self._shelves is not None:
            self._shelves.set_columns(_columns(room))
        is_wide = room >= 1100
        for number, widget in enumerate(self._beside):
            row, column = (0, number) if is_wide else (number, 0)
            self._grid.addWidget(widget, row, column)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)


class _Head(QFrame):
    """The library's title, and what it promises."""

    def __init__(self, language: Language, library: Library) -> None:
        super().__init__()
        self._language = language
        self._pack = library.packs[0] if library.packs else None
        self._title = named(label("title", wraps=True), "home-title")
        self._promise = label("secondary", wraps=True)
        column = heading_with(self._title, self._promise)
        column.setContentsMargins(0, 0, 0, 8)
        self.setLayout(column)

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._title.setText(self._language.of(self._pack.title) if self._pack else say("Kiosk"))
        self._promise.setText(say("Read without the internet. Nothing you read is recorded."))


def _columns(room: int) -> int:
    """Say how many shelves stand side by side in so many pixels at 100 %."""
    steps = ((480, 1), (720, 2), (900, 3), (1160, 4))
    return next((columns for below, columns in steps if room < below), 5)
