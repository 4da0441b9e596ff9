"""Runs the kiosk and answers, on a socket, what stands on its screen. It changes nothing.

    python tests/e2e/driver.py SOCKET [ARGUMENT …]

Each line that comes in is answered with one line of JSON: see `tests.e2e.screen.Screen`.
"""

from __future__ import annotations

import json
import runpy
import socket
import sys
from contextlib import suppress
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from PySide6.QtWidgets import QApplication

    from kiosk.core.folders import Folders

if sys.path[0] == str(Path(__file__).parent):
    sys.path[0] = str(Path(__file__).parents[2])


class HearingApp(MetaPathFinder):
    """Gives `kiosk.app` ears when the program imports it, in its own order and time."""

    def __init__(self, socket_path: Path) -> None:
        self._socket_path = socket_path

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name == "kiosk.app" else None
        if spec is None or spec.loader is None:
            return None
        load = spec.loader.exec_module

        def load_with_ears(module: ModuleType) -> None:
            load(module)
            _give_ears(module, self._socket_path)

        spec.loader.exec_module = load_with_ears  # type: ignore[method-assign]
        return spec


def _give_ears(app: ModuleType, socket_path: Path) -> None:
    """Listen as soon as there is an application, whose event loop the socket needs."""
    make_application = app.make_application
    ears = []

    def make_hearing_application(folders: Folders) -> QApplication:
        application: QApplication = make_application(folders)
        ears.append(Ears(socket_path))
        return application

    app.make_application = make_hearing_application  # type: ignore[attr-defined]


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
    sys.meta_path.insert(0, HearingApp(Path(sys.argv[1])))
    sys.argv = ["kiosk", *sys.argv[2:]]
    runpy.run_module("kiosk", run_name="__main__")
