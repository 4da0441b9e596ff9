"""A link that leaves the library is shown, copied and handed over, and never followed."""

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.ui.stage import Stage, staged
from tests.ui.visitor import EN, KM

from kiosk.ui.widgets.address_sheet import AddressSheet
from kiosk.ui.widgets.qr_view import QrView

LONG = "https://example.org/" + "x" * 1_980


def laid(qtbot: QtBot, address: str) -> Stage:
    stage = staged(qtbot)
    stage.lays(AddressSheet(address, stage.language, stage.theme))
    return stage


def heading(stage: Stage) -> str:
    return next(one.text() for one in stage.all_of(QLabel) if one.property("look") == "heading")


def test_the_host_stands_out_and_all_of_the_address_is_there(qtbot: QtBot) -> None:
    stage = laid(qtbot, "https://unesco.org@evil.example/a")

    assert heading(stage) == "This link leads out of the library"
    assert stage.sees(QLabel, "address-whom").text() == "evil.example"
    text = stage.sees(QPlainTextEdit, "address-text").toPlainText()
    assert text == "https://unesco.org@evil.example/a"


def test_the_exact_form_of_a_khmer_host_is_told_too(qtbot: QtBot) -> None:
    stage = laid(qtbot, "https://ខ្មែរ.example/")

    assert "xn--j2e0cg3n2c.example" in stage.sees(QLabel, "address-exact").text()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mailto:editor@example.org", "This link leads to an e-mail address"),
        ("tel:+85512345678", "This link leads to a phone number"),
    ],
)
def test_mailboxes_and_numbers_are_called_so(qtbot: QtBot, address: str, told: str) -> None:
    assert heading(laid(qtbot, address)) == told


def test_a_phone_reads_the_address_off_the_screen(qtbot: QtBot) -> None:
    stage = laid(qtbot, "https://example.org/ឯកសារ")

    image = stage.sees(QrView, "qr-view").grab().toImage()

    read = zxingcpp.read_barcodes(_grey(image))
    assert [one.text for one in read] == ["https://example.org/ឯកសារ"]


def _grey(image: QImage) -> memoryview:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))


def test_what_is_too_long_for_a_code_is_said_to_be(qtbot: QtBot) -> None:
    stage = laid(qtbot, LONG)

    assert not stage.has("qr-view")
    assert "too long" in stage.sees(QLabel, "address-trouble").text()


def test_what_no_phone_can_go_to_has_no_code(qtbot: QtBot) -> None:
    stage = laid(qtbot, "javascript:alert(1)")

    assert not stage.has("qr-view")
    assert not stage.has("address-trouble")


def test_copy_takes_what_is_shown_and_says_so(qtbot: QtBot) -> None:
    stage = laid(qtbot, "https://example.org/\u202egpj.exe")

    stage.presses("address-copy")

    assert QGuiApplication.clipboard().text() == "https://example.org/%E2%80%AEgpj.exe"
    assert stage.sees(QLabel, "address-answer").text() == "Copied."


def test_there_is_no_way_to_go_there(qtbot: QtBot) -> None:
    stage = laid(qtbot, "https://example.org/")

    buttons = {one.objectName() for one in stage.all_of(QAbstractButton)}

    assert buttons == {"address-copy", "address-sheet-close"}
    assert not any(one.openExternalLinks() for one in stage.all_of(QLabel))


@pytest.mark.parametrize("language", [EN, KM])
@pytest.mark.parametrize(
    ("scale", "size"), [(100, QSize(1024, 600)), (200, QSize(1024, 600)), (200, QSize(1366, 768))]
)
@pytest.mark.parametrize("address", [LONG, "https://ខ្មែរ.example/", "mailto:a@" + "b" * 60])
def test_there_is_room_for_every_word(
    qtbot: QtBot, language: str, scale: int, size: QSize, address: str
) -> None:
    stage = staged(qtbot, language=language, scale=scale, size=size)

    stage.lays(AddressSheet(address, stage.language, stage.theme))

    assert stage.cut_words() == []
    assert stage.nameless() == []
