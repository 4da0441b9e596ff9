"""The window's side of the render worker, with the real worker and with fakes that misbehave."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from tests.workers import pdfs
from tests.workers.processes import shared_kilobytes

from kiosk.core.reading.page_text import PageText
from kiosk.ui import worker_line
from kiosk.ui.worker import (
    KeysRequest,
    LabelsRequest,
    Limits,
    LinksRequest,
    OpenedPdf,
    OutlineRequest,
    RenderClient,
    TextRequest,
    Urgency,
    WorkerRequest,
)
from kiosk.workers.launch import WorkerProcess, start_render_worker, start_worker
from kiosk.workers.render_messages import Clip, DocumentId, Ink, OutlineEntry, Reason

FAKE_WORKER = Path(__file__).parent.parent / "workers" / "fake_worker.py"
QUICK = Limits(start=3_000, open=1_000, outline=1_000, page=1_000, text=1_000, unwanted=150)

Fake = Callable[..., RenderClient]


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[RenderClient]:
    client = RenderClient(start_render_worker(), limits=QUICK)
    yield client
    client.shutdown()


@pytest.fixture
def fake(qtbot: QtBot) -> Iterator[Fake]:
    """A client whose workers behave, one after the other, as they are told."""
    clients = []

    def make(*behaviours: str) -> RenderClient:
        left = list(behaviours)

        def start() -> WorkerProcess:
            behaviour = left.pop(0) if left else behaviours[-1]
            if behaviour == "real":
                return start_render_worker()
            if behaviour == "cannot-start":
                raise OSError
            return start_worker([sys.executable, str(FAKE_WORKER), behaviour])

        clients.append(RenderClient(start=start, limits=QUICK))
        return clients[-1]

    yield make
    for client in clients:
        client.shutdown()


def answer(qtbot: QtBot, request: WorkerRequest, *, within: int = 10_000) -> object:
    """Return what the request tells: its answer, or the reason why there is none."""
    answers: list[object] = []
    for name in ("opened", "rendered", "read", "failed"):
        if hasattr(request, name):
            getattr(request, name).connect(answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=within)
    return answers[0]


def opened(qtbot: QtBot, client: RenderClient, path: Path) -> OpenedPdf:
    pdf = answer(qtbot, client.open(path))
    assert isinstance(pdf, OpenedPdf)
    return pdf


def asked(client: RenderClient, request: WorkerRequest) -> WorkerRequest:
    client.ask(request)
    return request


def request_at(stage: str, client: RenderClient, document: DocumentId) -> WorkerRequest:
    """Return the request that reaches this stage of the protocol, asked."""
    match stage:
        case "page":
            return client.render(document, 1, 1.0)
        case "outline":
            return asked(client, OutlineRequest(document))
        case "labels":
            return asked(client, LabelsRequest(document))
        case "links":
            return asked(client, LinksRequest(document, 1))
        case "text":
            return asked(client, TextRequest(document, 1))
        case _:
            return asked(client, KeysRequest(document, 1, 1))


def rendered(qtbot: QtBot, request: WorkerRequest) -> QImage:
    picture = answer(qtbot, request)
    assert isinstance(picture, QImage), picture
    return picture


class TestReading:
    def test_opening_a_pdf_tells_the_size_of_every_page(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        path = pdfs.mixed_pdf(tmp_path / "mixed.pdf", [(595, 842), (1000.5, 300)])

        pdf = opened(qtbot, client, path)

        assert [(size.width, size.height) for size in pdf.sizes] == [(595, 842), (1000.5, 300)]

    @pytest.mark.skipif(os.name == "nt", reason="a thread hears there, through the event loop")
    def test_what_is_answered_can_be_heard_before_the_event_loop_comes_to_it(
        self, client: RenderClient, tmp_path: Path
    ) -> None:
        told: list[OpenedPdf] = []
        client.open(pdfs.text_pdf(tmp_path / "a.pdf")).opened.connect(told.append)

        end = time.monotonic() + 10
        while not told and time.monotonic() < end:
            client.hear_now()

        assert len(told) == 1

    def test_a_page_is_rendered_with_the_colours_it_has(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "red.pdf", colour=(1, 0, 0)))

        picture = rendered(qtbot, client.render(pdf.id, 1, 2.0))

        assert (picture.width(), picture.height()) == (1190, 1684)
        assert picture.format() == QImage.Format.Format_RGB32
        assert picture.pixelColor(100, 100) == QColor("red")
        assert picture.pixelColor(1000, 1500) == QColor("white")

    def test_a_picture_stays_as_it_is_when_the_next_page_is_rendered(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        red = opened(qtbot, client, pdfs.text_pdf(tmp_path / "red.pdf", colour=(1, 0, 0)))
        blue = opened(qtbot, client, pdfs.text_pdf(tmp_path / "blue.pdf", colour=(0, 0, 1)))

        first = rendered(qtbot, client.render(red.id, 1, 1.0))
        second = rendered(qtbot, client.render(blue.id, 1, 1.0))

        assert first.pixelColor(50, 50) == QColor("red")
        assert second.pixelColor(50, 50) == QColor("blue")

    def test_a_clip_is_that_part_of_the_page_to_the_pixel(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        clip = Clip(x=150, y=190, width=120, height=30)

        whole = rendered(qtbot, client.render(pdf.id, 1, 2.0))
        part = rendered(qtbot, client.render(pdf.id, 1, 2.0, clip=clip))

        assert part == whole.copy(150, 190, 120, 30)

    def test_a_turned_page_lies_on_its_side(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        picture = rendered(qtbot, client.render(pdf.id, 1, 1.0, rotation=90))

        assert (picture.width(), picture.height()) == (842, 595)
        assert picture.pixelColor(842 - 50, 50) == QColor("red")

    def test_the_outline_names_titles_pages_and_how_far_down(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.outlined_pdf(tmp_path / "outlined.pdf"))

        entries = answer(qtbot, client.outline(pdf.id))

        assert isinstance(entries, tuple)
        assert entries[0].title == "សេចក្តីផ្តើម"
        assert entries[1] == OutlineEntry(level=2, title="Findings", page=2, y=300)

    def test_a_file_whose_name_is_khmer_opens(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        assert opened(qtbot, client, pdfs.text_pdf(tmp_path / "របាយ\u200bការណ៍.pdf"))

    def test_a_file_whose_name_is_no_text_opens(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        path = pdfs.text_pdf(tmp_path / "a.pdf").rename(tmp_path / os.fsdecode(b"caf\xe9.pdf"))

        assert opened(qtbot, client, path)

    def test_the_text_of_a_page_says_where_its_characters_stand(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.lettered_pdf(tmp_path / "a.pdf", "Hello"))

        text = answer(qtbot, asked(client, TextRequest(pdf.id, 1)))

        assert isinstance(text, PageText)
        assert text.text == "Hello\n"
        assert text.rects(0, 5)[0].holds(30, 45)

    def test_keys_are_what_a_page_is_found_by(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf", pages=3))

        assert answer(qtbot, asked(client, KeysRequest(pdf.id, 2, 1))) == ("page 2 ",)

    def test_links_and_labels_are_read(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        linked = opened(qtbot, client, pdfs.linked_pdf(tmp_path / "a.pdf", b"/Dest(chapter)"))
        path = pdfs.labelled_pdf(tmp_path / "b.pdf", b"<</Nums[0<</S/r>>]>>", pages=2)
        labelled = opened(qtbot, client, path)

        links = answer(qtbot, asked(client, LinksRequest(linked.id, 1)))
        labels = answer(qtbot, asked(client, LabelsRequest(labelled.id)))

        assert isinstance(links, tuple)
        assert [link.page for link in links] == [3]
        assert labels == ("i", "ii")

    def test_a_page_can_be_drawn_in_the_ink_of_the_night(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.lettered_pdf(tmp_path / "a.pdf", "Hello"))

        picture = rendered(qtbot, client.render(pdf.id, 1, 1.0, ink=Ink.NIGHT))

        assert picture.pixelColor(1, 1) == QColor("#1e2528")


class TestFilesThatCannotBeRead:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", Reason.DAMAGED),
            (b"Dear reader, this is a letter.", Reason.NOT_A_PDF),
            (b"PK\x03\x04 an e-book", Reason.NOT_A_PDF),
            (b"%PDF-1.7 and nothing more", Reason.DAMAGED),
        ],
    )
    def test_each_gives_its_reason(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path, content: bytes, reason: Reason
    ) -> None:
        path = tmp_path / "file.pdf"
        path.write_bytes(content)

        assert answer(qtbot, client.open(path)) is reason

    def test_a_missing_file_is_not_found(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        assert answer(qtbot, client.open(tmp_path / "none.pdf")) is Reason.NOT_FOUND

    def test_a_folder_is_unreadable(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        assert answer(qtbot, client.open(tmp_path)) is Reason.UNREADABLE

    def test_a_pdf_without_pages_says_so(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        path = pdfs.pageless_pdf(tmp_path / "none.pdf")

        assert answer(qtbot, client.open(path)) is Reason.NO_PAGES

    def test_a_pdf_cut_off_in_the_middle_is_damaged(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        path = pdfs.cut_off_pdf(tmp_path / "half.pdf", keep=0.5)

        assert answer(qtbot, client.open(path)) is Reason.DAMAGED

    def test_a_pdf_that_lacks_only_its_end_opens_as_repaired(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.cut_off_pdf(tmp_path / "most.pdf", keep=0.9))

        assert pdf.repaired

    def test_a_locked_pdf_opens_with_its_password_only(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        path = pdfs.locked_pdf(tmp_path / "locked.pdf", "ស្រី")

        assert answer(qtbot, client.open(path)) is Reason.LOCKED
        assert answer(qtbot, client.open(path, "wrong")) is Reason.LOCKED
        assert isinstance(answer(qtbot, client.open(path, "ស្រី")), OpenedPdf)

    def test_a_page_that_does_not_exist_fails_and_the_others_go_on(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf", pages=3))

        assert answer(qtbot, client.render(pdf.id, 4, 1.0)) is Reason.PAGE_FAILED
        assert rendered(qtbot, client.render(pdf.id, 3, 1.0))

    def test_a_picture_larger_than_the_shared_memory_is_refused(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        assert answer(qtbot, client.render(pdf.id, 1, 50.0)) is Reason.TOO_LARGE
        assert rendered(qtbot, client.render(pdf.id, 1, 1.0))

    @pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
    def test_who_stays_on_a_page_has_the_shared_memory_given_back(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        first = rendered(qtbot, client.render(pdf.id, 1, 2.0))
        worker = client.worker_pid or 0
        assert shared_kilobytes(worker) > 1_000

        qtbot.waitUntil(lambda: shared_kilobytes(worker) < 100, timeout=10_000)

        assert rendered(qtbot, client.render(pdf.id, 1, 2.0)) == first


class TestOrder:
    def test_what_is_looked_at_goes_before_what_is_nearby_and_the_newest_first(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf", pages=6))
        finished = Finished()

        for page, urgency in [
            (1, Urgency.NEARBY),  # sent at once, the worker being idle
            (2, Urgency.THUMBNAIL),
            (3, Urgency.VISIBLE),
            (4, Urgency.NEARBY),
            (5, Urgency.VISIBLE),
        ]:
            finished.watch(client.render(pdf.id, page, 0.5, urgency=urgency))

        qtbot.waitUntil(lambda: len(finished.pages) == 5)
        assert finished.pages == [1, 5, 3, 4, 2]

    def test_a_page_that_is_looked_at_does_not_wait_for_a_thumbnail_which_is_asked_again(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake("is-silent-at-page", "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        finished = Finished()
        thumbnail = client.render(pdf.id, 1, 0.2, urgency=Urgency.THUMBNAIL)
        looked_at = client.render(pdf.id, 2, 1.0)
        for request in (thumbnail, looked_at):
            finished.watch(request)

        assert rendered(qtbot, thumbnail)

        assert finished.pages == [2, 1]

    def test_what_is_in_the_way_again_and_again_is_given_up(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake(*["is-silent-at-text"] * 3, "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        reasons = Reasons()
        text = asked(client, TextRequest(pdf.id, 1, Urgency.NEARBY))
        reasons.watch(text)

        for _ in range(3):
            answer(qtbot, client.render(pdf.id, 2, 1.0))

        assert reasons.told == [Reason.TIMED_OUT]
        assert rendered(qtbot, client.render(pdf.id, 1, 1.0))

    def test_a_cancelled_request_never_answers(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        finished = Finished()
        in_flight, waiting, wanted = (client.render(pdf.id, page, 1.0) for page in (1, 2, 3))
        for request in (in_flight, waiting, wanted):
            finished.watch(request)

        client.cancel(in_flight)
        client.cancel(waiting)

        assert rendered(qtbot, wanted)
        assert finished.pages == [3]

    def test_a_closed_document_answers_nothing_any_more(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        other = opened(qtbot, client, pdfs.text_pdf(tmp_path / "b.pdf"))
        finished = Finished()
        finished.watch(client.render(pdf.id, 1, 1.0))

        client.close(pdf.id)

        assert rendered(qtbot, client.render(other.id, 1, 1.0))
        assert finished.pages == []
        assert answer(qtbot, client.render(pdf.id, 1, 1.0)) is Reason.PAGE_FAILED


class TestAWorkerThatDies:
    def test_killed_while_idle_it_is_back_and_documents_are_open_again(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        with qtbot.waitSignal(client.restarted):
            kill(client, signal.SIGKILL)

        assert rendered(qtbot, client.render(pdf.id, 2, 1.0)).pixelColor(50, 50) == QColor("red")

    def test_a_file_that_was_replaced_meanwhile_is_not_taken_for_the_former_one(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf", pages=9))
        pdfs.text_pdf(tmp_path / "b.pdf", pages=5).replace(tmp_path / "a.pdf")

        kill(client, signal.SIGKILL)

        assert answer(qtbot, client.render(pdf.id, 2, 1.0)) is Reason.NOT_FOUND
        again = opened(qtbot, client, tmp_path / "a.pdf")
        assert rendered(qtbot, client.render(again.id, 2, 1.0))

    def test_killed_while_rendering_the_page_still_comes(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        request = client.render(pdf.id, 1, 1.0)

        kill(client, signal.SIGKILL)

        assert rendered(qtbot, request)

    def test_a_page_that_hangs_it_fails_and_the_others_go_on(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        path = pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=200_000)
        pdf = opened(qtbot, client, path)

        heavy, light = client.render(pdf.id, 1, 2.0), client.render(pdf.id, 2, 1.0)

        assert answer(qtbot, heavy) is Reason.TIMED_OUT
        assert rendered(qtbot, light)

    def test_a_page_that_hung_it_is_not_tried_again(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=200_000))
        answer(qtbot, client.render(pdf.id, 1, 2.0))
        pid = client.worker_pid

        assert answer(qtbot, client.render(pdf.id, 1, 2.0), within=500) is Reason.TIMED_OUT
        assert client.worker_pid == pid

    def test_a_slow_page_that_nobody_waits_for_makes_room_for_the_next(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=200_000))
        rendered(qtbot, client.render(pdf.id, 2, 1.0))
        heavy = client.render(pdf.id, 1, 2.0)
        wanted = client.render(pdf.id, 3, 1.0)

        client.cancel(heavy)

        started = time.monotonic()
        assert rendered(qtbot, wanted)
        assert time.monotonic() - started < QUICK.page / 1000

    def test_stopped_in_its_tracks_it_is_replaced(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        stopped = kill(client, signal.SIGSTOP)

        assert answer(qtbot, client.render(pdf.id, 1, 1.0)) is Reason.TIMED_OUT
        assert rendered(qtbot, client.render(pdf.id, 2, 1.0))
        qtbot.waitUntil(lambda: not is_running(stopped))

    def test_a_file_that_is_gone_after_a_restart_fails_page_by_page(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        path = pdfs.text_pdf(tmp_path / "a.pdf")
        pdf = opened(qtbot, client, path)
        path.unlink()
        with qtbot.waitSignal(client.restarted):
            kill(client, signal.SIGKILL)

        assert answer(qtbot, client.render(pdf.id, 1, 1.0)) is Reason.NOT_FOUND

    def test_nothing_is_left_of_it_when_the_client_shuts_down(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path
    ) -> None:
        pdf = opened(qtbot, client, pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=200_000))
        client.render(pdf.id, 1, 2.0)
        pid = client.worker_pid

        client.shutdown()

        assert pid
        assert not is_running(pid)


class TestAWorkerThatTalksNonsense:
    @pytest.mark.parametrize(
        "behaviour",
        [
            "dies-when-asked",
            "answers-garbage",
            "answers-no-message",
            "answers-too-long",
            "answers-another-kind",
        ],
    )
    def test_it_is_replaced_and_the_request_is_asked_again(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, behaviour: str
    ) -> None:
        client = fake(behaviour, "real")
        path = pdfs.text_pdf(tmp_path / "a.pdf")

        pdf = opened(qtbot, client, path)

        assert rendered(qtbot, client.render(pdf.id, 1, 1.0))

    @pytest.mark.parametrize(
        "behaviour",
        [
            "dies-when-asked-at-page",
            "answers-garbage-at-page",
            "answers-another-kind-at-page",
            "claims-too-many-pixels-at-page",
        ],
    )
    def test_a_page_it_fails_at_is_asked_again_of_the_next_one(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, behaviour: str
    ) -> None:
        client = fake(behaviour, "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        assert rendered(qtbot, client.render(pdf.id, 1, 1.0))

    def test_a_page_that_two_workers_fail_at_cannot_be_shown_and_the_others_can(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake("dies-when-asked-at-page", "answers-garbage-at-page", "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        assert answer(qtbot, client.render(pdf.id, 1, 1.0)) is Reason.PAGE_FAILED
        assert rendered(qtbot, client.render(pdf.id, 2, 1.0))

    @pytest.mark.parametrize("behaviour", ["dies-when-asked", "answers-garbage"])
    def test_a_file_that_kills_two_workers_is_damaged_and_the_next_one_opens(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, behaviour: str
    ) -> None:
        client = fake(behaviour, behaviour, "real")
        path = pdfs.text_pdf(tmp_path / "a.pdf")

        assert answer(qtbot, client.open(path)) is Reason.DAMAGED
        assert opened(qtbot, client, path)

    def test_many_files_that_kill_workers_are_each_damaged(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake(*["dies-when-asked"] * 8, "real")
        path = pdfs.text_pdf(tmp_path / "a.pdf")

        assert [answer(qtbot, client.open(path)) for _ in range(4)] == [Reason.DAMAGED] * 4
        assert opened(qtbot, client, path)

    def test_answers_to_what_was_not_asked_are_ignored(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake("answers-strangers-first")

        pdf = answer(qtbot, client.open(tmp_path / "any.pdf"))

        assert isinstance(pdf, OpenedPdf)
        assert len(pdf.sizes) == 3

    def test_silence_times_out(self, qtbot: QtBot, fake: Fake, tmp_path: Path) -> None:
        client = fake("is-silent", "real")

        assert answer(qtbot, client.open(tmp_path / "any.pdf")) is Reason.TIMED_OUT
        assert opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

    @pytest.mark.parametrize("behaviour", ["dies-at-start", "cannot-start"])
    def test_when_none_can_live_here_every_request_says_so_and_nothing_spins(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, behaviour: str
    ) -> None:
        client = fake(behaviour)

        reasons = [answer(qtbot, client.open(tmp_path / "any.pdf")) for _ in range(2)]

        assert reasons == [Reason.WORKER_LOST] * 2
        assert client.worker_pid is None


STAGES = ["page", "outline", "labels", "links", "text", "keys"]
FAILURES = {"outline": Reason.DAMAGED, "labels": Reason.DAMAGED}


@pytest.mark.parametrize("stage", STAGES)
class TestAtEachStage:
    @pytest.mark.parametrize(
        "behaviour",
        ["dies-when-asked", "answers-garbage", "answers-another-kind"],
    )
    def test_what_one_worker_fails_at_the_next_one_does(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, behaviour: str, stage: str
    ) -> None:
        client = fake(f"{behaviour}-at-{stage}", "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        told = answer(qtbot, request_at(stage, client, pdf.id))

        assert not isinstance(told, Reason)

    def test_what_two_workers_die_of_is_told_once_and_the_rest_is_readable(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, stage: str
    ) -> None:
        client = fake(*[f"dies-when-asked-at-{stage}"] * 2, "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        reasons = Reasons()
        request = request_at(stage, client, pdf.id)
        reasons.watch(request)

        told = answer(qtbot, request)

        assert told is FAILURES.get(stage, Reason.PAGE_FAILED)
        assert rendered(qtbot, client.render(pdf.id, 2, 1.0))
        other = opened(qtbot, client, pdfs.text_pdf(tmp_path / "b.pdf"))
        assert not isinstance(answer(qtbot, request_at(stage, client, other.id)), Reason)
        assert reasons.told == [told]

    @pytest.mark.parametrize("behaviour", ["is-silent", "is-late"])
    def test_what_takes_too_long_is_not_asked_again(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, behaviour: str, stage: str
    ) -> None:
        client = fake(f"{behaviour}-at-{stage}", "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        assert answer(qtbot, request_at(stage, client, pdf.id)) is Reason.TIMED_OUT

        pid = client.worker_pid
        again = answer(qtbot, request_at(stage, client, pdf.id), within=500)
        assert again is Reason.TIMED_OUT
        assert client.worker_pid == pid
        assert rendered(qtbot, client.render(pdf.id, 2, 1.0))

    def test_killed_in_the_middle_of_it_nobody_notices(
        self, qtbot: QtBot, client: RenderClient, tmp_path: Path, stage: str
    ) -> None:
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        request = request_at(stage, client, pdf.id)

        kill(client, signal.SIGKILL)

        assert not isinstance(answer(qtbot, request), Reason)


class TestPartsOfAPage:
    def test_a_page_whose_text_hangs_can_still_be_looked_at(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake("is-silent-at-text", "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        assert answer(qtbot, asked(client, TextRequest(pdf.id, 1))) is Reason.TIMED_OUT

        assert rendered(qtbot, client.render(pdf.id, 1, 1.0))
        assert answer(qtbot, asked(client, LinksRequest(pdf.id, 1))) == ()
        assert answer(qtbot, asked(client, KeysRequest(pdf.id, 1, 1))) is Reason.TIMED_OUT
        assert answer(qtbot, asked(client, KeysRequest(pdf.id, 2, 1))) == ("page 2 ",)

    def test_keys_of_several_pages_that_fail_are_told_so_and_can_be_asked_one_by_one(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake("dies-when-asked-at-keys", "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))

        assert answer(qtbot, asked(client, KeysRequest(pdf.id, 1, 3))) is Reason.PAGE_FAILED

        keys = [answer(qtbot, asked(client, KeysRequest(pdf.id, page, 1))) for page in (1, 2, 3)]
        assert keys == [("page 1 ",), ("page 2 ",), ("page 3 ",)]

    def test_when_three_texts_have_hung_no_other_is_tried(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake("is-silent-at-text")
        pdf = opened(qtbot, client, tmp_path / "any.pdf")
        for page in (1, 2, 3):
            answer(qtbot, asked(client, TextRequest(pdf.id, page)))

        assert answer(qtbot, asked(client, TextRequest(pdf.id, 4))) is Reason.TIMED_OUT
        assert rendered(qtbot, client.render(pdf.id, 4, 1.0))

    @pytest.mark.parametrize("stage", ["outline", "labels", "links", "keys"])
    def test_pages_that_are_not_there_are_nonsense(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, stage: str
    ) -> None:
        client = fake(f"names-pages-that-are-not-there-at-{stage}")
        pdf = opened(qtbot, client, tmp_path / "any.pdf")

        told = answer(qtbot, request_at(stage, client, pdf.id))

        assert told is FAILURES.get(stage, Reason.PAGE_FAILED)

    def test_a_text_whose_lengths_do_not_agree_is_nonsense(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path
    ) -> None:
        client = fake("sends-wrong-lengths-at-text")
        pdf = opened(qtbot, client, tmp_path / "any.pdf")

        assert answer(qtbot, asked(client, TextRequest(pdf.id, 1))) is Reason.PAGE_FAILED

    @pytest.mark.parametrize(
        "behaviour", ["dies-when-asked", "answers-garbage", "answers-another-kind", "is-silent"]
    )
    def test_a_worker_that_fails_at_closing_costs_nobody_anything(
        self, qtbot: QtBot, fake: Fake, tmp_path: Path, behaviour: str
    ) -> None:
        client = fake(f"{behaviour}-at-close", "real")
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        other = opened(qtbot, client, pdfs.text_pdf(tmp_path / "b.pdf"))

        client.close(pdf.id)

        assert rendered(qtbot, client.render(other.id, 1, 1.0))


class TestTheWindow:
    def test_the_event_loop_runs_on_while_a_page_takes_long(
        self, qtbot: QtBot, tmp_path: Path
    ) -> None:
        client = RenderClient(start_render_worker())
        pdf = opened(qtbot, client, pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=30_000))
        pulse = Pulse()

        rendered(qtbot, client.render(pdf.id, 1, 2.0))
        client.shutdown()

        assert len(pulse.gaps) > 100
        assert sorted(pulse.gaps)[int(len(pulse.gaps) * 0.99)] < 0.05

    def test_it_never_loads_the_pdf_library(self) -> None:
        code = """
