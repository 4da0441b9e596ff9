"""Somebody at the kiosk: opens places, presses, types, and sees what is visible."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleFactory, QWidget

from kiosk.app import Kiosk, Wishes
from kiosk.core.content.place import Place, parse_place
from kiosk.core.folders import Folders
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.screens.search import SearchScreen
from kiosk.ui.theme import FONT_FAMILY
from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.widgets.screen import Screen
from kiosk.ui.widgets.search_row import SearchRow
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.window import Window

REPOSITORY = Path(__file__).parents[2]
TRANSLATIONS = REPOSITORY / "translations"
LAPTOP, SMALL_LAPTOP = QSize(1366, 768), QSize(1024, 600)
KM, EN = LanguageCode("km"), LanguageCode("en")

Found = TypeVar("Found", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person before an open kiosk, and the folders it was opened with."""

    kiosk: Kiosk
    folders: Folders

    @property
    def window(self) -> Window:
        return self.kiosk.window

    @property
    def screen(self) -> Screen:
        screen = self.window.screen_shown
        assert screen is not None
        return screen

    @property
    def sheet(self) -> Sheet:
        sheet = self.window.layer.sheet
        assert sheet is not None, "no sheet is open"
        return sheet

    @property
    def language(self) -> str:
        return self.kiosk.language.code

    def goes_to(self, place: str | Place) -> None:
        self.window.go_to(parse_place(place) if isinstance(place, str) else place)
        settle()
        if isinstance(self.screen, SearchScreen):
            self.waits_for_results()

    def sees(self, kind: type[Found], name: str) -> Found:
        """Find the one visible widget of this name."""
        found = [one for one in self.all_of(kind) if one.objectName() == name]
        names = sorted({one.objectName() for one in self.all_of(kind)})
        assert len(found) == 1, f"{len(found)} × {name!r} visible; there are {names}"
        return found[0]

    def all_of(self, kind: type[Found]) -> list[Found]:
        """Every visible widget of this kind, those below an open sheet left out."""
        sheet = self.window.layer.sheet
        root = sheet if sheet is not None else self.window
        return [one for one in root.findChildren(kind) if one.isVisible()]

    def presses(self, name: str) -> None:
        """Press the button of this name with the mouse."""
        button = self.sees(QAbstractButton, name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def types(self, name: str, text: str) -> None:
        """Type into the field of this name, in place of what is there."""
        field = self.sees(QWidget, name)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text) if text.isascii() else field.insert(text)  # type: ignore[attr-defined]
        settle()

    def hits(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Hit a key; it goes to whatever has the focus."""
        window = self.window.windowHandle()
        QTest.keyClick(window, key, modifiers or Qt.KeyboardModifier.NoModifier)
        settle()

    def chooses(self, language: str) -> None:
        """Press a language on the switch that is in reach."""
        self.presses(f"language-{language}")

    def finds(self, query: str) -> SearchScreen:
        """Look for something and wait for the results."""
        self.goes_to(Place(shelf="search", query=query))
        assert isinstance(self.screen, SearchScreen)
        return self.screen

    def waits_for_results(self) -> SearchScreen:
        """Wait until everything is read and what was found for what was typed last is shown."""
        client = self.kiosk.search_client
        assert client is not None
        wait_until(lambda: client.is_ready)
        wait_until(lambda: isinstance(self.screen, SearchScreen) and self.screen.is_settled)
        settle()
        assert isinstance(self.screen, SearchScreen)
        return self.screen

    def rows(self) -> list[SearchRow]:
        """The hits that are listed, from above to below."""
        return sorted(self.all_of(SearchRow), key=lambda row: place_in(row, self.window).y())

    def opens(self, row: str) -> None:
        """Press the row of this name, wherever on the page it is."""
        self.sees(SearchRow, row).click()
        settle()

    def waits_for_page(self) -> PageCanvas:
        """Wait until the pages in view are sharp."""
        wait_until(lambda: "reader-pages" in {one.objectName() for one in self.all_of(PageCanvas)})
        canvas = self.sees(PageCanvas, "reader-pages")
        wait_until(lambda: canvas.page > 0 and canvas.is_settled)
        return canvas


def opened(
    home: Path,
    *,
    language: str | None = EN,
    place: str | Place = "home",
    size: QSize = LAPTOP,
    scale: int = 100,
    packs: tuple[Path, ...] | None = None,
) -> Visitor:
    """Open the kiosk in this home; `packs` takes the place of the user's and the bundled packs."""
    folders = Folders(
        resources=REPOSITORY / "resources",
        translations=TRANSLATIONS,
        settings=home / "settings",
        packs=packs or (home / "packs", REPOSITORY / "resources" / "packs"),
    )
    where = parse_place(place) if isinstance(place, str) else place
    wishes = Wishes(place=where, language=LanguageCode(language) if language else None)
    kiosk = Kiosk(folders, wishes, None)
    if scale != 100:
        kiosk.theme.set_scale(scale)
    kiosk.window.resize(size)
    kiosk.window.activateWindow()
    assert QTest.qWaitForWindowActive(kiosk.window)
    settle()
    return Visitor(kiosk, folders)


def put_away(visitor: Visitor) -> None:
    """Close the kiosk and leave nothing of it to the next one."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    kiosk = visitor.kiosk
    kiosk.shutdown()
    kiosk.window.close()
    kiosk.window.deleteLater()
    QApplication.removeTranslator(kiosk._qt_words)
    # Were it left to the garbage collector, it could go while Qt asks the next kiosk's
    # translator, and wait for itself.
    shiboken6.delete(kiosk._qt_words)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.setStyleSheet("")


def dressed(application: QApplication) -> QApplication:
    """Give the application what `make_application` gives it."""
    application.setStyle(QStyleFactory.create("Fusion"))
    for name in ("KioskSans-Regular.ttf", "KioskSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(REPOSITORY / "resources" / "fonts" / name))
    font = QFont(FONT_FAMILY)
    font.setPixelSize(17)
    application.setFont(font)
    return application


def settle() -> None:
    """Let Qt lay out, paint and deliver what is waiting."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def wait_until(holds: Callable[[], bool], *, within: int = 10_000) -> None:
    """Wait until something holds that no single signal tells."""
    deadline = QDeadlineTimer(within)
    while not holds():
        assert not deadline.hasExpired(), f"did not come true within {within} ms"
        QTest.qWait(5)


def tells(signal: object, act: Callable[[], object]) -> list[list[object]]:
    """Do something, and give what the signal told meanwhile."""
    spy = QSignalSpy(signal)  # type: ignore[call-overload]
    act()
    settle()
    return [list(spy.at(number)) for number in range(spy.count())]


def is_alive(widget: QWidget) -> bool:
    return shiboken6.isValid(widget)


def place_in(widget: QWidget, window: QWidget) -> QPoint:
    return widget.mapTo(window, QPoint(0, 0))


def ancestors(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def copy_of_pack(pack: Path, folder: Path) -> Path:
    """Copy a pack so that a test may change it."""
    return Path(shutil.copytree(pack, folder / pack.name))
