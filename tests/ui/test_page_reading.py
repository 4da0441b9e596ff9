"""Reading from pages: selecting, copying, following links, what was found, with the real worker."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QHelpEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.paging import (
    KHMER_PDF,
    LINE,
    Opener,
    read,
    reading_pdf,
    seen,
    settle,
    spot_of,
    wait_for_contents,
)

from kiosk.core.khmer.fold import fold_query
from kiosk.core.reading.find import Hit, hits_on_page
from kiosk.ui.theme import LIGHT
from kiosk.ui.widgets.page_canvas import Fit, PageCanvas, Position, Zoom
from kiosk.ui.widgets.page_marks import hit_areas
from kiosk.ui.worker import OpenedPdf
from kiosk.workers.render_messages import Ink, Link

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def screen_touched() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def report(open_pdf: Opener, tmp_path: Path) -> OpenedPdf:
    return open_pdf(reading_pdf(tmp_path / "report.pdf", pages=16))


def press(canvas: PageCanvas, at: QPoint, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas.viewport(), LEFT, modifier, at)


def drag(canvas: PageCanvas, start: QPoint, end: QPoint) -> None:
    press(canvas, start)
    QTest.mouseMove(canvas.viewport(), (start + end) / 2)
    QTest.mouseMove(canvas.viewport(), end)
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=end)


def click(canvas: PageCanvas, at: QPoint) -> None:
    QTest.mouseClick(canvas.viewport(), LEFT, pos=at)


def copied(qtbot: QtBot, canvas: PageCanvas) -> str:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    with qtbot.waitSignal(clipboard.dataChanged):
        canvas.copy()
    return clipboard.text()


class TestFetching:
    def test_pictures_come_before_what_the_page_says(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        with qtbot.waitSignal(canvas.settled):
            canvas.show_document(report)
        assert canvas.text_of(1) is None

        wait_for_contents(qtbot, canvas)

        text = canvas.text_of(1)
        assert text is not None
        assert text.text.startswith("Page 1")

    def test_of_a_long_document_only_the_last_pages_are_remembered(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        for page in range(2, 17):
            canvas.go_to_page(page)
            wait_for_contents(qtbot, canvas)

        assert canvas.text_of(1) is None
        assert canvas.text_of(16) is not None
        assert len(canvas._contents._texts) <= 12


class TestSelecting:
    def test_dragging_selects_what_lies_between(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        drag(canvas, spot_of(canvas, 72, 93), spot_of(canvas, 500, 133))

        assert canvas.has_selection
        assert copied(qtbot, canvas) == f"{LINE}\n{LINE}"

    @pytest.mark.parametrize("rotation", [90, 180, 270])
    def test_it_selects_the_same_on_turned_pages(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf, rotation: int
    ) -> None:
        canvas.set_rotation(rotation)
        canvas.fit_page()
        read(qtbot, canvas, report)

        drag(canvas, spot_of(canvas, 72, 93), spot_of(canvas, 500, 133))

        assert copied(qtbot, canvas) == f"{LINE}\n{LINE}"

    def test_a_double_click_selects_a_word_and_a_third_the_line(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        word = spot_of(canvas, 110, 93)

        click(canvas, word)
        QTest.mouseDClick(canvas.viewport(), LEFT, pos=word)
        first = copied(qtbot, canvas)
        click(canvas, word)

        assert (first, copied(qtbot, canvas)) == ("Journalists", LINE)

    def test_shift_and_a_click_extend_what_is_selected(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        click(canvas, spot_of(canvas, 72, 93))

        press(canvas, spot_of(canvas, 500, 173), shift=True)
        QTest.mouseRelease(canvas.viewport(), LEFT, pos=spot_of(canvas, 500, 173))

        assert copied(qtbot, canvas) == "\n".join([LINE] * 3)

    def test_shift_and_arrows_move_its_end_by_letters(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        click(canvas, spot_of(canvas, 72, 93))

        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
            QTest.keyClick(canvas, key, Qt.KeyboardModifier.ShiftModifier)

        assert copied(qtbot, canvas) == "Jo"

    def test_a_click_or_escape_selects_nothing(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        drag(canvas, spot_of(canvas, 72, 93), spot_of(canvas, 500, 133))

        QTest.keyClick(canvas, Qt.Key.Key_Escape)

        assert not canvas.has_selection

    def test_dragging_at_the_edge_scrolls_until_the_button_is_released(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        below = QPoint(300, canvas.viewport().height() + 40)

        press(canvas, spot_of(canvas, 72, 93))
        QTest.mouseMove(canvas.viewport(), below)
        qtbot.waitUntil(lambda: canvas.page > 1)
        QTest.mouseRelease(canvas.viewport(), LEFT, pos=below)

        stopped = canvas.position
        assert not canvas._selection._scrolling.isActive()
        QApplication.processEvents()
        assert canvas.position == stopped

    def test_dragging_scrolls_fast_where_the_screen_ends_with_the_view(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        lowest = QPoint(300, canvas.viewport().height() - 1)

        press(canvas, spot_of(canvas, 72, 93))
        with qtbot.waitSignal(canvas._selection.scroll_wanted) as step:
            QTest.mouseMove(canvas.viewport(), lowest)
        QTest.mouseRelease(canvas.viewport(), LEFT, pos=lowest)

        assert step.args is not None
        assert step.args[1] >= 15  # a page of A4 in a second

    def test_a_whole_document_is_copied_though_few_pages_were_read(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        text = copied(qtbot, canvas)

        assert text.splitlines()[::6] == [f"Page {number}" for number in range(1, 17)]

    def test_selecting_leaves_no_trace_on_any_clipboard(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        QGuiApplication.clipboard().setText("mine")
        read(qtbot, canvas, report)

        drag(canvas, spot_of(canvas, 72, 93), spot_of(canvas, 500, 133))

        assert QGuiApplication.clipboard().text() == "mine"

    def test_khmer_is_selected_by_whole_clusters_and_copied_without_breaks(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener
    ) -> None:
        read(qtbot, canvas, open_pdf(KHMER_PDF))
        text = canvas.text_of(1)
        assert text is not None
        line = text.lines[4].rect

        drag(
            canvas,
            spot_of(canvas, line.left + 30, line.top + 5),
            spot_of(canvas, line.right - 60, line.top + 5),
        )
        words = copied(qtbot, canvas)

        assert len(words) > 10
        assert "\u200b" not in words
        assert "\u1780" <= words[0] <= "\u17b3"

    @pytest.mark.parametrize("ink", list(Ink))
    def test_what_is_selected_is_seen_and_can_be_read_in_every_ink(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf, ink: Ink
    ) -> None:
        canvas.set_ink(ink)
        read(qtbot, canvas, report)
        line = canvas.text_of(1).rects(7, 7 + len(LINE))[0]  # type: ignore[union-attr]
        corner = spot_of(canvas, line.left + 1, line.top + 1)
        before = seen(canvas)

        QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        after = seen(canvas)

        rows = range(corner.y(), spot_of(canvas, 0, line.bottom).y())
        lightness = {after.pixelColor(x, y).lightness() for x in range(130, 600) for y in rows}
        assert before.pixelColor(corner) != after.pixelColor(corner)
        assert max(lightness) - min(lightness) > 120


class TestFound:
    def test_hits_are_marked_and_the_current_one_more(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        hits = found(canvas, 1, "law")

        canvas.mark_hits(hits, hits[1])

        image = seen(canvas)
        colours = [image.pixelColor(spot_of(canvas, 314, 82 + 40 * n)).name() for n in range(5)]
        strong, weak = LIGHT.mark_found_now.lower(), LIGHT.mark_found.lower()
        assert colours == [weak, strong, weak, weak, weak]

    def test_a_hit_far_away_is_brought_a_third_down_the_view_once_its_text_is_there(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        canvas.set_zoom(Zoom(fit=Fit.NONE, percent=400))
        wait_for_contents(qtbot, canvas)
        last = found(canvas, 1, "law")[-1]
        hit = Hit(9, last.start, last.end)

        canvas.mark_hits([hit], hit)
        canvas.show_hit(hit)
        qtbot.waitUntil(lambda: canvas.text_of(9) is not None)

        text = canvas.text_of(9)
        assert text is not None
        assert canvas.view is not None
        area = canvas.view.area(9, hit_areas(text, hit)[0])
        assert area.top == pytest.approx(canvas.viewport().height() / 3, abs=3)
        assert 0 < area.left < area.right < canvas.viewport().width()

    def test_while_the_text_of_a_hit_is_read_the_view_does_not_move(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        pages: list[int] = []
        canvas.page_changed.connect(pages.append)
        first = found(canvas, 1, "law")[0]

        canvas.show_hit(Hit(12, first.start, first.end))
        canvas.mark_hits([Hit(12, first.start, first.end)], None)
        before = canvas.position
        qtbot.waitUntil(lambda: canvas.page == 12)

        assert before == Position()
        assert pages == [12]

    def test_a_hit_in_view_moves_nothing(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        canvas.show_hit(found(canvas, 1, "law")[0])

        assert canvas.position == Position()

    def test_hits_of_one_document_are_not_marked_in_another(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf, open_pdf: Opener, tmp_path: Path
    ) -> None:
        read(qtbot, canvas, report)
        canvas.mark_hits(found(canvas, 1, "law"), None)

        read(qtbot, canvas, open_pdf(reading_pdf(tmp_path / "other.pdf")))

        assert canvas.marks_on(1) == ()


def found(canvas: PageCanvas, page: int, query: str) -> list[Hit]:
    text = canvas.text_of(page)
    assert text is not None
    return hits_on_page(page, text.key.text, fold_query(query))


class TestLinks:
    def test_a_click_on_a_link_within_the_document_tells_where_it_leads(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        with qtbot.waitSignal(canvas.link_followed) as followed:
            click(canvas, spot_of(canvas, 100, 315))

        link = followed.args[0]
        assert isinstance(link, Link)
        assert (link.page, link.y) == (3, pytest.approx(100, abs=1))

    def test_a_click_on_an_address_tells_the_address_and_opens_nothing(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        with qtbot.waitSignal(canvas.address_wanted) as wanted:
            click(canvas, spot_of(canvas, 100, 355))

        assert wanted.args == ["https://example.org/<b>a</b>"]

    def test_dragging_from_a_link_follows_nothing(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        with qtbot.assertNotEmitted(canvas.link_followed):
            drag(canvas, spot_of(canvas, 100, 315), spot_of(canvas, 100, 200))

    def test_the_pointer_tells_what_it_would_do(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        shapes = []

        for x, y in ((100, 315), (150, 93), (400, 320)):
            QTest.mouseMove(canvas.viewport(), spot_of(canvas, x, y))
            shapes.append(canvas.viewport().cursor().shape())

        assert shapes == [
            Qt.CursorShape.PointingHandCursor,
            Qt.CursorShape.IBeamCursor,
            Qt.CursorShape.ArrowCursor,
        ]

    @pytest.mark.qt_log_ignore("This plugin does not support raise")
    def test_the_tip_shows_the_address_as_it_is_written(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        spot = spot_of(canvas, 100, 355)

        event = QHelpEvent(QEvent.Type.ToolTip, spot, canvas.viewport().mapToGlobal(spot))
        QApplication.sendEvent(canvas.viewport(), event)

        assert "&lt;b&gt;a&lt;/b&gt;" in QToolTip.text()
        QToolTip.hideText()

    def test_tab_walks_through_the_links_in_view_and_on(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        window, field = beside_a_field(canvas)
        qtbot.waitExposed(window)
        read(qtbot, canvas, report)
        canvas.setFocus()
        qtbot.waitUntil(canvas.hasFocus)

        followed: list[object] = []
        canvas.link_followed.connect(followed.append)
        canvas.address_wanted.connect(followed.append)
        for _ in range(2):
            QTest.keyClick(canvas, Qt.Key.Key_Tab)
            QTest.keyClick(canvas, Qt.Key.Key_Return)
        is_inside = canvas.hasFocus()
        QTest.keyClick(canvas, Qt.Key.Key_Tab)

        assert is_inside
        assert isinstance(followed[0], Link)
        assert followed[1] == "https://example.org/<b>a</b>"
        assert field.hasFocus()
        QTest.keyClick(field, Qt.Key.Key_Backtab)
        QTest.keyClick(canvas, Qt.Key.Key_Backtab)
        assert canvas._links.focused is not None
        canvas.setParent(None)  # the window goes now

    def test_whoever_comes_back_from_where_a_link_led_goes_on_from_there(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        window, field = beside_a_field(canvas)
        qtbot.waitExposed(window)
        read(qtbot, canvas, report)
        canvas.setFocus()
        qtbot.waitUntil(canvas.hasFocus)
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        followed: list[str] = []
        canvas.address_wanted.connect(followed.append)

        field.setFocus(Qt.FocusReason.PopupFocusReason)
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        QTest.keyClick(canvas, Qt.Key.Key_Return)

        assert followed == ["https://example.org/<b>a</b>"]
        canvas.setParent(None)  # the window goes now

    def test_the_link_with_the_focus_has_a_ring(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        canvas.setFocus()

        QTest.keyClick(canvas, Qt.Key.Key_Tab)

        ring = spot_of(canvas, 130, 300) - QPoint(0, 2)
        assert seen(canvas).pixelColor(ring) == QColor(LIGHT.mark_focus)


def beside_a_field(canvas: PageCanvas) -> tuple[QWidget, QLineEdit]:
    window, field = QWidget(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(canvas)
    column.addWidget(field)
    window.resize(1000, 760)
    window.show()
    window.activateWindow()
    return window, field


class TestHearing:
    @pytest.fixture(autouse=True)
    def _listened_to(self) -> object:
        QAccessible.setActive(True)
        yield
        QAccessible.setActive(False)

    def test_a_screen_reader_reaches_the_text_of_the_page_that_is_looked_at(
        self, qtbot: QtBot, canvas: PageCanvas, open_pdf: Opener
    ) -> None:
        read(qtbot, canvas, open_pdf(KHMER_PDF))

        qtbot.waitUntil(lambda: "សេចក្ដី" in heard(canvas))
        first = heard(canvas)
        settle(qtbot, canvas, lambda: canvas.go_to_page(4))
        qtbot.waitUntil(lambda: heard(canvas) not in {"", first})

        text = canvas.text_of(4)
        assert text is not None
        assert heard(canvas) == text.copied(0, len(text.text))

    def test_what_is_heard_is_neither_painted_nor_in_the_way(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)
        before = seen(canvas)

        qtbot.waitUntil(lambda: "Page 1" in heard(canvas))

        assert seen(canvas) == before
        drag(canvas, spot_of(canvas, 72, 93), spot_of(canvas, 500, 93))
        assert canvas.has_selection

    def test_a_finger_reaches_the_page_under_it(
        self,
        qtbot: QtBot,
        canvas: PageCanvas,
        report: OpenedPdf,
        screen_touched: QPointingDevice,
    ) -> None:
        read(qtbot, canvas, report)
        qtbot.waitUntil(lambda: "Page 1" in heard(canvas))
        view, link = canvas.viewport(), spot_of(canvas, 100, 315)

        with qtbot.waitSignal(canvas.link_followed):
            QTest.touchEvent(view, screen_touched).press(0, link, view)
            QTest.touchEvent(view, screen_touched).release(0, link, view)

    def test_it_is_called_what_the_page_is_called(
        self, qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
    ) -> None:
        read(qtbot, canvas, report)

        qtbot.waitUntil(lambda: "Page 1" in heard(canvas))

        mirror = canvas.findChild(QPlainTextEdit, "page-text")
        assert isinstance(mirror, QPlainTextEdit)
        assert mirror.accessibleName() == canvas.accessibleName() == "page 1 of 16"


def test_nobody_listens_and_nothing_is_kept_for_it(
    qtbot: QtBot, canvas: PageCanvas, report: OpenedPdf
) -> None:
    read(qtbot, canvas, report)

    assert heard(canvas) == ""


def heard(canvas: PageCanvas) -> str:
    """All text that a screen reader can walk to from the canvas."""
    return texts_below(QAccessible.queryAccessibleInterface(canvas))


def texts_below(interface: object) -> str:
    here = interface.textInterface()  # type: ignore[attr-defined]
    words = here.text(0, here.characterCount()) if here else ""
    state = interface.state()  # type: ignore[attr-defined]
    if state.invisible:
        return ""
    children = range(interface.childCount())  # type: ignore[attr-defined]
    return words + "".join(texts_below(interface.child(n)) for n in children)  # type: ignore[attr-defined]
