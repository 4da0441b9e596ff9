"""A share worker that lives in the test: it keeps what it is asked, and says what it is told."""

from __future__ import annotations

from PySide6.QtCore import QObject
from tests.ui.visitor import Visitor, settle

from kiosk.core.content.place import Place
from kiosk.core.handover.network import Network, NetworkKind
from kiosk.ui.share_client import ShareClient
from kiosk.ui.sharing import Sharing
from kiosk.workers.share_messages import (
    Extend,
    LookForNetworks,
    Networks,
    Offer,
    Offered,
    Open,
    Opened,
    ShareAnswer,
    ShareRequest,
)

URL = "http://192.168.100.100:8000/ABCDEFGHIJKLMNOPQRST/"
WIFI = Network(name="wlp3s0", address="192.168.100.100", kind=NetworkKind.WIFI)
CABLE = Network(name="enp0s31f6", address="10.20.30.40", kind=NetworkKind.CABLE)
VIRTUAL = Network(name="docker0", address="172.17.0.1", kind=NetworkKind.VIRTUAL)
VPN = Network(name="tun0", address="10.8.0.2", kind=NetworkKind.VPN)


class ShareWorkerInTest(ShareClient):
    """Answers at once as a good worker does, unless it is told to keep silent."""

    def __init__(self, *networks: Network, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: list[ShareRequest] = []
        self.starts = 0
        self.can_start = True
        self.is_silent = False
        self.seconds = 1800
        self.networks = networks
        self._is_alive = False
        self._paths: dict[Place, str] = {}

    @property
    def worker_pid(self) -> int | None:
        return 1 if self._is_alive else None

    def start(self) -> bool:
        self._is_alive = self.can_start
        self.starts += 1
        self._paths = {}
        return self.can_start

    def send(self, request: ShareRequest) -> None:
        if not self._is_alive:
            return
        self.asked.append(request)
        if not self.is_silent:
            self.answered.emit(self._answer(request))

    def end(self) -> None:
        self._is_alive = False

    def says(self, answer: ShareAnswer) -> None:
        """Say this of its own accord."""
        self.answered.emit(answer)
        settle()

    def dies(self) -> None:
        """Be gone."""
        self._is_alive = False
        self.lost.emit()
        settle()

    def offers(self) -> list[tuple[str, ...]]:
        """What it was asked to offer, one after the other."""
        return [tuple(map(str, one.places)) for one in self.asked if isinstance(one, Offer)]

    def opened(self) -> list[str]:
        """The addresses it was asked to listen at."""
        return [one.address for one in self.asked if isinstance(one, Open)]

    def _answer(self, request: ShareRequest) -> ShareAnswer:
        match request:
            case Offer(places=places):
                self._paths |= {place: f"{place.shelf}/{place.item}" for place in places}
                return Offered(paths=dict(self._paths))
            case LookForNetworks():
                return Networks(networks=self.networks)
            case Open() | Extend():
                return Opened(url=URL, seconds=self.seconds)


def employed_by(visitor: Visitor, *networks: Network) -> ShareWorkerInTest:
    """Let this kiosk hand over with such a worker, on these networks."""
    kiosk = visitor.kiosk
    worker = ShareWorkerInTest(*networks, parent=kiosk)
    sharing = Sharing(kiosk.language, kiosk.folders.packs, parent=kiosk, client=worker)
    kiosk._sharing = sharing
    kiosk.window.take_sharing(sharing)
    return worker
