"""What every screen has in common: it shows a place, and asks to go elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.content.place import HOME, Place, UnknownPlaceError, parse_place
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import styled
from kiosk.ui.theme import Theme

if TYPE_CHECKING:
    from kiosk.core.search.results import SearchHit


class Screen(QWidget):
    """A screen. Hidden ones are put into the new language only when they are shown again."""

    place_wanted = Signal(object)  # Place: go there
    jump_wanted = Signal(object, float)  # Place, and the position on its screen: go there
    sheet_wanted = Signal(object)  # Sheet: lay it over the window
    return_wanted = Signal(object)  # Place: back to when it was visited last, or else go there
    fresh_start_wanted = Signal(object)  # Place: go there, and forget how it was read before
    moved = Signal(object)  # Place: the reader went to another part of the same place
    changed = Signal()  # its title, or what it can do
    page_shown = Signal()  # the first page of a document has come, and is painted next
    share_wanted = Signal(object)  # Place: as a code
    hand_over_wanted = Signal(object)  # Place: choose several things, beginning there
    print_wanted = Signal(object)  # Place
    save_wanted = Signal(object, str)  # Path of the original, and a readable name for the copy
    term_wanted = Signal(object)  # Place of a glossary term: explain it here
    query_changed = Signal(str)  # what is being searched for, while it is typed
    field_wanted = Signal()  # back up to the field that is typed into

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        styled(self, "screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.language, self.theme = language, theme
        self.place = HOME
        self.found: SearchHit | None = None
        self._found_language: LanguageCode | None = None
        language.changed.connect(self._on_language_changed)

    @property
    def title(self) -> str:
        """What the window's title and a screen reader call this screen."""
        return ""

    @property
    def commands(self) -> frozenset[CommandId]:
        """The commands this screen can carry out at the moment."""
        return frozenset({CommandId.SHARE})

    @property
    def position(self) -> float:
        """How far down one is, from 0.0 to 1.0; a screen of numbered pages counts in pages."""
        return 0.0

    def scroll_to(self, position: float) -> None:
        """Go so far down, from 0.0 to 1.0."""

    def show_place(self, place: Place, position: float = 0.0) -> None:
        """Show this place, `position` of the way down, in the language that is on."""
        self.place = place

    @property
    def text_language(self) -> LanguageCode:
        """The language its texts are read in: the one that is on, or that of what was found."""
        return self._found_language or self.language.code

    @property
    def is_finding(self) -> bool:
        """Whether it looks for something of its own, so that the next hit is its own, too."""
        return False

    @property
    def holds_work(self) -> bool:
        """Whether something is half typed that it forgets when another place is shown."""
        return False

    def expect(self, found: SearchHit | None) -> None:
        """Show the next place as what a search found: marked, and in the language it is in.

        The language is kept until another is chosen or something else is shown.
        """
        self.found = found
        self._found_language = found.language if found is not None else None

    def put_marks_away(self) -> None:
        """Show what was found as everything else; its language stays."""
        self.found = None
        self.mark_found()

    def mark_found(self) -> None:
        """Mark the words of what was found; nothing where `found` is None."""

    def carry_out(self, command: CommandId) -> None:
        """Do one of `commands`; every place can be handed over."""
        if command is CommandId.SHARE:
            self.share_wanted.emit(self.place)

    def _on_hand_over_clicked(self) -> None:
        self.hand_over_wanted.emit(self.place)

    def follow(self, target: str) -> None:
        """Follow a link in a text: a word is explained here, any other place is gone to."""
        try:
            place = parse_place(target)
        except UnknownPlaceError:
            return  # pack check reports it; a press on it does nothing
        if place.shelf == "glossary" and place.item:
            self.term_wanted.emit(place)
        else:
            self.place_wanted.emit(place)

    def offer_search(self, *, is_offered: bool) -> None:
        """The bar has only an icon left of its search field, or has it back."""

    def show_sharing(self, *, is_on: bool) -> None:
        """Phones can fetch from this laptop now, or no longer; the banner says so everywhere."""

    def focus_search(self) -> None:
        """Put the cursor into the screen's own search field, where it has one."""

    def open_first(self) -> None:
        """Open the first of what is listed, where something is."""

    def enter_list(self) -> None:
        """Put the focus on the first of what is listed."""

    def retranslate(self) -> None:
        """Say every word anew; page, scroll position and typed text stay."""

    def _on_language_changed(self) -> None:
        self._found_language = None
        if self.isVisible():  # the others say everything anew when they show a place next
            position = self.position
            self.retranslate()
            self.scroll_to(position)


_TOP = 28


class Page(QScrollArea):
    """A page that scrolls down when the window is too low for it."""

    def __init__(self, *, margin: int = 56, look: str = "screen") -> None:
        """Leave `margin` pixels at both sides, fewer in a narrow window."""
        super().__init__()
        self._margin = margin
        styled(self, look)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # One of our own: asked for Qt's, PySide6 first loads every kind of widget, for 8 ms.
        self.setViewport(QWidget())
        self.inside = inside = styled(QWidget(), "page")
        # As high as its width makes it, not as high as it would be when narrowest.
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(margin, _TOP if margin else 0, margin, _TOP if margin else 0)
        self.column.setSpacing(20)
        self.setWidget(inside)
        self._wanted: float | None = None
        self.verticalScrollBar().rangeChanged.connect(self._place)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def height_for(self, width: int) -> int:
        """How high the page would be, `width` pixels wide, without scrolling."""
        inside = self.column.totalHeightForWidth(width)
        return inside if inside >= 0 else self.column.totalSizeHint().height()

    @property
    def needed_width(self) -> int:
        """How wide the page must be to show everything beside its scroll bar."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self.column.totalMinimumSize().width() + bar + 2 * self.frameWidth()

    @property
    def position(self) -> float:
        """How far down the page is scrolled, from 0.0 to 1.0."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_to(self, position: float) -> None:
        """Scroll to a position as `position` gives it, also once the page has its new size."""
        self._wanted = position
        self.column.activate()
        self._place()

    def show_whole(self, part: QWidget) -> None:
        """Scroll until all of `part` is seen, as far as there is room for it."""
        self.column.activate()
        self.ensureWidgetVisible(part, 0, 0)

    def _place(self) -> None:
        """Keep to the wanted position while the page grows or shrinks."""
        if self._wanted is not None:
            wanted, bar = self._wanted, self.verticalScrollBar()
            bar.setValue(round(wanted * bar.maximum()))
            self._wanted = wanted

    def _on_scrolled(self) -> None:
        self._wanted = None

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            side = min(24, self._margin) if self.width() < 900 else self._margin
            top = _TOP if side else 0
            self.column.setContentsMargins(side, top, side, top)
        return super().viewportEvent(event)


class PageScreen(Screen):
    """A screen that is one scrolling page; `page` takes what it shows."""

    def __init__(self, language: Language, theme: Theme, *, margin: int = 56) -> None:
        super().__init__(language, theme)
        self.page = Page(margin=margin)
        self.outside = QVBoxLayout(self)
        self.outside.setContentsMargins(0, 0, 0, 0)
        self.outside.addWidget(self.page)

    @property
    def position(self) -> float:
        return self.page.position

    def scroll_to(self, position: float) -> None:
        self.page.scroll_to(position)
