"""The page view, with real documents and the real worker."""

import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.paging import Opener, seen, settle, show, wheel
from tests.workers import pdfs

from kiosk.ui.widgets.page_canvas import Fit, PageCanvas, PageTexts, Position, Zoom
from kiosk.ui.worker import PageRequest, RenderClient
from kiosk.workers.render_messages import DocumentId, Reason

RED, BLUE, WHITE = QColor("red"), QColor("blue"), QColor("white")


def colours_in(image: QImage) -> set[str]:
    columns, rows = range(0, image.width(), 7), range(0, image.height(), 7)
    return {image.pixelColor(x, y).name() for x in columns for y in rows}


class TestShowing:
    def test_the_first_page_fills_the_width_of_the_view(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        pdf = open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", colour=(1, 0, 0)))

        show(qtbot, canvas, pdf)

        image = seen(canvas)
        assert image.pixelColor(20, 20) == RED
        assert image.pixelColor(image.width() - 20, 300) == WHITE
        assert image.pixelColor(5, 300) == QColor("#E9E7E1")

    def test_sharp_pixels_are_the_worker_s_own(
        self,
        qtbot: QtBot,
        canvas: PageCanvas,
        open_pdf: Opener,
        canvas_client: RenderClient,
        tmp_path: Path,
    ) -> None:
        pdf = open_pdf(pdfs.text_pdf(tmp_path / "a.pdf"))
        show(qtbot, canvas, pdf)
        width = canvas.viewport().width() - 32

        request = canvas_client.render(pdf.id, 1, width / 595)
        with qtbot.waitSignal(request.rendered) as rendered:
            pass

        part = seen(canvas).copy(16, 16, width, 600).convertToFormat(QImage.Format.Format_RGB32)
        assert part == rendered.args[0].copy(0, 0, width, 600)

    def test_a_screen_reader_hears_which_page_it_is(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=5)))

        settle(qtbot, canvas, lambda: canvas.go_to_page(3))

        assert canvas.accessibleName() == "page 3 of 5"

    def test_five_thousand_pages_of_all_sizes_open_at_once(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        sizes = [(300 + 7 * (n % 90), 200 + 11 * (n % 97)) for n in range(5000)]
        pdf = open_pdf(pdfs.mixed_pdf(tmp_path / "long.pdf", [*sizes]))

        started = time.perf_counter()
        canvas.show_document(pdf, Position(page=4321))

        assert time.perf_counter() - started < 0.25
        qtbot.waitSignal(canvas.settled).wait()
        assert canvas.position.page == 4321

    def test_a_page_is_drawn_once_for_the_room_that_the_scroll_bar_leaves(
        self,
        qtbot: QtBot,
        canvas: PageCanvas,
        open_pdf: Opener,
        canvas_client: RenderClient,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        pdf = open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=1))
        scales, render = [], canvas_client.render

        def noted(document: DocumentId, page: int, scale: float, **rest: Any) -> PageRequest:  # noqa: ANN401
            scales.append(scale)
            return render(document, page, scale, **rest)

        monkeypatch.setattr(canvas_client, "render", noted)
        with qtbot.waitSignal(canvas.rested):
            canvas.show_document(pdf)

        assert canvas.verticalScrollBar().isVisible()
        assert canvas.view is not None
        assert scales == [canvas.view.layout.scale(1)]

    def test_a_page_that_fits_only_beside_a_scroll_bar_does_not_make_it_come_and_go(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        pdf = open_pdf(pdfs.mixed_pdf(tmp_path / "a.pdf", [(968, 672)]))
        changes: list[None] = []
        canvas.view_changed.connect(partial(changes.append, None))

        show(qtbot, canvas, pdf)
        for _ in range(50):
            QApplication.processEvents()

        assert len(changes) < 10
        assert canvas.verticalScrollBar().maximum() == 0

    def test_nothing_is_shown_after_clear(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf")))

        canvas.clear()

        assert (canvas.page, canvas.page_count) == (0, 0)
        assert colours_in(seen(canvas)) == {"#e9e7e1"}


class TestMoving:
    @pytest.fixture(autouse=True)
    def _shown(self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=8)))

    def test_going_to_a_page_brings_it_to_the_top_and_says_so(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        with qtbot.waitSignal(canvas.page_changed) as changed:
            canvas.go_to_page(5)

        assert changed.args == [5]
        assert canvas.position == Position(page=5, fraction=0)

    @pytest.mark.parametrize(
        ("keys", "page"),
        [
            ([Qt.Key.Key_End], 8),
            ([Qt.Key.Key_End, Qt.Key.Key_Home], 1),
            ([Qt.Key.Key_Right, Qt.Key.Key_Right], 3),
            ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], 2),
            ([Qt.Key.Key_PageDown] * 4, 3),
            ([Qt.Key.Key_Space] * 4 + [Qt.Key.Key_PageUp] * 4, 1),
        ],
    )
    def test_keys_lead_through_the_document(
        self, canvas: PageCanvas, keys: list[Qt.Key], page: int
    ) -> None:
        for key in keys:
            QTest.keyClick(canvas, key)

        assert canvas.page == page

    def test_arrow_keys_scroll_a_little(self, canvas: PageCanvas) -> None:
        QTest.keyClick(canvas, Qt.Key.Key_Down)

        assert canvas.verticalScrollBar().value() == 40

    def test_page_down_turns_whole_pages_when_whole_pages_are_shown(
        self, canvas: PageCanvas
    ) -> None:
        canvas.fit_page()
        QTest.keyClick(canvas, Qt.Key.Key_Home)

        QTest.keyClick(canvas, Qt.Key.Key_PageDown)

        assert canvas.position == Position(page=2, fraction=0)

    def test_neighbours_are_there_before_they_are_asked_for(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        canvas.fit_page()
        qtbot.waitUntil(lambda: not canvas._stage.is_busy)

        QTest.keyClick(canvas, Qt.Key.Key_PageDown)

        assert canvas.is_settled

    def test_who_turns_pages_fast_finds_something_of_each(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        canvas.fit_page()
        qtbot.waitUntil(lambda: not canvas._stage.is_busy)

        for _ in range(3):
            QTest.keyClick(canvas, Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda: not canvas._stage.is_busy)

        assert canvas._stage.shown is not None
        assert all(canvas._stage.shown.has_picture(page) for page in range(3, 9))

    def test_the_position_stays_when_the_view_is_resized(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        canvas.go_to_page(4, 0.5)

        settle(qtbot, canvas, lambda: canvas.resize(620, 500))

        assert canvas.position.page == 4
        assert canvas.position.fraction == pytest.approx(0.5, abs=0.01)


class TestZooming:
    @pytest.fixture(autouse=True)
    def _shown(self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=8)))

    def test_it_tells_what_fit_width_comes_to(self, canvas: PageCanvas) -> None:
        width = canvas.viewport().width() - 32

        assert canvas.zoom.fit is Fit.WIDTH
        assert canvas.zoom.percent == pytest.approx(width / 595 * 72 / 96 * 100)

    def test_a_whole_page_fits_into_the_view(self, qtbot: QtBot, canvas: PageCanvas) -> None:
        settle(qtbot, canvas, canvas.fit_page)

        assert canvas._stage.shown is not None
        assert canvas._stage.shown.layout.box(1).height == 700 - 32

    def test_actual_size_is_96_pixels_an_inch(self, canvas: PageCanvas) -> None:
        canvas.actual_size()

        assert canvas._stage.shown is not None
        assert canvas._stage.shown.layout.box(1).width == round(595 / 72 * 96)
        assert canvas.zoom == Zoom(fit=Fit.NONE, percent=100)

    def test_steps_lead_from_25_to_800_percent_and_no_further(self, canvas: PageCanvas) -> None:
        for _ in range(30):
            canvas.zoom_in()
        largest = canvas.zoom.percent
        for _ in range(30):
            canvas.zoom_out()

        assert (largest, canvas.zoom.percent) == (800, 25)

    def test_what_is_in_the_middle_stays_there(self, canvas: PageCanvas) -> None:
        canvas.go_to_page(4, 0.5)
        middle = canvas.viewport().height() // 2
        before = canvas._stage.shown.layout.position_at(canvas.verticalScrollBar().value() + middle)

        canvas.set_zoom(Zoom(fit=Fit.NONE, percent=300))

        after = canvas._stage.shown.layout.position_at(canvas.verticalScrollBar().value() + middle)
        assert after.page == before.page
        assert after.fraction == pytest.approx(before.fraction, abs=0.01)

    def test_large_pages_come_in_tiles_that_fit_without_a_seam(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        settle(qtbot, canvas, lambda: canvas.set_zoom(Zoom(fit=Fit.NONE, percent=400)))
        settle(qtbot, canvas, lambda: canvas.go_to_page(2))
        canvas.horizontalScrollBar().setValue(0)
        qtbot.waitUntil(lambda: canvas.is_settled)

        image = seen(canvas)

        assert {image.pixelColor(x, 100).name() for x in range(20, 500)} == {"#ff0000"}
        assert {image.pixelColor(100, y).name() for y in range(20, 500)} == {"#ff0000"}

    def test_control_and_the_wheel_zoom_around_the_pointer(self, canvas: PageCanvas) -> None:
        wheel(canvas, 120, Qt.KeyboardModifier.ControlModifier)

        assert canvas.zoom.fit is Fit.NONE
        assert canvas.zoom.percent == 125

    def test_the_wheel_alone_scrolls(self, canvas: PageCanvas) -> None:
        wheel(canvas, -120)

        assert canvas.verticalScrollBar().value() > 0


class TestAnotherEdition:
    def test_the_old_page_stays_in_view_until_the_new_one_is_there(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        red = open_pdf(pdfs.text_pdf(tmp_path / "en.pdf", colour=(1, 0, 0)))
        blue = open_pdf(pdfs.text_pdf(tmp_path / "km.pdf", colour=(0, 0, 1)))
        show(qtbot, canvas, red, Position(page=2))
        seen_between = []

        started = time.perf_counter()
        canvas.show_document(blue, canvas.position)
        while not canvas._is_first_told:
            seen_between.append(seen(canvas).pixelColor(40, 40))
            QApplication.processEvents()
        took = time.perf_counter() - started

        assert seen(canvas).pixelColor(40, 40) == BLUE
        assert {colour.name() for colour in seen_between} == {"#ff0000"}
        assert canvas.position == Position(page=2)
        assert took < 0.2

    def test_a_shorter_edition_opens_at_its_end(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "en.pdf", pages=9)), Position(page=8))

        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "km.pdf", pages=3)), canvas.position)

        assert canvas.page == 3

    def test_the_zoom_is_kept(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "en.pdf")))
        settle(qtbot, canvas, lambda: canvas.set_zoom(Zoom(fit=Fit.NONE, percent=150)))

        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "km.pdf")))

        assert canvas.zoom.percent == 150


