"""The real program in this process, stepped by hand: what it does between two looks is timed."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before Qt, as in the program
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Samples
from kiosk.app import Kiosk, Wishes
from kiosk.core.content.document import Document, Kind
from kiosk.core.content.place import Place
from kiosk.core.folders import find_folders
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.application import make_application
from kiosk.workers.launch import start_render_worker

KHMER, ENGLISH = LanguageCode("km"), LanguageCode("en")

_QUIET = 0.1  # seconds without a paint after which none is expected any more
_NAP = 0.0005  # seconds


class _Paints(QObject):
    """Hears when a window is about to paint what has changed in it."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False


class Program:
    """The kiosk's window on this process's screen, and the loop that lets it work."""

    def __init__(self, place: Place) -> None:
        """Open the kiosk there, in Khmer, and wait until it is painted."""
        folders = find_folders(os.environ)
        worker = start_render_worker()
        self.application: QApplication = make_application(folders)
        self.application.setCursorFlashTime(0)
        self.kiosk = Kiosk(folders, Wishes(place=place, language=KHMER), worker)
        self._paints = _Paints(self.kiosk.window)
        self.work(seconds=0.5)
        self.work_until_painted()

    def go_to(self, place: Place) -> None:
        """Go to a place of the library, and wait until it is painted."""
        self.kiosk.window.go_to(place)
        self.work_until_painted()

    def work(self, *, seconds: float) -> None:
        """Let the program work for so long."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._step()

    def work_until_painted(self, on_paint: Callable[[float], None] | None = None) -> float:
        """Let the program work until it paints no more; gives when the last paint was through.

        `on_paint` hears of every paint that reached the screen. A paint is through when the X
        server has it (`QGuiApplication.sync`). Times are those of `time.perf_counter`.
        """
        last = time.perf_counter()
        while time.perf_counter() - last < _QUIET:
            if self._step():
                last = time.perf_counter()
                if on_paint is not None:
                    on_paint(last)
        return last

    def _step(self) -> bool:
        """Do all there is to do now; says whether something was painted."""
        before = self._paints.count
        self.application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self._paints.count == before:
            time.sleep(_NAP)
            return False
        QGuiApplication.sync()
        return True


def tell(program: Program, samples: Sequence[Samples]) -> None:
    """Hand the measurements to whoever started this process, and close the program."""
    sys.stdout.write(json.dumps([asdict(one) for one in samples]))
    program.kiosk.window.close()
    program.kiosk.shutdown()


def longest_guide(kiosk: Kiosk) -> Place:
    """The guide with the most text in its files."""
    return max(kiosk.library().documents(Kind.GUIDE), key=_length).place


def _length(guide: Document) -> int:
    return sum(file.stat().st_size for file in guide.files.values())
