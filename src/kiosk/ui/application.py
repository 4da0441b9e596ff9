"""Qt's application: it finds its parts, writes letters as we do and leaves no trace."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before anything else of Qt
import PySide6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from kiosk.core.folders import Folders
from kiosk.ui.no_trace import leave_no_trace
from kiosk.ui.theme import FONT_FAMILY, Sizes


def make_application(folders: Folders) -> QApplication:
    """Make Qt's application with our font; nothing is read of the desktop's or written to it."""
    if sys.flags.utf8_mode and os.name == "posix":
        _speak_utf8()
    leave_no_trace(folders.fonts)
    # A session manager would keep the command line, and with it the name of a document.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DisableSessionManager)
    _lead_qt_to_its_plugins()
    # The style by name: a style object in Python takes 5 ms to describe.
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("kiosk")
    application.setDesktopFileName("kiosk")
    for name in ("KioskSans-Regular.ttf", "KioskSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(folders.fonts / name))
    font = QFont(FONT_FAMILY)
    font.setPixelSize(Sizes().body)
    application.setFont(font)
    application.setWindowIcon(QIcon(str(folders.icons / "kiosk-256.png")))
    return application


def _lead_qt_to_its_plugins() -> None:
    """Name the folder of Qt's plugins where Qt would not find it by itself, and end the program.

    PySide6 tells Qt where it lies in a line of INI, in which these letters mean something else.
    """
    qt = Path(PySide6.__file__).parent
    if any(letter in str(qt) for letter in ',;"\\'):
        for folder in (qt / "Qt" / "plugins", qt / "plugins"):  # on Linux and macOS, on Windows
            QCoreApplication.addLibraryPath(str(folder))


def _speak_utf8() -> None:
    """Have letters in UTF-8 where the system's locale is C or not there: else Qt complains.

    `python` does this by itself (PEP 538), a packaged program does not.
    """
    import locale

    os.environ["LC_CTYPE"] = "C.UTF-8"
    if os.environ.get("LC_ALL") in ("C", "POSIX"):  # goes before what was just set
        os.environ["LC_ALL"] = "C.UTF-8"
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
