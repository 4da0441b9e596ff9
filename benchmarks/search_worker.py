"""The search worker, asked as the window asks it: one query after the other, through its pipes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from benchmarks.programs import ProgramError
from benchmarks.weight import proportional_size
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.frames import FrameReader
from kiosk.workers.launch import WorkerGoneError, start_search_worker
from kiosk.workers.search_answer_wire import parse_search_answer
from kiosk.workers.search_messages import (
    Found,
    Prepare,
    Prepared,
    Search,
    SearchAnswer,
    SearchId,
    SearchRequest,
)
from kiosk.workers.search_request_wire import encode_search_request

_SHOWN = LanguageCode("km")
_PATIENCE = 5.0  # seconds
_LIMIT, _EACH = 50, 5
"""Hits, as the screen asks for them first."""

_Expected = TypeVar("_Expected", Prepared, Found)


class SearchWorker:
    """A worker of one's own."""

    def __init__(self) -> None:
        self._process = start_search_worker()
        self._frames = FrameReader()
        self._answers = self._read()
        self._ids = count(1)

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
    def memory(self) -> float:
        return proportional_size(self._process.pid)

    def prepare(self, packs: Path) -> float:
        """Have it prepare the packs in a folder; gives the seconds."""
        return self._ask(Prepare(folders=(packs,)), Prepared)

    def search(self, text: str) -> float:
        """Have a query answered; gives the milliseconds."""
        id_ = SearchId(next(self._ids))
        search = Search(id=id_, text=text, shown=_SHOWN, limit=_LIMIT, each=_EACH)
        return self._ask(search, Found) * 1000

    def _ask(self, request: SearchRequest, kind: type[_Expected]) -> float:
        started = time.perf_counter()
        self._process.send(encode_search_request(request))
        while not isinstance(next(self._answers, None), kind):
            pass
        return time.perf_counter() - started

    def _read(self) -> Iterator[SearchAnswer]:
        """Give all answers; raises `ProgramError` when the worker is gone."""
        try:
            while True:
                for payload in self._frames.feed(self._process.receive()):
                    yield parse_search_answer(payload)
        except WorkerGoneError as error:
            raise ProgramError("the search worker has ended") from error
