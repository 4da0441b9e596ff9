"""The blocking session, and what the worker's process leaves behind: nothing."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.workers import pdfs

from kiosk.workers import pixels
from kiosk.workers.launch import WorkerProcess, start_render_worker, start_worker
from kiosk.workers.render_messages import Reason
from kiosk.workers.session import RenderError, RenderSession

REPORT = Path(__file__).parents[2] / "resources/packs/camboja/reports/impacts-briefing/en.pdf"
FAKE_WORKER = Path(__file__).parent / "fake_worker.py"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def session() -> Iterator[RenderSession]:
    with RenderSession(limit=2.0) as session:
        yield session


def misbehaving(*behaviours: str) -> Callable[[], WorkerProcess]:
    left = list(behaviours)

    def start() -> WorkerProcess:
        behaviour = left.pop(0)
        if behaviour == "real":
            return start_render_worker()
        return start_worker([sys.executable, str(FAKE_WORKER), behaviour])

    return start


class TestAsking:
    def test_a_page_comes_as_rgb(self, session: RenderSession, tmp_path: Path) -> None:
        document = session.open(pdfs.text_pdf(tmp_path / "a.pdf", colour=(1, 0, 0)))

        picture = session.render(document.id, 1, 1.0)

        assert (picture.width, picture.height) == (595, 842)
        corner = 50 * picture.stride + 50 * 3
        assert picture.pixels[corner : corner + 3] == b"\xff\x00\x00"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_a_pipe_is_refused_and_not_waited_for(
        self, session: RenderSession, tmp_path: Path
    ) -> None:
        os.mkfifo(tmp_path / "a.pdf")

        with pytest.raises(RenderError) as refused:
            session.open(tmp_path / "a.pdf")

        assert refused.value.reason is Reason.NOT_A_PDF

    def test_damaged_tags_kill_nobody(self, session: RenderSession, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        tags = count(1)
        path.write_bytes(
            re.sub(
                rb"/Type /StructElem",
                lambda tag: tag.group() if next(tags) % 3 else b" Type /StructElem",
                REPORT.read_bytes(),
            )
        )

        document = session.open(path)

        assert session.render(document.id, 1, 1.0)
        assert session.text(document.id, 1).text

    def test_the_outline_and_closing(self, session: RenderSession, tmp_path: Path) -> None:
        document = session.open(pdfs.outlined_pdf(tmp_path / "a.pdf"))

        assert [entry.page for entry in session.outline(document.id)] == [1, 2]
        session.close_document(document.id)

    def test_what_is_written_on_a_page_and_where_it_leads(
        self, session: RenderSession, tmp_path: Path
    ) -> None:
        lettered = session.open(pdfs.lettered_pdf(tmp_path / "a.pdf", "Hello"))
        linked = session.open(pdfs.linked_pdf(tmp_path / "b.pdf", b"/Dest(chapter)"))
        labelled = session.open(pdfs.labelled_pdf(tmp_path / "c.pdf", b"<</Nums[0<</S/r>>]>>"))

        assert session.text(lettered.id, 1).text == "Hello\n"
        assert [link.page for link in session.links(linked.id, 1)] == [3]
        assert session.labels(labelled.id)[:2] == ("i", "ii")

    def test_what_is_written_on_several_pages(self, session: RenderSession, tmp_path: Path) -> None:
        document = session.open(pdfs.text_pdf(tmp_path / "a.pdf", pages=1))

        read = session.pages(document.id, 1, 20)

        assert (read.texts, read.is_visual_order) == (("Page 1\n",), False)

    def test_something_else_is_done_while_an_answer_is_waited_for(self, tmp_path: Path) -> None:
        done: list[None] = []
        with RenderSession(
            limit=0.5, start=misbehaving("is-silent-at-pages"), meanwhile=lambda: done.append(None)
        ) as session:
            document = session.open(tmp_path / "a.pdf")
            with pytest.raises(RenderError) as refused:
                session.pages(document.id, 1, 3)

        assert refused.value.reason is Reason.TIMED_OUT
        assert len(done) > 3

    @pytest.mark.parametrize("page", [2, 20_000])
    def test_a_page_that_does_not_exist_has_no_text_and_no_links(
        self, session: RenderSession, tmp_path: Path, page: int
    ) -> None:
        document = session.open(pdfs.lettered_pdf(tmp_path / "a.pdf", "Hello"))

        for read in (session.text, session.links):
            with pytest.raises(RenderError) as refused:
                read(document.id, page)
            assert refused.value.reason is Reason.PAGE_FAILED

    def test_a_character_that_folds_to_many_keeps_its_place(
        self, session: RenderSession, tmp_path: Path
    ) -> None:
        document = session.open(pdfs.swelling_pdf(tmp_path / "a.pdf", characters=10_000))
        session.limit = 30

        read = session.text(document.id, 1)

        assert set(read.text) == {"㌖", "\n"}
        assert len(read.key.text) == 6 * 10_000 + 10

    def test_a_text_that_swells_beyond_measure_is_refused_and_its_page_is_not(
        self, session: RenderSession, tmp_path: Path
    ) -> None:
        document = session.open(pdfs.swelling_pdf(tmp_path / "a.pdf", characters=60_000))
        session.limit = 30

        with pytest.raises(RenderError) as refused:
            session.text(document.id, 1)

        assert refused.value.reason is Reason.TOO_LARGE
        assert session.render(document.id, 1, 1.0)

    def test_a_file_that_cannot_be_read_says_why(
        self, session: RenderSession, tmp_path: Path
    ) -> None:
        with pytest.raises(RenderError) as refused:
            session.open(tmp_path / "none.pdf")

        assert refused.value.reason is Reason.NOT_FOUND

    def test_a_page_that_hangs_costs_its_limit_and_the_next_file_opens(
        self, session: RenderSession, tmp_path: Path
    ) -> None:
        heavy = session.open(pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=300_000))
        session.limit = 0.5

        with pytest.raises(RenderError) as refused:
            session.render(heavy.id, 1, 2.0)

        assert refused.value.reason is Reason.TIMED_OUT
        assert session.open(pdfs.text_pdf(tmp_path / "a.pdf"))

    @pytest.mark.slow
    def test_a_page_that_wants_more_memory_than_there_is_fails(
        self, session: RenderSession, tmp_path: Path
    ) -> None:
        greedy = session.open(pdfs.heavy_pdf(tmp_path / "greedy.pdf", strokes=300_000_000))
        session.limit = 60

        with pytest.raises(RenderError) as refused:
            session.render(greedy.id, 1, 0.1)

        assert refused.value.reason in {Reason.OUT_OF_MEMORY, Reason.PAGE_FAILED}

    @pytest.mark.parametrize("behaviour", ["dies-when-asked", "answers-garbage"])
    def test_a_worker_that_fails_is_replaced(self, tmp_path: Path, behaviour: str) -> None:
        path = pdfs.text_pdf(tmp_path / "a.pdf")
        with RenderSession(start=misbehaving(behaviour, "real")) as session:
            with pytest.raises(RenderError) as refused:
                session.open(path)

            assert refused.value.reason is Reason.DAMAGED
            assert session.open(path)

    def test_a_worker_that_cannot_live_here_is_lost(self, tmp_path: Path) -> None:
        with (
            RenderSession(start=misbehaving("dies-at-start")) as session,
            pytest.raises(RenderError) as refused,
        ):
            session.open(tmp_path / "a.pdf")

        assert refused.value.reason is Reason.WORKER_LOST


class TestTraces:
    @on_linux
    def test_no_file_is_left_in_shared_memory_or_the_temporary_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = pdfs.text_pdf(tmp_path / "a.pdf")
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        before = listing(tmp_path)

        with RenderSession() as session:
            document = session.open(path)
            session.render(document.id, 1, 2.0)
            while_open = listing(tmp_path)

        assert while_open == before
        assert listing(tmp_path) == before

    @on_linux
    def test_the_memory_for_pixels_works_without_memfd_and_has_no_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delattr(os, "memfd_create")
        path = pdfs.text_pdf(tmp_path / "a.pdf")
        before = listing(tmp_path)

        with RenderSession() as session:
            document = session.open(path)

            assert session.render(document.id, 1, 1.0).pixels[:3] == b"\xff\x00\x00"
            assert listing(tmp_path) == before

    @on_linux
    def test_a_worker_cannot_shrink_the_memory_under_the_window(self) -> None:
        shared = pixels.SharedPixels.create()

        with pytest.raises(OSError, match="not permitted"):
            os.ftruncate(shared.inherited[0], 0)
        shared.close()

    @on_linux
    def test_memory_does_not_grow_over_two_hundred_pages(self, tmp_path: Path) -> None:
        with RenderSession(start=(started := Started()).start) as session:
            document = session.open(pdfs.text_pdf(tmp_path / "a.pdf", pages=50))
            for page in range(1, 51):
                session.render(document.id, page, 2.0)
            early = resident(started.pid)
            for _ in range(3):
                for page in range(1, 51):
                    session.render(document.id, page, 2.0)

            assert resident(started.pid) < early * 1.05

    def test_a_very_large_picture_s_memory_goes_back(self, tmp_path: Path) -> None:
        with RenderSession(start=(started := Started()).start) as session:
            document = session.open(pdfs.text_pdf(tmp_path / "a.pdf"))
            session.render(document.id, 1, 1.0)
            before = resident(started.pid)

            session.render(document.id, 1, 6.0)

            assert resident(started.pid) < before + 30 * 1024 * 1024


@on_linux
class TestOrphans:
    @pytest.mark.parametrize("strokes", [0, 2_000_000], ids=["idle", "rendering"])
    def test_no_worker_outlives_a_window_that_is_killed(self, tmp_path: Path, strokes: int) -> None:
        path = pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=strokes)
        code = f"""
