"""A second start asks the window that is open, without a window or Qt of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli.second_start import focus_token
from kiosk.core.content.place import file_place, parse_place
from kiosk.core.folders import find_folders
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.session.summons import Reply, Summons
from kiosk.workers.door import Door, door_of
from kiosk.workers.frames import FrameReader, framed
from kiosk.workers.summons_wire import SUMMONS_LIMIT, encode_reply, next_summons

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sockets without a file")

LOADED = """
import sys
from kiosk.__main__ import main
code = main(sys.argv[1:])
print(code, *sorted({"PySide6", "shiboken6", "kiosk.app"} & set(sys.modules)))
"""


class OpenKiosk:
    """Stands where the window of a kiosk would be, and notes how it is asked to come."""

    def __init__(self, home: Path, door: Door, environment: dict[str, str]) -> None:
        self.home, self._door, self._environment = home, door, environment

    def hears(self, *words: str, reply: Reply = Reply.COMES) -> tuple[Summons, str, str]:
        """Start the kiosk again; give what was asked, and what it wrote in the end."""
        with subprocess.Popen(
            [sys.executable, "-c", LOADED, *words],
            env=self._environment,
            cwd=self.home,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as second:
            summons = self._replies(reply)
            said, complaints = second.communicate(timeout=20)
        return summons, said, complaints

    def _replies(self, reply: Reply) -> Summons:
        assert self._door.listening is not None
        self._door.listening.settimeout(20)
        line, _ = self._door.listening.accept()
        with line:
            summons = _heard(line)
            line.sendall(framed(encode_reply(reply)))
        return summons


def _heard(line: socket.socket) -> Summons:
    frames = FrameReader(SUMMONS_LIMIT)
    while True:
        summons = next_summons(frames, line.recv(100))
        if summons is not None:
            return summons


@pytest.fixture
def open_kiosk(tmp_path: Path) -> Iterator[OpenKiosk]:
    """A kiosk that is open in a home of its own."""
    ours = ("LANG", "LANGUAGE", "LC_", "XDG_", "DESKTOP_STARTUP_ID")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment = kept | {
        "HOME": str(tmp_path),
        "LANG": "en_US.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }
    with door_of(find_folders(environment), (), environment) as door:
        door.knock()
        yield OpenKiosk(tmp_path, door, environment)


def test_a_place_is_handed_over_without_qt(open_kiosk: OpenKiosk) -> None:
    summons, said, complaints = open_kiosk.hears("guides/phishing")

    assert summons == Summons(place=parse_place("guides/phishing"))
    assert (said, complaints) == ("0\n", "")


def test_everything_that_is_asked_is_handed_over(open_kiosk: OpenKiosk) -> None:
    summons, said, _ = open_kiosk.hears("--lang", "km", "--full-screen")

    assert summons == Summons(language=LanguageCode("km"), full_screen=True)
    assert said == "0\n"


def test_a_file_is_named_by_its_whole_path(open_kiosk: OpenKiosk) -> None:
    (open_kiosk.home / "ក.pdf").write_bytes(b"%PDF-1.4")

    summons, _, _ = open_kiosk.hears("ក.pdf")

    assert summons.place == file_place(str(open_kiosk.home / "ក.pdf"))


def test_a_place_that_the_window_does_not_know_is_told(open_kiosk: OpenKiosk) -> None:
    _, said, complaints = open_kiosk.hears("guides/gone", reply=Reply.UNKNOWN_PLACE)

    assert said == "1\n"
    assert complaints == (
        "There is no place called “guides/gone”. “kiosk list” shows the places there are.\n"
    )


@pytest.mark.parametrize(
    ("environment", "token"),
    [
        ({}, ""),
        ({"XDG_ACTIVATION_TOKEN": "", "DESKTOP_STARTUP_ID": "b"}, "b"),
        ({"XDG_ACTIVATION_TOKEN": "a", "DESKTOP_STARTUP_ID": "b"}, "a"),
    ],
)
def test_the_desktops_leave_to_take_the_focus_is_found(
    environment: dict[str, str], token: str
) -> None:
    assert focus_token(environment) == token
