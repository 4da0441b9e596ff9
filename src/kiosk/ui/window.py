"""The window: top bar, one screen at a time, and sheets above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.core.content.document import Document, Entry, Kind, Term
from kiosk.core.content.library import Library
from kiosk.core.content.pack_archive import is_pack_archive, unpack_words
from kiosk.core.content.place import HOME, Place
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import LocalText
from kiosk.core.language.message import Message, message
from kiosk.core.session.history import History, Visit
from kiosk.ui.actions import Actions
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.focus_ring import FocusRing
from kiosk.ui.widgets.notice import Notice
from kiosk.ui.widgets.screen import Screen
from kiosk.ui.widgets.sheet import Sheet, SheetLayer
from kiosk.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from kiosk.ui.hit_walk import HitWalk
    from kiosk.ui.sharing import Sharing
    from kiosk.ui.widgets.choose_sheet import ChooseSheet
    from kiosk.ui.widgets.paper_sheet import PaperSheet
    from kiosk.ui.widgets.share_sheet import ShareSheet
    from kiosk.ui.widgets.term_sheet import TermSheet

ScreenFactory = Callable[[], Screen]

_READ_ON = {Kind.REPORT: "reader", Kind.GUIDE: "guide", Kind.FIRST_AID: "first-aid-path"}
"""The screen for each kind of document that can be read."""

_FIRST_SIZE = QSize(1180, 720)

_PAGE_PATIENCE = 200  # milliseconds that whose library this is waits for a page to be shown


class Shelves(Protocol):
    """What the window needs of whoever keeps the library current."""

    def __call__(self) -> Library:
        """Give the library as it was last looked at."""

    def find(self, place: Place) -> Entry | None:
        """Give the entry at a place, as the library has it, or None."""

    def look_again(self) -> None:
        """Look whether files have come or gone since."""

    def publisher(self) -> LocalText | None:
        """Give whose library it is."""

    @property
    def own_folder(self) -> Path:
        """The folder of the user's own packs."""


class Sheets(Protocol):
    """Makes what the window lays over its screen."""

    def share(self, places: tuple[Place, ...]) -> ShareSheet:
        """The code of a place, or of several together."""

    def choose(self, place: Place) -> ChooseSheet:
        """Several things to be handed over together, beginning at a place."""

    def stick(self, places: tuple[Place, ...]) -> Sheet:
        """A copy on a USB stick."""

    def paper(self, place: Place) -> PaperSheet:
        """The handouts of a place."""

    def print_out(self, place: Place) -> Sheet:
        """A guide on paper."""

    def save(self, original: Path, name: str) -> Sheet:
        """A copy of a file."""

    def term(self, term: Term) -> TermSheet:
        """A word explained."""

    def shortcuts(self) -> Sheet:
        """The keys for everything."""


