"""`kiosk share`, run as a person runs it, with the real worker on this computer's own network."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from urllib.parse import urlsplit

import psutil
import pytest
from tests.cli.terminal_code import BLACK, WHITE, decoded
from tests.workers.test_share_session import worker_that

from kiosk.cli import share
from kiosk.cli.command_line import run
from kiosk.workers.share_session import ShareSession

Running = subprocess.Popen[str]
HERE = ("--address", "127.0.0.1", "--lang", "en")
COUNTS = "Phones fetching: 0, done: 0"
NO_NETWORK = (
    "This laptop is on no network. Join the Wi-Fi the phones are on, or switch on"
    " a hotspot or a travel router, then try again.\n"
)
SMALL_TERMINAL = 24
"""Lines, of which the last one is where the next would be written."""


@contextmanager
def kiosk_share(*words: str, stdout: int = subprocess.PIPE) -> Iterator[Running]:
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "share", *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def lines_until(running: Running, last: str) -> list[str]:
    assert running.stdout is not None
    said: list[str] = []
    for line in running.stdout:
        said.append(line.rstrip("\n"))
        if said[-1] == last:
            return said
    raise AssertionError(said)


def object_of(running: Running) -> dict[str, object]:
    values = json.loads("\n".join(lines_until(running, "}")))
    assert isinstance(values, dict)
    return values


def fetched(url: str) -> str:
    parts = urlsplit(url)
    line = HTTPConnection(parts.netloc, timeout=10)
    line.request("GET", parts.path, headers={"Accept-Language": "en"})
    answer = line.getresponse()
    page = answer.read().decode()
    line.close()
    assert answer.status == 200
    return page


def refused(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "share", *words, "--lang", "en"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


class TestHandingOver:
    def test_a_phone_that_reads_the_code_gets_the_page_and_is_counted(self) -> None:
        with kiosk_share("guides/lock-your-phone", *HERE) as running:
            said = lines_until(running, COUNTS)

            url = decoded(said)

            assert url in said
            assert "Lock your phone and laptop" in fetched(url)
            assert lines_until(running, "Phones fetching: 0, done: 1")

    def test_it_says_what_whoever_hands_over_has_to_know(self) -> None:
        with kiosk_share("guides/vpn", *HERE, "--minutes", "45") as running:
            said = lines_until(running, COUNTS)

        assert said[:5] == [
            "Over: Inside this laptop only (127.0.0.1)",
            "It ends by itself after 45 min, with Ctrl+C at once.",
            "Phones must be on the same Wi-Fi as this laptop.",
            "If the page does not open on a phone: turn mobile data off, stay on the Wi-Fi.",
            "Others on this Wi-Fi can see what is downloaded.",
        ]

    def test_address_code_and_counts_are_seen_at_once_on_a_small_terminal(self) -> None:
        with kiosk_share("guides/vpn", *HERE) as running:
            said = lines_until(running, COUNTS)

        address = next(one for one in said if one.startswith("http://"))
        assert len(said) - said.index(address) < SMALL_TERMINAL

    def test_with_json_it_prints_one_object_and_then_nothing(self) -> None:
        words = ("guides/vpn", "contacts/camboja", "guides/vpn", *HERE, "--json")
        with kiosk_share(*words, "--minutes", "5") as running:
            values = object_of(running)
            places = values["places"]

            assert isinstance(places, dict)
            assert list(places) == ["guides/vpn", "contacts/camboja"]
            assert all(fetched(url) for url in places.values())
            assert values == {
                "url": values["url"],
                "places": places,
                "network": "127.0.0.1",
                "address": "127.0.0.1",
                "minutes": 5,
            }
            running.send_signal(signal.SIGINT)
            assert running.communicate(timeout=20) == ("", "")
            assert running.returncode == 0

    def test_a_private_number_is_never_handed_over(self) -> None:
        with kiosk_share("contacts/camboja", *HERE, "--json") as running:
            page = fetched(str(object_of(running)["url"]))

        assert "CamboJA" in page
        assert "12519261" not in re.sub(r"\D", "", page)


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal can be made here")
class TestOnATerminal:
    @pytest.mark.parametrize(("ink", "paper"), [(BLACK, WHITE), (WHITE, BLACK)])
    def test_the_code_is_black_on_white_whatever_the_terminals_colours_are(
        self, ink: int, paper: int
    ) -> None:
        with terminal() as (ours, theirs), kiosk_share("guides/vpn", *HERE, stdout=theirs):
            said = shown_until(ours, COUNTS)

        assert decoded(said.split("\r\n"), ink=ink, paper=paper) in said

    def test_the_counts_are_rewritten_in_their_line(self) -> None:
        with terminal() as (ours, theirs), kiosk_share("guides/vpn", *HERE, stdout=theirs) as one:
            url = decoded(shown_until(ours, COUNTS).split("\r\n"))
            assert url is not None

            fetched(url)
            counted = shown_until(ours, "done: 1\x1b[K")
            one.send_signal(signal.SIGINT)
            stopped = shown_until(ours, "Stopped.\r\n")

        assert counted.endswith("\rPhones fetching: 0, done: 1\x1b[K")
        assert "\n" not in counted
        assert stopped == "\r\nStopped.\r\n"


@contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    ours, theirs = os.openpty()
    try:
        yield ours, theirs
    finally:
        os.close(theirs)
        os.close(ours)


def shown_until(terminal: int, last: str) -> str:
    shown = b""
    while last.encode() not in shown:
        shown += os.read(terminal, 65_536)
    return shown.decode()


class TestEnding:
    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
    def test_a_signal_stops_it_at_once_and_nothing_listens_any_more(
        self, how: signal.Signals
    ) -> None:
        with kiosk_share("guides/vpn", *HERE) as running:
            url = decoded(lines_until(running, COUNTS))
            workers = psutil.Process(running.pid).children()

            running.send_signal(how)
            said, complaints = running.communicate(timeout=20)

            assert (running.returncode, said, complaints) == (0, "Stopped.\n", "")
            assert [one.is_running() for one in workers] == [False]
            with pytest.raises(ConnectionRefusedError):
                fetched(str(url))

    def test_a_phone_that_fetches_keeps_nobody_from_stopping(self) -> None:
        with kiosk_share("guides/vpn", *HERE, "--json") as running:
            parts = urlsplit(str(object_of(running)["url"]))
            with socket.create_connection((parts.hostname, parts.port)) as phone:
                phone.sendall(b"GET ")

                running.terminate()

                assert running.wait(20) == 0

    @pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
    def test_the_worker_ends_with_a_command_that_is_killed(self) -> None:
        with kiosk_share("guides/vpn", *HERE) as running:
            lines_until(running, COUNTS)
            workers = psutil.Process(running.pid).children()

            running.kill()

            assert workers
            assert psutil.wait_procs(workers, timeout=20)[1] == []

    @pytest.mark.parametrize(
        ("why", "code", "told"),
        [
            ("time-is-up", 0, "The time is up"),
            ("network-gone", 1, "This laptop has lost the network"),
            ("slept", 1, "This laptop was asleep"),
            ("none", 1, "Handing over from this laptop broke off"),
        ],
    )
    def test_when_it_ends_by_itself_it_says_why(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        why: str,
        code: int,
        told: str,
    ) -> None:
        employ(monkeypatch, why, "192.0.2.7")

        assert run(["share", "guides/vpn", "--lang", "en"], None) == code

        said = capsys.readouterr()
        assert "Phones fetching: 1, done: 0\n" in said.out
        assert (said.err if code else said.out.splitlines()[-1]).startswith(told)


class TestNetworks:
    def test_the_likeliest_is_taken_and_the_others_are_named(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        employ(monkeypatch, "time-is-up", "192.0.2.7", "192.0.2.8", "192.0.2.9")

        run(["share", "guides/vpn", "--lang", "en"], None)

        said = capsys.readouterr().out.splitlines()
        others = "192.0.2.8 (Wi-Fi, wlan8), 192.0.2.9 (Wi-Fi, wlan9)"
        assert said[:2] == [
            "Over: Wi-Fi (wlan7)",
            f"There are other networks: {others}. Choose with --address.",
        ]
        assert "http://192.0.2.7:8000/SECRET/" in said

    def test_another_one_is_chosen_by_its_address(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        employ(monkeypatch, "time-is-up", "192.0.2.7", "192.0.2.8")

        run(["share", "guides/vpn", "--lang", "en", "--address", "192.0.2.8", "--json"], None)

        values = json.loads(capsys.readouterr().out)
        assert (values["network"], values["address"]) == ("wlan8", "192.0.2.8")

    @pytest.mark.parametrize(
        ("ours", "told"),
        [
            (
                ("192.0.2.7", "192.0.2.8"),
                "This laptop does not have the address 192.0.2.1. It has: 192.0.2.7, 192.0.2.8.\n",
            ),
            (
                (),
                NO_NETWORK,
            ),
        ],
    )
    def test_an_address_that_is_not_ours_is_refused_in_words(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        ours: tuple[str, ...],
        told: str,
    ) -> None:
        employ(monkeypatch, "time-is-up", *ours)

        code = run(["share", "guides/vpn", "--lang", "en", "--address", "192.0.2.1"], None)

        assert (code, *capsys.readouterr()) == (1, "", told)


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def employ(monkeypatch: pytest.MonkeyPatch, *behaviour: str) -> None:
    """Let the command share with a worker that goes through it as told."""
    start = worker_that("goes-through", *behaviour)
    monkeypatch.setattr(share, "ShareSession", partial(ShareSession, start=start))


class TestRefusing:
    def test_a_port_that_is_taken_is_told(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            said = refused("guides/vpn", *HERE, "--port", str(other.getsockname()[1]))

        assert (said.returncode, said.stdout) == (1, "")
        assert said.stderr == (
            "Another program on this laptop is in the way. Close it, then try again.\n"
        )

    @pytest.mark.parametrize(
        ("places", "told"),
        [
            (["guides/none"], "There is no place called “guides/none”."),
            (["guides/vpn", "Guides"], "There is no place called “Guides”."),
            (["guides/vpn#section=none"], "There is no place called “guides/vpn#section=none”."),
            (["reports/impacts-study"], "There is nothing here that a phone could fetch"),
            (
                ["guides/vpn", "reports/impacts-study"],
                "There is nothing at “reports/impacts-study” that a phone could fetch",
            ),
        ],
    )
    def test_what_cannot_be_fetched_is_one_sentence_and_exit_one(
        self, places: list[str], told: str
    ) -> None:
        said = refused(*places, *HERE)

        assert (said.returncode, said.stdout) == (1, "")
        assert said.stderr.startswith(told)
        assert len(said.stderr.splitlines()) == 1

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ([], "PLACE"),
            (["guides/vpn", "--address", "0.0.0.0"], "“0.0.0.0”"),
            (["guides/vpn", "--address", "laptop.local"], "“laptop.local”"),
            (["guides/vpn", "--port", "65536"], "from 1 to 65535"),
            (["guides/vpn", "--minutes", "0"], "from 1 to 720"),
            ([f"guides/g{number}" for number in range(201)], "at most 200 places"),
        ],
    )
    def test_wrong_usage_is_told_with_exit_two(self, words: list[str], told: str) -> None:
        said = refused(*words)

        assert (said.returncode, said.stdout) == (2, "")
        assert told in said.stderr
