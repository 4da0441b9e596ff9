"""The other screen: a code for the whole room, while the sheet stays with the facilitator."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.core.handover.qr import QrCode
from kiosk.ui.naming import named, styled
from kiosk.ui.style_sheet import wall_style_sheet
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.qr_view import QrView

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEAST_SHARE_OF_WORDS = 4
"""Where the screen is nearly square: a quarter of it."""


def other_screen(beside: QScreen) -> QScreen | None:
    """Give the first screen that is not this one; None where it is the only one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not beside), None)


class Wall(QWidget):
    """Fills a screen with a code, its title and its step; never takes the keyboard away."""

    closed = Signal()

    def __init__(self, screen: QScreen) -> None:
        super().__init__(
            None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        styled(named(self, "wall"), "wall")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._screen = screen
        self.view = QrView()
        self._step = named(label("wall", wraps=True), "wall-step")
        self._title = named(label("wall-title", wraps=True), "wall-title")
        self._hint = named(label("on-paper", wraps=True), "wall-hint")
        self._lay_out(screen.geometry().size())
        self.setStyleSheet(wall_style_sheet(screen.geometry().height()))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screen_removed)

    def _lay_out(self, room: QSize) -> None:
        """Give the code the whole height, and the words what is left beside it; or the like."""
        is_wide = room.width() > room.height()
        left = abs(room.width() - room.height())
        edge = room.height() // 40
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(edge)
        column.addStretch(1)
        for part in (self._step, self._title, self._hint):
            part.setAlignment(_CENTRE)
            column.addWidget(part)
        column.addStretch(1)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        sides = QBoxLayout(across if is_wide else down, self)
        sides.setContentsMargins(0, 0, 0, 0)  # the code brings an edge of its own
        sides.setSpacing(0)
        sides.addWidget(self.view, 1)
        sides.addWidget(words)
        if is_wide:
            words.setFixedWidth(max(left, room.width() // _LEAST_SHARE_OF_WORDS))
        else:
            words.setFixedHeight(max(left, room.height() // _LEAST_SHARE_OF_WORDS))

    def come_up(self) -> None:
        """Fill the screen."""
        self.setScreen(self._screen)
        self.setGeometry(self._screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # not showFullScreen(), which asks for the keyboard

    def hint(self, words: str) -> None:
        """Say what to do with a code."""
        self._hint.setText(words)

    def show_code(self, code: QrCode | None, title: str, step: str, *, told: str = "") -> None:
        """Show this code; without one the wall stays white beside its title."""
        self.view.show_code(code, told=told)
        self._title.setText(title)
        show_text(self._step, step)
        self.setWindowTitle(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
        self.deleteLater()

    def _on_screen_removed(self, screen: QScreen) -> None:
        if screen is self._screen:
            self.close()