class Window(QWidget):
    """Goes where the screens ask to go, and carries out the commands."""

    language_wanted = Signal(str)
    opened = Signal(object)  # Place: it was gone to, not come back to
    search_begun = Signal()  # somebody is about to type what they look for

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Shelves,
        factories: Mapping[str, ScreenFactory],
        sheets: Sheets,
    ) -> None:
        """Show places with the screens that `factories` make, by shelf or by name."""
        super().__init__()
        styled(named(self, "window"), "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language, self._theme, self._library = language, theme, library
        self._factories, self._sheets = factories, sheets
        self._screens: dict[str, Screen] = {}
        self._history = History()
        self._walk: HitWalk | None = None
        self._sharing: Sharing | None = None
        self.bar = TopBar(language, theme)
        self.notice = Notice(language, theme)
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.notice)
        self._column.addWidget(self._stack, 1)
        self.layer = SheetLayer(self)
        self._ring = FocusRing(self, theme)
        self._own_commands: dict[CommandId, Callable[[], None]] = {
            CommandId.BACK: self._go_back,
            CommandId.FORWARD: self._go_forward,
            CommandId.HOME: self._go_home,
            CommandId.SEARCH: self._search,
            CommandId.NEED_HELP: self._go_to_help,
            CommandId.LANGUAGE: self._next_language,
            CommandId.MORE: self._open_menu,
            CommandId.HAND_OVER: self._hand_over,
            CommandId.SHORTCUTS: self._show_shortcuts,
            CommandId.FULL_SCREEN: self._toggle_full_screen,
            CommandId.SETTINGS: self._go_to_settings,
            CommandId.ABOUT: self._go_to_about,
            CommandId.QUIT: self._quit,
        }
        self._actions = Actions(self, language, theme)
        self._naming = QTimer(self, singleShot=True)
        self._connect()
        self.resize(_FIRST_SIZE)
        self._keep_room()

    def _connect(self) -> None:
        self._actions.chosen.connect(self.carry_out)
        self.bar.command_wanted.connect(self.carry_out)
        self.bar.search_changed.connect(self._on_query_changed)
        self.bar.search_entered.connect(self._on_search_entered)
        self.bar.search_begun.connect(self.search_begun)
        self.bar.search_left.connect(self._on_search_left)
        self.bar.language_wanted.connect(self.language_wanted)
        self.bar.folded.connect(self._on_bar_folded)
        self._language.changed.connect(self.retranslate)
        self._theme.changed.connect(self._keep_room)
        self._naming.timeout.connect(self._name_publisher)

    # --- where the reader is ---------------------------------------------------------------

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is on, or None before the first place is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    @property
    def holds_work(self) -> bool:
        """Whether going elsewhere would lose what somebody is about to do here."""
        screen = self.screen_shown
        return self.layer.holds_work or (screen is not None and screen.holds_work)

    def go_to(self, place: Place, position: float = 0.0) -> None:
        """Show a place, from `position` of its screen on; the way back leads to the present one."""
        if self.screen_shown is None:
            self._history = History(place)
        else:
            self._leave()
            if position or place != self._history.present.place:
                self._history.visit(place, position)
        self.opened.emit(place)
        self._show(self._history.present)

    def go_back_to(self, place: Place) -> None:
        """Go back to when a place was visited last; where it never was, go there."""
        self._leave()
        visit = self._history.back_to(place)
        if visit is None:
            self.go_to(place)
        else:
            self._show(visit)

    def begin_again_at(self, place: Place) -> None:
        """Go to a place as if its item had not been visited: neither back nor forward shows how."""
        self._show(self._history.begin_again(place))

    def take_walk(self, walk: HitWalk) -> None:
        """Let the reader walk along the hits of their searches, with a bar above the screen."""
        self._walk = walk
        self._column.insertWidget(self._column.indexOf(self._stack), walk.bar)
        walk.place_wanted.connect(self._on_hit_wanted)
        walk.results_wanted.connect(self.go_back_to)
        walk.closed.connect(self._on_walk_closed)

    def take_sharing(self, sharing: Sharing) -> None:
        """Say above every screen when phones can fetch from this laptop, and when that ended."""
        from kiosk.ui.widgets.share_banner import ShareBanner

        self._sharing = sharing
        banner = ShareBanner(self._language, self._theme, sharing)
        self._column.insertWidget(self._column.indexOf(self.notice), banner)
        banner.code_wanted.connect(self.share)
        sharing.changed.connect(self._on_sharing_changed)
        sharing.ended.connect(self.notice.tell)

    def _keep_room(self) -> None:
        """Never be too narrow for the language switch."""
        self.setMinimumSize(max(480, self.bar.minimumSizeHint().width()), 360)

    def show_problem(self, told: Message) -> None:
        """Tell of something that went wrong, in one line under the bar."""
        self.notice.tell(told)

    def _leave(self) -> None:
        if self.screen_shown is not None:
            self._history.leave_at(self.screen_shown.position)

    def _show(self, visit: Visit) -> None:
        self.layer.close_all()
        self._library.look_again()
        name = self._screen_name(visit.place)
        if name is None:
            self.notice.tell(self._why_not(visit.place))
            name, visit = "home", Visit(HOME)
            self._history.replace(HOME)
        screen = self._screen(name)
        screen.expect(self._walk.hit_at(visit.place) if self._walk is not None else None)
        screen.show_place(visit.place, visit.position)
        self._stack.setCurrentWidget(screen)
        self.bar.set_can_go_back(self._history.can_go_back)
        if name != "search":
            self.bar.search.setText("")  # not clear(), which could be undone
        elif self.bar.search.text() != visit.place.query:
            self.bar.search.setText(visit.place.query)
        self._name_window()
        if name == "reader":
            self._naming.start(_PAGE_PATIENCE)  # a page does not wait for whose library this is
        else:
            self._name_publisher()
        self._enable_actions()

    def _screen_name(self, place: Place) -> str | None:
        """Say which screen shows this place; None where there is nothing of that name."""
        if place.shelf == "file":
            return None if is_pack_archive(place) else "reader"
        if not place.item:
            return place.shelf if place.shelf in self._factories else "home"
        entry = self._library.find(place)
        return _screen_for(entry) if entry is not None else None

    def _why_not(self, place: Place) -> Message:
        if is_pack_archive(place):
            return unpack_words(place, self._library.own_folder)
        return message("“{place}” is not in this library.", place=str(place))

    def _screen(self, name: str) -> Screen:
        if name not in self._screens:
            screen = self._factories[name]()
            screen.place_wanted.connect(self.go_to)
            screen.jump_wanted.connect(self.go_to)
            screen.return_wanted.connect(self.go_back_to)
            screen.sheet_wanted.connect(self.layer.open)
            screen.fresh_start_wanted.connect(self.begin_again_at)
            screen.moved.connect(self._on_moved)
            screen.page_shown.connect(self._on_page_shown)
            screen.changed.connect(self._on_screen_changed)
            screen.share_wanted.connect(self._on_share_wanted)
            screen.hand_over_wanted.connect(self._on_hand_over_wanted)
            screen.print_wanted.connect(self._on_print_wanted)
            screen.save_wanted.connect(self._on_save_wanted)
            screen.term_wanted.connect(self._on_term_wanted)
            screen.query_changed.connect(self._on_query_changed)
            screen.field_wanted.connect(self._on_field_wanted)
            screen.offer_search(is_offered=self.bar.is_search_folded)
            screen.show_sharing(is_on=self._is_sharing)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        return self._screens[name]

    # --- what the user does ----------------------------------------------------------------

    def carry_out(self, command: object) -> None:
        """Do what a command of the table says: the window's own, else the screen's."""
        if not isinstance(command, CommandId):
            return
        screen = self.screen_shown
        if command in self._own_commands:
            self._own_commands[command]()
        elif screen is None or self.layer.sheet is not None:
            return
        elif self._walk is not None and command in self._walked_by(self._walk, screen):
            self._walk.carry_out(command)
        elif command in screen.commands:
            screen.carry_out(command)

    def _walked_by(self, walk: HitWalk, screen: Screen) -> frozenset[CommandId]:
        """What leads along the hits of the search; what a screen finds by itself goes first."""
        return frozenset() if screen.is_finding else walk.commands

    def _go_back(self) -> None:
        if self.layer.sheet is not None:
            self.layer.close_sheet()
        elif self._history.can_go_back:
            self._leave()
            self._show(self._history.back())

    def _go_forward(self) -> None:
        if self._history.can_go_forward:
            self._leave()
            self._show(self._history.forward())

    def _go_home(self) -> None:
        self.go_to(HOME)

    def _go_to_help(self) -> None:
        """Go to first aid, where contacts are a press away; without any, to the contacts."""
        kind = Kind.FIRST_AID if self._library().documents(Kind.FIRST_AID) else Kind.CONTACT
        self.go_to(Place(shelf=kind.shelf))

    def _go_to_settings(self) -> None:
        self.go_to(Place(shelf="settings"))

    def _go_to_about(self) -> None:
        self.go_to(Place(shelf="about"))

    def _next_language(self) -> None:
        self.language_wanted.emit(self._language.next_code())

    def _hand_over(self) -> None:
        if self.layer.sheet is None:
            self._on_hand_over_wanted(self._history.present.place)

    def _show_shortcuts(self) -> None:
        if self.layer.sheet is None:
            self.layer.open(self._sheets.shortcuts())

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _quit(self) -> None:
        self.close()

    def retranslate(self) -> None:
        """Name the window anew; bar, screen and sheet see to themselves."""
        self._keep_room()
        self._name_window()
        self._name_publisher()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._walk is not None and self._walk.is_shown:
            self._walk.close()
            return
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._toggle_full_screen()
            return
        super().keyPressEvent(event)

    def _search(self) -> None:
        self.layer.close_all()
        if not self.bar.is_search_folded:
            self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bar.search.selectAll()
            return
        if self._history.present.place.shelf != "search":
            self.go_to(Place(shelf="search"))
        if self.screen_shown is not None:
            self.screen_shown.focus_search()

    def _open_menu(self) -> None:
        self._enable_actions()
        more = self.bar.more
        self._actions.open_menu(more.mapToGlobal(QPoint(more.width(), more.height())))

    def _enable_actions(self) -> None:
        here = self.screen_shown.commands if self.screen_shown is not None else frozenset()
        possible = here | set(self._own_commands)
        if self._walk is not None:
            possible |= self._walk.commands
        if not self._history.can_go_forward:
            possible -= {CommandId.FORWARD}
        self._actions.enable(possible)

    def _name_window(self) -> None:
        screen = self.screen_shown
        name = without_breaks(screen.title) if screen is not None else ""
        kiosk = self._language.say("Kiosk")
        self.setWindowTitle(f"{name} – {kiosk}" if name else kiosk)

    def _name_publisher(self) -> None:
        publisher = self._library.publisher()
        name = self._language.of(publisher) if publisher else self._language.say("Kiosk")
        self.bar.set_publisher(name)

    def _on_screen_changed(self) -> None:
        self._name_window()
        self._enable_actions()

    def _on_moved(self, place: object) -> None:
        if isinstance(place, Place):
            self._history.replace(place)

    def _on_page_shown(self) -> None:
        if self._naming.isActive():
            self._naming.start(0)  # after it is painted

    def _on_query_changed(self, query: str) -> None:
        """Search while it is typed; one visit, however many letters."""
        place = Place(shelf="search", query=query)
        if self._history.present.place.shelf == "search":
            self._history.replace(place)
            self._screen("search").show_place(place)
        elif query.strip():
            self.go_to(place)

    def _on_search_entered(self) -> None:
        if self._history.present.place.shelf == "search" and self.screen_shown is not None:
            self.screen_shown.open_first()

    def _on_search_left(self) -> None:
        if self._history.present.place.shelf == "search" and self.screen_shown is not None:
            self.screen_shown.enter_list()

    def _on_field_wanted(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hit_wanted(self, place: Place) -> None:
        """Go from the results to a hit, or from hit to hit; the way back leads to the results."""
        if self._history.present.place.shelf == "search":
            self.go_to(place)
            return
        self._history.replace(place)
        self._history.leave_at(0.0)
        self._show(self._history.present)

    def _on_walk_closed(self) -> None:
        if self.screen_shown is not None:
            self.screen_shown.put_marks_away()
        self._enable_actions()

    def _on_bar_folded(self, _fold: object) -> None:
        for screen in self._screens.values():
            screen.offer_search(is_offered=self.bar.is_search_folded)

    @property
    def _is_sharing(self) -> bool:
        return self._sharing is not None and self._sharing.is_on

    def _on_sharing_changed(self) -> None:
        for screen in self._screens.values():
            screen.show_sharing(is_on=self._is_sharing)

    def _on_share_wanted(self, place: Place) -> None:
        self.share((place,))

    def share(self, places: tuple[Place, ...]) -> None:
        """Show the code of a place, or of several together."""
        sheet = self._sheets.share(places)
        sheet.stick_wanted.connect(self._on_stick_wanted)
        sheet.paper_wanted.connect(self._on_paper_wanted)
        sheet.language_wanted.connect(self.language_wanted)
        sheet.sheet_wanted.connect(self.layer.open)
        self.layer.open(sheet, fills=True)

    def _on_hand_over_wanted(self, place: Place) -> None:
        sheet = self._sheets.choose(place)
        sheet.code_wanted.connect(self.share)
        sheet.stick_wanted.connect(self._on_stick_wanted)
        self.layer.open(sheet)

    def _on_stick_wanted(self, places: tuple[Place, ...]) -> None:
        self.layer.open(self._sheets.stick(places))

    def _on_paper_wanted(self, place: Place) -> None:
        sheet = self._sheets.paper(place)
        sheet.sheet_wanted.connect(self.layer.open)
        sheet.print_wanted.connect(self._on_print_wanted)
        self.layer.open(sheet)

    def _on_print_wanted(self, place: Place) -> None:
        self.layer.open(self._sheets.print_out(place))

    def _on_save_wanted(self, original: Path, name: str) -> None:
        self.layer.open(self._sheets.save(original, name))

    def _on_term_wanted(self, place: Place) -> None:
        term = self._library().find(place)
        if isinstance(term, Term):
            sheet = self._sheets.term(term)
            sheet.place_wanted.connect(self.go_to)
            self.layer.open(sheet)


def _screen_for(entry: Entry) -> str:
    if isinstance(entry, Document):
        if not entry.files:
            return "entry"
        return _READ_ON[entry.kind]
    return "glossary" if isinstance(entry, Term) else "contacts"
