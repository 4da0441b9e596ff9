"""The page view under wheel, touchpad and fingers, with the real worker."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScroller
from pytestqt.qtbot import QtBot
from tests.ui.paging import Opener, read, reading_pdf, seen, show, spot_of, wheel

from kiosk.ui.widgets.page_canvas import Fit, PageCanvas
from kiosk.ui.widgets.page_place import Point
from kiosk.workers.render_messages import Link

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def screen_touched() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture(autouse=True)
def _shown(qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener, tmp_path: Path) -> None:
    show(qtbot, canvas, open_pdf(reading_pdf(tmp_path / "a.pdf", pages=8)))
    qtbot.waitUntil(lambda: not canvas._stage.is_busy)


def under(canvas: PageCanvas, at: QPoint) -> tuple[int, Point]:
    """The page under this point of the view, and which of its points is there."""
    assert canvas.view is not None
    spot = canvas.view.spot(Point(at.x(), at.y()))
    return spot.page, spot.point


def gesture(canvas: PageCanvas, kind: Qt.NativeGestureType, value: float, at: QPoint) -> None:
    spot = QPointF(at)
    event = QNativeGestureEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        2,
        spot,
        spot,
        QPointF(canvas.viewport().mapToGlobal(at)),
        value,
        QPointF(),
    )
    QApplication.sendEvent(canvas.viewport(), event)


class TestTouchpad:
    def test_two_fingers_scroll_by_the_pixels_they_tell(self, canvas: PageCanvas) -> None:
        for _ in range(3):
            wheel(canvas, -15, pixels=QPoint(0, -7))

        assert canvas.verticalScrollBar().value() == 21

    def test_two_fingers_scroll_sideways_too(self, canvas: PageCanvas) -> None:
        for _ in range(4):
            canvas.zoom_in()
        before = canvas.horizontalScrollBar().value()

        wheel(canvas, 0, pixels=QPoint(-9, 0))

        assert canvas.horizontalScrollBar().value() == before + 9

    def test_with_control_they_zoom_smoothly_around_the_pointer(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        at = QPoint(500, 400)
        page, before = under(canvas, at)
        percent = canvas.zoom.percent

        for _ in range(10):
            wheel(canvas, 30, CONTROL, at=at, pixels=QPoint(0, 10))

        assert canvas.zoom.fit is Fit.NONE
        assert percent * 1.5 < canvas.zoom.percent < percent * 1.8
        assert under(canvas, at)[0] == page
        assert under(canvas, at)[1].y == pytest.approx(before.y, abs=3)
        qtbot.waitUntil(lambda: canvas.is_settled)

    def test_a_pinch_zooms_around_the_fingers_and_ends_sharp(
        self, qtbot: QtBot, canvas: PageCanvas
    ) -> None:
        at = QPoint(500, 300)
        before = under(canvas, at)[1]
        percent = canvas.zoom.percent

        gesture(canvas, Qt.NativeGestureType.BeginNativeGesture, 0, at)
        for _ in range(5):
            gesture(canvas, Qt.NativeGestureType.ZoomNativeGesture, 0.1, at)
        is_sharp_meanwhile = canvas.is_settled
        gesture(canvas, Qt.NativeGestureType.EndNativeGesture, 0, at)
        qtbot.waitUntil(lambda: canvas.is_settled)

        assert not is_sharp_meanwhile
        assert canvas.zoom.percent == pytest.approx(percent * 1.1**5)
        assert under(canvas, at)[1].y == pytest.approx(before.y, abs=3)

    def test_while_pinching_the_pictures_there_are_are_stretched(self, canvas: PageCanvas) -> None:
        at = QPoint(500, 300)

        for _ in range(5):
            gesture(canvas, Qt.NativeGestureType.ZoomNativeGesture, 0.1, at)

        assert has_ink(seen(canvas))
        assert not canvas._stage.is_busy


class TestWheel:
    def test_small_turns_add_up_to_a_step(self, canvas: PageCanvas) -> None:
        for _ in range(3):
            wheel(canvas, 40, CONTROL)

        assert canvas.zoom.percent == 125

    def test_the_point_under_the_pointer_stays_there(self, canvas: PageCanvas) -> None:
        at = QPoint(700, 500)
        canvas.go_to_page(3, 0.2)
        page, before = under(canvas, at)

        wheel(canvas, 360, CONTROL, at=at)

        assert under(canvas, at)[0] == page
        after = under(canvas, at)[1]
        assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=10)


class TestFingers:
    def test_one_finger_moves_the_page_and_a_flick_goes_on(
        self, qtbot: QtBot, canvas: PageCanvas, screen_touched: QPointingDevice
    ) -> None:
        view = canvas.viewport()
        QTest.touchEvent(view, screen_touched).press(0, QPoint(500, 600), view)
        for step in range(1, 9):
            QTest.qWait(8)  # a flick has a speed: its moves need time between them
            QTest.touchEvent(view, screen_touched).move(0, QPoint(500, 600 - 50 * step), view)
        moved = canvas.verticalScrollBar().value()
        QTest.touchEvent(view, screen_touched).release(0, QPoint(500, 200), view)

        qtbot.waitUntil(lambda: canvas.verticalScrollBar().value() > moved + 100)
        qtbot.waitUntil(lambda: scroller_state(canvas) is QScroller.State.Inactive)
        assert moved > 200

    def test_a_flick_at_the_end_shows_nothing_beyond(
        self, qtbot: QtBot, canvas: PageCanvas, screen_touched: QPointingDevice
    ) -> None:
        view = canvas.viewport()
        QTest.touchEvent(view, screen_touched).press(0, QPoint(500, 200), view)
        for step in range(1, 9):
            QTest.qWait(8)
            QTest.touchEvent(view, screen_touched).move(0, QPoint(500, 200 + 50 * step), view)
        QTest.touchEvent(view, screen_touched).release(0, QPoint(500, 600), view)

        qtbot.waitUntil(lambda: scroller_state(canvas) is QScroller.State.Inactive)
        assert canvas.verticalScrollBar().value() == 0

    def test_two_fingers_zoom_around_their_middle(
        self, qtbot: QtBot, canvas: PageCanvas, screen_touched: QPointingDevice
    ) -> None:
        view, middle = canvas.viewport(), QPoint(500, 350)
        before, percent = under(canvas, middle)[1], canvas.zoom.percent

        fingers(canvas, screen_touched, 100, "press")
        for span in (120, 150, 180, 200):
            fingers(canvas, screen_touched, span, "move")
        fingers(canvas, screen_touched, 200, "release")
        qtbot.waitUntil(lambda: canvas.is_settled)

        assert view.isVisible()
        assert canvas.zoom.percent == pytest.approx(percent * 2, rel=0.01)
        assert under(canvas, middle)[1].y == pytest.approx(before.y, abs=3)

    def test_pages_are_sharp_again_when_one_of_two_fingers_is_lifted(
        self, qtbot: QtBot, canvas: PageCanvas, screen_touched: QPointingDevice
    ) -> None:
        view = canvas.viewport()
        fingers(canvas, screen_touched, 100, "press")
        fingers(canvas, screen_touched, 150, "move")
        percent = canvas.zoom.percent

        QTest.touchEvent(view, screen_touched).stationary(0).release(1, QPoint(650, 350), view)
        QTest.touchEvent(view, screen_touched).move(0, QPoint(300, 350), view)

        qtbot.waitUntil(lambda: canvas.is_settled)
        assert canvas.zoom.percent == percent
        QTest.touchEvent(view, screen_touched).release(0, QPoint(300, 350), view)

    def test_a_tap_follows_a_link(
        self,
        qtbot: QtBot,
        canvas: PageCanvas,
        open_pdf: Opener,
        screen_touched: QPointingDevice,
        tmp_path: Path,
    ) -> None:
        read(qtbot, canvas, open_pdf(reading_pdf(tmp_path / "b.pdf")))
        view, link = canvas.viewport(), spot_of(canvas, 100, 315)

        with qtbot.waitSignal(canvas.link_followed) as followed:
            QTest.touchEvent(view, screen_touched).press(0, link, view)
            QTest.touchEvent(view, screen_touched).release(0, link, view)

        assert isinstance(followed.args[0], Link)

    def test_holding_selects_a_word_and_moving_on_more(
        self,
        qtbot: QtBot,
        canvas: PageCanvas,
        open_pdf: Opener,
        screen_touched: QPointingDevice,
        tmp_path: Path,
    ) -> None:
        read(qtbot, canvas, open_pdf(reading_pdf(tmp_path / "b.pdf")))
        view, word = canvas.viewport(), spot_of(canvas, 110, 93)

        QTest.touchEvent(view, screen_touched).press(0, word, view)
        qtbot.waitUntil(lambda: canvas.has_selection)
        first = canvas._selection.selection
        QTest.touchEvent(view, screen_touched).move(0, spot_of(canvas, 300, 93), view)
        QTest.touchEvent(view, screen_touched).release(0, spot_of(canvas, 300, 93), view)

        selection = canvas._selection.selection
        assert first is not None
        assert selection is not None
        assert first.last.index - first.first.index == len("Journalists")
        assert selection.last > first.last
        assert canvas.verticalScrollBar().value() == 0


def fingers(canvas: PageCanvas, device: QInputDevice, span: int, act: str) -> None:
    view = canvas.viewport()
    event = QTest.touchEvent(view, device)  # type: ignore[call-overload]
    for number, way in ((0, -1), (1, 1)):
        getattr(event, act)(number, QPoint(500 + way * span, 350), view)
    event.commit()


def scroller_state(canvas: PageCanvas) -> QScroller.State:
    return QScroller.scroller(canvas.viewport()).state()


def has_ink(image: QImage) -> bool:
    columns, rows = range(0, image.width(), 3), range(0, image.height(), 3)
    return any(image.pixelColor(x, y).lightness() < 100 for x in columns for y in rows)
