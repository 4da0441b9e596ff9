"""Hearing second starts on the socket that was opened before Qt was loaded (Linux)."""

from __future__ import annotations

import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from kiosk.workers.door import is_same_user

_PIECE = 65_536


class SocketEar(QObject):
    """Says when somebody knocks; after that not before it is told to listen again."""

    knocked = Signal()

    def __init__(self, listening: socket.socket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.setEnabled(False)
        self._notifier.activated.connect(self._on_notifier_activated)

    def listen(self) -> None:
        """Say when the next one knocks, or at once if somebody waits."""
        self._notifier.setEnabled(True)

    def answer(self) -> SocketLine | None:
        """Speak with whoever knocked; None if they have gone, or are another user's."""
        try:
            line, _ = self._listening.accept()
        except OSError:
            return None
        if is_same_user(line):
            return SocketLine(line, self)
        line.close()
        return None

    def stop(self) -> None:
        """Hear nothing more: who knocks now finds nobody."""
        self._notifier.setEnabled(False)
        self._listening.close()

    def _on_notifier_activated(self) -> None:
        self._notifier.setEnabled(False)
        self.knocked.emit()


class SocketLine(QObject):
    """The line to one who knocked."""

    heard = Signal(object)  # bytes, in pieces of any size; none at the end

    def __init__(self, line: socket.socket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        line.setblocking(False)
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)

    @property
    def is_waiting(self) -> bool:
        """Whether the other end still waits for an answer."""
        try:
            return bool(self._line.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def send(self, payload: bytes) -> None:
        """Send so little that it finds room at once; who has gone needs it no more."""
        try:
            self._line.sendall(payload)
        except OSError:
            return

    def hang_up(self) -> None:
        self._notifier.setEnabled(False)
        self._line.close()
        self.deleteLater()

    def _on_notifier_activated(self) -> None:
        try:
            piece = self._line.recv(_PIECE)
        except OSError:
            piece = b""
        self.heard.emit(piece)
