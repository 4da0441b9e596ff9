"""Turning, pairing and recolouring the pages of the view, with the real worker."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.paging import Opener, photograph_pdf, reading_pdf, seen, settle, show
from tests.workers import pdfs

from kiosk.ui.widgets.page_canvas import Fit, PageCanvas, Position, Spread, Zoom
from kiosk.ui.widgets.page_place import Point
from kiosk.workers.render_messages import Ink

NIGHT, SEPIA, WHITE = "#1e2528", "#f4ecd8", "#ffffff"


def centre(canvas: PageCanvas) -> tuple[int, Point]:
    """The page in the middle of the view, and which of its points is there."""
    assert canvas.view is not None
    size = canvas.viewport().size()
    spot = canvas.view.spot(Point(size.width() / 2, size.height() / 2))
    return spot.page, spot.point


class TestTurning:
    @pytest.fixture(autouse=True)
    def _shown(self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=6)))

    @pytest.mark.parametrize(
        ("degrees", "right", "low"), [(90, True, False), (180, True, True), (270, False, True)]
    )
    def test_what_was_at_the_upper_left_goes_round_clockwise(
        self, qtbot: QtBot, canvas: PageCanvas, degrees: int, right: bool, low: bool
    ) -> None:
        canvas.fit_page()

        settle(qtbot, canvas, lambda: canvas.set_rotation(degrees))
        canvas.go_to_page(1)

        assert canvas.view is not None
        box = canvas.view.layout.box(1)
        x = box.right - 10 if right else box.x + 10
        y = box.bottom - 10 if low else box.y + 10
        assert seen(canvas).pixelColor(x, y) == QColor("red")

    def test_the_middle_of_the_view_stays_where_it_is(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        settle(qtbot, canvas, lambda: canvas.set_zoom(Zoom(fit=Fit.NONE, percent=200)))
        canvas.go_to_page(4, 0.4)
        page, before = centre(canvas)

        for degrees in (90, 180, 270, 0):
            canvas.set_rotation(degrees)

        assert centre(canvas)[0] == page == 4
        after = centre(canvas)[1]
        assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=2)

    def test_a_turned_page_is_never_white(self, qtbot: QtBot, canvas: PageCanvas) -> None:
        settle(qtbot, canvas, canvas.fit_page)
        assert canvas.view is not None

        canvas.set_rotation(90)
        image = seen(canvas)

        box = canvas.view.layout.box(1)
        assert image.pixelColor(box.right - 10, box.y + 10) == QColor("red")

    def test_quarter_turns_add_up(self, canvas: PageCanvas) -> None:
        canvas.set_rotation(270)

        canvas.set_rotation(canvas.rotation + 90)

        assert canvas.rotation == 0


class TestPairs:
    @pytest.fixture(autouse=True)
    def _shown(self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=7)))

    def test_the_page_that_is_read_stays_in_view_both_ways(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        canvas.go_to_page(5)

        settle(qtbot, canvas, lambda: canvas.set_spread(Spread.PAIRS))
        assert (canvas.page, canvas.position) == (5, Position(page=5))
        settle(qtbot, canvas, lambda: canvas.set_spread(Spread.SINGLE))

        assert (canvas.page, canvas.position) == (5, Position(page=5))

    def test_keys_lead_from_pair_to_pair(self, canvas: PageCanvas) -> None:
        canvas.set_spread(Spread.PAIRS)
        canvas.fit_page()
        QTest.keyClick(canvas, Qt.Key.Key_Home)
        visited = []

        for _ in range(4):
            visited.append(canvas.page)
            QTest.keyClick(canvas, Qt.Key.Key_PageDown)

        assert visited == [1, 2, 4, 6]

    def test_both_pages_of_a_pair_are_fetched(self, qtbot: QtBot, canvas: PageCanvas) -> None:
        canvas.set_spread(Spread.PAIRS)
        settle(qtbot, canvas, lambda: canvas.go_to_page(3))

        image = seen(canvas)

        assert canvas.view is not None
        assert canvas.view.pages[:2] == [2, 3]
        corners = [canvas.view.layout.box(page).x + 10 for page in (2, 3)]
        assert [image.pixelColor(x, 30).name() for x in corners] == ["#ff0000"] * 2


class TestInk:
    @pytest.mark.parametrize(("ink", "paper"), [(Ink.NIGHT, NIGHT), (Ink.SEPIA, SEPIA)])
    def test_paper_changes_its_colour_and_photographs_keep_theirs(
        self,
        qtbot: QtBot,
        canvas: PageCanvas,
        open_pdf: Opener,
        tmp_path: Path,
        ink: Ink,
        paper: str,
    ) -> None:
        show(qtbot, canvas, open_pdf(photograph_pdf(tmp_path / "a.pdf")))
        before = seen(canvas).pixelColor(200, 200)

        settle(qtbot, canvas, lambda: canvas.set_ink(ink))

        image = seen(canvas)
        assert image.pixelColor(40, 40).name() == paper
        assert image.pixelColor(200, 200) == before

    def test_switching_shows_the_former_picture_until_the_new_one_is_there(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf")))
        frames = []

        canvas.set_ink(Ink.NIGHT)
        while not canvas.is_settled:
            frames.append(seen(canvas).pixelColor(20, 20).name())
            QApplication.processEvents()

        assert set(frames) <= {"#ff0000", seen(canvas).pixelColor(20, 20).name()}
        assert seen(canvas).pixelColor(500, 300).name() == NIGHT

    def test_by_night_the_desk_is_dark_too(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf")))

        canvas.set_ink(Ink.NIGHT)

        assert seen(canvas).pixelColor(5, 300).lightness() < 30

    def test_by_night_pages_that_lack_a_picture_are_dark_too(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        canvas.set_ink(Ink.NIGHT)

        canvas.show_document(open_pdf(pdfs.text_pdf(tmp_path / "a.pdf")))

        assert seen(canvas).pixelColor(500, 300).name() == NIGHT

    def test_pages_out_of_view_do_not_come_back_in_the_former_ink(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
    ) -> None:
        show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf", pages=4)))
        qtbot.waitUntil(lambda: not canvas._stage.is_busy)

        canvas.set_ink(Ink.NIGHT)
        canvas.go_to_page(2)

        assert seen(canvas).pixelColor(500, 300).name() == NIGHT


def test_how_pages_are_shown_is_kept_from_document_to_document(
    qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
) -> None:
    show(qtbot, canvas, open_pdf(pdfs.text_pdf(tmp_path / "a.pdf")))
    canvas.set_rotation(90)
    canvas.set_spread(Spread.PAIRS)
    canvas.set_ink(Ink.SEPIA)

    canvas.clear()
    show(qtbot, canvas, open_pdf(reading_pdf(tmp_path / "b.pdf")))

    assert (canvas.rotation, canvas.spread, canvas.ink) == (90, Spread.PAIRS, Ink.SEPIA)
    assert seen(canvas).pixelColor(700, 100).name() == SEPIA


def test_at_800_percent_of_a_poster_memory_stays_bounded(
    qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path
) -> None:
    show(qtbot, canvas, open_pdf(pdfs.mixed_pdf(tmp_path / "a.pdf", [(7_800, 7_800)])))

    settle(qtbot, canvas, lambda: canvas.set_zoom(Zoom(fit=Fit.NONE, percent=800)))
    settle(qtbot, canvas, lambda: canvas.go_to_page(1, 0.7))

    assert canvas._stage.shown is not None
    assert canvas._stage.shown.picture_bytes <= 64 * 1024 * 1024
    assert canvas.view is not None
    assert canvas.view.layout.box(1).width == 83_200


@pytest.mark.parametrize("factor", ["1.25", "1.5"])
def test_pages_are_sharp_on_screens_with_a_fractional_ratio(factor: str, tmp_path: Path) -> None:
    pdf = pdfs.text_pdf(tmp_path / "a.pdf")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}

    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("sharpness.py")), str(pdf)],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )

    assert (done.stdout.strip(), done.returncode) == (f"{factor} sharp", 0), done.stderr
