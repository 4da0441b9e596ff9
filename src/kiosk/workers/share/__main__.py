"""The share worker's program: lets phones fetch what it is told to, until it is told to stop."""

from __future__ import annotations

import asyncio
import errno
import gc
import itertools
import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from kiosk.core.content.library import PackFolders
from kiosk.core.content.place import Place
from kiosk.core.folders import find_folders
from kiosk.core.handover.network import Network
from kiosk.core.handover.sharing import EndReason, Refusal
from kiosk.core.handover.web.site import PhoneSite
from kiosk.core.language.catalogue import read_catalogues
from kiosk.core.problem import Problem
from kiosk.workers.answer_pipe import AnswerPipe
from kiosk.workers.frames import framed
from kiosk.workers.limits import allow_many_connections, limit_this_process
from kiosk.workers.render_messages import Ready
from kiosk.workers.share.doorkeeper import new_token
from kiosk.workers.share.inbox import Inbox
from kiosk.workers.share.networks import is_among, look_for_networks
from kiosk.workers.share.phones import Phones
from kiosk.workers.share.server import PhoneServer
from kiosk.workers.share.sleep_watch import SleepWatch
from kiosk.workers.share_messages import (
    SHARE_PROTOCOL,
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
    ShareRequest,
)
from kiosk.workers.share_wire import encode_share_answer

_PORTS = tuple(range(8000, 8010))
"""Tried first: short in a code, and the same each time, for whoever has to allow one."""

_TICK = 0.5  # seconds
_LOOKS_EVERY = 4  # ticks: networks are asked for every two seconds
_MOST_MISSED = 2
"""Looks in a row at which the network is gone; a Wi-Fi that changes its channel is back before."""

_REFUSALS = {
    errno.EADDRINUSE: Refusal.PORT_TAKEN,
    errno.EADDRNOTAVAIL: Refusal.ADDRESS_GONE,
}


class Requests(Protocol):
    """What the window wants, one after the other."""

    async def next(self) -> ShareRequest | None:
        """Wait for what is wanted next; None when the window is gone."""


class Answers(Protocol):
    """The way back to the window."""

    def write(self, frame: bytes) -> None:
        """Write a whole frame."""


class ShareWorker:
    """Does what the window wants, and tells it what happens."""

    def __init__(
        self,
        inbox: Requests,
        answers: Answers,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: SleepWatch | None = None,
        networks: Callable[[], tuple[Network, ...]] = look_for_networks,
        tick: float = _TICK,
    ) -> None:
        """Do nothing yet; clocks and networks are looked at each `tick`, in seconds."""
        self._inbox, self._answers = inbox, answers
        self._clock, self._sleep = clock, sleep or SleepWatch()
        self._look_for_networks, self._tick = networks, tick
        self._places: dict[Place, None] = {}
        self._site: PhoneSite | None = None
        self._networks: tuple[Network, ...] | None = None
        self._phones = Phones()
        self._counted = Counted(fetching=0, done=0)
        self._address = self._url = ""
        self._ends_at = 0.0
        self._missed = 0
        self._server = PhoneServer(self._present_site, self._phones)

    async def run(self) -> None:
        """Serve the window until it is gone, or until the share has ended by itself."""
        self._say(Ready(protocol=SHARE_PROTOCOL))
        watching = asyncio.create_task(self._watch())
        serving = asyncio.create_task(self._serve())
        await asyncio.wait((watching, serving), return_when=asyncio.FIRST_COMPLETED)

    async def _serve(self) -> None:
        while request := await self._inbox.next():
            match request:
                case Offer():
                    self._offer(request)
                case LookForNetworks():
                    self._networks = None
                    self._tell_networks()
                case Open():
                    await self._open(request)
                case Extend(minutes=minutes):
                    self._go_on(minutes)

    # --- What the window wants

    def _offer(self, offer: Offer) -> None:
        """Read the library as it is now, and offer from it what was offered before as well."""
        places = dict.fromkeys((*self._places, *offer.places))
        folders = find_folders(os.environ)
        library = PackFolders(offer.folders, chosen=offer.chosen).load()
        try:
            site = PhoneSite(
                library,
                {one.code: one for one in read_catalogues(folders.translations)},
                offer.language,
                folders,
                with_phone=offer.with_phone,
            )
            paths = site.offer(tuple(places))
        except Problem:
            self._say(Refused(why=Refusal.NOTHING_THERE))
            return
        self._places, self._site = places, site
        self._say(Offered(paths=paths))

    async def _open(self, wanted: Open) -> None:
        if self._url:
            return
        if not self._is_here(wanted.address):
            self._say(Refused(why=Refusal.ADDRESS_GONE))
            return
        ports = (wanted.port,) if wanted.port else (*_PORTS, 0)
        try:
            self._url = await self._server.open(wanted.address, ports, new_token())
        except OSError as error:
            why = _REFUSALS.get(error.errno or 0, Refusal.NOT_ALLOWED)
            self._say(Refused(why=why))
            return
        self._address = wanted.address
        self._go_on(wanted.minutes)

    def _go_on(self, minutes: int) -> None:
        if self._url:
            self._ends_at = self._clock() + minutes * 60
            self._say(Opened(url=self._url, seconds=minutes * 60))

    def _present_site(self) -> PhoneSite | None:
        return self._site

    # --- What happens

    async def _watch(self) -> None:
        """Look at clocks, networks and phones until there is a reason to end."""
        for ticks in itertools.count(1):
            await asyncio.sleep(self._tick)
            if ticks % _LOOKS_EVERY == 0:
                self._look_at_networks()
            self._count()
            why = self._reason_to_end()
            if why is not None:
                self._say(Ended(why=why))
                return

    def _look_at_networks(self) -> None:
        if self._url:
            self._missed = 0 if self._is_here(self._address) else self._missed + 1
        elif self._networks is not None:
            self._tell_networks()

    def _is_here(self, address: str) -> bool:
        return is_among(self._look_for_networks(), address)

    def _tell_networks(self) -> None:
        networks = self._look_for_networks()
        if networks != self._networks:
            self._networks = networks
            self._say(Networks(networks=networks))

    def _count(self) -> None:
        counted = Counted(fetching=self._phones.fetching, done=self._phones.done)
        if counted != self._counted:
            self._counted = counted
            self._say(counted)

    def _reason_to_end(self) -> EndReason | None:
        has_slept = self._sleep.has_slept()
        if not self._url:
            return None
        if has_slept:
            return EndReason.SLEPT
        if self._missed >= _MOST_MISSED:
            return EndReason.NETWORK_GONE
        return EndReason.TIME_IS_UP if self._clock() >= self._ends_at else None

    def _say(self, answer: ShareAnswer) -> None:
        self._answers.write(framed(encode_share_answer(answer)))


async def _run(answers: AnswerPipe) -> None:
    await ShareWorker(Inbox(0), answers).run()


def main() -> None:
    """Serve the window at the other end of standard input and output."""
    answers = AnswerPipe()
    limit_this_process()
    allow_many_connections()
    gc.freeze()
    with suppress(OSError):
        asyncio.run(_run(answers))


if __name__ == "__main__":
    main()
