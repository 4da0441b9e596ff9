"""The door at which second starts knock: whose it is, and who may speak through it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.folders import Folders, find_folders
from kiosk.core.session.summons import Reply, Summons
from kiosk.workers import door as doors
from kiosk.workers.door import Door, door_of, is_same_user
from kiosk.workers.frames import framed
from kiosk.workers.summoning import Line, summon
from kiosk.workers.summons_wire import encode_reply, encode_summons

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sockets without a file")

STRANGER = 65_534


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The door of a kiosk in a home of its own, not yet opened."""
    with door_of(folders(tmp_path), (), {}) as door:
        yield door


def folders(home: Path) -> Folders:
    return find_folders({"HOME": str(home)})


def knocked(door: Door) -> Line:
    """Knock as a second start would, at a door that is open."""
    line = Door(door.address).knock()
    assert line is not None
    return line


def accepted(door: Door) -> socket.socket:
    assert door.listening is not None
    return door.listening.accept()[0]


# Whose door it is


@pytest.mark.parametrize(
    "environment",
    [{"DISPLAY": ":1"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}],
)
def test_a_kiosk_on_another_screen_is_another_one(
    environment: dict[str, str], tmp_path: Path
) -> None:
    here, there = folders(tmp_path), folders(tmp_path)

    assert door_of(here, (), {}).address == door_of(there, (), {}).address
    assert door_of(here, (), {}).address != door_of(there, (), environment).address


@pytest.mark.parametrize("name", ["USERNAME", "SESSIONNAME"])
def test_on_windows_sessions_and_users_are_told_apart(name: str, tmp_path: Path) -> None:
    one, other = (
        door_of(folders(tmp_path), (), {name: value}, platform="win32").address for value in "ab"
    )

    assert one != other


def test_a_kiosk_with_other_folders_or_packs_is_another_one(tmp_path: Path) -> None:
    home, other, packs = tmp_path / "a", tmp_path / "b", tmp_path / "packs"
    data = find_folders({"HOME": str(home), "XDG_DATA_DIRS": "/somewhere"})

    addresses = [
        door_of(folders(home), (), {}).address,
        door_of(folders(other), (), {}).address,
        door_of(data, (), {}).address,
        door_of(find_folders({}, portable=other), (), {}).address,
        door_of(folders(home), (packs,), {}).address,
        door_of(folders(home), (packs, other), {}).address,
        door_of(folders(home), (other, packs), {}).address,
    ]

    assert len(set(addresses)) == len(addresses)


def test_a_folder_is_the_same_whatever_way_leads_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "link").symlink_to("stick")
    monkeypatch.chdir(tmp_path)

    ways = [tmp_path / "stick", tmp_path / "link", Path("stick"), Path("stick/../link")]
    addresses = {door_of(find_folders({}, portable=way), (way,), {}).address for way in ways}

    assert len(addresses) == 1


def test_the_address_says_whose_it_is_and_not_what_they_read(tmp_path: Path) -> None:
    secret = tmp_path / "whistle\udcff"

    address = door_of(folders(secret), (secret,), {}).address

    assert address.startswith(f"\0kiosk-{os.geteuid()}-")
    assert "whistle" not in address
    assert len(address) < 108  # sun_path of unix(7)


def test_other_systems_have_addresses_of_their_own(tmp_path: Path) -> None:
    mac, windows = (
        door_of(folders(tmp_path), (), {"TMPDIR": "/var/t/"}, platform=platform).address
        for platform in ("darwin", "win32")
    )

    assert mac.startswith("/var/t/kiosk-")
    assert windows.startswith(r"\\.\pipe\kiosk-")


def test_nothing_lies_in_the_file_system(door: Door, tmp_path: Path) -> None:
    door.knock()

    assert door.listening is not None
    assert list(tmp_path.iterdir()) == []


# The first start, and the second


def test_the_first_start_finds_nobody_and_opens_the_door(door: Door) -> None:
    line = door.knock()

    assert line is None
    assert door.is_ours
    knocked(door).close()


