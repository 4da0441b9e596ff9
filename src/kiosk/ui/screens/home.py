"""Home: whose library this is, the shelves, where to start, and what is true of this computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document
from kiosk.core.content.finding import Severity
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.language.message import message
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import BadgeRow, level_badge, state_badges
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.card import ItemRow, ShelfCard
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.label import label, rule
from kiosk.ui.widgets.picture import Cover, Icon
from kiosk.ui.widgets.screen import Page, Screen
from kiosk.ui.widgets.shelf_words import SHELF_WORDS, minutes_to_read


class HomeScreen(Screen):
    """Shows the library's front."""

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
        self._shown: Library | None = None
        self._head: _Head | None = None
        self._shelves: _Shelves | None = None
        self._start: _StartHere | None = None
        self._featured: _Featured | None = None
        self._foot: _Foot | None = None
        self._empty: EmptyState | None = None
        self._below = QGridLayout()
        self._page = Page()
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.addWidget(self._page)

    @property
    def title(self) -> str:
        return self.language.say("Home")

    @property
    def position(self) -> float:
        return self._page.position

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        if self._shown is not self._library():
            self._rebuild()
        self._page.scroll_to(position)

    def retranslate(self) -> None:
        for part in (
            self._head,
            self._shelves,
            self._start,
            self._featured,
            self._foot,
            self._empty,
        ):
            if part is not None:
                part.retranslate()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._arrange()

    def _rebuild(self) -> None:
        """Lay out the library as it is now."""
        self._shown = library = self._library()
        self._outside.removeWidget(self._page)
        self._page.deleteLater()
        self._page = Page()
        self._outside.addWidget(self._page)
        column = self._page.column
        has_content = any(True for _ in library.entries())
        self._head = _Head(self.language, library)
        column.addWidget(self._head)
        self._shelves = self._start = self._featured = self._empty = None
        if has_content:
            self._add_shelves(library)
        else:
            self._empty = _empty(self.language, self.theme)
            self._empty.wanted.connect(self._on_place_wanted)
            column.addWidget(self._empty, 1)
        column.addStretch(1)
        self._foot = _Foot(self.language, self.theme, library)
        self._foot.place_wanted.connect(self._on_place_wanted)
        column.addWidget(self._foot)
        self._arrange()
        self.retranslate()

    def _add_shelves(self, library: Library) -> None:
        column = self._page.column
        self._shelves = _Shelves(self.language, self.theme, library)
        self._shelves.place_wanted.connect(self._on_place_wanted)
        column.addWidget(self._shelves)
        self._below = QGridLayout()
        self._below.setSpacing(20)
        column.addLayout(self._below)
        self._start = self._featured = None
        if any(pack.start_here for pack in library.packs):
            self._start = _StartHere(self.language, self.theme, library, self._today)
            self._start.place_wanted.connect(self._on_place_wanted)
        featured = next((pack.featured for pack in library.packs if pack.featured), None)
        document = library.find(featured) if featured else None
        if isinstance(document, Document):
            self._featured = _Featured(self.language, self.theme, document, self._today)
            self._featured.place_wanted.connect(self._on_place_wanted)
            self._featured.share_wanted.connect(self.share_wanted)

    def _arrange(self) -> None:
        """Set the cards side by side where they fit, else below each other."""
        width = self.width() * 100 // self.theme.sizes.scale
        if self._shelves is not None:
            self._shelves.set_columns(1 if width < 480 else 2 if width < 900 else 4)
            is_wide = width >= 1100
            for part in (self._start, self._featured):
                if part is not None:
                    self._below.removeWidget(part)
            for number, part in enumerate(part for part in (self._start, self._featured) if part):
                row, column = (0, number) if is_wide else (number, 0)
                self._below.addWidget(part, row, column)
            self._below.setColumnStretch(0, 2)
            self._below.setColumnStretch(1, 1 if is_wide else 0)

    def _on_place_wanted(self, place: object) -> None:
        self.place_wanted.emit(place)


def _empty(language: Language, theme: Theme) -> EmptyState:
    return EmptyState(
        language,
        theme,
        icon="folder",
        words=message(
            "There is nothing to read here yet. Put a content pack into the packs folder."
        ),
        action=message("Where packs go"),
        place=Place(shelf="about"),
    )


class _Head(QFrame):
    def __init__(self, language: Language, library: Library) -> None:
        super().__init__()
        self._language = language
        self._pack = library.packs[0] if library.packs else None
        self._title = named(label("title", wraps=True), "home-title")
        self._promise = label("secondary", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._promise)

    def retranslate(self) -> None:
        say = self._language.say
        self._title.setText(self._language.of(self._pack.title) if self._pack else say("Kiosk"))
        self._promise.setText(say("Read without the internet. Nothing you read is recorded."))


