"""The window hears second starts, and whatever else comes to its door does it no harm."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.visitor import settle

from kiosk.core.content.place import Place
from kiosk.core.folders import find_folders
from kiosk.core.session.summons import Reply, Summons
from kiosk.ui.second_starts import SecondStarts, hear
from kiosk.ui.server_ear import ServerEar
from kiosk.ui.socket_ear import SocketEar, SocketLine
from kiosk.workers.door import Door, door_of
from kiosk.workers.frames import framed
from kiosk.workers.summons_wire import encode_reply, encode_summons

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="knocks through a socket")

GUIDES = Summons(place=Place(shelf="guides"))


class FakeWindow:
    """Replies as it is told, and notes what it is asked to do."""

    def __init__(self, reply: Reply = Reply.COMES) -> None:
        self.reply = reply
        self.came: list[Summons] = []

    def reply_to(self, summons: Summons) -> Reply:
        return self.reply

    def come(self, summons: Summons) -> None:
        self.came.append(summons)


class Street:
    """What is before the door: whoever knocks there."""

    def __init__(
        self, qtbot: QtBot, address: str, starts: SecondStarts, window: FakeWindow
    ) -> None:
        self._qtbot, self._address = qtbot, address
        self.starts, self.window = starts, window
        self._lines = ExitStack()

    def caller(self, said: bytes = b"") -> socket.socket:
        """Come to the door and say this."""
        line = self._lines.enter_context(socket.socket(socket.AF_UNIX))
        line.setblocking(False)
        self._qtbot.waitUntil(lambda: self._is_let_in(line))
        line.sendall(said)
        return line

    def _is_let_in(self, line: socket.socket) -> bool:
        try:
            line.connect(self._address)
        except BlockingIOError:  # too many are waiting before
            return False
        return True

    def hears(self, line: socket.socket) -> bytes:
        """Wait for what is answered until the line ends."""
        heard: list[bytes] = []

        def is_over() -> bool:
            try:
                heard.append(line.recv(1000))
            except BlockingIOError:
                return False
            except ConnectionResetError:
                heard.append(b"")
            return not heard[-1]

        self._qtbot.waitUntil(is_over)
        return b"".join(heard)

    def is_served(self) -> bool:
        """Say whether somebody who knows how to ask is answered."""
        return self.hears(self.caller(framed(encode_summons(GUIDES)))) == answered(Reply.COMES)

    def close(self) -> None:
        self.starts.stop()
        self._lines.close()


def answered(reply: Reply) -> bytes:
    return framed(encode_reply(reply))


@pytest.fixture(params=["socket", "server"])
def street(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Street]:
    """The door as Linux has it, and as Qt makes it for other systems."""
    window = FakeWindow()
    if request.param == "server":
        address = str(tmp_path / "door")
        street = Street(qtbot, address, SecondStarts(ServerEar(address), window), window)
    else:
        door = door_of(find_folders({"HOME": str(tmp_path)}), (), {})
        door.knock()
        starts = hear(door, window)
        assert starts is not None
        street = Street(qtbot, door.address, starts, window)
    yield street
    street.close()


def test_a_second_start_is_told_that_the_window_comes_and_it_does(street: Street) -> None:
    line = street.caller(framed(encode_summons(GUIDES)))

    assert street.hears(line) == answered(Reply.COMES)
    assert street.window.came == [GUIDES]


@pytest.mark.parametrize("reply", [Reply.UNKNOWN_PLACE, Reply.STAYS])
def test_a_window_that_does_not_come_only_says_so(street: Street, reply: Reply) -> None:
    street.window.reply = reply

    line = street.caller(framed(encode_summons(GUIDES)))

    assert street.hears(line) == answered(reply)
    assert street.window.came == []


def test_second_starts_are_answered_one_after_the_other(street: Street) -> None:
    lines = [street.caller(framed(encode_summons(GUIDES))) for _ in range(4)]

    assert [street.hears(line) for line in lines] == [answered(Reply.COMES)] * 4
    assert street.window.came == [GUIDES] * 4


def test_a_summons_may_come_in_pieces(street: Street) -> None:
    said = framed(encode_summons(GUIDES))
    line = street.caller(said[:7])
    settle()

    line.sendall(said[7:])

    assert street.hears(line) == answered(Reply.COMES)


def test_one_who_has_gone_meanwhile_does_not_move_the_window(street: Street) -> None:
    street.caller(framed(encode_summons(GUIDES))).close()

    assert street.is_served()
    assert street.window.came == [GUIDES]


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\xff" * 20,
        framed(b""),
        framed(b"{}"),
        framed(b'{"kind": "come"}'),
        framed(b"[" * 5000),
        b"\0\1\0\0" + b"x" * 70_000,
    ],
)
def test_nonsense_is_hung_up_on(street: Street, said: bytes) -> None:
    line = street.caller(said)

    assert street.hears(line) == b""
    assert street.window.came == []
    assert street.is_served()


def test_half_a_summons_is_not_waited_for_long(street: Street) -> None:
    line = street.caller(framed(encode_summons(GUIDES))[:-1])

    assert street.hears(line) == b""
    assert street.is_served()
    assert street.window.came == [GUIDES]


def test_one_who_says_nothing_is_hung_up_on(street: Street) -> None:
    silent = street.caller()

    assert street.is_served()
    assert street.hears(silent) == b""


def test_nobody_is_answered_any_more_once_it_has_stopped(street: Street) -> None:
    waiting = street.caller()

    street.starts.stop()

    assert street.hears(waiting) == b""
    with pytest.raises(OSError, match=r"refused|No such file"):
        street.caller()


FLOOD = """
import os, socket, sys
if sys.argv[2] != "0":
    os.setuid(int(sys.argv[2]))
