"""Nobody keeps the others from being served: not by many connections, long heads or slowness."""

from __future__ import annotations

import sys
from contextlib import ExitStack, suppress

import pytest
from tests.workers.phone_server import at_server
from tests.workers.processes import resident_kilobytes
from tests.workers.room import CARD, DEADLINE, PDF, REPORT, Answer, Laptop, Phone

from kiosk.workers.share.doorkeeper import MOST_CONNECTIONS
from kiosk.workers.share.server import HEAD_SECONDS

on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only there is the whole of 127.0.0.0/8 this computer"
)
MEGABYTE = 1_000_000


def card(laptop: Laptop, phone: Phone, *fields: str) -> Answer:
    return phone.ask(f"/{laptop.token}/{CARD}", laptop.host, *fields)


def is_answered(laptop: Laptop, phone: Phone) -> bool:
    try:
        return card(laptop, phone).status == 200
    except ConnectionError:
        return False


class TestConnections:
    def test_eight_of_one_address_are_served_and_no_more(self, open_laptop: Laptop) -> None:
        # given
        with ExitStack() as room:
            phones = [room.enter_context(Phone(open_laptop.where)) for _ in range(50)]

            # when
            answered = [is_answered(open_laptop, phone) for phone in phones]

        # then
        assert answered == [True] * MOST_CONNECTIONS + [False] * (50 - MOST_CONNECTIONS)

    @on_linux
    def test_who_leaves_makes_room(self, open_laptop: Laptop) -> None:
        for _ in range(3):
            with ExitStack() as room:
                # given
                phones = [
                    room.enter_context(Phone(open_laptop.where, "127.0.4.1"))
                    for _ in range(MOST_CONNECTIONS)
                ]

                # when
                answers = [card(open_laptop, phone, "Connection: close") for phone in phones]

                # then
                assert [answer.status for answer in answers] == [200] * MOST_CONNECTIONS
                assert all(phone.is_hung_up_on() for phone in phones)

    @on_linux
    def test_two_hundred_half_open_ones_keep_nobody_from_a_report(
        self, open_laptop: Laptop
    ) -> None:
        # given
        with ExitStack() as room:
            for _ in range(200):
                idle = room.enter_context(Phone(open_laptop.where, "127.0.2.1"))
                with suppress(ConnectionError):
                    idle.say("GET / HT")
            phones = [
                room.enter_context(Phone(open_laptop.where, f"127.0.3.{n}")) for n in range(1, 41)
            ]

            # when
            for phone in phones:
                ask = f"GET /{open_laptop.token}/{PDF} HTTP/1.1\r\nHost: {open_laptop.host}"
                phone.say(f"{ask}\r\nRange: bytes=0-999999\r\n\r\n")

            # then
            assert {phone.hear().body for phone in phones} == {REPORT[:MEGABYTE]}