import sys, kiosk.ui.widgets.page_canvas
sys.exit('pymupdf' in sys.modules)
"""

        window = subprocess.run([sys.executable, "-c", code], check=False)

        assert window.returncode == 0

    def test_a_pipe_can_be_heard_in_a_thread_where_the_event_loop_cannot(
        self, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(worker_line, "PipeNotifier", worker_line.PipeThread)
        client = RenderClient(start_render_worker())
        pdf = opened(qtbot, client, pdfs.text_pdf(tmp_path / "a.pdf"))
        with qtbot.waitSignal(client.restarted):
            kill(client, signal.SIGKILL)

        assert rendered(qtbot, client.render(pdf.id, 1, 1.0))
        client.shutdown()


class Finished(QObject):
    """Notes in which order pages come."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[int] = []
        self._requests: list[WorkerRequest] = []

    def watch(self, request: WorkerRequest) -> None:
        self._requests.append(request)
        request.rendered.connect(self._on_request_rendered)

    def _on_request_rendered(self) -> None:
        self.pages.append(self.sender().page)


class Reasons(QObject):
    """Notes how often a request says that it failed, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Reason] = []

    def watch(self, request: WorkerRequest) -> None:
        request.failed.connect(self.told.append)


class Pulse(QObject):
    """Measures how long the event loop is busy between two turns, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def kill(client: RenderClient, how: signal.Signals) -> int:
    pid = client.worker_pid
    assert pid
    os.kill(pid, how)
    return pid


def is_running(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False
