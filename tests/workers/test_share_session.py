"""Asking a share worker and waiting: it answers, or it is said in words that it does not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.workers.processes import children

from kiosk.core.handover.sharing import BROKE_OFF, CANNOT_START, EndReason
from kiosk.workers.launch import PipedProcess, start_piped
from kiosk.workers.share_messages import Counted, Open
from kiosk.workers.share_session import (
    ShareLostError,
    ShareNotStartedError,
    ShareSession,
)

FAKE_WORKER = Path(__file__).parent / "fake_share_worker.py"


def worker_that(*behaviour: str) -> Callable[[], PipedProcess]:
    return partial(start_piped, [sys.executable, str(FAKE_WORKER), *behaviour])


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
def test_a_worker_that_fails_is_told_in_words_and_is_gone_with_the_session(behaviour: str) -> None:
    before = children()

    with ShareSession(start=worker_that(behaviour)) as session, pytest.raises(ShareLostError) as e:
        session.networks()

    assert e.value.message == BROKE_OFF
    assert children() == before


def test_without_a_worker_it_says_so() -> None:
    with pytest.raises(ShareNotStartedError) as refused:
        ShareSession(start=partial(start_piped, ["/not/there"]))

    assert refused.value.message == CANNOT_START


@pytest.mark.parametrize("why", EndReason)
def test_it_is_followed_to_its_end(why: EndReason) -> None:
    told: list[Counted] = []

    with ShareSession(start=worker_that("goes-through", why)) as session:
        url = session.open(Open(address="192.0.2.7"))
        ended = session.follow(told.append)

    assert url == "http://192.0.2.7:8000/SECRET/"
    assert (told, ended) == ([Counted(fetching=1, done=0)], why)


def test_a_worker_that_dies_while_phones_fetch_is_not_taken_for_an_end() -> None:
    with ShareSession(start=worker_that("goes-through", "none")) as session:
        session.open(Open(address="192.0.2.7"))

        with pytest.raises(ShareLostError):
            session.follow(lambda _counted: None)