class TestLongHead:
    @pytest.mark.parametrize(
        "words",
        [
            b"GET /" + b"a" * MEGABYTE,
            b"GET / HTTP/1.1\r\nX: " + b"a" * MEGABYTE,
            b"GET / HTTP/1.1\r\n" + b"a" * MEGABYTE,
            b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * (MEGABYTE // 6),
            b"GET / HTTP/1.1\r\nX: a\r\n" + b" a\r\n" * (MEGABYTE // 4),
            b"G" * MEGABYTE,
        ],
        ids=["target", "value", "name", "fields", "folded lines", "method"],
    )
    def test_of_a_megabyte_is_not_listened_to(self, open_laptop: Laptop, words: bytes) -> None:
        # when
        with Phone(open_laptop.where) as phone:
            with suppress(ConnectionError):
                phone.say(words)
                assert phone.hear().status == 400

            # then
            assert phone.is_hung_up_on()

    def test_that_a_phone_may_have_is_listened_to(self, open_laptop: Laptop) -> None:
        # given
        fields = [f"X-Field-{n}: {'a' * 1_000}" for n in range(30)]

        # when
        with Phone(open_laptop.where) as phone:
            answer = card(open_laptop, phone, *fields)

        # then
        assert answer.status == 200

    @on_linux
    def test_takes_no_memory(self, open_laptop: Laptop) -> None:
        # given
        say_too_much(open_laptop)
        before = resident_kilobytes({open_laptop.process.pid})

        # when
        for _ in range(4):
            say_too_much(open_laptop)

        # then
        assert resident_kilobytes({open_laptop.process.pid}) - before < 10_000


class TestSlowHead:
    """The same with a shorter deadline, in this process."""

    def test_a_head_has_five_seconds(self) -> None:
        assert HEAD_SECONDS == 5

    def test_one_that_drips_in_is_not_waited_for(self) -> None:
        def drip(where: tuple[str, int], _path: str) -> bool:
            with Phone(where) as phone:
                return is_cut_off(phone)

        assert at_server(drip, head_seconds=0.2)

    def test_nor_is_the_next_one_on_the_same_connection(self) -> None:
        def drip(where: tuple[str, int], path: str) -> bool:
            with Phone(where) as phone:
                assert phone.ask(path, f"{where[0]}:{where[1]}").status == 200
                return is_cut_off(phone)

        assert at_server(drip, head_seconds=0.2)

    def test_nor_one_that_follows_a_404(self) -> None:
        def drip(where: tuple[str, int], _path: str) -> bool:
            with Phone(where) as phone:
                assert phone.ask("/", "nobody").status == 404
                return is_cut_off(phone)

        assert at_server(drip, head_seconds=0.2)

    def test_nor_are_empty_lines(self) -> None:
        def drip(where: tuple[str, int], _path: str) -> bool:
            with Phone(where) as phone:
                phone.say("\r\n" * 1_000)
                return phone.is_hung_up_on()

        assert at_server(drip, head_seconds=0.2)

    def test_silence_is_not_waited_for(self) -> None:
        def silence(where: tuple[str, int], _path: str) -> bool:
            with Phone(where) as phone:
                return phone.is_hung_up_on()

        assert at_server(silence, head_seconds=0.2)

    def test_a_body_that_drips_in_is_not_waited_for(self) -> None:
        def drip(where: tuple[str, int], path: str) -> bool:
            with Phone(where) as phone:
                phone.say(f"GET {path} HTTP/1.1\r\nHost: {where[0]}:{where[1]}\r\n")
                phone.say("Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n")
                assert phone.hear().status == 200
                return phone.is_hung_up_on()

        assert at_server(drip)

    def test_who_reads_slowly_is_waited_for(self) -> None:
        def read_slowly(where: tuple[str, int], path: str) -> bytes:
            with Phone(where) as slow, Phone(where) as idle:
                slow.say(f"GET {path}file HTTP/1.1\r\nHost: {where[0]}:{where[1]}\r\n\r\n")
                slow.hear_head()
                assert is_cut_off(idle)
                return slow.hear_bytes(len(REPORT))

        assert at_server(read_slowly, head_seconds=0.2) == REPORT


def is_cut_off(phone: Phone) -> bool:
    """Send a head letter by letter; says whether the laptop hangs up before it is long."""
    phone.say("GET / HTTP/1.1\r\nX-Drip: ")
    return any(phone.drip("a", seconds=0.02) for _ in range(int(DEADLINE / 0.02)))


def say_too_much(laptop: Laptop) -> None:
    """Let fifty phones send a head of a megabyte each, and one ask as it should."""
    with ExitStack() as room:
        for n in range(1, 51):
            phone = room.enter_context(Phone(laptop.where, f"127.0.5.{n}"))
            with suppress(ConnectionError):
                phone.say(b"GET / HTTP/1.1\r\n" + (b"X: " + b"a" * 2_000 + b"\r\n") * 500)
        with Phone(laptop.where) as other:
            assert card(laptop, other).status == 200
