"""The line above every screen while phones can fetch from this laptop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.sharing import Sharing
from kiosk.ui.sharing_words import banner_told
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon

_LEAST_WIDTH_FOR_WORDS = 900


class ShareBanner(QFrame):
    """Says that it is on, how many phones fetch, and for how long; asks before it ends."""

    code_wanted = Signal(object)  # tuple[Place, ...]: what was handed over last

    def __init__(self, language: Language, theme: Theme, sharing: Sharing) -> None:
        super().__init__()
        styled(named(self, "share-banner"), "caution")
        self._language, self._theme, self._sharing = language, theme, sharing
        self._words = named(label(wraps=True), "share-banner-words")
        self._more = Button(theme, "share-banner-more-time", icon="clock", look="primary")
        self._code = Button(theme, "share-banner-code", icon="qr-code")
        self._stop = Button(theme, "share-banner-stop", icon="circle-stop")
        self._lay_out()
        self._more.clicked.connect(sharing.extend)
        self._code.clicked.connect(self._on_code_clicked)
        self._stop.clicked.connect(sharing.stop)
        sharing.changed.connect(self._show)
        language.changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        told, buttons = QHBoxLayout(), QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(Icon(self._theme, "wifi", "caution"), 0, Qt.AlignmentFlag.AlignVCenter)
        told.addWidget(self._words, 1)
        buttons.setSpacing(12)
        for button in (self._more, self._code, self._stop):
            buttons.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(20, 6, 12, 6)
        self._row.setSpacing(12)
        self._row.addLayout(told, 1)
        self._row.addLayout(buttons)

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._more.set_words(say("30 more minutes"))
        self._stop.set_words(say("Stop"), tip=say("Stop handing over"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the room to the sentence where there is little; a question's answers go below."""
        is_wide = self.width() >= self._theme.sizes.scaled(_LEAST_WIDTH_FOR_WORDS)
        is_below = self._is_asking and not is_wide
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_below else across)
        self._code.set_look("plain" if is_wide else "tool")
        self._code.set_words(self._language.say("Show the code"))

    def _show(self) -> None:
        sharing = self._sharing
        left = sharing.time_left
        self.setVisible(sharing.is_on)
        told = banner_told(left, fetching=sharing.fetching, done=sharing.done)
        self._words.setText(self._language.tell(told))
        self._more.setVisible(self._is_asking)
        self._fit()

    @property
    def _is_asking(self) -> bool:
        return self._sharing.is_on and self._sharing.time_left.is_nearly_up

    def _on_code_clicked(self) -> None:
        self.code_wanted.emit(self._sharing.latest)
