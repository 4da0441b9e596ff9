"""Which edition can be shown, and when: the place in it is known by the outlines of both."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from tests.ui.visitor import EN, KM

from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.editions import Editions


class Opening(QObject):
    opened = Signal(object)
    failed = Signal(object)
    document = 1


class Reading(QObject):
    read = Signal(object)


class Worker:
    """Stands in for the worker's client: it opens and reads when a test says so."""

    def __init__(self) -> None:
        self.openings: dict[str, Opening] = {}
        self.readings: list[Reading] = []

    def open(self, file: Path, _password: str | None = None) -> Opening:
        self.openings[file.stem] = Opening()
        return self.openings[file.stem]

    def outline(self, _document: int) -> Reading:
        self.readings.append(Reading())
        return self.readings[-1]

    def ask(self, _request: object) -> None:
        """Page labels never come."""

    def opens(self, language: LanguageCode) -> None:
        self.openings[language].opened.emit(SimpleNamespace(id=1, sizes=()))

    def reads_outline(self) -> None:
        self.readings[-1].read.emit(())


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def editions(qtbot: QtBot, worker: Worker) -> Editions:
    """A document in two languages, of which the English one is open and its outline read."""
    made = Editions(worker)  # type: ignore[arg-type]
    made.begin({EN: Path("en.pdf"), KM: Path("km.pdf")})
    made.want(EN)
    worker.opens(EN)
    worker.reads_outline()
    made.open_others()
    worker.opens(KM)
    return made


def test_an_edition_is_not_shown_before_its_outline_while_there_is_another(
    worker: Worker, editions: Editions
) -> None:
    ready = QSignalSpy(editions.ready)

    editions.want(KM)
    assert ready.count() == 0

    worker.reads_outline()
    assert ready.count() == 1


def test_one_whose_outline_is_there_is_shown_at_once(worker: Worker, editions: Editions) -> None:
    worker.reads_outline()
    ready = QSignalSpy(editions.ready)

    editions.want(KM)

    assert ready.count() == 1


def test_the_first_edition_does_not_wait_long_for_its_outline(qtbot: QtBot, worker: Worker) -> None:
    editions = Editions(worker)  # type: ignore[arg-type]
    editions.begin({EN: Path("en.pdf")})
    editions.want(EN)

    with qtbot.waitSignal(editions.ready, timeout=900):
        worker.opens(EN)
