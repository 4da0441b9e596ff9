"""The window's line to the share worker: one that is lost is not replaced."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from tests.workers.processes import children

from kiosk.ui.share_client import ShareClient
from kiosk.workers.launch import PipedProcess, start_piped
from kiosk.workers.render_messages import Ready
from kiosk.workers.share_messages import SHARE_PROTOCOL, LookForNetworks, Networks, ShareAnswer

FAKE_WORKER = Path(__file__).parent.parent / "workers" / "fake_share_worker.py"

Fake = Callable[[str], ShareClient]


@pytest.fixture
def fake(qtbot: QtBot) -> Iterator[Fake]:
    """A client whose worker behaves as it is told."""
    clients: list[ShareClient] = []

    def make(behaviour: str) -> ShareClient:
        def start() -> PipedProcess:
            if behaviour == "cannot-start":
                raise OSError
            return start_piped([sys.executable, str(FAKE_WORKER), behaviour])

        clients.append(ShareClient(start=start))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def test_what_the_worker_says_is_heard(qtbot: QtBot, fake: Fake) -> None:
    client = fake("is-good")
    heard: list[ShareAnswer] = []
    client.answered.connect(heard.append)

    client.start()
    client.send(LookForNetworks())

    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [Ready(protocol=SHARE_PROTOCOL), Networks(networks=())]


@pytest.mark.parametrize(
    "behaviour",
    [
        "dies-at-start",
        "dies-when-asked",
        "answers-garbage",
        "answers-too-long",
        "answers-no-message",
    ],
)
def test_one_that_misbehaves_is_ended_and_not_replaced(
    qtbot: QtBot, fake: Fake, behaviour: str
) -> None:
    client = fake(behaviour)

    with qtbot.waitSignal(client.lost):
        client.start()
        client.send(LookForNetworks())

    assert client.worker_pid is None


def test_where_none_can_be_started_that_is_said(fake: Fake) -> None:
    client = fake("cannot-start")

    assert not client.start()
    assert client.worker_pid is None


def test_without_a_worker_requests_go_nowhere(fake: Fake) -> None:
    client = fake("is-good")

    client.send(LookForNetworks())

    assert client.worker_pid is None


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_ending_leaves_no_process(qtbot: QtBot, fake: Fake) -> None:
    before = children()
    client = fake("is-good")
    with qtbot.waitSignal(client.answered):
        client.start()

    client.end()

    qtbot.waitUntil(lambda: children() <= before)


def test_an_ended_one_is_not_heard_any_more(qtbot: QtBot, fake: Fake) -> None:
    client = fake("is-good")
    lost = QSignalSpy(client.lost)
    with qtbot.waitSignal(client.answered):
        client.start()

    client.end()
    with qtbot.waitSignal(client.answered):
        client.start()

    assert lost.count() == 0
