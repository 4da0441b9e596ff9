"""The share worker, asked as the window asks it, through its pipes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from benchmarks.programs import ProgramError
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.frames import FrameReader
from kiosk.workers.launch import WorkerGoneError, start_share_worker
from kiosk.workers.share_messages import Offer, Offered, Open, Opened, ShareAnswer, ShareRequest
from kiosk.workers.share_wire import encode_share_request, parse_share_answer

_LANGUAGE = LanguageCode("en")
_PATIENCE = 5.0  # seconds

_Expected = TypeVar("_Expected", Offered, Opened)


class ShareWorker:
    """A worker of one's own; it ends with the block."""

    def __init__(self) -> None:
        self._process = start_share_worker()
        self._frames = FrameReader()
        self._answers = self._read()
        self.paths: Mapping[Place, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait(_PATIENCE)
        self._process.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def open(self, packs: Path, places: Sequence[Place], address: str) -> str:
        """Let these places be fetched; gives the address."""
        offer = Offer(folders=(packs,), places=tuple(places), language=_LANGUAGE)
        self.paths = self._ask(offer, Offered).paths
        return self._ask(Open(address=address), Opened).url

    def _ask(self, request: ShareRequest, kind: type[_Expected]) -> _Expected:
        self._process.send(encode_share_request(request))
        for answer in self._answers:
            if isinstance(answer, kind):
                return answer
        raise ProgramError("the share worker has ended")

    def _read(self) -> Iterator[ShareAnswer]:
        try:
            while True:
                for payload in self._frames.feed(self._process.receive()):
                    yield parse_share_answer(payload)
        except WorkerGoneError as error:
            raise ProgramError("the share worker has ended") from error
