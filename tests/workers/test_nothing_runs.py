"""A PDF is drawn. What it would like to run, open or send is not."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workers import pdfs

from kiosk.workers.launch import WorkerProcess, start_render_worker
from kiosk.workers.session import OpenDocument, RenderSession

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

RED, WHITE = b"\xff\x00\x00", b"\xff\xff\xff"


class Worker:
    """A session whose worker's process can be looked into."""

    def __init__(self) -> None:
        self._pid = 0
        self.session = RenderSession(start=self._start, limit=5.0)

    def _start(self) -> WorkerProcess:
        process = start_render_worker()
        self._pid = process.pid
        return process

    def open_files(self) -> set[str]:
        """Return what the process has open: files, pipes and sockets."""
        descriptors = Path(f"/proc/{self._pid}/fd").iterdir()
        return {str(descriptor.readlink()) for descriptor in descriptors}

    def children(self) -> str:
        """Return the numbers of the processes that it has started."""
        tasks = Path(f"/proc/{self._pid}/task").iterdir()
        return "".join((task / "children").read_text() for task in tasks)


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    with worker.session:
        yield worker


def read_all(session: RenderSession, document: OpenDocument) -> None:
    session.outline(document.id)
    session.labels(document.id)
    session.links(document.id, 1)
    session.text(document.id, 1)


def test_a_file_that_tries_everything_is_a_page_with_a_red_square(
    worker: Worker, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    path = pdfs.scheming_pdf(tmp_path / "a.pdf", secret)
    innocent = worker.session.open(pdfs.text_pdf(tmp_path / "innocent.pdf"))
    worker.session.render(innocent.id, 1, 1.0)
    before = worker.open_files()

    document = worker.session.open(path)
    picture = worker.session.render(document.id, 1, 1.0)
    read_all(worker.session, document)

    assert picture.pixels[:3] == RED
    assert worker.session.links(document.id, 1) == ()
    assert worker.open_files() - before == {str(path)}
    assert worker.children() == ""
    assert {entry.name for entry in tmp_path.iterdir()} == {"a.pdf", "innocent.pdf"}


def test_what_a_file_says_is_in_another_file_is_not_read(worker: Worker, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"0 0 1 rg 0 0 200 200 re f")
    document = worker.session.open(pdfs.scheming_pdf(tmp_path / "a.pdf", secret))

    picture = worker.session.render(document.id, 1, 1.0)

    middle = 75 * picture.stride + 75 * 3
    assert picture.pixels[:3] == RED
    assert picture.pixels[middle : middle + 3] == WHITE


def test_nor_is_it_opened(worker: Worker, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    os.mkfifo(secret)  # whoever opens it waits for ever
    document = worker.session.open(pdfs.scheming_pdf(tmp_path / "a.pdf", secret))

    assert worker.session.render(document.id, 1, 1.0).pixels[:3] == RED
    read_all(worker.session, document)
