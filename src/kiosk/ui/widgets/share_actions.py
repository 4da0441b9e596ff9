"""What can be done with a code beside showing it: save, copy, print, and take it elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel, Signal
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.core.handover.qr import QrCode, png, svg
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.saving import readable_name
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow


class CodeActions(Flow):
    """Buttons for the code that is shown; without one they wait."""

    sheet_wanted = Signal(object)  # Sheet
    paper_wanted = Signal()
    stick_wanted = Signal()

    def __init__(
        self, language: Language, theme: Theme, *, offers_paper: bool, offers_stick: bool
    ) -> None:
        super().__init__(spacing=10)
        self._language, self._theme = language, theme
        self._code: QrCode | None = None
        self._title, self._what = "", ""
        self._save_png = Button(theme, "share-save-png", icon="download")
        self._save_svg = Button(theme, "share-save-svg", icon="download")
        self._copy = Button(theme, "share-copy", icon="copy")
        self._print = Button(theme, "share-print", icon="printer")
        self._paper = Button(theme, "share-paper", icon="file-text")
        self._stick = Button(theme, "share-stick", icon="usb")
        self._of_code = (self._save_png, self._save_svg, self._copy, self._print)
        for button in self._of_code:
            self.add(button)
        if offers_paper:
            self.add(self._paper)
        if offers_stick:
            self.add(self._stick)
        self._save_png.clicked.connect(self._on_save_png_clicked)
        self._save_svg.clicked.connect(self._on_save_svg_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        self._paper.clicked.connect(self.paper_wanted)
        self._stick.clicked.connect(self.stick_wanted)

    def take(self, code: QrCode | None, title: str, what: str) -> None:
        """Have this code to save, copy and print, under its title and with what it does."""
        self._code, self._title, self._what = code, title, what
        for button in self._of_code:
            button.setEnabled(code is not None)

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._save_png.set_words(say("Save as {format}", format="PNG"))
        self._save_svg.set_words(say("Save as {format}", format="SVG"))
        self._copy.set_words(say("Copy"))
        self._print.set_words(say("Print"))
        self._paper.set_words(say("On paper"))
        self._stick.set_words(say("Copy to a USB stick"))

    def _name(self) -> str:
        return without_breaks(self._title)

    def _on_save_png_clicked(self) -> None:
        if self._code is not None:
            self._save(png(self._code), ".png")

    def _on_save_svg_clicked(self) -> None:
        if self._code is not None:
            self._save(svg(self._code, self._name()).encode(), ".svg")

    def _save(self, made: bytes, ending: str) -> None:
        from kiosk.ui.widgets.save_sheet import ContentSheet

        name = readable_name(self._name(), ending)
        self.sheet_wanted.emit(ContentSheet(made, name, self._language, self._theme))

    def _on_copy_clicked(self) -> None:
        """Copy the picture, and what it holds for whoever pastes text."""
        if self._code is not None:
            copied = _empty_mime_data()
            picture = QImage.fromData(png(self._code))
            copied.setImageData(picture.convertToFormat(QImage.Format.Format_RGB32))
            copied.setText(self._code.payload)
            QGuiApplication.clipboard().setMimeData(copied)

    def _on_print_clicked(self) -> None:
        from kiosk.ui.widgets.print_sheet import PicturePrintSheet

        if self._code is not None:
            lines = [self._title, self._what]
            modules = self._code.modules
            self.sheet_wanted.emit(PicturePrintSheet(lines, modules, self._language, self._theme))


def _empty_mime_data() -> QMimeData:
    """Let Qt make the data: one made by Python outlives Python on the clipboard, and crashes."""
    model = QStringListModel(["-"])
    made = model.mimeData([model.index(0)])
    for kind in made.formats():
        made.removeFormat(kind)
    return made
