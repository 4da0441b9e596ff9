"""The one place that builds the parts and introduces them to each other."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before anything else of Qt
from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kiosk.core.content.document import Document, Term
from kiosk.core.content.library import PackFolders
from kiosk.core.content.place import HOME, Place, UnknownPlaceError
from kiosk.core.crash.untold import take_untold
from kiosk.core.crash.watch import CrashWatch
from kiosk.core.folders import Folders
from kiosk.core.language.catalogue import Catalogue, interface_languages
from kiosk.core.language.choice import starting_language
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message
from kiosk.core.session.trail import Trail
from kiosk.core.settings import Settings, SettingsFile, SettingsNotSavedError, ThemeName
from kiosk.ui.application import make_application
from kiosk.ui.current_library import CurrentLibrary
from kiosk.ui.language import Language, QtWords
from kiosk.ui.style_sheet import style_sheet
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.screen import Screen
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.window import Window
from kiosk.ui.worker import RenderClient
from kiosk.workers.launch import WorkerProcess

if TYPE_CHECKING:
    from kiosk.core.handover.payload import Form
    from kiosk.ui.search_client import SearchClient
    from kiosk.ui.search_trail import SearchTrail
    from kiosk.ui.second_starts import SecondStarts
    from kiosk.ui.sharing import Sharing
    from kiosk.ui.stick_client import StickClient
    from kiosk.ui.widgets.choose_sheet import ChooseSheet
    from kiosk.ui.widgets.form_panel import FormPanel
    from kiosk.ui.widgets.paper_sheet import PaperSheet
    from kiosk.ui.widgets.share_sheet import ShareSheet
    from kiosk.ui.widgets.term_sheet import TermSheet
    from kiosk.workers.door import Door
    from kiosk.workers.stick_messages import Copied, NotCopied

_FIRST_PAGE = 200
"""Milliseconds the first page has until anything else is done: who knocks meanwhile waits."""


def _get_reader_ready() -> None:
    """Import what whoever opens a report for the first time would wait for."""
    import kiosk.ui.screens.reader
    import kiosk.ui.widgets.contents
    import kiosk.ui.widgets.side_panel  # noqa: F401 - for later


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line asks of the window."""

    place: Place = HOME
    language: LanguageCode | None = None
    full_screen: bool = False
    packs: tuple[Path, ...] = ()
    report: Document | None = None
    """The report at the place, where it was read already."""


