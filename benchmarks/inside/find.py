"""Find in the document: from Ctrl+F to all of its text, from a typed letter to the count."""

from __future__ import annotations

import math
import os
import sys
import time

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before Qt, as in the program
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks.figures import Samples
from benchmarks.inside.program import Program, tell
from benchmarks.weight import proportional_size
from kiosk.core.content.place import file_place
from kiosk.ui.finder import DocumentFinder
from kiosk.ui.widgets.find_bar import FindBar

_WORDS = ("kamu", "bedo", "ri nu", "ឌីជីថល", "អ៊ីនធឺណិត")
_TOO_SHORT = 1  # letters that nothing is looked for with
_PATIENCE = 60.0  # seconds


class _Ears(QObject):
    """Hears the finder say how far it is; the paint after a find brings the count to the screen."""

    def __init__(self, finder: DocumentFinder) -> None:
        super().__init__()
        self.cached = self.counted = math.nan
        self._has_found = False
        finder.progress.connect(self._on_progress)
        finder.found.connect(self._on_found)

    def on_paint(self, at: float) -> None:
        """Note the last paint that brought a count."""
        if self._has_found:
            self.counted, self._has_found = at, False

    def _on_progress(self, done: int, total: int) -> None:
        if done == total and math.isnan(self.cached):
            self.cached = time.perf_counter()

    def _on_found(self, _hits: object) -> None:
        self._has_found = True


def main() -> None:
    """Measure with the file that the command line names."""
    program = Program(file_place(sys.argv[1]))
    program.work(seconds=2)
    started = time.perf_counter()
    QTest.keyClick(program.kiosk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    tell(program, watch(program, started))


def watch(program: Program, started: float) -> list[Samples]:
    """Measure from when the bar was opened."""
    window = program.kiosk.window
    finder, bar = window.findChild(DocumentFinder), window.findChild(FindBar)
    assert isinstance(finder, DocumentFinder)  # noqa: S101 - the reader has one
    assert isinstance(bar, FindBar)  # noqa: S101
    field = bar.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)  # noqa: S101
    ears = _Ears(finder)
    while math.isnan(ears.cached) and time.perf_counter() < started + _PATIENCE:
        program.work(seconds=0.01)
    letters = [
        took for word in _WORDS for took in _type_word(program, field, ears, word)[_TOO_SHORT:]
    ]
    program.work(seconds=1)
    worker = program.kiosk.client.worker_pid or 0
    memory = proportional_size(os.getpid()) + proportional_size(worker)
    return [
        Samples(name="cached", values=((ears.cached - started) * 1000,)),
        Samples(name="letters", values=tuple(letters)),
        Samples(name="memory", values=(memory,)),
    ]


def _type_word(program: Program, field: QLineEdit, ears: _Ears, word: str) -> list[float]:
    field.selectAll()
    return [_type(program, field, ears, letter) for letter in word]


def _type(program: Program, field: QLineEdit, ears: _Ears, letter: str) -> float:
    """Type a letter; gives the milliseconds until its count is on the screen."""
    ears.counted = math.nan
    none = Qt.KeyboardModifier.NoModifier
    started = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(field, QKeyEvent(kind, 0, none, letter))
    program.work_until_painted(ears.on_paint)
    return (ears.counted - started) * 1000


if __name__ == "__main__":
    main()
