"""Hearing second starts where Qt has what the system calls it: Windows and macOS."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PIECE = 65_536


class ServerEar(QObject):
    """Says when somebody knocks; after that not before it is told to listen again."""

    knocked = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_server_new_connection)
        self._is_listening = False
        if not self._server.listen(address):
            # What a kiosk that was killed has left: nobody answered there a moment ago.
            QLocalServer.removeServer(address)
            self._server.listen(address)

    def listen(self) -> None:
        """Say when the next one knocks, or soon if somebody waits."""
        self._is_listening = True
        self._soon.start()

    def answer(self) -> ServerLine | None:
        """Speak with whoever knocked; None if they have gone."""
        if not self._server.hasPendingConnections():
            return None
        return ServerLine(self._server.nextPendingConnection(), self)

    def stop(self) -> None:
        """Hear nothing more: who knocks now finds nobody."""
        self._is_listening = False
        self._server.close()

    def _on_server_new_connection(self) -> None:
        if self._is_listening and self._server.hasPendingConnections():
            self._is_listening = False
            self.knocked.emit()


class ServerLine(QObject):
    """The line to one who knocked."""

    heard = Signal(object)  # bytes, in pieces of any size; none at the end

    def __init__(self, line: QLocalSocket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        line.setParent(self)
        line.setReadBufferSize(_PIECE)
        line.readyRead.connect(self._on_line_ready_read)
        line.disconnected.connect(self._on_line_disconnected)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_line_ready_read)
        self._soon.start()  # what came before we listened is not told again

    @property
    def is_waiting(self) -> bool:
        """Whether the other end still waits for an answer."""
        is_connected = self._line.state() is QLocalSocket.LocalSocketState.ConnectedState
        return is_connected and not self._line.waitForDisconnected(0)

    def send(self, payload: bytes) -> None:
        self._line.write(payload)
        self._line.flush()

    def hang_up(self) -> None:
        self._soon.stop()
        self._line.disconnectFromServer()
        self.deleteLater()

    def _on_line_ready_read(self) -> None:
        if self._line.bytesAvailable():
            self.heard.emit(self._line.read(_PIECE).data())

    def _on_line_disconnected(self) -> None:
        self.heard.emit(b"")
