"""The button that puts the code on the other screen, where there is one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from kiosk.core.handover.qr import QrCode
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.wall import Wall, other_screen


class WallSwitch(Button):
    """Puts up the wall and takes it down; hidden while there is one screen only."""

    changed = Signal()  # the wall came up or went

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(theme, "share-other-screen", icon="presentation")
        self._language = language
        self._wall: Wall | None = None
        self.hide()
        self.clicked.connect(self._on_clicked)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._offer)
            application.screenRemoved.connect(self._offer)

    @property
    def is_up(self) -> bool:
        """Whether the other screen shows the code."""
        return self._wall is not None

    @property
    def view(self) -> QrView | None:
        """The code on the other screen; None while it is not there."""
        return self._wall.view if self._wall is not None else None

    def show_code(self, code: QrCode | None, title: str, step: str, told: str) -> None:
        """Show this code on the wall, if it is up."""
        if self._wall is not None:
            self._wall.show_code(code, title, step, told=told)

    def take_down(self) -> None:
        """Close the wall."""
        if self._wall is not None:
            self._wall.close()

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        shown, hidden = say("Show on the other screen"), say("Stop showing on the other screen")
        self.set_words(hidden if self.is_up else shown)
        if self._wall is not None:
            self._wall.hint(say("Scan with the phone's camera"))
        self._offer()

    def _offer(self) -> None:
        self.setVisible(other_screen(self.screen()) is not None)

    def _on_clicked(self) -> None:
        screen = other_screen(self.screen())
        if self._wall is not None:
            self._wall.close()
        elif screen is not None:
            self._wall = Wall(screen)
            self._wall.closed.connect(self._on_wall_closed)
            self._wall.view.resized.connect(self.changed)
            self._wall.come_up()
            self.retranslate()
            self.changed.emit()

    def _on_wall_closed(self) -> None:
        self._wall = None
        self.retranslate()
        self.changed.emit()
