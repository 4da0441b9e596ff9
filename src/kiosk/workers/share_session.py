"""Letting phones fetch, and waiting for how it goes: for commands, which have no window."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self, TypeVar

from kiosk.core.content.place import Place
from kiosk.core.handover.network import Network
from kiosk.core.handover.sharing import (
    BROKE_OFF,
    CANNOT_START,
    REFUSAL_WORDS,
    EndReason,
    Refusal,
)
from kiosk.core.problem import Problem
from kiosk.workers.frames import FrameTooLongError
from kiosk.workers.hearing import Hearing
from kiosk.workers.launch import PipedProcess, WorkerGoneError, start_share_worker
from kiosk.workers.share_messages import (
    Counted,
    Ended,
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
from kiosk.workers.share_wire import encode_share_request, parse_share_answer
from kiosk.workers.untrusted import GarbledMessageError

_LIMIT = 30.0  # seconds for an answer: the first one may wait for a cold hard disk
_GRACE = 5.0  # seconds after the time is up in which the worker has to say so
_TICK = 0.5  # seconds until Ctrl+C is noticed on Windows, where a wait cannot be interrupted
_Expected = TypeVar("_Expected", Offered, Networks, Opened)


class ShareRefusedError(Problem):
    """What was asked of the share worker is not done."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(REFUSAL_WORDS[why])
        self.why = why


class ShareNotStartedError(Problem):
    """There is no share worker to be had."""

    def __init__(self) -> None:
        super().__init__(CANNOT_START)


class ShareLostError(Problem):
    """The share worker died, or talked nonsense: nothing can be fetched any more."""

    def __init__(self) -> None:
        super().__init__(BROKE_OFF)


class ShareSession:
    """One share worker, asked one thing after the other; with the session it ends.

    Raises `ShareNotStartedError`, and at each request `ShareRefusedError` or `ShareLostError`.
    """

    def __init__(self, *, start: Callable[[], PipedProcess] = start_share_worker) -> None:
        """Start the worker, which listens on no network yet."""
        try:
            process = start()
        except OSError as error:
            raise ShareNotStartedError from error
        self._hearing: Hearing[ShareAnswer] = Hearing(process, parse_share_answer, tick=_TICK)
        self._ends_at = math.inf

    @property
    def worker_pid(self) -> int:
        """The worker's process number."""
        return self._hearing.process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def offer(self, wanted: Offer) -> Mapping[Place, str]:
        """Let places be fetched; gives the path of each below the share's address."""
        return self._ask(wanted, Offered).paths

    def networks(self) -> tuple[Network, ...]:
        """Give the networks this laptop is on, the likeliest for phones first."""
        return self._ask(LookForNetworks(), Networks).networks

    def open(self, wanted: Open) -> str:
        """Let phones in; gives the share's address, which ends in a slash."""
        opened = self._ask(wanted, Opened)
        self._ends_at = time.monotonic() + opened.seconds
        return opened.url

    def follow(self, counted: Callable[[Counted], None]) -> EndReason:
        """Wait until it ends, and give why; tells how many phones there are as that changes.

        When the time is up it has ended, whatever the worker says.
        """
        while True:
            try:
                answer = self._next(self._ends_at + _GRACE)
            except TimeoutError:
                return EndReason.TIME_IS_UP
            if isinstance(answer, Counted):
                counted(answer)
            if isinstance(answer, Ended):
                return answer.why

    def close(self) -> None:
        """End the worker now, also what phones are fetching just then."""
        self._hearing.end()

    def _ask(self, request: ShareRequest, kind: type[_Expected]) -> _Expected:
        deadline = time.monotonic() + _LIMIT
        try:
            self._hearing.process.send(encode_share_request(request))
            while True:
                answer = self._next(deadline)
                if isinstance(answer, kind):
                    return answer
                if isinstance(answer, Refused):
                    raise ShareRefusedError(answer.why)
        except (TimeoutError, WorkerGoneError) as error:
            raise ShareLostError from error

    def _next(self, deadline: float) -> ShareAnswer:
        """Return what the worker says next; raises `TimeoutError` and `ShareLostError`."""
        try:
            return self._hearing.next(deadline)
        except (WorkerGoneError, GarbledMessageError, FrameTooLongError) as error:
            raise ShareLostError from error
