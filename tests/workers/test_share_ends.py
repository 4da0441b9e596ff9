"""A share ends when it should, at once, and says why; two of them know nothing of each other."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.cables import ip, join, lay_networks, unplug, within
from tests.workers.room import DEADLINE, PDF, REPORT, SHARED, Laptop, Phone

from kiosk.core.content.place import parse_place
from kiosk.core.handover.network import Network, NetworkKind
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.frames import FrameReader
from kiosk.workers.launch import SHARE_WORKER, start_piped, worker_command
from kiosk.workers.share.__main__ import ShareWorker
from kiosk.workers.share.sleep_watch import SleepWatch
from kiosk.workers.share_messages import (
    Ended,
    EndReason,
    Extend,
    Offer,
    Open,
    Opened,
    Refusal,
    Refused,
    ShareAnswer,
    ShareRequest,
)
from kiosk.workers.share_wire import parse_share_answer

ELSEWHERE = "192.0.2.1"
"""Nobody's address (RFC 5737)."""


class Window:
    """The window's end of a worker in this process: says what it has to, then waits."""

    def __init__(self, *requests: ShareRequest) -> None:
        self._requests = list(requests)
        self.heard: list[ShareAnswer] = []
        self._frames = FrameReader()

    async def next(self) -> ShareRequest | None:
        if not self._requests:
            await asyncio.Event().wait()
        return self._requests.pop(0)

    def write(self, frame: bytes) -> None:
        self.heard += map(parse_share_answer, self._frames.feed(frame))


def run(worker: ShareWorker) -> None:
    """Let a worker run until it ends by itself."""

    async def to_the_end() -> None:
        await asyncio.wait_for(worker.run(), DEADLINE)
        listening = worker._server._listening
        if listening is not None:
            listening.close()

    asyncio.run(to_the_end())


class TestTime:
    def test_is_up_after_the_minutes_it_has(self) -> None:
        # given
        window, seconds = Window(Open(address="127.0.0.1", minutes=2)), count()
        worker = ShareWorker(window, window, clock=lambda: float(next(seconds)), tick=0)

        # when
        run(worker)

        # then
        assert window.heard[-1] == Ended(why=EndReason.TIME_IS_UP)
        assert 120 <= next(seconds) <= 130

    def test_goes_on_when_more_is_given(self) -> None:
        # given
        window, seconds = Window(Open(address="127.0.0.1", minutes=2), Extend(minutes=30)), count()
        worker = ShareWorker(window, window, clock=lambda: float(next(seconds)), tick=0)

        # when
        run(worker)

        # then
        assert [one.seconds for one in window.heard if isinstance(one, Opened)] == [120, 1800]
        assert 1800 <= next(seconds) <= 1830


class TestSleep:
    def test_is_noticed_by_a_clock_that_went_on(self) -> None:
        # given
        times = iter([100.0, 100.5, 101.0, 161.0, 161.5])
        watch = SleepWatch(lambda: next(times))

        # when
        slept = [watch.has_slept() for _ in range(4)]

        # then
        assert slept == [False, False, True, False]

    def test_ends_a_share(self) -> None:
        # given
        window, times = Window(Open(address="127.0.0.1")), iter([*range(5), 1_000])
        watch = SleepWatch(lambda: float(next(times)))

        # when
        run(ShareWorker(window, window, sleep=watch, tick=0))

        # then
        assert window.heard[-1] == Ended(why=EndReason.SLEPT)


class TestNetwork:
    def test_that_stays_away_ends_a_share(self) -> None:
        # given
        here = Network(name="wlan0", address=ELSEWHERE, kind=NetworkKind.WIFI)
        looks = iter([(here,), (here,), (), (here,), (), ()])
        window = Window(Open(address=ELSEWHERE))
        worker = ShareWorker(window, window, networks=lambda: next(looks), tick=0)
        worker._server = Deaf()

        # when
        run(worker)

        # then
        assert window.heard[-1] == Ended(why=EndReason.NETWORK_GONE)
        assert next(looks, None) is None


