"""The white half of the Share sheet: the code, its step, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.handover.qr import QrCode
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.qr_view import QrView

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_EDGE = 32


class CodeDesk(QFrame):
    """Shows a code as it stands on the wall; a sentence in its place where there is none."""

    instead_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        styled(named(self, "share-desk"), "qr-desk")
        self.view = QrView()
        self._step = named(label("wall", wraps=True), "share-step")
        self._trouble = named(label("on-paper", wraps=True), "share-trouble")
        self._instead = Button(theme, "share-instead", look="primary")
        for words in (self._step, self._trouble):
            words.setAlignment(_CENTRE)
            words.hide()
        self._instead.hide()
        self._instead.clicked.connect(self.instead_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        in_its_place = QVBoxLayout(self.view)
        in_its_place.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        in_its_place.setSpacing(16)
        in_its_place.addStretch(1)
        in_its_place.addWidget(self._trouble)
        in_its_place.addWidget(self._instead, 0, _CENTRE)
        in_its_place.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._step)
        column.addWidget(self.view, 1)

    def show_code(self, code: QrCode, step: str, *, told: str = "") -> None:
        """Show this code; `told` is its name where its content is not to be read out."""
        self._show(step, "", "")
        self.view.show_code(code, told=told)

    def tell(self, sentence: str, step: str, instead: str = "") -> None:
        """Say why there is no code; `instead` is what a button offers in its place."""
        self._show(step, sentence, instead)
        self.view.show_code(None)

    def _show(self, step: str, sentence: str, instead: str) -> None:
        show_text(self._step, step)
        show_text(self._trouble, sentence)
        self._instead.set_words(instead)
        self._instead.setVisible(bool(instead))