def test_the_second_start_hears_what_comes_of_it(door: Door) -> None:
    door.knock()
    line = knocked(door)
    with accepted(door) as window:
        window.sendall(framed(encode_reply(Reply.COMES)))

        reply = summon(line, Summons(), patience=5.0)

        assert reply is Reply.COMES
        assert window.recv(1000) == framed(encode_summons(Summons()))


def test_of_two_starts_at_once_one_opens_the_door_and_the_other_knocks(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.knock()
    other, find_line = Door(door.address), doors._socket_line
    looks: list[str] = []

    def find_line_later(address: str) -> socket.socket | None:
        looks.append(address)
        return None if len(looks) == 1 else find_line(address)

    monkeypatch.setattr(doors, "_socket_line", find_line_later)

    line = other.knock()

    assert line is not None
    assert (door.is_ours, other.is_ours) == (True, False)
    line.close()


def test_a_door_that_was_closed_can_be_opened_by_the_next(door: Door) -> None:
    door.knock()
    door.close()

    with Door(door.address) as next_door:
        assert next_door.knock() is None
        assert next_door.is_ours


# Windows that do not answer


def test_a_window_that_hangs_is_not_waited_for_longer_than_patience(door: Door) -> None:
    door.knock()

    assert summon(knocked(door), Summons(), patience=0.05) is None


@pytest.mark.parametrize("answer", [b"", b"\xff" * 9, framed(b"{}"), framed(b"nonsense"), b"\0"])
def test_a_window_that_ends_or_talks_nonsense_has_not_answered(door: Door, answer: bytes) -> None:
    door.knock()
    line = knocked(door)
    with accepted(door) as window:
        window.sendall(answer)

    assert summon(line, Summons(), patience=5.0) is None


def test_a_window_that_dribbles_is_not_waited_for_either(door: Door) -> None:
    door.knock()
    line = knocked(door)
    with accepted(door) as window:
        window.sendall(framed(encode_reply(Reply.COMES))[:-1])

        assert summon(line, Summons(), patience=0.05) is None


def test_where_too_many_wait_already_the_next_one_goes_elsewhere(door: Door) -> None:
    door.knock()
    waiting = []
    while (line := doors._socket_line(door.address)) is not None:
        waiting.append(line)

    assert Door(door.address).knock() is None
    assert len(waiting) < 50
    for line in waiting:
        line.close()


# Other users

VISITING = f"""
import os, socket, sys
os.setuid({STRANGER})
line = socket.socket(socket.AF_UNIX)
line.connect(sys.argv[1].replace("@", "\\0"))
print(line.recv(10))
"""

SQUATTING = f"""
import os, socket, sys
os.setuid({STRANGER})
line = socket.socket(socket.AF_UNIX)
line.bind(sys.argv[1].replace("@", "\\0"))
line.listen()
print("sits", flush=True)
visitor, _ = line.accept()
print(visitor.recv(10), flush=True)
"""

needs_users = pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can be another")


def as_stranger(program: str, address: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, address.replace("\0", "@")],
        stdout=subprocess.PIPE,
        text=True,
    )


@needs_users
def test_another_users_visit_is_known_as_one(door: Door) -> None:
    door.knock()
    assert door.listening is not None
    door.listening.setblocking(True)

    with as_stranger(VISITING, door.address) as stranger, accepted(door) as line:
        assert not is_same_user(line)
        line.close()
        assert stranger.stdout is not None
        assert stranger.stdout.read() == "b''\n"


@needs_users
def test_a_door_that_another_user_keeps_is_told_nothing(door: Door) -> None:
    with as_stranger(SQUATTING, door.address) as stranger:
        assert stranger.stdout is not None
        assert stranger.stdout.readline() == "sits\n"

        line = door.knock()

        assert line is None
        assert not door.is_ours
        assert stranger.stdout.readline() == "b''\n"


def test_one_with_the_same_number_is_the_same_user(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.knock()
    line = doors._socket_line(door.address)
    assert line is not None

    with accepted(door) as window, line:
        assert is_same_user(window)
        assert is_same_user(line)
        monkeypatch.setattr(os, "geteuid", lambda: STRANGER)
        assert not is_same_user(window)
