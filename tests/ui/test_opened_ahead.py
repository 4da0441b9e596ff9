"""A file that the worker was asked to open before there was a window."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.workers import pdfs

from kiosk.ui.worker import OpenedPdf, OpenRequest, RenderClient
from kiosk.workers.launch import WorkerProcess, start_render_worker
from kiosk.workers.render_messages import Reason

AheadOf = Callable[[Path], RenderClient]


@pytest.fixture
def asked() -> list[str]:
    """What the window itself asks of the worker, by kind."""
    return []


@pytest.fixture
def ahead_of(qtbot: QtBot, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[AheadOf]:
    clients: list[RenderClient] = []

    def start(path: Path) -> RenderClient:
        worker = start_render_worker()
        worker.open_ahead(path)
        monkeypatch.setattr(WorkerProcess, "send", _noting(asked, WorkerProcess.send))
        clients.append(RenderClient(worker))
        return clients[-1]

    yield start
    for client in clients:
        client.shutdown()


def _noting(
    asked: list[str], send: Callable[[WorkerProcess, bytes], None]
) -> Callable[[WorkerProcess, bytes], None]:
    def send_noting(process: WorkerProcess, payload: bytes) -> None:
        asked.extend(kind for kind in ("open", "close") if f'"{kind}"'.encode() in payload)
        send(process, payload)

    return send_noting


def outcome(qtbot: QtBot, request: OpenRequest) -> object:
    told: list[object] = []
    request.opened.connect(told.append)
    request.failed.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    return told[0]


def test_whoever_opens_that_file_does_not_ask_again(
    qtbot: QtBot, ahead_of: AheadOf, asked: list[str], tmp_path: Path
) -> None:
    file = pdfs.mixed_pdf(tmp_path / "a.pdf", [(500, 400)])
    client = ahead_of(file)

    pdf = outcome(qtbot, client.open(file))

    assert isinstance(pdf, OpenedPdf)
    assert [(size.width, size.height) for size in pdf.sizes] == [(500, 400)]
    assert asked == []


def test_a_page_of_it_can_be_drawn(qtbot: QtBot, ahead_of: AheadOf, tmp_path: Path) -> None:
    file = pdfs.text_pdf(tmp_path / "a.pdf")
    client = ahead_of(file)
    pdf = outcome(qtbot, client.open(file))
    assert isinstance(pdf, OpenedPdf)

    with qtbot.waitSignal(client.render(pdf.id, 1, 1.0).rendered, timeout=10_000):
        pass


def test_another_file_is_opened_and_that_one_let_go(
    qtbot: QtBot, ahead_of: AheadOf, asked: list[str], tmp_path: Path
) -> None:
    client = ahead_of(pdfs.mixed_pdf(tmp_path / "a.pdf", [(500, 400)]))

    pdf = outcome(qtbot, client.open(pdfs.mixed_pdf(tmp_path / "b.pdf", [(300, 200)])))

    assert isinstance(pdf, OpenedPdf)
    assert [(size.width, size.height) for size in pdf.sizes] == [(300, 200)]
    qtbot.waitUntil(lambda: asked == ["open", "close"], timeout=10_000)


def test_the_second_to_open_it_has_it_opened_anew(
    qtbot: QtBot, ahead_of: AheadOf, asked: list[str], tmp_path: Path
) -> None:
    file = pdfs.text_pdf(tmp_path / "a.pdf")
    client = ahead_of(file)
    first = outcome(qtbot, client.open(file))

    second = outcome(qtbot, client.open(file))

    assert isinstance(first, OpenedPdf)
    assert isinstance(second, OpenedPdf)
    assert first.id != second.id
    assert asked == ["open"]


def test_nobody_who_comes_late_waits_for_an_answer_that_has_been(
    qtbot: QtBot, ahead_of: AheadOf, tmp_path: Path
) -> None:
    file = pdfs.text_pdf(tmp_path / "a.pdf")
    client = ahead_of(file)
    qtbot.wait(1_000)

    assert isinstance(outcome(qtbot, client.open(file)), OpenedPdf)


def test_a_locked_file_says_so_and_opens_with_its_password(
    qtbot: QtBot, ahead_of: AheadOf, tmp_path: Path
) -> None:
    file = pdfs.locked_pdf(tmp_path / "locked.pdf", "open sesame")
    client = ahead_of(file)

    assert outcome(qtbot, client.open(file)) is Reason.LOCKED
    assert isinstance(outcome(qtbot, client.open(file, "open sesame")), OpenedPdf)


def test_a_file_that_is_no_pdf_says_so(qtbot: QtBot, ahead_of: AheadOf, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_text("not a PDF")
    client = ahead_of(file)

    assert isinstance(outcome(qtbot, client.open(file)), Reason)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_worker_that_died_meanwhile_is_followed_by_one_that_opens_it(
    qtbot: QtBot, ahead_of: AheadOf, asked: list[str], tmp_path: Path
) -> None:
    file = pdfs.text_pdf(tmp_path / "a.pdf")
    client = ahead_of(file)
    assert client.worker_pid is not None
    os.kill(client.worker_pid, signal.SIGKILL)

    assert isinstance(outcome(qtbot, client.open(file)), OpenedPdf)
    assert asked == ["open"]