from pathlib import Path
import time
from kiosk.workers.launch import start_render_worker
from kiosk.workers.session import RenderSession
worker = start_render_worker()
session = RenderSession(start=lambda: worker)
document = session.open(Path({str(path)!r}))
print(worker.pid, flush=True)
if {strokes}:
    session.render(document.id, 1, 2.0)
time.sleep(60)
"""
        window = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert window.stdout is not None
        worker = int(window.stdout.readline())
        time.sleep(0.3)

        window.send_signal(signal.SIGKILL)
        window.wait()
        window.stdout.close()

        assert ended_within(worker, 1.0)

    def test_it_ends_when_its_input_does(self) -> None:
        worker = start_render_worker()

        worker.dismiss()

        assert worker.wait(5.0)
        worker.close()

    def test_control_c_in_the_terminal_is_left_to_the_window(self, tmp_path: Path) -> None:
        with RenderSession(start=(started := Started()).start) as session:
            document = session.open(pdfs.text_pdf(tmp_path / "a.pdf"))

            os.kill(started.pid, signal.SIGINT)

            assert session.render(document.id, 1, 1.0)


class Started:
    """Starts a worker and remembers its number."""

    pid = 0

    def start(self) -> WorkerProcess:
        worker = start_render_worker()
        self.pid = worker.pid
        return worker


def listing(temporary: Path) -> set[Path]:
    ours = (entry for entry in Path("/dev/shm").iterdir() if "kiosk" in entry.name)
    return {*temporary.iterdir(), *ours}


def resident(pid: int) -> int:
    """Return the process's own memory in bytes, without what it shares."""
    _size, resident_pages, shared_pages, *_ = Path(f"/proc/{pid}/statm").read_text().split()
    return (int(resident_pages) - int(shared_pages)) * os.sysconf("SC_PAGE_SIZE")


def ended_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False
