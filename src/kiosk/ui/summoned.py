"""What a second start of the kiosk brings about in the window that is open."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.core.content.place import Place
from kiosk.core.session.summons import Reply, Summons
from kiosk.ui.language import Language
from kiosk.ui.window import Shelves, Window

_TOKEN = "XDG_ACTIVATION_TOKEN"


class SummonedWindow:
    """The open window, as second starts of the kiosk have it."""

    def __init__(self, window: Window, language: Language, library: Shelves) -> None:
        self._window, self._language, self._library = window, language, library

    def reply_to(self, summons: Summons) -> Reply:
        """Say what will come of a summons."""
        if not self._window.isVisible():  # it is just being closed
            return Reply.STAYS
        if summons.place is None:
            return Reply.COMES
        if not self._has(summons.place):
            return Reply.UNKNOWN_PLACE
        return Reply.STAYS if self._window.holds_work else Reply.COMES

    def _has(self, place: Place) -> bool:
        self._library.look_again()
        return not place.item or self._library().find(place) is not None

    def come(self, summons: Summons) -> None:
        """Do what is asked: another language is spoken in this window, and not kept."""
        if summons.language is not None and summons.language in self._language.names:
            self._language.switch_to(summons.language)
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()
        if summons.place is not None:
            self._window.go_to(summons.place)
        bring_forward(self._window, summons)


def bring_forward(window: QWidget, summons: Summons) -> None:
    """Put the window before all others, as large as it was, and give it the keyboard.

    A desktop lets a program take the focus only if the user has just turned to it, which was the
    second start. Wayland gave that one a token for it; Qt looks for one among the variables of the
    environment when a window is activated. On X11 Qt has no way to use it, and the window manager
    decides.
    """
    state = window.windowState() & ~Qt.WindowState.WindowMinimized
    if summons.full_screen:
        state |= Qt.WindowState.WindowFullScreen
    if summons.token:
        os.environ[_TOKEN] = summons.token
    window.setWindowState(state)
    window.raise_()
    window.activateWindow()
    os.environ.pop(_TOKEN, None)  # it is good for once, and not for the workers
