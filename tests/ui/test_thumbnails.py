"""The pages as small pictures: only those in view, and never an empty hole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.stage import Stage, opened_pdf, staged
from tests.ui.visitor import EN, KM, settle, tells
from tests.workers import pdfs

from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.widgets.thumbnail_pictures import PICTURE_BUDGET
from kiosk.ui.widgets.thumbnails import Thumbnails
from kiosk.ui.worker import OpenedPdf, PageRequest, RenderClient, Urgency
from kiosk.workers.render_messages import PAGE_LIMIT, DocumentId, Ink, PageSize, Reason

A4 = PageSize(width=595, height=842)


class Worker(QObject):
    """Renders when it is told to: pictures all of one colour, as large as they should be."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[PageRequest] = []
        self.cancelled: list[PageRequest] = []

    def render(
        self, document: DocumentId, page: int, scale: float, **wishes: object
    ) -> PageRequest:
        request = PageRequest(document, page, scale, clip=None, **wishes)  # type: ignore[arg-type]
        self.asked.append(request)
        return request

    def cancel(self, request: PageRequest) -> None:
        self.cancelled.append(request)

    def answers(self, size: PageSize = A4) -> None:
        request = self.asked[-1]
        width, height = round(size.width * request.scale), round(size.height * request.scale)
        picture = QImage(max(width, 1), max(height, 1), QImage.Format.Format_RGB32)
        picture.fill(QColor("red"))
        request.rendered.emit(picture)

    def answers_all(self, size: PageSize = A4) -> None:
        answered = 0
        while answered < len(self.asked):
            answered = len(self.asked)
            self.answers(size)
        settle()

    @property
    def pages(self) -> list[int]:
        return [request.page for request in self.asked]


def document(*sizes: PageSize, number: int = 1) -> OpenedPdf:
    return OpenedPdf(id=DocumentId(number), path=Path("a.pdf"), sizes=sizes)


@pytest.fixture
def worker(qtbot: QtBot) -> Worker:
    return Worker()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return staged(qtbot, size=QSize(300, 600))


def showing(stage: Stage, worker: Worker, pdf: OpenedPdf) -> Thumbnails:
    thumbnails = stage.shows(Thumbnails(stage.language, stage.theme, worker))  # type: ignore[arg-type]
    thumbnails.show_document(pdf)
    settle()
    return thumbnails


def cell(thumbnails: Thumbnails, page: int) -> QRect:
    return thumbnails.visualRect(thumbnails.model().index(page - 1, 0))


def colours_of(thumbnails: Thumbnails, page: int) -> set[str]:
    picture = thumbnails.viewport().grab(cell(thumbnails, page)).toImage()
    columns, rows = range(0, picture.width(), 2), range(0, picture.height(), 2)
    return {picture.pixelColor(x, y).name() for x in columns for y in rows}


def test_only_the_pages_in_view_are_rendered_from_the_top_after_everything_else(
    stage: Stage, worker: Worker
) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * PAGE_LIMIT))

    worker.answers_all()

    view = thumbnails.viewport().rect()
    in_view = [page for page in range(1, 30) if cell(thumbnails, page).intersects(view)]
    assert worker.pages == in_view
    assert {request.urgency for request in worker.asked} == {Urgency.THUMBNAIL}


def test_there_is_one_picture_at_a_time_on_its_way(stage: Stage, worker: Worker) -> None:
    showing(stage, worker, document(*[A4] * 20))

    assert worker.pages == [1]


def test_a_page_that_leaves_the_view_is_asked_for_no_longer(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * PAGE_LIMIT))

    bar = thumbnails.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    worker.answers_all()

    assert [request.page for request in worker.cancelled] == [1]
    assert set(worker.pages[1:]) <= set(range(PAGE_LIMIT - 20, PAGE_LIMIT + 1))
    assert PAGE_LIMIT in worker.pages


def test_nothing_is_rendered_for_a_list_that_is_not_seen(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 20))

    thumbnails.hide()
    worker.answers_all()
    thumbnails.mark_page(20)
    settle()

    assert [request.page for request in worker.cancelled] == [1]
    assert worker.pages == [1]


def test_pictures_never_take_more_than_their_budget(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 400))
    bar = thumbnails.verticalScrollBar()

    for value in range(0, bar.maximum(), thumbnails.viewport().height() // 2):
        bar.setValue(value)
        settle()
        worker.answers_all()

    assert len(set(worker.pages)) > 300
    assert thumbnails._pictures.bytes <= PICTURE_BUDGET


def test_a_picture_that_is_kept_is_not_rendered_again(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 40))
    worker.answers_all()
    bar = thumbnails.verticalScrollBar()

    for value in (300, 0):
        bar.setValue(value)
        settle()
        worker.answers_all()

    assert len(worker.pages) == len(set(worker.pages))