class Kiosk(QObject):
    """The running program: settings, language, looks, library, window and worker, put together."""

    def __init__(self, folders: Folders, wishes: Wishes, worker: WorkerProcess | None) -> None:
        """Build everything; `worker` is the render worker that was started ahead, if it was.

        Raises `UnknownPlaceError` where the command line names a place that is not in the library.
        """
        super().__init__()
        self.folders = folders
        self._settings_file = SettingsFile(folders.settings_file)
        read = self._settings_file.read()
        self._settings = read.settings
        self.language = self._language(wishes)
        self._qt_words = QtWords(self.language)
        QApplication.installTranslator(self._qt_words)
        self.theme = Theme(folders.icons, read.settings.theme, read.settings.text_scale)
        self.packs = PackFolders(folders.packs, chosen=wishes.packs)
        self.library = CurrentLibrary(self.packs, wishes.report)
        if wishes.place.item and self.library.find(wishes.place) is None:
            raise UnknownPlaceError(str(wishes.place))
        self.client = RenderClient(worker, self)
        self._trail = Trail()
        self.search_client: SearchClient | None = None
        self._search_trail: SearchTrail | None = None
        self._sharing: Sharing | None = None
        self.stick_client: StickClient | None = None
        self._second_starts: SecondStarts | None = None
        self.window = Window(
            self.language, self.theme, self.library, self._screens(), _SheetMaker(self)
        )
        self._connect()
        self._dress()
        self.window.go_to(wishes.place)
        self.client.hear_now()  # so that the page is drawn while the window is painted
        if read.trouble is not None:
            self.window.show_problem(read.trouble)
        if wishes.full_screen:
            self.window.showFullScreen()
        else:
            self.window.show()
        self.client.hear_now()
        QTimer.singleShot(_FIRST_PAGE, _get_reader_ready)

    def _language(self, wishes: Wishes) -> Language:
        code = starting_language(
            interface_languages(self.folders.translations),
            os.environ,
            wanted=wishes.language,
            kept=self._settings.language,
            system=QLocale.system().name(),
        )
        return Language(self.folders.translations, code)

    def _connect(self) -> None:
        self.window.language_wanted.connect(self.set_language)
        self.window.opened.connect(self._trail.opened)
        self.window.search_begun.connect(self.begin_search)
        self.library.changed.connect(self._on_library_changed)
        self.theme.changed.connect(self._dress)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.shutdown)

    def shutdown(self) -> None:
        """End the workers."""
        self.client.shutdown()
        if self.stick_client is not None:
            self.stick_client.close()
        if self.search_client is not None:
            self.search_client.close()
        if self._sharing is not None:
            self._sharing.close()
        if self._second_starts is not None:
            self._second_starts.stop()

    def hear_second_starts(self, door: Door) -> None:
        """Let a second start of this kiosk bring the window somewhere."""
        from kiosk.ui.second_starts import hear
        from kiosk.ui.summoned import SummonedWindow

        window = SummonedWindow(self.window, self.language, self.library)
        self._second_starts = hear(door, window, self)

    def set_language(self, code: str) -> None:
        """Speak another language, and keep that."""
        self.language.switch_to(LanguageCode(code))
        self._keep(replace(self._settings, language=LanguageCode(code)))

    def set_text_scale(self, scale: int) -> None:
        """Write larger or smaller, in percent, and keep that."""
        self.theme.set_scale(scale)
        self._keep(replace(self._settings, text_scale=scale))

    def set_theme(self, name: ThemeName) -> None:
        """Change the colours, and keep that."""
        self.theme.set_name(name)
        self._keep(replace(self._settings, theme=name))

    def _keep(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        try:
            self._settings_file.write(settings)
        except SettingsNotSavedError as error:
            self.window.show_problem(error.message)

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(self.theme.palette())
            application.setStyleSheet(style_sheet(self.theme.colours, self.theme.sizes))

    def _screens(self) -> dict[str, Callable[[], Screen]]:
        return {
            "home": self._home,
            "reports": self._shelf,
            "guides": self._guide_shelf,
            "first-aid": self._first_aid,
            "reader": self._reader,
            "entry": self._entry,
            "guide": self._guide,
            "first-aid-path": self._first_aid_path,
            "contacts": self._contacts,
            "glossary": self._glossary,
            "search": self._search,
            "settings": self._settings_screen,
            "about": self._about,
            "licences": self._licences,
        }

    # Screens are imported when they are first shown: starting does not wait for them.

    def _home(self) -> Screen:
        from kiosk.ui.screens.home import HomeScreen

        return HomeScreen(self.language, self.theme, self.library, date.today)

    def _shelf(self) -> Screen:
        from kiosk.ui.screens.library import LibraryScreen

        return LibraryScreen(self.language, self.theme, self.library, date.today)

    def _guide_shelf(self) -> Screen:
        from kiosk.ui.screens.guide_shelf import GuideShelfScreen

        return GuideShelfScreen(self.language, self.theme, self.library, date.today, self._trail)

    def _reader(self) -> Screen:
        from kiosk.ui.screens.reader import ReaderScreen

        return ReaderScreen(self.language, self.theme, self.library.find, self.client)

    def _entry(self) -> Screen:
        from kiosk.ui.screens.entry import EntryScreen

        return EntryScreen(self.language, self.theme, self.library)

    def _guide(self) -> Screen:
        from kiosk.ui.screens.guide import GuideScreen

        return GuideScreen(self.language, self.theme, self.library, date.today, self._trail)

    def _first_aid(self) -> Screen:
        from kiosk.ui.screens.first_aid_shelf import FirstAidShelfScreen

        return FirstAidShelfScreen(self.language, self.theme, self.library, date.today)

    def _first_aid_path(self) -> Screen:
        from kiosk.ui.screens.first_aid import FirstAidScreen

        return FirstAidScreen(self.language, self.theme, self.library, date.today)

    def _contacts(self) -> Screen:
        from kiosk.ui.screens.contacts import ContactsScreen

        return ContactsScreen(self.language, self.theme, self.library)

    def _glossary(self) -> Screen:
        from kiosk.ui.screens.glossary import GlossaryScreen

        return GlossaryScreen(self.language, self.theme, self.library, date.today)

    def _search(self) -> Screen:
        from kiosk.ui.screens.search import SearchScreen

        return SearchScreen(self.language, self.theme, self.library, self.begin_search())

    def begin_search(self) -> SearchTrail:
        """Make ready what searches: somebody is about to type."""
        if self._search_trail is None:
            from kiosk.ui.hit_walk import HitWalk
            from kiosk.ui.search_client import SearchClient
            from kiosk.ui.search_trail import SearchTrail

            self.search_client = SearchClient(self)
            self._search_trail = SearchTrail(self.search_client, self)
            self.window.take_walk(HitWalk(self._search_trail, self.language, self.theme))
            self._on_library_changed()
            self.search_client.start()
        return self._search_trail

    def stick(self) -> StickClient:
        """Make ready what copies to a USB stick; a copy goes on when its sheet is closed."""
        if self.stick_client is None:
            from kiosk.ui.stick_client import StickClient

            self.stick_client = StickClient(self)
            self.stick_client.ended.connect(self._on_stick_ended)
        return self.stick_client

    def _on_stick_ended(self, outcome: Copied | NotCopied) -> None:
        """Tell how a copy ended that nobody watches any more."""
        from kiosk.ui.stick_words import outcome_words
        from kiosk.ui.widgets.stick_sheet import StickSheet

        if not isinstance(self.window.layer.sheet, StickSheet):
            self.window.show_problem(outcome_words(outcome, is_on_stick=self.stick().is_on_stick))

    def _on_library_changed(self) -> None:
        if self.search_client is not None:
            self.search_client.prepare(
                self.packs.folders, self.packs.chosen, within=self.folders.portable
            )
        if self._sharing is not None:
            self._sharing.offer_again()

    def sharing(self) -> Sharing:
        """Make ready what lets phones fetch from this laptop: somebody may want to hand over."""
        if self._sharing is None:
            from kiosk.ui.sharing import Sharing

            self._sharing = Sharing(self.language, self.packs.folders, self.packs.chosen, self)
            self.window.take_sharing(self._sharing)
        return self._sharing

    def _settings_screen(self) -> Screen:
        from kiosk.ui.screens.settings import SettingsScreen

        screen = SettingsScreen(self.language, self.theme)
        screen.language_wanted.connect(self.set_language)
        screen.scale_wanted.connect(self.set_text_scale)
        screen.theme_wanted.connect(self.set_theme)
        return screen

    def _about(self) -> Screen:
        from kiosk.ui.screens.about import AboutScreen

        return AboutScreen(self.language, self.theme, self.library, self.folders.packs[0])

    def _licences(self) -> Screen:
        from kiosk.core.licences import System
        from kiosk.ui.screens.licences import LicencesScreen

        system = System.WINDOWS if sys.platform == "win32" else System.LINUX
        folder = self.folders.resources / "licences"
        return LicencesScreen(self.language, self.theme, folder, system)


class _SheetMaker:
    """Makes the sheets the window opens, each imported when it is first asked for."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    def share(self, places: tuple[Place, ...]) -> ShareSheet:
        from kiosk.core.handover.payload import Form
        from kiosk.ui.widgets.share_sheet import ShareSheet

        kiosk, sharing = self._kiosk, self._kiosk.sharing()
        is_several = len(places) > 1 or not places[0].item
        sheet = ShareSheet(
            places,
            kiosk.language,
            kiosk.theme,
            kiosk.library(),
            self._what_a_form_asks,
            first=Form.LAPTOP if sharing.is_on or is_several else None,
            offers_paper=self._has_handouts(places),
            offers_stick=True,
        )
        sheet.destroyed.connect(sharing.release)
        return sheet

    def _has_handouts(self, places: tuple[Place, ...]) -> bool:
        from kiosk.core.handover.handout.form import is_on_paper

        return len(places) == 1 and is_on_paper(places[0])

    def paper(self, place: Place) -> PaperSheet:
        from kiosk.core.handover.handout.built import handouts_of
        from kiosk.core.handover.handout.form import paper_place
        from kiosk.core.handover.handout.handout import press_in
        from kiosk.core.language.catalogue import read_catalogues
        from kiosk.ui.widgets.paper_sheet import PaperSheet

        kiosk = self._kiosk
        library, folders, whole = kiosk.library(), kiosk.folders, paper_place(place)
        press = press_in(folders, library, read_catalogues(folders.translations))
        handouts = handouts_of(whole, kiosk.packs, press)
        return PaperSheet(whole, handouts, library, kiosk.client, kiosk.language, kiosk.theme)

    def _what_a_form_asks(self, form: Form, places: tuple[Place, ...]) -> FormPanel | None:
        from kiosk.core.handover.payload import Form
        from kiosk.ui.widgets.laptop_panel import LaptopPanel
        from kiosk.ui.widgets.wifi_panel import WifiPanel

        kiosk = self._kiosk
        match form:
            case Form.WIFI:
                return WifiPanel(kiosk.language, kiosk.theme)
            case Form.LAPTOP:
                return LaptopPanel(places, kiosk.language, kiosk.theme, kiosk.sharing())
            case _:
                return None

    def choose(self, place: Place) -> ChooseSheet:
        from kiosk.ui.widgets.choose_sheet import ChooseSheet

        kiosk = self._kiosk
        return ChooseSheet(place, kiosk.language, kiosk.theme, kiosk.library())

    def stick(self, places: tuple[Place, ...]) -> Sheet:
        from kiosk.ui.widgets.stick_sheet import StickSheet

        kiosk = self._kiosk
        return StickSheet(
            places, kiosk.language, kiosk.theme, kiosk.library(), kiosk.packs, kiosk.stick()
        )

    def print_out(self, place: Place) -> Sheet:
        from kiosk.ui.widgets.print_sheet import GuidePrintSheet

        kiosk = self._kiosk
        return GuidePrintSheet(place, kiosk.language, kiosk.theme, kiosk.library())

    def save(self, original: Path, name: str) -> Sheet:
        from kiosk.ui.widgets.save_sheet import CopySheet

        return CopySheet(original, name, self._kiosk.language, self._kiosk.theme)

    def term(self, term: Term) -> TermSheet:
        from kiosk.ui.widgets.term_sheet import TermSheet

        return TermSheet(term, self._kiosk.language, self._kiosk.theme)

    def shortcuts(self) -> Sheet:
        from kiosk.ui.widgets.shortcut_sheet import ShortcutSheet

        return ShortcutSheet(self._kiosk.language, self._kiosk.theme)


class WindowTeller(QObject):
    """Tells in the window of what nobody caught: when it has done what it is in the middle of."""

    _told = Signal(object)  # Message

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk)
        self._language = kiosk.language
        self._told.connect(kiosk.window.show_problem, Qt.ConnectionType.QueuedConnection)

    @property
    def catalogue(self) -> Catalogue:
        return self._language.catalogue

    def tell(self, told: Message) -> None:
        """Say it soon, from whatever thread."""
        self._told.emit(told)


def run(
    folders: Folders,
    wishes: Wishes,
    worker: WorkerProcess | None,
    *,
    watch: CrashWatch,
    door: Door,
) -> int:
    """Open the window and stay until it is closed; gives the exit code."""
    # Ctrl+C in a terminal ends the window at once, not with an error in whatever runs just then.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application(folders)
    kiosk = Kiosk(folders, wishes, worker)
    watch.teller = WindowTeller(kiosk)
    if report := take_untold(watch.folder):
        from kiosk.core.crash.words import last_time_words

        kiosk.window.show_problem(last_time_words(report))
    QTimer.singleShot(_FIRST_PAGE, partial(kiosk.hear_second_starts, door))
    gc.freeze()  # what the window is made of stays: no collection needs to look at it
    gc.enable()
    code = application.exec()
    del kiosk
    return code
