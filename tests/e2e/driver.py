"""Runs the kiosk and answers, on a socket, what stands on its screen. It changes nothing.

    python tests/e2e/driver.py SOCKET [ARGUMENT …]

Each line that comes in is answered with one line of JSON: see `tests.e2e.screen.Screen`.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk.__main__ as program
from kiosk.cli.words import opens_window
from kiosk.cli.command_line import run as run_command
from kiosk.core.folders import Folders
from kiosk.workers.launch import WorkerProcess

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

if sys.path[0] == str(Path(__file__).parent):
    sys.path[0] = str(Path(__file__).parents[2])


def run_with_ears(words: Sequence[str], worker: WorkerProcess | None) -> int:
    """Do what the program does, and listen as soon as there is an event loop to listen in."""
    if opens_window(words):
        from kiosk import app

        make_application = app.make_application
        ears = []

        def make_listening_application(folders: Folders) -> QApplication:
            application = make_application(folders)
            ears.append(Ears(Path(sys.argv[0])))
            return application

        app.make_application = make_listening_application
    return run_command(words, worker)


class Ears:
    """The socket's end in the program."""

    def __init__(self, path: Path) -> None:
        from PySide6.QtCore import QSocketNotifier

        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen(1)
        self._lines: list[Line] = []
        self._coming = QSocketNotifier(self._server.fileno(), QSocketNotifier.Type.Read)
        self._coming.activated.connect(self._on_coming)

    def _on_coming(self) -> None:
        self._lines.append(Line(self._server.accept()[0]))


class Line:
    """One who asks; hears no more when they have gone."""

    def __init__(self, line: socket.socket) -> None:
        from PySide6.QtCore import QSocketNotifier

        self._line = line
        self._asked = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read)
        self._asked.activated.connect(self._on_asked)

    def _on_asked(self) -> None:
        from tests.e2e.look import look

        with suppress(OSError):
            if self._line.recv(1024):
                self._line.sendall(json.dumps(look()).encode() + b"\n")
                return
        self._asked.setEnabled(False)


if __name__ == "__main__":
    sys.argv = sys.argv[1:]  # argv[0] is the socket's path; Qt takes the program's name from it
    program.run = run_with_ears  # type: ignore[attr-defined]
    sys.exit(program.main(sys.argv[1:]))
