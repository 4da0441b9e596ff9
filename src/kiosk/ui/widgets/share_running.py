"""A share that is on, as whoever hands over sees it: address, phones, time, and the way to end."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.handover.network import NETWORK_NAMES
from kiosk.core.handover.sharing import HINTS
from kiosk.core.khmer.breaks import ZERO_WIDTH_SPACE
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.sharing import Sharing
from kiosk.ui.sharing_words import time_told
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label

_SIGN = re.compile(r"[/.:](?=\w)")
_PIECE_OF_SECRET = re.compile(r"[A-Z0-9]{5}(?=[A-Z0-9])")


class RunningShare(QFrame):
    """Follows the share as long as it is on."""

    def __init__(self, language: Language, theme: Theme, sharing: Sharing) -> None:
        super().__init__()
        styled(self, "plain")
        self._language, self._sharing = language, sharing
        self._over = named(label("small", wraps=True), "laptop-network")
        self._address = named(label("heading", wraps=True), "laptop-address")
        self._phones = named(label("strong", wraps=True), "laptop-phones")
        self._time = named(label("secondary", wraps=True), "laptop-time")
        self._more = Button(theme, "laptop-more-time", icon="clock")
        self._stop = Button(theme, "laptop-stop", icon="circle-stop")
        self._hints = [label("small", wraps=True) for _ in HINTS]
        buttons = Flow(spacing=10)
        buttons.add(self._more)
        buttons.add(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        figures = (self._phones, self._time, buttons)
        for part in (*figures, self._over, self._address, *self._hints):
            column.addWidget(part)
        self._more.clicked.connect(sharing.extend)
        self._stop.clicked.connect(sharing.stop)

    def show_url(self, url: str) -> None:
        """Show where a phone gets what is handed over, and how far it has come."""
        self._address.setText(_breakable(url))
        self._address.setAccessibleName(url)
        self._show_figures()

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._more.set_words(say("30 more minutes"))
        self._stop.set_words(say("Stop handing over"))
        for shown, hint in zip(self._hints, HINTS, strict=True):
            shown.setText(self._language.tell(hint))
        self._show_figures()

    def _show_figures(self) -> None:
        sharing, say = self._sharing, self._language.say
        phones = say(
            "Phones fetching: {fetching}, done: {done}",
            fetching=sharing.fetching,
            done=sharing.done,
        )
        self._phones.setText(phones)
        self._time.setText(self._language.tell(time_told(sharing.time_left)))
        if sharing.network is not None:
            kind = NETWORK_NAMES[sharing.network.kind]
            self._over.setText(say("Over: {kind} ({name})", kind=kind, name=sharing.network.name))


def _breakable(url: str) -> str:
    """Let an address end its line at its signs, and within its long secret."""
    with_signs = _SIGN.sub(_with_break, url)
    return _PIECE_OF_SECRET.sub(_with_break, with_signs)


def _with_break(found: re.Match[str]) -> str:
    return found.group() + ZERO_WIDTH_SPACE
