"""What phones can fetch from this laptop now, for as long as somebody lets them.

The window itself opens no socket: the share worker does, and only after `begin`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.core.content.place import Place
from kiosk.core.handover.network import Network
from kiosk.core.handover.sharing import BROKE_OFF, CANNOT_START, END_WORDS, REFUSAL_WORDS, EndReason
from kiosk.core.handover.time_left import TimeLeft
from kiosk.core.language.message import Message
from kiosk.ui.language import Language
from kiosk.ui.share_client import ShareClient
from kiosk.workers.share_messages import (
    Counted,
    Ended,
    Extend,
    LookForNetworks,
    Networks,
    Offer,
    Offered,
    Open,
    Opened,
    Refused,
    ShareAnswer,
)


@dataclass(slots=True)
class _Run:
    """A share that was begun; it is on as soon as it has an address."""

    network: Network
    url: str = ""
    ends_at: float = 0.0
    fetching: int = 0
    done: int = 0


class Sharing(QObject):
    """Prepares, begins, extends and stops handing over from this laptop."""

    changed = Signal()
    ended = Signal(object)  # Message: it ended, and nobody had pressed Stop

    def __init__(
        self,
        language: Language,
        folders: Sequence[Path],
        chosen: Sequence[Path] = (),
        parent: QObject | None = None,
        *,
        client: ShareClient | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start nothing yet; `folders` and `chosen` say where the packs are, see `PackFolders`."""
        super().__init__(parent)
        self._language, self._clock = language, clock
        self._folders, self._chosen = tuple(folders), tuple(chosen)
        self._wanted: tuple[Place, ...] = ()
        self._paths: Mapping[Place, str] = {}
        self._run: _Run | None = None
        self.networks: tuple[Network, ...] | None = None
        """The networks to choose from, the likeliest first; None while that is not known."""
        self.trouble: Message | None = None
        """Why what was wanted last is not so."""
        self.latest: tuple[Place, ...] = ()
        """What was handed over last, together."""
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick_timeout)
        self._client = client or ShareClient(self)
        self._client.answered.connect(self._on_client_answered)
        self._client.lost.connect(self._on_client_lost)

    # --- What is so

    @property
    def is_begun(self) -> bool:
        """Whether it is on, or will be in a moment."""
        return self._run is not None

    @property
    def is_on(self) -> bool:
        """Whether phones can fetch something."""
        return self._run is not None and bool(self._run.url)

    @property
    def network(self) -> Network | None:
        """The network phones fetch over."""
        return self._run.network if self._run is not None else None

    @property
    def fetching(self) -> int:
        """How many phones fetch something now."""
        return self._run.fetching if self._run is not None else 0

    @property
    def done(self) -> int:
        """How many phones have got something whole."""
        return self._run.done if self._run is not None else 0

    @property
    def time_left(self) -> TimeLeft:
        """How long it goes on."""
        return TimeLeft(max(0.0, self._run.ends_at - self._clock()) if self._run else 0.0)

    @property
    def worker_pid(self) -> int | None:
        """The process number of the worker, if there is one."""
        return self._client.worker_pid

    def offers(self, places: Sequence[Place]) -> bool:
        """Say whether it is on, and lets all of these be fetched."""
        return self.is_on and bool(self._paths) and set(places) <= set(self._wanted)

    def url_of(self, place: Place | None = None) -> str:
        """Where a phone gets this place, or everything that is offered; "" where it cannot."""
        if self._run is None or not self._run.url:
            return ""
        if place is None:
            return self._run.url
        return self._run.url + self._paths[place] if place in self._paths else ""

    # --- What is wanted

    def prepare(self, places: Sequence[Place]) -> None:
        """Make ready to hand these over and look for networks; nothing can be fetched yet.

        While a share is on, that goes on as it is: see `add`.
        """
        if self._run is not None:
            return
        self.trouble = None
        if self._client.worker_pid is None or tuple(places) != self._wanted:
            self._wanted = tuple(places)
            self._start()

    def begin(self, network: Network) -> None:
        """Let phones on this network fetch what was prepared."""
        if self._run is not None:
            return
        if self._client.worker_pid is None:
            self._start()
        if self._client.worker_pid is not None:
            self.trouble, self.latest = None, self._wanted
            self._run = _Run(network)
            self._client.send(Open(address=network.address))
            self.changed.emit()

    def add(self, places: Sequence[Place]) -> None:
        """Let these be fetched as well, as long as the share is on."""
        self.trouble, self.latest = None, tuple(places)
        self._wanted = tuple(dict.fromkeys((*self._wanted, *places)))
        self._offer()
        self.changed.emit()

    def offer_again(self) -> None:
        """Files of the library have changed: let phones have them as they are now."""
        self._offer()

    def extend(self) -> None:
        """Go on for half an hour from now."""
        self._client.send(Extend())

    def stop(self) -> None:
        """End at once, also what phones are fetching just now."""
        self._client.end()
        self._forget()
        self.changed.emit()

    def release(self) -> None:
        """Nobody is about to hand anything over: end what was prepared, but not a share."""
        if self._run is None:
            self.stop()

    def close(self) -> None:
        """End for good: the program ends."""
        self._tick.stop()
        self._run = None
        self._client.close()

    def _start(self) -> None:
        self._forget()
        if self._client.start():
            self._offer()
            self._client.send(LookForNetworks())
        else:
            self.trouble = CANNOT_START
        self.changed.emit()

    def _offer(self) -> None:
        """Send what is wanted; without a worker it goes nowhere."""
        self._client.send(
            Offer(
                folders=self._folders,
                chosen=self._chosen,
                places=self._wanted,
                language=self._language.code,
            )
        )

    def _forget(self) -> None:
        self._tick.stop()
        self._run = self.trouble = self.networks = None
        self._paths = {}

    # --- What the worker says

    def _on_client_answered(self, answer: ShareAnswer) -> None:
        match answer:
            case Offered(paths=paths):
                self._paths = paths
            case Networks(networks=networks):
                self.networks = networks
            case Opened(url=url, seconds=seconds) if self._run is not None:
                self._run.url, self._run.ends_at = url, self._clock() + seconds
                self._wait()
            case Counted(fetching=fetching, done=done) if self._run is not None:
                self._run.fetching, self._run.done = fetching, done
            case Refused(why=why):
                self._hear_refusal(REFUSAL_WORDS[why])
            case Ended(why=why):
                self._end(END_WORDS[why])
                return
        self.changed.emit()

    def _hear_refusal(self, why: Message) -> None:
        """What was asked last is not done: what is on stays on, with what it had."""
        self.trouble = why
        if self.is_on:
            self._wanted = tuple(self._paths)
        else:
            self._run = None

    def _on_client_lost(self) -> None:
        if self._run is not None:
            self._end(BROKE_OFF)
        else:
            self._forget()
            self.trouble = CANNOT_START
            self.changed.emit()

    def _end(self, why: Message) -> None:
        """It has ended, and here is why; it is not begun again, since its address would change."""
        self._client.end()
        self._forget()
        self.trouble = why
        self.changed.emit()
        self.ended.emit(why)

    def _wait(self) -> None:
        """Wait until the time that is left has to be told anew."""
        self._tick.start(round(self.time_left.changes_in * 1000) + 1)

    def _on_tick_timeout(self) -> None:
        if self.time_left.seconds == 0:
            self._end(END_WORDS[EndReason.TIME_IS_UP])  # whatever the worker says or does
            return
        self._wait()
        self.changed.emit()
