"""A phone that takes nothing is given up; one that takes a little now and then is waited for."""

from __future__ import annotations

import select
import socket
import sys
from pathlib import Path

import pytest
from tests.workers.phone_server import at_server
from tests.workers.room import DEADLINE, REPORT, Phone

from kiosk.workers.share.phones import Phones
from kiosk.workers.share.server import STALLED_SECONDS

LITTLE = 500_000
"""Bytes at a time; the system holds some megabytes on the way."""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only there the system tells what was taken"
)


def phone_that_asks(where: tuple[str, int], target: str) -> Phone:
    """Ask for something, with little room for what comes, and take the head."""
    phone = Phone(where)
    phone._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    phone.say(f"GET {target} HTTP/1.1\r\nHost: {where[0]}:{where[1]}\r\n\r\n")
    phone.hear_head()
    return phone


def is_dropped(phone: Phone) -> bool:
    """Wait for the connection to be gone, without taking anything."""
    waiting = select.poll()
    waiting.register(phone._socket, 0)  # an error is told even to who asks for nothing
    return bool(waiting.poll(DEADLINE * 1_000))


def connections_of(where: tuple[str, int]) -> list[str]:
    """Give what the system still has of a server's connections (proc_pid_net(5))."""
    lines = Path("/proc/net/tcp").read_text().splitlines()
    return [line for line in lines[1:] if line.split()[1].endswith(f":{where[1]:04X}")]


def test_a_phone_has_thirty_seconds() -> None:
    assert STALLED_SECONDS == 30


@pytest.mark.parametrize("what", ["file", "long"])
def test_who_takes_nothing_is_given_up_and_not_counted(what: str) -> None:
    phones = Phones()

    def ask(where: tuple[str, int], path: str) -> bool:
        with phone_that_asks(where, path + what) as phone:
            assert phones.fetching == 1
            return is_dropped(phone)

    assert at_server(ask, phones=phones, stalled_seconds=0.3)
    assert (phones.fetching, phones.done) == (0, 0)


def test_nothing_is_kept_for_who_was_given_up() -> None:
    def ask(where: tuple[str, int], path: str) -> list[str]:
        with phone_that_asks(where, path + "file") as phone:
            assert is_dropped(phone)
            (listening,) = connections_of(where)
            return listening.split()[3:4]

    assert at_server(ask, stalled_seconds=0.3) == ["0A"]


def test_who_takes_a_little_now_and_then_gets_all_of_it() -> None:
    phones = Phones()

    def take_slowly(where: tuple[str, int], path: str) -> bytes:
        with phone_that_asks(where, path + "file") as slow:
            taken = b""
            for _ in range(8):
                taken += slow.hear_bytes(LITTLE)
                with Phone(where) as idle:
                    assert idle.is_hung_up_on()
            assert phones.fetching == 1
            return taken + slow.hear_bytes(len(REPORT) - len(taken))

    assert at_server(take_slowly, phones=phones, head_seconds=0.2, stalled_seconds=0.6) == REPORT
    assert phones.done == 1