address = sys.argv[1].replace("@", "\\0")
said = [b"", b"\\xff" * 50, b"\\0\\0\\0\\x09half", b"\\0\\0\\0\\2{}"]
kept = []
for count in range(20_000):
    line = socket.socket(socket.AF_UNIX)
    line.setblocking(False)
    try:
        line.connect(address)
        line.send(said[count % 4])
    except OSError:
        line.close()
    else:
        kept.append(line)
"""


class CountingEar(SocketEar):
    """Counts how often it has to see who is there."""

    count = 0

    def answer(self) -> SocketLine | None:
        self.count += 1
        return super().answer()


def open_files() -> int:
    return len([*Path("/proc/self/fd").iterdir()])


@pytest.mark.parametrize("user", [0, 65_534])
def test_a_flood_of_callers_is_hardly_noticed(qtbot: QtBot, tmp_path: Path, user: int) -> None:
    if user and os.geteuid() != 0:
        pytest.skip("only the superuser can be another")
    door, window = door_of(find_folders({"HOME": str(tmp_path)}), (), {}), FakeWindow()
    door.knock()
    assert door.listening is not None
    ear = CountingEar(door.listening)
    street = Street(qtbot, door.address, SecondStarts(ear, window), window)
    before = open_files()
    words = [sys.executable, "-c", FLOOD, door.address.replace("\0", "@"), str(user)]

    with subprocess.Popen(words) as flood:
        qtbot.waitUntil(lambda: flood.poll() is not None, timeout=20_000)

    assert flood.returncode == 0
    assert 0 < ear.count < 500
    assert window.came == []
    assert street.is_served()
    qtbot.waitUntil(lambda: open_files() <= before + 1)  # the one who was served
    street.close()


def test_a_window_that_found_the_door_taken_hears_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with door_of(find_folders({"HOME": str(tmp_path)}), (), {}) as door:
        door.knock()
        other = Door(door.address)
        line = other.knock()
        assert line is not None
        line.close()

        assert hear(other, FakeWindow()) is None


def test_a_door_that_a_killed_window_left_is_opened_anew(qtbot: QtBot, tmp_path: Path) -> None:
    address, window = str(tmp_path / "door"), FakeWindow()
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(address)

    street = Street(qtbot, address, SecondStarts(ServerEar(address), window), window)

    assert street.is_served()
    street.close()
