"""Finding in a document: as one types, and while its text is still being read."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from tests.ui.stage import opened_pdf
from tests.ui.visitor import settle
from tests.workers import pdfs

from kiosk.core.khmer.fold import fold
from kiosk.core.reading.find import Hit
from kiosk.ui.finder import HITS_LIMIT, DocumentFinder
from kiosk.ui.worker import KeysRequest, RenderClient, Urgency
from kiosk.workers.render_messages import DocumentId, Reason

DOCUMENT, OTHER = DocumentId(1), DocumentId(2)


class Worker(QObject):
    """Answers when it is told to. Every batch that holds the page it stumbles over fails."""

    def __init__(self, *, stumbles_over: int = 0, at_once: int = 3) -> None:
        super().__init__()
        self.stumbles_over, self.at_once = stumbles_over, at_once
        self.asked: list[KeysRequest] = []
        self.cancelled: list[KeysRequest] = []

    def ask(self, request: KeysRequest) -> None:
        self.asked.append(request)

    def cancel(self, request: KeysRequest) -> None:
        self.cancelled.append(request)

    def answers(self, text: Callable[[int], str]) -> None:
        """Give the last request the text of its pages."""
        request = self.asked[-1]
        pages = range(request.page, request.page + request.count)
        if self.stumbles_over in pages:
            request.failed.emit(Reason.TIMED_OUT)
        else:
            request.read.emit(tuple(fold(text(page)).text for page in pages[: self.at_once]))
        settle()

    def answers_all(self, text: Callable[[int], str]) -> None:
        answered = 0
        while answered < len(self.asked):
            answered = len(self.asked)
            self.answers(text)


class Listener:
    """Keeps what a finder tells."""

    def __init__(self, finder: DocumentFinder) -> None:
        self.hits: list[tuple[Hit, ...]] = []
        self.progress: list[tuple[int, int]] = []
        finder.found.connect(self.hits.append)
        finder.progress.connect(self._on_progress)

    def _on_progress(self, done: int, total: int) -> None:
        self.progress.append((done, total))

    @property
    def pages(self) -> list[int]:
        return [hit.page for hit in self.hits[-1]]


def searching(worker: Worker, pages: int) -> tuple[DocumentFinder, Listener]:
    finder = DocumentFinder(worker)  # type: ignore[arg-type]
    listener = Listener(finder)
    finder.begin(DOCUMENT, pages)
    settle()
    return finder, listener


def numbered(page: int) -> str:
    return f"This is page {page}. សិទ្ធិមនុស្ស"


@pytest.fixture
def worker(qtbot: QtBot) -> Worker:
    return Worker()


def test_the_text_comes_in_batches_and_is_asked_for_after_every_picture(worker: Worker) -> None:
    _, listener = searching(worker, 7)

    worker.answers_all(numbered)

    assert [request.page for request in worker.asked] == [1, 4, 7]
    assert {request.urgency for request in worker.asked} == {Urgency.THUMBNAIL}
    assert listener.progress == [(3, 7), (6, 7), (7, 7)]


def test_a_query_is_found_in_the_order_of_pages_and_places(worker: Worker) -> None:
    finder, listener = searching(worker, 3)
    worker.answers_all(lambda page: "rights and rights" if page != 2 else "wrongs")

    finder.set_query("rights")
    settle()

    assert listener.hits[-1] == (Hit(1, 0, 6), Hit(1, 11, 17), Hit(3, 0, 6), Hit(3, 11, 17))


def test_what_is_typed_early_is_found_as_more_pages_come(worker: Worker) -> None:
    finder, listener = searching(worker, 6)
    finder.set_query("page")
    settle()
    assert listener.pages == []

    worker.answers(numbered)
    assert listener.pages == [1, 2, 3]

    worker.answers(numbered)
    assert listener.pages == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("typed", ["សិទ្ធិមនុស្ស", "សិទ្ធិ\u200bមនុស្ស", "សិទិ្ធមនុស្ស", "\u200bសិទ្ធិ"])
def test_neither_the_order_of_typing_nor_the_space_bar_matters(worker: Worker, typed: str) -> None:
    finder, listener = searching(worker, 1)
    worker.answers_all(numbered)

    finder.set_query(typed)
    settle()

    assert listener.pages == [1]


@pytest.mark.parametrize("query", ["", "p", " ", "\u200b"])
def test_what_is_too_short_is_not_found(worker: Worker, query: str) -> None:
    finder, listener = searching(worker, 1)
    worker.answers_all(numbered)

    finder.set_query(query)
    settle()

    assert listener.hits[-1] == ()


def test_a_page_whose_text_hangs_is_left_out_and_the_others_are_found(qtbot: QtBot) -> None:
    worker = Worker(stumbles_over=3, at_once=64)
    finder, listener = searching(worker, 70)
    finder.set_query("page")

    worker.answers_all(numbered)

    assert [page for page in range(1, 71) if page != 3] == listener.pages
    assert finder.unsearchable_pages == 1
    assert not finder.has_no_text
    assert listener.progress[-1] == (70, 70)


def test_after_the_page_that_fails_many_are_asked_for_at_once_again(qtbot: QtBot) -> None:
    worker = Worker(stumbles_over=3, at_once=64)
    finder, _ = searching(worker, 70)

    worker.answers_all(numbered)

    assert finder.unsearchable_pages == 1
    assert [request.count for request in worker.asked] == [64, *[1] * 64, 6]


def test_a_document_without_any_text_is_known_once_it_is_read(worker: Worker) -> None:
    finder, _ = searching(worker, 4)
    worker.answers(lambda _page: "")
    assert not finder.has_no_text

    worker.answers(lambda _page: "")

    assert finder.has_no_text


def test_more_hits_than_anybody_looks_at_are_not_told(worker: Worker) -> None:
    finder, listener = searching(worker, 3)
    worker.answers_all(lambda _page: "so " * HITS_LIMIT)

    finder.set_query("so")
    settle()

    assert len(listener.hits[-1]) == HITS_LIMIT


def test_the_same_document_is_read_once(worker: Worker) -> None:
    finder, listener = searching(worker, 3)
    worker.answers_all(numbered)

    finder.begin(DOCUMENT, 3)
    settle()

    assert len(worker.asked) == 1
    assert listener.progress[-1] == (3, 3)


def test_another_document_is_searched_for_the_same(worker: Worker) -> None:
    finder, listener = searching(worker, 3)
    finder.set_query("page")
    worker.answers_all(numbered)

    finder.begin(OTHER, 2)
    settle()
    assert listener.hits[-1] == ()
    worker.answers_all(numbered)

    assert listener.pages == [1, 2]


def test_a_finder_that_stops_forgets_everything_and_asks_for_nothing(worker: Worker) -> None:
    finder, listener = searching(worker, 6)
    finder.set_query("page")
    settle()

    finder.stop()
    told = len(listener.hits)
    settle()

    assert worker.cancelled == worker.asked
    assert len(listener.hits) == told


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[RenderClient]:
    client = RenderClient()
    yield client
    client.shutdown()


def test_it_finds_in_a_real_file(qtbot: QtBot, client: RenderClient, tmp_path: Path) -> None:
    pdf = opened_pdf(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf", pages=5))
    finder = DocumentFinder(client)
    listener = Listener(finder)

    finder.begin(pdf.id, 5)
    finder.set_query("page 4")
    qtbot.waitUntil(lambda: (5, 5) in listener.progress)
    settle()

    assert listener.pages == [4]