def test_a_page_that_cannot_be_rendered_shows_that(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(A4, A4))
    before = colours_of(thumbnails, 1)

    worker.asked[-1].failed.emit(Reason.PAGE_FAILED)
    worker.answers_all()

    assert colours_of(thumbnails, 1) > before
    assert "#ff0000" in colours_of(thumbnails, 2)
    assert worker.pages == [1, 2]


def test_the_page_that_is_read_has_a_ring(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 4))
    accent = stage.theme.colours.accent.lower()

    thumbnails.mark_page(2)
    settle()

    assert [page for page in (1, 2, 3, 4) if accent in colours_of(thumbnails, page)] == [2]


def test_a_page_that_is_pressed_is_gone_to(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 4))

    wanted = tells(
        thumbnails.page_wanted,
        lambda: QTest.mouseClick(
            thumbnails.viewport(),
            Qt.MouseButton.LeftButton,
            pos=cell(thumbnails, 3).center(),
        ),
    )

    assert wanted == [[3]]


def test_the_arrow_keys_and_enter_go_to_a_page(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 8))
    thumbnails.mark_page(1)
    thumbnails.setFocus()

    stage.hits(Qt.Key.Key_Down)
    stage.hits(Qt.Key.Key_Right)
    wanted = tells(thumbnails.page_wanted, lambda: stage.hits(Qt.Key.Key_Return))

    assert wanted == [[4]]


def test_the_page_that_is_read_is_in_view_when_the_list_is_shown(
    stage: Stage, worker: Worker
) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 400))
    thumbnails.hide()
    thumbnails.mark_page(300)

    thumbnails.show()
    settle()

    assert thumbnails.viewport().rect().contains(cell(thumbnails, 300))


@pytest.mark.parametrize(
    ("language", "labels", "called"), [(EN, (), "2"), (KM, (), "២"), (EN, ("i", "ii"), "ii")]
)
def test_pages_are_called_as_the_document_does_in_the_readers_digits(
    qtbot: QtBot, worker: Worker, language: LanguageCode, labels: tuple[str, ...], called: str
) -> None:
    stage = staged(qtbot, language=language)
    thumbnails = showing(stage, worker, document(A4, A4))

    thumbnails.set_labels(labels)

    spoken = thumbnails.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert thumbnails._thumbnail(1).label == called
    assert called in spoken


STRANGE = {
    "lying": PageSize(width=842, height=595),
    "as long as a street": PageSize(width=100, height=100_000),
    "as wide as a street": PageSize(width=100_000, height=100),
    "as small as a stamp": PageSize(width=3, height=3),
}


@pytest.mark.parametrize("size", STRANGE.values(), ids=STRANGE)
def test_a_page_of_any_shape_stays_within_its_cell(
    stage: Stage, worker: Worker, size: PageSize
) -> None:
    thumbnails = showing(stage, worker, document(A4, size))
    worker.answers_all(size)

    paper = thumbnails._thumbnail(1).paper
    room = thumbnails._painter.room
    assert 1 <= paper.width() <= room.width()
    assert 1 <= paper.height() <= room.height()


def test_larger_text_makes_larger_pictures(stage: Stage, worker: Worker) -> None:
    showing(stage, worker, document(*[A4] * 4))
    worker.answers_all()
    before = worker.asked[-1].scale

    stage.theme.set_scale(200)
    settle()

    assert worker.asked[-1].scale > 1.5 * before
    assert worker.asked[-1].page == 1


def test_a_finer_screen_gets_finer_pictures(
    stage: Stage, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 2))
    worker.answers_all()
    before = worker.asked[-1].scale

    monkeypatch.setattr(thumbnails, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(thumbnails, QEvent(QEvent.Type.DevicePixelRatioChange))
    settle()

    assert worker.asked[-1].scale == pytest.approx(2 * before)


def test_turned_pages_are_asked_for_turned_and_in_their_ink(stage: Stage, worker: Worker) -> None:
    thumbnails = showing(stage, worker, document(*[A4] * 2))
    worker.answers_all()

    thumbnails.set_look(90, Ink.NIGHT)
    settle()

    assert (worker.asked[-1].rotation, worker.asked[-1].ink) == (90, Ink.NIGHT)
    paper = thumbnails._thumbnail(0).paper
    assert paper.width() > paper.height()


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[RenderClient]:
    client = RenderClient()
    yield client
    client.shutdown()


def test_it_shows_the_pages_of_a_real_file(
    qtbot: QtBot, stage: Stage, client: RenderClient, tmp_path: Path
) -> None:
    pdf = opened_pdf(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
    thumbnails = stage.shows(Thumbnails(stage.language, stage.theme, client))

    thumbnails.show_document(pdf)

    qtbot.waitUntil(lambda: "#ff0000" in colours_of(thumbnails, 3))
