"""A window of its own for one widget, dressed as in the kiosk."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.visitor import EN, REPOSITORY, TRANSLATIONS, settle
from tests.ui.walk import Seen, _seen

from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.language import Language
from kiosk.ui.style_sheet import style_sheet
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.sheet import Sheet, SheetLayer
from kiosk.ui.worker import OpenedPdf, RenderClient

Shown = TypeVar("Shown", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Stage:
    """A window with a language and a theme; what is shown in it fills it."""

    window: QWidget
    language: Language
    theme: Theme

    def shows(self, widget: Shown, *, at_top: bool = False) -> Shown:
        """Show the widget; at the top it is only as high as it has to be."""
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        if at_top:
            column.addStretch(1)
        widget.retranslate()  # type: ignore[attr-defined]
        self._come_up()
        return widget

    def lays(self, sheet: Sheet, *, fills: bool = False) -> SheetLayer:
        """Lay a sheet over the window, in its middle or all over it."""
        self._come_up()
        layer = SheetLayer(self.window)
        layer.open(sheet, fills=fills)
        settle()
        return layer

    def _come_up(self) -> None:
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        settle()

    def sees(self, kind: type[Shown], name: str) -> Shown:
        """Find the one visible widget of this name."""
        found = [one for one in self.all_of(kind) if one.objectName() == name]
        assert len(found) == 1, f"{len(found)} × {name!r} visible"
        return found[0]

    def has(self, name: str) -> bool:
        return any(one.objectName() == name for one in self.all_of(QWidget))

    def all_of(self, kind: type[Shown]) -> list[Shown]:
        return [one for one in self.window.findChildren(kind) if one.isVisible()]

    def presses(self, name: str) -> None:
        QTest.mouseClick(self.sees(QWidget, name), Qt.MouseButton.LeftButton)
        settle()

    def hits(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Hit a key; it goes to whatever has the focus."""
        plain = Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.window.windowHandle(), key, modifiers or plain)
        settle()

    def types(self, name: str, text: str) -> None:
        """Type into the field of this name, in place of what is there."""
        field = self.sees(QWidget, name)
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined]
        field.insert(text)  # type: ignore[attr-defined]
        field.textEdited.emit(text)  # type: ignore[attr-defined]
        settle()

    def cut_words(self) -> list[Seen]:
        """What does not have the room that its words need."""
        seen = [_seen("", widget, self.window) for widget in self.all_of(QWidget)]
        return [one for one in seen if one.cut_width > 0 or one.cut_height > 0]

    def nameless(self) -> list[Seen]:
        """What a screen reader could not name."""
        seen = [_seen("", widget, self.window) for widget in self.all_of(QWidget)]
        return [one for one in seen if one.takes_tab and not (one.accessible_name or one.text)]


def staged(
    qtbot: QtBot,
    *,
    language: LanguageCode = EN,
    scale: int = 100,
    size: QSize | None = None,
) -> Stage:
    """Make a window that is taken down at the end of the test."""
    theme = Theme(REPOSITORY / "resources" / "icons", scale=scale)
    window = QWidget()
    window.setStyleSheet(style_sheet(theme.colours, theme.sizes))
    window.resize(size or QSize(800, 600))
    qtbot.addWidget(window)
    return Stage(window, Language(TRANSLATIONS, language), theme)


def opened_pdf(qtbot: QtBot, client: RenderClient, path: Path) -> OpenedPdf:
    """Open a PDF that can be opened."""
    request = client.open(path)
    with qtbot.waitSignal(request.opened) as told:
        pass
    pdf = told.args[0] if told.args else None
    assert isinstance(pdf, OpenedPdf)
    return pdf
