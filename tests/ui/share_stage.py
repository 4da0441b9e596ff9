"""A Share sheet on a stage of its own, and a form that is answered when a test says so."""

from dataclasses import dataclass

import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.ui.stage import Stage, staged
from tests.ui.visitor import EN, LAPTOP, REPOSITORY, settle

from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import Place, parse_place
from kiosk.core.handover.payload import Form, Payload, laptop_payload
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.widgets.form_panel import FormPanel
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.share_sheet import ShareSheet
from kiosk.ui.widgets.sheet import SheetLayer
from kiosk.ui.widgets.wifi_panel import WifiPanel

URL = "http://192.168.1.7:8000/ABCDEFGHIJKLMNOPQRST/"


class AddressPanel(FormPanel):
    """Stands for the share: phones can fetch once it is told so."""

    def __init__(self) -> None:
        super().__init__()
        self.is_on = False
        self.begun = 0

    def begin(self) -> None:
        self.begun += 1

    def payload(self) -> Payload | None:
        return laptop_payload(URL) if self.is_on else None

    def retranslate(self) -> None:
        """It has no words."""

    def turn(self, *, on: bool) -> None:
        self.is_on = on
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class ShareStage:
    """An open sheet, with what it was given."""

    stage: Stage
    sheet: ShareSheet
    laptop: AddressPanel
    layer: SheetLayer

    @property
    def view(self) -> QrView:
        return self.stage.sees(QrView, "qr-view")

    def scanned(self) -> str:
        """What a phone reads from the window as it is seen."""
        settle()
        return read(self.stage.window.grab().toImage())

    def text(self, name: str) -> str:
        return self.stage.sees(QLabel, name).text()

    def joins(self, name: str, password: str) -> None:
        """Type a Wi-Fi and have its code shown."""
        self.stage.presses("share-as-wifi")
        self.stage.types("wifi-name", name)
        self.stage.types("wifi-password", password)
        self.stage.presses("wifi-show-code")


def bundled_library() -> Library:
    return PackFolders([REPOSITORY / "resources" / "packs"]).load()


def shared(
    qtbot: QtBot,
    library: Library,
    *places: str,
    language: LanguageCode = EN,
    size: QSize = LAPTOP,
    scale: int = 100,
    **wishes: object,
) -> ShareStage:
    """Open the sheet of these places over a whole window."""
    stage = staged(qtbot, language=language, size=size, scale=scale)
    laptop = AddressPanel()

    def asks(form: Form, _places: tuple[Place, ...]) -> FormPanel | None:
        return laptop if form is Form.LAPTOP else WifiPanel(stage.language, stage.theme)

    sheet = ShareSheet(
        tuple(map(parse_place, places)),
        stage.language,
        stage.theme,
        library,
        asks,
        **wishes,  # type: ignore[arg-type]
    )
    layer = stage.lays(sheet, fills=True)
    return ShareStage(stage, sheet, laptop, layer)


def read(picture: QImage) -> str:
    """Read a picture as a phone's camera app does: nothing, or more than one code, is a failure."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(bytes(grey.constBits())).cast(
        "B", shape=(grey.height(), grey.bytesPerLine())
    )
    found = zxingcpp.read_barcodes(pixels, try_invert=False, text_mode=zxingcpp.TextMode.Plain)
    assert len(found) == 1, f"{len(found)} codes found"
    return str(found[0].text)
