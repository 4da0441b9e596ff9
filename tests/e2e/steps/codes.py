"""Then a phone reads the code."""

from pathlib import Path

import numpy as np
import zxingcpp
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytest_bdd import parsers, then
from tests.e2e.display import Pixels
from tests.e2e.visit import Visit


@then(parsers.parse('a phone reads "{text}" from the screen'))
def _(visit: Visit, text: str) -> None:
    visit.program.wait_until(
        lambda _: any(text in read for read in read_codes(visit.display.picture())),
        f"The code on the screen says “{text}”, not {read_codes(visit.display.picture())}",
    )


@then(parsers.parse('a phone reads "{text}" from the projector'))
def _(visit: Visit, text: str) -> None:
    visit.program.wait_until(
        lambda _: any(text in read for read in read_codes(visit.look_at_projector())),
        f"The projector's code says “{text}”",
    )


@then("the projector shows nothing of the kiosk")
def _(visit: Visit) -> None:
    visit.program.wait_until(
        lambda _: not visit.look_at_projector().any(), "The projector is as dark as before"
    )


@then(parsers.parse('the code on the screen says nothing of "{text}"'))
def _(visit: Visit, text: str) -> None:
    visit.program.wait_until(
        lambda _: _without(text, read_codes(visit.display.picture())),
        f"The code on the screen leaves out “{text}”",
    )


@then("there is no code on the screen")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda _: not read_codes(visit.display.picture()), "There is no code")


@then(parsers.parse('a phone reads "{text}" from the {kind} in "{folder}"'))
def _(visit: Visit, text: str, kind: str, folder: str) -> None:
    pattern = f"*.{kind.lower()}"
    visit.program.wait_until(
        lambda _: bool(list((visit.home / folder).glob(pattern))), f"A {kind} is in {folder}"
    )
    (file,) = (visit.home / folder).glob(pattern)
    read = read_codes(_picture_of(file))
    assert any(text in one for one in read), read


def read_codes(pixels: Pixels) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(pixels) if code.text]


def _without(text: str, read: list[str]) -> bool:
    return bool(read) and not any(text in one for one in read)


def _picture_of(file: Path) -> Pixels:
    if file.suffix == ".svg":
        image = QImage(600, 600, QImage.Format.Format_RGB888)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        QSvgRenderer(str(file)).render(painter, QRectF(image.rect()))
        painter.end()
    else:
        image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888)
    assert not image.isNull(), file
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].reshape(image.height(), -1, 3).copy()  # outlives the image
