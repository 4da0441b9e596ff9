"""What is told of a code: how far it reads, who in a room that is, and how large it is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.handover.qr import QrCode
from kiosk.core.handover.reach import reach_of
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.widgets.badges import Badge, BadgeRow
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.share_words import REACH_WORDS


class CodeFacts(QWidget):
    """Badges, and a word of caution where a screen cannot know how large its picture is."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._badges = BadgeRow()
        self._caution = named(label("small", wraps=True), "share-caution")
        self._told: list[Badge] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._badges)
        column.addWidget(self._caution)

    @property
    def words(self) -> str:
        """How far the code reads, for whoever cannot see it."""
        return "; ".join(words for _, words in self._told[:2])

    def show_code(self, code: QrCode | None, view: QrView, *, is_wall: bool) -> None:
        """Tell of a code as it is drawn in `view`; a wall may be a projector's."""
        told = self._facts(code, view) if code is not None else []
        if told != self._told:  # badges are made anew: not at every step of a slider
            self._told = told
            self._badges.set_badges(told)
        self.setVisible(code is not None)
        show_text(self._caution, self._doubt(view, is_wall=is_wall) if code is not None else "")

    def _facts(self, code: QrCode, view: QrView) -> list[Badge]:
        say = self._language.say
        distance = code.readable_distance(view.code_width)
        metres = round(distance) if distance >= 3 else round(distance, 1)
        look, reach = REACH_WORDS[reach_of(distance)]
        return [
            ("accent-badge", say("Readable from {metres} m", metres=metres)),
            (look, self._language.tell(reach)),
            (
                "badge",
                say(
                    "{bytes} bytes · version {version} {correction}",
                    bytes=code.bytes,
                    version=code.version,
                    correction=code.error_correction.value,
                ),
            ),
        ]

    def _doubt(self, view: QrView, *, is_wall: bool) -> str:
        """Say that the distance is a guide, where it is."""
        if is_wall:
            return self._language.say(
                "On a projector the distance is a guide: try it from the back."
            )
        if not view.screen_size.is_likely:
            return self._language.say(
                "The distance is a guide: this screen does not tell how large its picture is."
            )
        return ""