class TestTrouble:
    def test_a_page_that_hangs_the_worker_is_named_and_the_others_are_shown(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        canvas.set_texts(PageTexts(cannot_show="This page cannot be shown"))
        pdf = open_pdf(pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=2_000_000))

        with qtbot.waitSignal(canvas.page_failed, timeout=10_000) as failed:
            canvas.show_document(pdf)
        assert "#56616a" in set(colours_near_text(seen(canvas)))
        settle(qtbot, canvas, lambda: canvas.go_to_page(3))

        assert failed.args == [1, Reason.TIMED_OUT]
        assert canvas._stage.shown is not None
        assert canvas._stage.shown.has_picture(3)

    def test_a_slow_page_says_that_it_is_loading_on_paper(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        pdf = open_pdf(pdfs.heavy_pdf(tmp_path / "heavy.pdf", strokes=2_000_000))

        canvas.show_document(pdf)
        qtbot.waitUntil(lambda: canvas._stage.is_loading_told)

        assert seen(canvas).pixelColor(100, 100) == WHITE

    def test_pictures_stay_within_their_budget(
        self, qtbot: QtBot, canvas_client: RenderClient, open_pdf: Opener, tmp_path: Path
    ) -> None:
        budget = 24 * 1024 * 1024
        canvas = PageCanvas(canvas_client, budget=budget)
        qtbot.addWidget(canvas)
        canvas.resize(1000, 700)
        canvas.show()
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=30)))

        for page in range(1, 31):
            canvas.go_to_page(page)
            qtbot.waitUntil(lambda: canvas.is_settled)

            assert canvas._stage.shown is not None
            assert canvas._stage.shown.picture_bytes <= budget

    def test_a_hidden_canvas_asks_for_nothing(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        canvas.hide()

        canvas.show_document(open_pdf(pdfs.text_pdf(tmp_path / "a.pdf")))

        assert not canvas._stage.is_busy
        assert not canvas.is_settled
        settle(qtbot, canvas, canvas.show)


def colours_near_text(image: QImage) -> set[str]:
    rows = range(image.height() // 2 - 30, image.height() // 2 + 30)
    return {image.pixelColor(x, y).name() for x in range(100, image.width() - 100) for y in rows}
