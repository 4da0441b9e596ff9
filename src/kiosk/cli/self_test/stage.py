"""Where checks draw: Qt's application, on the screen or, without one, in memory."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.cli.context import CliContext
from kiosk.cli.display import has_display
from kiosk.cli.self_test.complaints import Complaints

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

_PATIENCE = 30.0  # seconds: a cold hard disk
_LOOKS_EVERY = 20  # milliseconds


class Stage:
    """Makes the application when the first check asks for it."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints
        self._application: QApplication | None = None

    def application(self, context: CliContext) -> QApplication:
        """Give Qt's application, as the window has it."""
        if self._application is None:
            from kiosk.ui.application import make_application  # isort: skip - Qt as the window loads it
            from PySide6.QtCore import qInstallMessageHandler

            if not has_display(os.environ):
                os.environ["QT_QPA_PLATFORM"] = "offscreen"
            qInstallMessageHandler(self._on_qt_message)
            self._application = make_application(context.folders)
        return self._application

    def wait(self, is_so: Callable[[], bool]) -> bool:
        """Let the window live until it is so; false where that takes too long."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, ticks = QEventLoop(), QTimer(interval=_LOOKS_EVERY)
        deadline = time.monotonic() + _PATIENCE

        def look() -> None:
            if is_so() or time.monotonic() > deadline:
                loop.quit()

        ticks.timeout.connect(look)
        ticks.start()
        loop.exec()
        return is_so()

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        """Collect it with the other complaints, wherever this system's Qt would have written it."""
        from PySide6.QtCore import QtMsgType

        os.write(2, f"{text}\n".encode())
        if kind is QtMsgType.QtFatalMsg:
            self._complaints.say_aloud(text)


def has_ink(picture: QImage, *, colours: int = 2) -> bool:
    """Say whether at least so many colours are in the picture."""
    seen = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    return len(seen) >= colours
