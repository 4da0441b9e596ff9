"""The code on the screen: what a phone's camera sees there."""

import os
import subprocess
import sys

import pytest
import zxingcpp
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.core.handover.qr import QUIET_ZONE, QrCode, make_code, png, svg
from kiosk.ui.widgets.qr_view import QrView

PAYLOADS = [
    "https://camboja.net",
    "mailto:ed@camboja.net?subject=guides/lock-your-phone",
    "ក" * 100,  # as much as a code holds
]


@pytest.fixture
def view(qtbot: QtBot) -> QrView:
    view = QrView()
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.show()
    return view


def seen(picture: QImage) -> list[str]:
    """Read the codes in a picture, as a phone would."""
    return [one.text for one in zxingcpp.read_barcodes(_grey(picture), try_invert=False)]


def dark(picture: QImage) -> list[list[bool]]:
    grey = _grey(picture)
    return [[grey[y, x] < 128 for x in range(picture.width())] for y in range(picture.height())]


def _grey(picture: QImage) -> memoryview:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits())
    lines = b"".join(
        pixels[y * grey.bytesPerLine() :][: grey.width()] for y in range(grey.height())
    )
    return memoryview(lines).cast("B", shape=(grey.height(), grey.width()))


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("size", [(220, 220), (333, 600), (1024, 479)])
def test_a_camera_reads_the_screen(view: QrView, payload: str, size: tuple[int, int]) -> None:
    view.resize(*size)

    view.show_code(make_code(payload))

    assert seen(view.grab().toImage()) == [payload]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_module_is_the_same_number_of_whole_pixels(view: QrView, payload: str) -> None:
    code = make_code(payload)

    view.show_code(code)

    module = min(view.width(), view.height()) // (code.side + 2 * QUIET_ZONE)
    assert view.code_pixels == module * code.side
    assert _modules(dark(view.grab().toImage()), code, module) == code.modules


def test_it_is_black_on_white_whatever_the_theme(qtbot: QtBot) -> None:
    window, view = QWidget(), QrView()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(view)
    window.setStyleSheet("* { background: #14191B; color: #EDF0F0; }")
    window.show()

    view.show_code(make_code(PAYLOADS[0]))

    picture = view.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert colours == {"#000000", "#ffffff"}
    assert picture.pixelColor(0, 0).name() == "#ffffff"


def test_it_says_its_payload_to_a_screen_reader(view: QrView) -> None:
    view.show_code(make_code(PAYLOADS[0]))
    assert view.accessibleName() == PAYLOADS[0]

    view.show_code(None)
    assert view.accessibleName() == ""


def test_without_a_code_it_is_an_empty_sheet(view: QrView) -> None:
    view.show_code(make_code(PAYLOADS[0]))

    view.show_code(None)

    assert not any(map(any, dark(view.grab().toImage())))
    assert view.code_pixels == 0
    assert view.code_width == 0
    assert view.image().isNull()


def test_the_width_is_told_in_metres(view: QrView) -> None:
    view.show_code(make_code(PAYLOADS[0]))

    inches = view.code_pixels / view.screen().physicalDotsPerInchX()
    assert view.code_width == pytest.approx(inches * 0.0254)


def test_a_larger_view_draws_a_larger_code(view: QrView) -> None:
    view.show_code(make_code(PAYLOADS[0]))
    small = view.code_pixels

    view.resize(1000, 1000)

    assert view.code_pixels > 2 * small - 50
    assert view.code_pixels <= 1000


@pytest.mark.parametrize("module", [1, 3, 12])
def test_the_picture_to_copy_is_the_code_with_its_quiet_zone(view: QrView, module: int) -> None:
    code = make_code(PAYLOADS[1])

    view.show_code(code)

    picture = view.image(module)
    assert picture.size() == QSize(1, 1) * ((code.side + 2 * QUIET_ZONE) * module)
    assert _modules(dark(picture), code, module) == code.modules


@pytest.mark.parametrize("payload", PAYLOADS)
def test_qt_reads_the_files_that_are_saved(qtbot: QtBot, payload: str) -> None:
    code = make_code(payload)

    drawn = _rasterised(svg(code, payload), side=700)
    loaded = QImage.fromData(png(code, module=5), "PNG")

    assert seen(drawn) == [payload]
    assert seen(loaded) == [payload]


@pytest.mark.parametrize("scale", ["1.25", "1.5", "2"])
def test_modules_stay_whole_pixels_on_scaled_screens(scale: str) -> None:
    program = (
        "from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget\n"
        "from kiosk.core.handover.qr import make_code\n"
        "from kiosk.ui.widgets.qr_view import QrView\n"
        "from tests.ui.test_qr_view import _modules, dark\n"
        "application = QApplication([])\n"
        "window, view = QWidget(), QrView()\n"
        "QVBoxLayout(window).addWidget(view)\n"
        "window.layout().setContentsMargins(13, 17, 5, 3)\n"
        "window.resize(512, 408)\n"
        "window.show()\n"
        "code = make_code('ក' * 50)\n"
        "view.show_code(code)\n"
        "picture = window.grab().toImage()\n"
        "assert _modules(dark(picture), code, view.code_pixels // code.side) == code.modules\n"
        "print(picture.width())"
    )

    said = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stderr
    assert int(said.stdout) == 512 * float(scale)


def _rasterised(drawing: str, side: int) -> QImage:
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    assert renderer.isValid()
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(0xFF808080)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return picture


def _modules(picture: list[list[bool]], code: QrCode, module: int) -> tuple[tuple[bool, ...], ...]:
    """Find the code in the picture, and see that each module is one square of one colour."""
    top = next(y for y, row in enumerate(picture) if any(row))
    left = min(row.index(True) for row in picture if any(row))
    size = code.side * module
    square = [row[left : left + size] for row in picture[top : top + size]]
    assert sum(map(sum, picture)) == sum(map(sum, square))  # nothing dark around it
    rows = []
    for y in range(0, size, module):
        assert all(row == square[y] for row in square[y : y + module])
        cells = [square[y][x : x + module] for x in range(0, size, module)]
        assert all(len(set(cell)) == 1 for cell in cells)
        rows.append(tuple(cell[0] for cell in cells))
    return tuple(rows)