class TestRefused:
    def test_an_address_that_is_not_ours(self, laptop: Laptop) -> None:
        # when
        laptop.ask(Open(address=ELSEWHERE))

        # then
        assert laptop.wait_for(Refused).why is Refusal.ADDRESS_GONE

    def test_a_port_that_is_taken(self, laptop: Laptop) -> None:
        # given
        with socket.create_server(("127.0.0.1", 0)) as other:
            # when
            laptop.ask(Open(address="127.0.0.1", port=other.getsockname()[1]))

            # then
            assert laptop.wait_for(Refused).why is Refusal.PORT_TAKEN

    def test_a_place_with_nothing_to_fetch(self, laptop: Laptop, packs: Path) -> None:
        # given
        nowhere = (parse_place("guides/nowhere"),)

        # when
        laptop.ask(Offer(folders=(packs,), places=nowhere, language=LanguageCode("en")))

        # then
        assert laptop.wait_for(Refused).why is Refusal.NOTHING_THERE


class TestWindow:
    def test_that_goes_takes_the_share_and_its_transfers_along(
        self, laptop: Laptop, packs: Path
    ) -> None:
        # given
        laptop.offer(packs)
        laptop.open()
        with Phone(laptop.where) as phone:
            phone.say(f"GET /{laptop.token}/{PDF} HTTP/1.1\r\nHost: {laptop.host}\r\n\r\n")
            phone.hear_head()

            # when
            laptop.process.dismiss()

            # then
            assert laptop.process.wait(DEADLINE)
            assert len(phone.hear_what_is_left()) < len(REPORT)
        with pytest.raises(ConnectionRefusedError):
            Phone(laptop.where)

    def test_that_talks_nonsense_is_left(self, laptop: Laptop) -> None:
        # when
        laptop.process.send(b"nonsense")

        # then
        assert laptop.process.wait(DEADLINE)


class TestTwo:
    def test_know_nothing_of_each_other(
        self, open_laptop: Laptop, laptop: Laptop, packs: Path
    ) -> None:
        # given
        laptop.offer(packs)
        laptop.open()
        pair = (open_laptop, laptop)

        # when
        own = [asked(one, one.token) for one in pair]
        others = [asked(one, other.token) for one, other in (pair, pair[::-1])]

        # then
        assert own == [200, 200]
        assert others == [404, 404]


@pytest.fixture
def cable() -> Iterator[tuple[str, str]]:
    """Two networks of this computer's own that are joined by a cable; gives their names."""
    names = f"kiosk-laptop-{os.getpid()}", f"kiosk-phone-{os.getpid()}"
    if not (lay_networks(*names) and join(*names, name="cable", network="10.99.0")):
        unplug(*names)
        pytest.skip("needs the right to make networks (Linux, root)")
    yield names
    unplug(*names)


class TestCable:
    def test_carries_pages_and_files(self, cable: tuple[str, str], packs: Path) -> None:
        # given
        laptop, phone = cable
        process = start_piped([*within(laptop), *worker_command(SHARE_WORKER)])
        try:
            share = Laptop(process)
            share.offer(packs, SHARED)
            share.open("10.99.0.1")

            # when
            page, report = (fetched(phone, share.url + path) for path in ("", PDF))

            # then
            assert b"The study" in page
            assert report == REPORT

            # when
            ip("-n", laptop, "link", "set", "cable", "down")

            # then
            assert share.wait_for(Ended).why is EndReason.NETWORK_GONE
            assert process.wait(DEADLINE)
        finally:
            process.kill()
            process.wait(DEADLINE)
            process.close()


class Deaf:
    """A server at an address that is not there."""

    _listening = None

    async def open(self, address: str, _ports: object, token: str) -> str:
        return f"http://{address}:8000/{token}/"


def asked(laptop: Laptop, token: str) -> int:
    with Phone(laptop.where) as phone:
        return phone.ask(f"/{token}/", laptop.host).status


def fetched(network: str, url: str) -> bytes:
    """Fetch it as somebody in that network."""
    program = "import sys, urllib.request as u; o = u.build_opener(u.ProxyHandler({}));"
    program += "sys.stdout.buffer.write(o.open(sys.argv[1], timeout=5).read())"
    command = [*within(network), sys.executable, "-c", program, url]
    return subprocess.run(command, check=True, capture_output=True).stdout
