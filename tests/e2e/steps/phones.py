"""When a phone on the same network fetches what a code leads to."""

import os
import signal
from pathlib import Path
from urllib.error import URLError

import pytest
from pytest_bdd import parsers, then, when
from tests.e2e.program import wait_for
from tests.e2e.steps.codes import read_codes
from tests.e2e.visit import Visit

from kiosk.workers.launch import SHARE_WORKER


@when("a phone opens what the code says")
def _(visit: Visit) -> None:
    visit.program.wait_until(
        lambda _: any(one.startswith("http://") for one in read_codes(visit.display.picture())),
        "There is a code with an address",
    )
    (address,) = read_codes(visit.display.picture())
    visit.phone.open(address)


@when("the phone opens it again")
def _(visit: Visit) -> None:
    visit.phone.open(visit.phone.address)


@when(parsers.parse('the phone presses "{words}"'))
def _(visit: Visit, words: str) -> None:
    visit.phone.press(words)


@then(parsers.parse('the phone shows "{words}"'))
def _(visit: Visit, words: str) -> None:
    assert words in visit.phone.words


@then("the phone is refused at once")
def _(visit: Visit) -> None:
    with pytest.raises(URLError) as refused:
        visit.phone.open(visit.phone.address)
    assert isinstance(refused.value.reason, ConnectionRefusedError), repr(refused.value.reason)


@then(parsers.parse('the phone shows nothing of "{words}"'))
def _(visit: Visit, words: str) -> None:
    assert words not in visit.phone.got.decode()


@when("what hands over is killed")
def _(visit: Visit) -> None:
    (worker,) = _share_workers(visit)
    os.kill(worker, signal.SIGKILL)


@then("something waits to hand over")
def _(visit: Visit) -> None:
    wait_for(lambda: len(_share_workers(visit)) == 1, "A share worker waits")


@then("nothing waits to hand over")
def _(visit: Visit) -> None:
    wait_for(lambda: not _share_workers(visit), "No share worker is left")


def _share_workers(visit: Visit) -> list[int]:
    return [
        pid
        for pid in visit.program.workers()
        if SHARE_WORKER in Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    ]
