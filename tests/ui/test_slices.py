"""Long work leaves the window time to answer."""

from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.ui.slices import Slices


@pytest.fixture
def slices(qtbot: QtBot) -> Iterator[Slices]:
    slices = Slices()
    yield slices
    slices.stop()


def test_the_window_answers_while_work_without_end_goes_on(qtbot: QtBot, slices: Slices) -> None:
    window = QTimer(interval=0)

    slices.begin(count())
    with qtbot.waitSignals([window.timeout, slices.rested, window.timeout, slices.rested]):
        window.start()

    assert slices.is_busy


def test_all_of_it_is_done_and_then_said(qtbot: QtBot, slices: Slices) -> None:
    done: list[int] = []

    with qtbot.waitSignal(slices.done):
        slices.begin(done.append(number) for number in range(1_000))

    assert done == list(range(1_000))
    assert not slices.is_busy


def test_new_work_takes_the_place_of_the_old(qtbot: QtBot, slices: Slices) -> None:
    done: list[str] = []

    slices.begin(done.append("old") for _ in range(3))
    with qtbot.waitSignal(slices.done):
        slices.begin(done.append("new") for _ in range(3))

    assert done == ["new"] * 3


def test_work_that_is_stopped_is_not_gone_on_with(qtbot: QtBot, slices: Slices) -> None:
    done: list[int] = []
    slices.begin(done.append(number) for number in count())
    with qtbot.waitSignal(slices.rested):
        pass

    slices.stop()
    so_far = len(done)
    with qtbot.assertNotEmitted(slices.done, wait=20):
        pass

    assert len(done) == so_far
