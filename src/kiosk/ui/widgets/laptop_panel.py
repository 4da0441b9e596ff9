"""Getting something from this laptop: choose the network, then watch the phones come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.core.content.place import Place
from kiosk.core.handover.network import Network, NetworkKind
from kiosk.core.handover.payload import Payload, laptop_payload
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.sharing import Sharing
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.form_panel import FormPanel
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.network_choice import NetworkChoice
from kiosk.ui.widgets.share_running import RunningShare

_NO_NETWORK = message(
    "This laptop is on no network. Join the Wi-Fi the phones are on, or switch on a hotspot"
    " or a travel router: it goes on by itself as soon as there is one."
)

_RARELY_PHONES = (NetworkKind.VIRTUAL, NetworkKind.VPN)


class LaptopPanel(FormPanel):
    """Begins a share when it is asked to, and says how it goes; one press where that is enough."""

    def __init__(
        self, places: Sequence[Place], language: Language, theme: Theme, sharing: Sharing
    ) -> None:
        """Prepare to hand these places over; nothing can be fetched before `begin`."""
        super().__init__()
        styled(named(self, "laptop-panel"), "plain")
        self._places, self._language, self._sharing = tuple(places), language, sharing
        self._is_wanted = False
        self._url = ""
        self._words = named(label(wraps=True), "laptop-words")
        self._start = Button(theme, "laptop-start", icon="laptop", look="primary")
        self._choice = NetworkChoice(language, theme)
        self._running = RunningShare(language, theme, sharing)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 0, 10)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._choice)
        column.addWidget(self._running)
        self._start.clicked.connect(self.begin)
        self._choice.chosen.connect(sharing.begin)
        sharing.changed.connect(self._on_sharing_changed)
        sharing.prepare(self._places)
        self._on_sharing_changed()

    def begin(self) -> None:
        """Hand over: at once where there is one network, and beside what is handed over already."""
        sharing = self._sharing
        if sharing.is_on and not sharing.offers(self._places):
            sharing.add(self._places)
        elif not sharing.is_begun:
            self._is_wanted = True
            sharing.prepare(self._places)
            self._on_sharing_changed()

    def payload(self) -> Payload | None:
        url = self._url_now()
        return laptop_payload(url) if url else None

    def retranslate(self) -> None:
        self._choice.retranslate()
        self._running.retranslate()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever turns to another form no longer waits for a network."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._is_wanted = False

    def _url_now(self) -> str:
        if not self._sharing.offers(self._places):
            return ""
        return self._sharing.url_of(self._places[0] if len(self._places) == 1 else None)

    def _on_sharing_changed(self) -> None:
        sharing = self._sharing
        self._is_wanted = self._is_wanted and not sharing.is_begun and sharing.trouble is None
        network = _only_one(sharing.networks or ())
        if self._is_wanted and network is not None:
            sharing.begin(network)  # which comes back here
            return
        self._show()
        if self._url != self._url_now():
            self._url = self._url_now()
            self.changed.emit()

    def _show(self) -> None:
        url, networks = self._url_now(), self._sharing.networks or ()
        may_choose = self._is_wanted and bool(networks)
        self._running.setVisible(bool(url))
        if url:
            self._running.show_url(url)
        self._choice.setVisible(may_choose)
        self._choice.show_networks(networks)
        told = self._told()
        show_text(self._words, self._language.tell(told) if told is not None else "")
        self._start.setVisible(not (url or self._is_wanted or self._is_under_way))
        self._start.set_words(self._language.tell(self._start_told()))

    @property
    def _is_under_way(self) -> bool:
        """Whether an answer of the worker is all that is missing."""
        sharing = self._sharing
        if sharing.trouble is not None:
            return False
        is_adding = sharing.is_on and set(self._places) <= set(sharing.latest)
        return (sharing.is_begun and not sharing.is_on) or is_adding

    def _told(self) -> Message | None:
        """What there is to say while there is no code yet, or what went wrong."""
        sharing = self._sharing
        if sharing.trouble is not None:
            return sharing.trouble
        if self._url_now():
            return None
        if self._is_under_way or (self._is_wanted and sharing.networks is None):
            return message("One moment …")
        if sharing.is_on:
            return message("Phones can get something else from this laptop now.")
        if not self._is_wanted:
            return message("Phones on the same Wi-Fi can get this from the laptop itself.")
        return message("Which network are the phones on?") if sharing.networks else _NO_NETWORK

    def _start_told(self) -> Message:
        if self._sharing.is_on:
            return message("Hand this over too")
        if self._sharing.trouble is not None:
            return message("Try again")
        return message("Start handing over")


def _only_one(networks: Sequence[Network]) -> Network | None:
    """The network phones must be on, where there is no doubt."""
    likely = [one for one in networks if one.kind not in _RARELY_PHONES]
    return likely[0] if len(networks) == len(likely) == 1 else None