class _Shelves(QFrame):
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
        for shelf, card in self._cards.items():
            words = SHELF_WORDS[shelf]
            card.set_words(
                self._language.tell(words.title),
                self._language.tell(words.note),
                self._language.number(self._counts[shelf]),
            )

    def _on_card_clicked(self) -> None:
        self.place_wanted.emit(Place(shelf=self.sender().objectName().removeprefix("shelf-")))


class _StartHere(QFrame):
    place_wanted = Signal(object)

    def __init__(
        self, language: Language, theme: Theme, library: Library, today: Callable[[], date]
    ) -> None:
        super().__init__()
        styled(named(self, "start-here"), "card")
        self._language, self._today = language, today
        self._heading = label("strong")
        self._heading.setContentsMargins(20, 12, 20, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        self._rows: list[tuple[ItemRow, Document]] = []
        for place in (place for pack in library.packs for place in pack.start_here):
            document = library.find(place)
            if isinstance(document, Document):
                row = ItemRow(theme, f"start-{document.id}")
                row.clicked.connect(self._on_row_clicked)
                column.addWidget(rule())
                column.addWidget(row, 1)
                self._rows.append((row, document))

    def retranslate(self) -> None:
        language = self._language
        self._heading.setText(language.say("Start here"))
        for row, document in self._rows:
            row.set_words(language.of(document.title), right=minutes_to_read(document, language))
            row.set_badges(
                [
                    *state_badges(document, language, self._today()),
                    *(("badge", words) for _, words in level_badge(document, language)),
                ]
            )

    def _on_row_clicked(self) -> None:
        row = self.sender()
        self.place_wanted.emit(next(document.place for one, document in self._rows if one is row))


class _Featured(QFrame):
    place_wanted = Signal(object)
    share_wanted = Signal(object)

    def __init__(
        self, language: Language, theme: Theme, document: Document, today: Callable[[], date]
    ) -> None:
        super().__init__()
        styled(named(self, "featured"), "card")
        self._language, self._document, self._today = language, document, today
        self._cover = Cover(theme, width=104)
        self._title = label("strong", wraps=True)
        self._summary = label("small", wraps=True)
        self._badges = BadgeRow()
        self._read = Button(theme, "featured-read", icon="book-open", look="primary")
        self._share = Button(theme, "featured-share", icon="qr-code")
        self._lay_out()
        self._read.clicked.connect(self._on_read_clicked)
        self._share.clicked.connect(self._on_share_clicked)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addWidget(self._summary)
        words.addWidget(self._badges)
        words.addStretch()
        buttons = QHBoxLayout()
        buttons.addWidget(self._read)
        buttons.addWidget(self._share)
        buttons.addStretch()
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 18, 20, 18)
        row.setSpacing(18)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def retranslate(self) -> None:
        language, document = self._language, self._document
        title = language.of(document.title)
        self._cover.set_title(title)
        self._title.setText(title)
        self._summary.setText(language.say("A short briefing to read first"))
        self._badges.set_badges(state_badges(document, language, self._today()))
        self._read.set_words(language.say("Read"))
        self._share.set_words(language.say("QR code"))

    def _on_read_clicked(self) -> None:
        self.place_wanted.emit(self._document.place)

    def _on_share_clicked(self) -> None:
        self.share_wanted.emit(self._document.place)


class _Foot(QFrame):
    """Says what is true: no network, nothing recorded, how old the content is."""

    place_wanted = Signal(object)

    def __init__(self, language: Language, theme: Theme, library: Library) -> None:
        super().__init__()
        self._language, self._library = language, library
        self._offline, self._unrecorded = label("small"), label("small")
        self._content = label("small", wraps=True)
        self._content.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._problems = Button(theme, "home-problems", icon="triangle-alert", look="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        row.addWidget(Icon(theme, "wifi-off", "secondary", size=18))
        row.addWidget(self._offline)
        row.addSpacing(14)
        row.addWidget(Icon(theme, "eye-off", "secondary", size=18))
        row.addWidget(self._unrecorded)
        row.addSpacing(14)
        row.addWidget(self._problems)
        row.addWidget(self._content, 1)
        self._problems.clicked.connect(self._on_problems_clicked)

    def retranslate(self) -> None:
        say = self._language.say
        self._offline.setText(say("No network"))
        self._unrecorded.setText(say("Not recorded"))
        self._content.setText(self._content_words())
        problems = [one for one in self._library.findings if one.severity is Severity.PROBLEM]
        self._problems.setVisible(bool(problems))
        self._problems.set_words(
            say("Could not be opened: {count}", count=len(problems)),
            tip=say("See which files need mending"),
        )

    def _content_words(self) -> str:
        if not self._library.packs:
            return ""
        pack = self._library.packs[0]
        if pack.version and pack.checked_on:
            return self._language.say(
                "Content {version} · checked {date}",
                version=self._language.catalogue.digits_of(pack.version),
                date=pack.checked_on,
            )
        return ""

    def _on_problems_clicked(self) -> None:
        self.place_wanted.emit(Place(shelf="about"))
