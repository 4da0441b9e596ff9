"""Typing a search into the window: from each key to its painted results, and what else waits."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before Qt, as in the program
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from benchmarks.figures import Samples
from benchmarks.inside.gaps import Heartbeat
from benchmarks.inside.program import Program, tell
from benchmarks.search_queries import QUERIES, letter_by_letter
from benchmarks.weight import proportional_size
from kiosk.core.content.place import HOME
from kiosk.core.search.results import Results
from kiosk.ui.search_client import SearchClient

_PATIENCE = 60.0  # seconds until the worker has its index
_SLOWEST = 5.0  # seconds until an answer is given up
_KEYS = 120  # milliseconds from one key to the next
_IDLE = 3000  # milliseconds
_LOOK = 0.001  # seconds between two looks whether an answer has come
_BETWEEN = 0.15  # seconds between two keys that are timed


class _Ears(QObject):
    """Hears the client say what was found."""

    def __init__(self, client: SearchClient) -> None:
        super().__init__()
        self.query = ""
        client.found.connect(self._on_found)

    def _on_found(self, results: Results) -> None:
        self.query = results.query


class _Typist(QObject):
    """Sits idle for a while, then types everything at a steady pace, and leaves."""

    def __init__(self, program: Program, field: QLineEdit) -> None:
        super().__init__()
        self.samples: list[Samples] = []
        self._program, self._field = program, field
        self._heart = Heartbeat()
        self._letters = _letters()
        self._keys = QTimer(self, interval=_KEYS, timerType=Qt.TimerType.PreciseTimer)
        self._keys.timeout.connect(self._on_keys_timeout)

    def begin(self) -> None:
        self._heart.start()
        QTimer.singleShot(_IDLE, self._on_idle_over)

    def _on_idle_over(self) -> None:
        self._note("idle")
        self._heart.start()
        self._keys.start()

    def _on_keys_timeout(self) -> None:
        typed = next(self._letters, None)
        if typed is None:
            self._keys.stop()
            self._note("typing")
            self._program.application.quit()
        else:
            _press(self._field, typed)

    def _note(self, name: str) -> None:
        self._heart.stop()
        self.samples.append(Samples(name=name, values=tuple(self._heart.gaps)))


def main() -> None:
    """Type the first query of each kind, one letter after the other, over and over."""
    program = Program(HOME)
    program.kiosk.begin_search()
    client = program.kiosk.search_client
    assert client is not None  # noqa: S101 - the search has begun
    end = time.perf_counter() + _PATIENCE
    while not client.is_ready and time.perf_counter() < end:
        program.work(seconds=0.05)
    field = program.kiosk.window.bar.search
    samples = [Samples(name="letters", values=tuple(_times(program, client, field)))]
    memory = proportional_size(os.getpid()), proportional_size(client.worker_pid or 0)
    samples.append(Samples(name="memory", values=memory))
    typist = _Typist(program, field)
    typist.begin()
    program.application.exec()
    tell(program, [*samples, *typist.samples])


def _letters() -> Iterator[str]:
    return (typed for queries in QUERIES.values() for typed in letter_by_letter(queries[0]))


def _times(program: Program, client: SearchClient, field: QLineEdit) -> Iterator[float]:
    """Time every key that asks for something; the first search of all makes its screen."""
    ears = _Ears(client)
    for typed in _letters():
        took = _time(program, ears, field, typed)
        if not math.isnan(took):
            yield took
        program.work(seconds=_BETWEEN)


def _time(program: Program, ears: _Ears, field: QLineEdit, typed: str) -> float:
    """Press the last key of what is typed; gives nan where that is too little to look for."""
    ears.query = ""
    started = time.perf_counter()
    _press(field, typed)
    trail = program.kiosk.begin_search()
    if not trail.is_telling:
        return math.nan
    while ears.query != typed and time.perf_counter() < started + _SLOWEST:
        program.work(seconds=_LOOK)
    return (program.work_until_painted() - started) * 1000


def _press(field: QLineEdit, typed: str) -> None:
    """Press the key of the last letter; before the first, all that was there is selected."""
    if len(typed) == 1:
        field.selectAll()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, typed[-1])
        QCoreApplication.sendEvent(field, event)


if __name__ == "__main__":
    main()
