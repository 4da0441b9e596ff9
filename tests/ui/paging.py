"""What tests of the page view share: a canvas with the real worker, and what happens to it."""

from collections.abc import Callable
from pathlib import Path

import pymupdf
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.visitor import REPOSITORY

from kiosk.core.reading.rect import Rect
from kiosk.ui.widgets.page_canvas import PageCanvas, Position
from kiosk.ui.worker import OpenedPdf, RenderClient

KHMER_PDF = REPOSITORY / "resources/packs/camboja/reports/impacts-briefing/km.pdf"
LINE = "Journalists asked what the law says"


class Opener(QObject):
    """Opens files and waits for them."""

    def __init__(self, qtbot: QtBot, client: RenderClient) -> None:
        super().__init__()
        self._qtbot, self._client = qtbot, client

    def __call__(self, path: Path) -> OpenedPdf:
        request = self._client.open(path)
        with self._qtbot.waitSignal(request.opened) as opened:
            pass
        pdf = opened.args[0]
        assert isinstance(pdf, OpenedPdf)
        return pdf


def reading_pdf(path: Path, *, pages: int = 3) -> Path:
    """Pages of six lines of text, 40 points apart; on the first two links in the lower half.

    Of the two on the first page one leads to page 3, 100 points down, and one to an address.
    """
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            page = document.new_page(width=595, height=842)
            page.insert_text((72, 60), f"Page {number}", fontsize=20)
            for line in range(1, 6):
                page.insert_text((72, 60 + 40 * line), LINE, fontsize=20)
        first = document[0]
        target = {"kind": pymupdf.LINK_GOTO, "page": 2, "to": pymupdf.Point(0, 100)}
        first.insert_link({**target, "from": pymupdf.Rect(72, 300, 200, 330)})
        address = {"kind": pymupdf.LINK_URI, "uri": "https://example.org/<b>a</b>"}
        first.insert_link({**address, "from": pymupdf.Rect(72, 340, 200, 370)})
        document.save(path)
    return path


def photograph_pdf(path: Path) -> Path:
    """A page with a photograph of one blue in its upper left quarter, and text beside it."""
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=842)
        noise = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 200, 200), 0)
        noise.set_rect(noise.irect, (40, 90, 200))
        page.insert_image((40, 40, 260, 260), pixmap=noise)
        page.insert_text((300, 80), LINE)
        document.save(path)
    return path


def show(qtbot: QtBot, canvas: PageCanvas, pdf: OpenedPdf, at: Position | None = None) -> None:
    """Show a document and wait until all that is in view is there."""
    with qtbot.waitSignal(canvas.settled):
        canvas.show_document(pdf, at)


def settle(qtbot: QtBot, canvas: PageCanvas, act: Callable[[], object]) -> None:
    """Do something and wait until all that is in view is there."""
    with qtbot.waitSignal(canvas.settled):
        act()


def read(qtbot: QtBot, canvas: PageCanvas, pdf: OpenedPdf, at: Position | None = None) -> None:
    """Show a document and wait until what its pages in view say is known."""
    canvas.show_document(pdf, at)
    wait_for_contents(qtbot, canvas)


def wait_for_contents(qtbot: QtBot, canvas: PageCanvas) -> None:
    """Wait until the texts and links of the pages in view are there."""

    def are_there() -> bool:
        view, contents = canvas.view, canvas._contents
        return view is not None and all(
            page in contents._texts and page in contents._links for page in view.pages
        )

    qtbot.waitUntil(are_there)


def seen(canvas: PageCanvas) -> QImage:
    """Return what the canvas shows."""
    return canvas.viewport().grab().toImage()


def spot_of(canvas: PageCanvas, x: float, y: float, page: int = 1) -> QPoint:
    """Return where in the view this point of the page is, in logical pixels."""
    assert canvas.view is not None
    area = canvas.view.area(page, Rect(x, y, x, y))
    ratio = canvas.devicePixelRatioF()
    return QPoint(round(area.left / ratio), round(area.top / ratio))


def wheel(
    canvas: PageCanvas,
    turn: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    at: QPoint | None = None,
    pixels: QPoint | None = None,
) -> None:
    """Turn the wheel; with `pixels`, as a touchpad does that tells them."""
    spot = QPointF(at or QPoint(300, 200))
    is_smooth = pixels is not None
    event = QWheelEvent(
        spot,
        QPointF(canvas.viewport().mapToGlobal(spot.toPoint())),
        pixels or QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.ScrollUpdate if is_smooth else Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
