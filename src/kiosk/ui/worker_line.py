"""Listening to a worker process from the window's event loop."""

import os
import select

from PySide6.QtCore import QObject, QSocketNotifier, QThread, Signal

from kiosk.workers.launch import PipedProcess, WorkerGoneError


class WorkerLine(QObject):
    """The line to one worker: says what arrives on it, and when it is dead."""

    heard = Signal(object)  # bytes, in pieces of any size
    lost = Signal()

    def __init__(self, process: PipedProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.process = process
        self._is_open = True
        self._ear = PipeThread(process) if os.name == "nt" else PipeNotifier(process)
        self._ear.heard.connect(self._on_ear_heard)
        self._ear.lost.connect(self._on_ear_lost)
        self._ear.listen()

    def send(self, payload: bytes) -> None:
        """Send one message; `lost` tells if there is nobody to read it."""
        try:
            self.process.send(payload)
        except WorkerGoneError:
            return  # its output has ended too, and the ear hears that

    def hear_now(self) -> None:
        """Hear what has arrived by now, before the event loop comes to it."""
        self._ear.hear_now()

    def hang_up(self) -> None:
        """End the worker and hear nothing more from it."""
        self._is_open = False
        self.process.kill()
        self._ear.stop()
        self.process.close()
        self.deleteLater()

    def _on_ear_heard(self, piece: bytes) -> None:
        if self._is_open:
            self.heard.emit(piece)

    def _on_ear_lost(self) -> None:
        if self._is_open:
            self.lost.emit()


class PipeNotifier(QObject):
    """Hears a pipe through the event loop (POSIX)."""

    heard = Signal(object)
    lost = Signal()

    def __init__(self, process: PipedProcess) -> None:
        super().__init__()
        self._process = process
        self._notifier = QSocketNotifier(process.output, QSocketNotifier.Type.Read, self)
        self._notifier.setEnabled(False)
        self._notifier.activated.connect(self._on_notifier_activated)

    def listen(self) -> None:
        self._notifier.setEnabled(True)

    def hear_now(self) -> None:
        if self._notifier.isEnabled() and select.select([self._process.output], [], [], 0)[0]:
            self._on_notifier_activated()

    def stop(self) -> None:
        self._notifier.setEnabled(False)

    def _on_notifier_activated(self) -> None:
        try:
            piece = self._process.receive()
        except WorkerGoneError:
            self.stop()
            self.lost.emit()
        else:
            self.heard.emit(piece)


class PipeThread(QThread):
    """Hears a pipe in a thread of its own, the only one in the window's process.

    For Windows, where the event loop cannot watch a pipe. Tested on Linux only.
    """

    heard = Signal(object)
    lost = Signal()

    def __init__(self, process: PipedProcess) -> None:
        super().__init__()
        self._process = process

    def listen(self) -> None:
        self.start()

    def hear_now(self) -> None:
        """Leave it to the thread."""

    def run(self) -> None:
        try:
            while True:
                self.heard.emit(self._process.receive())
        except WorkerGoneError:
            self.lost.emit()

    def stop(self) -> None:
        """Wait for the thread: it ends with the process, which is dead by now."""
        self.wait()
