"""Hearing what second starts of this kiosk ask, one after the other."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from kiosk.core.session.summons import Reply, Summons
from kiosk.workers.door import Door
from kiosk.workers.frames import FrameReader, framed
from kiosk.workers.summons_wire import SUMMONS_LIMIT, encode_reply, next_summons
from kiosk.workers.untrusted import GarbledMessageError

_PATIENCE = 500
"""Milliseconds a caller has for a summons, which it brings along written."""

_REST = 50
"""Milliseconds until the next caller is heard: a flood of them costs next to nothing."""


class Line(Protocol):
    """The line to one caller."""

    heard: SignalInstance

    @property
    def is_waiting(self) -> bool: ...
    def send(self, payload: bytes) -> None: ...
    def hang_up(self) -> None: ...


class Ear(Protocol):
    """Says when somebody calls, once each time it is told to listen."""

    knocked: SignalInstance

    def listen(self) -> None: ...
    def answer(self) -> Line | None: ...
    def stop(self) -> None: ...


class Summonable(Protocol):
    """Who can be asked to come to the front, and to a place."""

    def reply_to(self, summons: Summons) -> Reply: ...
    def come(self, summons: Summons) -> None: ...


class SecondStarts(QObject):
    """Has the window do what it is asked, after whoever asks was told what comes of it."""

    def __init__(self, ear: Ear, window: Summonable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear, self._window = ear, window
        self._line: Line | None = None
        self._frames = FrameReader()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._hang_up)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest_over)
        ear.knocked.connect(self._on_ear_knocked)
        ear.listen()

    def stop(self) -> None:
        """Hear no more: the next start opens a window of its own."""
        self._hang_up()
        self._rest.stop()
        self._ear.stop()

    def _on_rest_over(self) -> None:
        self._ear.listen()

    def _on_ear_knocked(self) -> None:
        self._line = self._ear.answer()
        if self._line is None:
            self._rest.start()
            return
        self._frames = FrameReader(SUMMONS_LIMIT)
        self._line.heard.connect(self._on_line_heard)
        self._patience.start()

    def _on_line_heard(self, untrusted: bytes) -> None:
        if self._line is None:
            return
        try:
            summons = next_summons(self._frames, untrusted)
        except GarbledMessageError:
            self._hang_up()
            return
        if summons is not None:
            self._answer(self._line, summons)
        elif not untrusted:
            self._hang_up()

    def _answer(self, line: Line, summons: Summons) -> None:
        """Reply first: whoever has given up waiting opens a window of its own, and we stay."""
        reply = self._window.reply_to(summons)
        is_heard = line.is_waiting
        if is_heard:
            line.send(framed(encode_reply(reply)))
        self._hang_up()
        if is_heard and reply is Reply.COMES:
            self._window.come(summons)

    def _hang_up(self) -> None:
        self._patience.stop()
        line, self._line = self._line, None
        if line is not None:
            line.hang_up()
            self._rest.start()


def hear(door: Door, window: Summonable, parent: QObject | None = None) -> SecondStarts | None:
    """Listen at the door of this kiosk; None where another window does."""
    return SecondStarts(_ear(door), window, parent) if door.is_ours else None


def _ear(door: Door) -> Ear:
    if door.listening is not None:
        from kiosk.ui.socket_ear import SocketEar

        return SocketEar(door.listening)
    from kiosk.ui.server_ear import ServerEar  # loads QtNetwork, which Linux does without

    return ServerEar(door.address)
