"""Handing over from the window: from the press to the code, and what waits while phones fetch."""

from __future__ import annotations

import subprocess
import sys
import time
from urllib.parse import urljoin

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before Qt, as in the program
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton

from benchmarks.figures import Samples
from benchmarks.inside.gaps import Heartbeat
from benchmarks.inside.program import Program, tell
from benchmarks.sharing_servers import ADDRESS, PLACE, link_to_pdf
from kiosk.core.content.place import HOME
from kiosk.core.handover.network import Network
from kiosk.ui.sharing import Sharing
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.share_sheet import ShareSheet

_PRESSES = 10
_READING = 1.0  # seconds that somebody looks at the sheet before they press
_PATIENCE = 5.0  # seconds until a code is given up
_IDLE, _FETCHING = 3000, 8000  # milliseconds
_LOOK = 0.001  # seconds between two looks whether the code has come


class _Facilitator(QObject):
    """Sits idle for a while, then lets a room fetch, and leaves."""

    def __init__(self, program: Program, sharing: Sharing) -> None:
        super().__init__()
        self.samples: list[Samples] = []
        self._program, self._sharing = program, sharing
        self._heart = Heartbeat()

    def begin(self) -> None:
        self._heart.start()
        QTimer.singleShot(_IDLE, self._on_idle_over)

    def _on_idle_over(self) -> None:
        self._note("idle")
        self._heart.start()
        file = link_to_pdf(urljoin(self._sharing.url_of(), self._sharing.url_of(PLACE)))
        self._room = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.sharing_phones", file, str(_FETCHING / 1000)]
        )
        QTimer.singleShot(_FETCHING, self._on_fetching_over)

    def _on_fetching_over(self) -> None:
        self._note("fetching")
        self._room.kill()
        self._room.wait()
        self._program.application.quit()

    def _note(self, name: str) -> None:
        self._heart.stop()
        self.samples.append(Samples(name=name, values=tuple(self._heart.gaps)))


def main() -> None:
    """Measure with the pack that the user at home here has."""
    program = Program(HOME)
    samples = [
        Samples(name="pressed", values=_presses(program, reading=_READING)),
        Samples(name="pressed at once", values=_presses(program, reading=0.0)),
    ]
    sharing = program.kiosk.sharing()
    sharing.prepare((PLACE,))
    sharing.begin(Network(name="lo", address=ADDRESS))
    end = time.perf_counter() + _PATIENCE
    while not sharing.url_of(PLACE) and time.perf_counter() < end:
        program.work(seconds=_LOOK)
    facilitator = _Facilitator(program, sharing)
    facilitator.begin()
    program.application.exec()
    tell(program, [*samples, *facilitator.samples])


def _presses(program: Program, *, reading: float) -> tuple[float, ...]:
    return tuple(_press(program, reading) for _ in range(_PRESSES))


def _press(program: Program, reading: float) -> float:
    """Open the sheet, look at it, press; gives the milliseconds from then to the painted code."""
    window, sharing = program.kiosk.window, program.kiosk.sharing()
    window.share((PLACE,))
    program.work_until_painted()
    program.work(seconds=reading)
    sheet = window.layer.sheet
    assert isinstance(sheet, ShareSheet)  # noqa: S101 - it was just opened
    button = sheet.findChild(QAbstractButton, "share-as-laptop")
    view = sheet.findChild(QrView)
    assert isinstance(button, QAbstractButton)  # noqa: S101 - a report can be fetched
    assert isinstance(view, QrView)  # noqa: S101 - the sheet shows codes
    started = time.perf_counter()
    button.click()
    while not view.accessibleName().startswith("http://"):
        if time.perf_counter() - started > _PATIENCE:
            raise TimeoutError
        program.work(seconds=_LOOK)
    shown = program.work_until_painted()
    sharing.stop()
    window.layer.close_all()
    program.work_until_painted()
    return (shown - started) * 1000


if __name__ == "__main__":
    main()
