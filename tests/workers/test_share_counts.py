"""Phones are counted, not known: each once, and only when it has got something whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.workers.phone_server import at_server
from tests.workers.room import PDF, REPORT, Answer, Laptop, Phone

from kiosk.workers.share.phones import Phones
from kiosk.workers.share_messages import Counted

HALF = len(REPORT) // 2

Ask = Callable[..., Answer]


def done_after(steps: Callable[[Ask], object]) -> int:
    """Let phones ask, each time on a connection of its own; says how many are done then."""
    phones = Phones()

    def do(where: tuple[str, int], path: str) -> None:
        def ask(what: str, *fields: str, method: str = "GET", of: str = "127.0.0.1") -> Answer:
            with Phone(where, of) as phone:
                host = f"{where[0]}:{where[1]}"
                answer = phone.ask(path + what, host, "Connection: close", *fields, method=method)
                assert phone.is_hung_up_on()
                return answer

        steps(ask)

    at_server(do, phones=phones)
    assert phones.fetching == 0
    return phones.done


class TestDone:
    @pytest.mark.parametrize("what", ["thing", "file"])
    def test_a_phone_that_has_got_it_is_done(self, what: str) -> None:
        assert done_after(lambda ask: ask(what)) == 1

    @pytest.mark.parametrize("what", ["", "nowhere", "broken"])
    def test_one_that_has_got_something_else_is_not(self, what: str) -> None:
        assert done_after(lambda ask: ask(what)) == 0

    @pytest.mark.parametrize("what", ["thing", "file"])
    def test_one_that_only_asked_about_it_is_not(self, what: str) -> None:
        assert done_after(lambda ask: ask(what, method="HEAD")) == 0

    def test_one_that_has_it_already_gets_nothing(self) -> None:
        def twice(ask: Ask) -> None:
            tag = ask("file", method="HEAD").field("ETag")
            assert ask("file", f"If-None-Match: {tag}").status == 304

        assert done_after(twice) == 0

    def test_two_halves_are_one_whole(self) -> None:
        def halves(ask: Ask) -> None:
            first = ask("file", f"Range: bytes=0-{HALF - 1}")
            second = ask("file", f"Range: bytes={HALF}-")
            assert first.body + second.body == REPORT

        assert done_after(halves) == 1

    def test_the_first_half_is_not(self) -> None:
        assert done_after(lambda ask: ask("file", f"Range: bytes=0-{HALF - 1}")) == 0

    def test_a_part_that_there_is_not_is_nothing(self) -> None:
        assert done_after(lambda ask: ask("file", f"Range: bytes={len(REPORT)}-")) == 0

    def test_the_same_phone_counts_once(self) -> None:
        def twice(ask: Ask) -> None:
            ask("thing")
            ask("thing")
            ask("file")

        assert done_after(twice) == 1

    def test_two_phones_count_twice(self) -> None:
        def both(ask: Ask) -> None:
            ask("thing", of="127.0.0.2")
            ask("thing", of="127.0.0.3")

        assert done_after(both) == 2

    def test_one_that_vanishes_in_the_middle_does_not(self) -> None:
        phones = Phones()

        def vanish(where: tuple[str, int], path: str) -> None:
            with Phone(where) as phone:
                phone.say(f"GET {path}file HTTP/1.1\r\nHost: {where[0]}:{where[1]}\r\n\r\n")
                phone.hear_head()

        at_server(vanish, phones=phones)
        assert (phones.fetching, phones.done) == (0, 0)


class TestPhones:
    def test_no_address_is_kept(self) -> None:
        # given
        phones = Phones()

        # when
        phones.begin("192.168.1.77")
        phones.end("192.168.1.77", is_whole=True)
        phones.begin("192.168.1.77")

        # then
        assert (phones.fetching, phones.done) == (1, 1)
        assert "192.168.1.77" not in repr([getattr(phones, name) for name in vars(phones)])

    def test_two_shares_tell_the_same_phone_differently(self) -> None:
        # given
        one, other = Phones(), Phones()

        # when
        one.begin("192.168.1.77")
        other.begin("192.168.1.77")

        # then
        assert set(one._fetching).isdisjoint(other._fetching)


class TestTold:
    def test_the_window_hears_who_fetches_and_who_is_done(self, open_laptop: Laptop) -> None:
        # given
        with Phone(open_laptop.where) as phone:
            phone.say(
                f"GET /{open_laptop.token}/{PDF} HTTP/1.1\r\nHost: {open_laptop.host}\r\n\r\n"
            )

            # when
            phone.hear_head()

            # then
            open_laptop.wait_for(Counted, Counted(fetching=1, done=0).__eq__)

            # when
            phone.hear_bytes(len(REPORT))

            # then
            open_laptop.wait_for(Counted, Counted(fetching=0, done=1).__eq__)
