"""Looking files through: what is said of good ones, bad ones and those that never end."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pymupdf
import pytest
from tests.workers import pdfs
from tests.workers.mutants import BUNDLED

from kiosk.core.khmer.condition import Condition, TextCondition
from kiosk.workers.inspection import PAGES_WORTH, Inspector, Verdict
from kiosk.workers.launch import WorkerProcess, start_render_worker, start_worker
from kiosk.workers.render_messages import Reason
from kiosk.workers.session import RenderError

FAKE_WORKER = Path(__file__).parent / "fake_worker.py"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")


@pytest.fixture
def inspector() -> Iterator[Inspector]:
    with Inspector() as inspector:
        yield inspector


class Starter:
    """Starts workers and counts them."""

    count = 0

    def __call__(self) -> WorkerProcess:
        self.count += 1
        return start_render_worker()


def fake(behaviour: str) -> WorkerProcess:
    return start_worker([sys.executable, str(FAKE_WORKER), behaviour])


def heavy_pages(path: Path, *, pages: int) -> Path:
    """Every page takes longer than anyone waits."""
    with pymupdf.open(pdfs.heavy_pdf(path, strokes=2_000_000, light_pages=0)) as heavy:
        document = pymupdf.open()
        for _ in range(pages):
            document.insert_pdf(heavy)
    document.save(path)
    document.close()
    return path


def large_picture(path: Path) -> Path:
    picture = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 4000, 4000), 0)
    picture.clear_with(90)
    with pymupdf.open() as document:
        document.new_page().insert_image((0, 0, 500, 500), stream=picture.tobytes("png"))
        document.save(path)
    return path


def meaningless_text(path: Path) -> Path:
    """Letters of a font that draws them but does not say what they are."""
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 97"
    shape = b"/LastChar 97/Widths[9]/Encoding<</Differences[97/g1]>>/CharProcs<</g1 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page + b"/Resources<</Font<</F 5 0 R>>>>>>",
        pdfs._stream(b"", b"BT /F 10 Tf 50 200 Td (aaaaaaaaaa) Tj ET"),
        font + shape,
        pdfs._stream(b"", b"9 0 d0 0 0 5 5 re f"),
    ]
    path.write_bytes(pdfs._pdf(objects))
    return path


def a_folder(path: Path) -> Path:
    path.mkdir()
    return path


def a_pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def a_note(path: Path) -> Path:
    path.write_text("This is not a PDF.")
    return path


def empty_file(path: Path) -> Path:
    path.touch()
    return path


def nothing_at_all(path: Path) -> Path:
    return path


class TestVerdicts:
    def test_a_file_in_order(self, inspector: Inspector, tmp_path: Path) -> None:
        found = inspector.inspect(pdfs.text_pdf(tmp_path / "a.pdf", pages=3))

        assert (found.verdict, found.reason) == (Verdict.OK, None)
        assert (found.pages, found.unshown) == (3, ())
        assert found.slowest_page

    def test_a_file_that_was_damaged_and_could_be_put_right(
        self, inspector: Inspector, tmp_path: Path
    ) -> None:
        found = inspector.inspect(pdfs.cut_off_pdf(tmp_path / "a.pdf", keep=0.99))

        assert (found.verdict, found.pages) == (Verdict.REPAIRED, 20)

    def test_a_locked_file(self, inspector: Inspector, tmp_path: Path) -> None:
        found = inspector.inspect(pdfs.locked_pdf(tmp_path / "a.pdf", "secret"))

        assert (found.verdict, found.reason) == (Verdict.LOCKED, Reason.LOCKED)
        assert (found.pages, found.slowest_page) == (None, None)

    def test_a_file_without_pages(self, inspector: Inspector, tmp_path: Path) -> None:
        found = inspector.inspect(pdfs.pageless_pdf(tmp_path / "a.pdf"))

        assert (found.verdict, found.reason, found.pages) == (Verdict.EMPTY, Reason.NO_PAGES, 0)

    @pytest.mark.parametrize(
        ("make", "reason"),
        [
            (nothing_at_all, Reason.NOT_FOUND),
            (a_folder, Reason.UNREADABLE),
            (a_note, Reason.NOT_A_PDF),
            (empty_file, Reason.DAMAGED),
            pytest.param(
                a_pipe,
                Reason.NOT_A_PDF,
                marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here"),
            ),
        ],
    )
    def test_what_cannot_be_opened_is_refused(
        self, inspector: Inspector, tmp_path: Path, make: Callable[[Path], Path], reason: Reason
    ) -> None:
        found = inspector.inspect(make(tmp_path / "a.pdf"))

        assert (found.verdict, found.reason) == (Verdict.REFUSED, reason)

    @pytest.mark.parametrize(
        "size", [(7800, 7800), (14_400, 3), (3, 14_400), (1, 1)], ids=lambda size: f"{size}"
    )
    def test_a_page_of_any_size_is_shown(
        self, inspector: Inspector, tmp_path: Path, size: tuple[float, float]
    ) -> None:
        found = inspector.inspect(pdfs.mixed_pdf(tmp_path / "a.pdf", [size]))

        assert found.verdict is Verdict.OK


class TestTime:
    def test_a_page_that_hangs_leaves_the_others_readable(self, tmp_path: Path) -> None:
        file = pdfs.heavy_pdf(tmp_path / "a.pdf", strokes=2_000_000)

        with Inspector(page_limit=2.0) as inspector:
            found = inspector.inspect(file)

        assert (found.verdict, found.reason) == (Verdict.PARTLY, Reason.TIMED_OUT)
        assert (found.pages, found.unshown) == (5, (1,))
        assert found.text is TextCondition.NONE
        assert found.slowest_page
        assert found.slowest_page >= 2.0

    def test_a_file_costs_its_time_and_no_more(self, tmp_path: Path) -> None:
        file = heavy_pages(tmp_path / "a.pdf", pages=40)
        starter = Starter()

        with Inspector(page_limit=0.2, start=starter) as inspector:
            found = inspector.inspect(file)

        assert (found.verdict, found.reason) == (Verdict.PARTLY, Reason.TIMED_OUT)
        assert found.unshown == tuple(range(1, 41))
        assert starter.count <= PAGES_WORTH

    def test_the_next_file_is_as_good_as_if_nothing_had_been(self, tmp_path: Path) -> None:
        with Inspector(page_limit=0.2) as inspector:
            inspector.inspect(heavy_pages(tmp_path / "a.pdf", pages=8))
            found = inspector.inspect(pdfs.text_pdf(tmp_path / "b.pdf"))

        assert found.verdict is Verdict.OK


class TestText:
    @pytest.mark.parametrize("behaviour", ["dies-when-asked-at-fonts", "is-silent-at-fonts"])
    def test_fonts_that_cannot_be_read_hide_no_page(self, tmp_path: Path, behaviour: str) -> None:
        with Inspector(page_limit=1.0, start=partial(fake, behaviour)) as inspector:
            found = inspector.inspect(tmp_path / "a.pdf")

        assert (found.verdict, found.pages, found.unshown) == (Verdict.OK, 3, ())
        assert found.text is TextCondition.OK

    @pytest.mark.parametrize("behaviour", ["dies-when-asked-at-text", "is-silent-at-text"])
    def test_a_page_whose_text_cannot_be_read_can_still_be_shown(
        self, tmp_path: Path, behaviour: str
    ) -> None:
        with Inspector(page_limit=1.0, start=partial(fake, behaviour)) as inspector:
            found = inspector.inspect(tmp_path / "a.pdf")

        assert (found.verdict, found.pages, found.unshown) == (Verdict.OK, 3, ())
        assert found.text is TextCondition.SUSPECT

    def test_a_scan_has_none(self, inspector: Inspector, tmp_path: Path) -> None:
        found = inspector.inspect(large_picture(tmp_path / "a.pdf"))

        assert (found.text, found.khmer) == (TextCondition.NONE, Condition.NONE)

    def test_signs_without_a_meaning_are_suspect(
        self, inspector: Inspector, tmp_path: Path
    ) -> None:
        found = inspector.inspect(pdfs.meaningless_pdf(tmp_path / "a.pdf", "សេរីភាព"))

        assert (found.verdict, found.text) == (Verdict.OK, TextCondition.SUSPECT)

    def test_khmer_from_before_unicode_is_suspect(
        self, inspector: Inspector, tmp_path: Path
    ) -> None:
        found = inspector.inspect(pdfs.legacy_khmer_pdf(tmp_path / "a.pdf"))

        assert (found.verdict, found.text) == (Verdict.OK, TextCondition.SUSPECT)

    @pytest.mark.parametrize(
        ("language", "condition"), [("en", Condition.NONE), ("km", Condition.OK)]
    )
    def test_the_bundled_report_can_be_searched(
        self, inspector: Inspector, language: str, condition: Condition
    ) -> None:
        found = inspector.inspect(BUNDLED / f"{language}.pdf")

        assert (found.text, found.khmer) == (TextCondition.OK, condition)


class TestMemory:
    @on_linux
    def test_the_most_the_worker_had_belongs_to_the_file(
        self, inspector: Inspector, tmp_path: Path
    ) -> None:
        small, large = pdfs.text_pdf(tmp_path / "a.pdf"), large_picture(tmp_path / "b.pdf")

        peaks = [inspector.inspect(file).peak_memory or 0 for file in (small, large, small)]

        assert peaks[1] > peaks[0] + 20_000_000
        assert abs(peaks[2] - peaks[0]) < 10_000_000

    @on_linux
    def test_it_is_known_for_a_worker_that_had_to_be_ended(self, tmp_path: Path) -> None:
        file = heavy_pages(tmp_path / "a.pdf", pages=1)

        with Inspector(page_limit=0.3) as inspector:
            found = inspector.inspect(file)

        assert found.peak_memory
        assert found.peak_memory > 10_000_000

    @on_linux
    def test_small_files_share_a_worker(self, tmp_path: Path) -> None:
        file, starter = pdfs.text_pdf(tmp_path / "a.pdf"), Starter()

        with Inspector(start=starter) as inspector:
            for _ in range(5):
                inspector.inspect(file)

        assert starter.count == 1


def test_a_worker_that_cannot_be_started_is_not_the_file_s_fault(tmp_path: Path) -> None:
    def start() -> WorkerProcess:
        raise OSError

    with Inspector(start=start) as inspector, pytest.raises(RenderError) as lost:
        inspector.inspect(pdfs.text_pdf(tmp_path / "a.pdf"))

    assert lost.value.reason is Reason.WORKER_LOST
