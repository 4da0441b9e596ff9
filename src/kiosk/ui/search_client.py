"""The window's side of the search worker.

What is typed goes to the worker and nowhere else. One search is on its way at a time, and the
newest one waits: what was typed before it is of no interest any more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.core.content.document import Kind
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message
from kiosk.core.search.notes import Note
from kiosk.core.search.results import Results
from kiosk.ui.worker_life import WorkerLife
from kiosk.workers.launch import PipedProcess, start_search_worker
from kiosk.workers.search_answer_wire import parse_search_answer
from kiosk.workers.search_messages import (
    QUERY_LIMIT,
    Found,
    Prepare,
    Prepared,
    Progressed,
    Search,
    SearchAnswer,
    SearchId,
    Told,
)
from kiosk.workers.search_request_wire import encode_search_request

_HEAD_START = 2_000
"""Milliseconds after which the worker starts by itself: the window's first screen is long there."""

_LIMIT = 20_000
"""Milliseconds a search may take; the first one waits until the packs are read."""

_REST = 6_000
"""Milliseconds until another worker is tried where several were lost; longer than they pause."""

_ATTEMPTS = 2
"""Workers that one search may lose before it finds nothing."""


@dataclass(slots=True)
class _Asked:
    """A search, and the whole of what was typed: what is sent is cut where that is a book."""

    text: str
    request: Search
    attempts: int = 0
    is_wanted: bool = True


class SearchClient(QObject):
    """Finds in the library what is typed."""

    progress = Signal(int, int)  # done, of how much
    ready = Signal()  # all is there now to be found; what was found before may have been less
    told = Signal(object)  # Message, each once
    found = Signal(object)  # Results

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        start: Callable[[], PipedProcess] = start_search_worker,
        head_start: int = _HEAD_START,
        limit: int = _LIMIT,
    ) -> None:
        """Start nothing yet; `head_start` and `limit` are in milliseconds."""
        super().__init__(parent)
        self._ids = count(1)
        self._wanted: Prepare | None = None
        self._current: _Asked | None = None
        self._waiting: _Asked | None = None
        self._in_vain: _Asked | None = None
        self._notes: dict[Note, None] = {}
        self.is_ready = False
        self._ahead = QTimer(self, singleShot=True, interval=head_start)
        self._ahead.timeout.connect(self.start)
        self._limit = QTimer(self, singleShot=True, interval=limit)
        self._limit.timeout.connect(self._on_limit_timeout)
        self._again = QTimer(self, singleShot=True, interval=_REST)
        self._again.timeout.connect(self.start)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later_timeout)
        self._life = WorkerLife(None, start, parse_search_answer, self)
        self._life.answered.connect(self._on_life_answered)
        self._life.lost.connect(self._on_life_lost)

    @property
    def worker_pid(self) -> int | None:
        """The process number of the present worker, if there is one."""
        return self._life.pid

    def prepare(
        self, folders: Sequence[Path], chosen: Sequence[Path] = (), *, within: Path | None = None
    ) -> None:
        """Say where the packs are, and again whenever something in them has changed.

        Indexes are kept only `within` a folder, where one is given.
        The worker starts a little later by itself, so that the window comes first.
        """
        self._wanted = Prepare(folders=tuple(folders), chosen=tuple(chosen), within=within)
        if self._life.pid is None:
            self._ahead.start()
        else:
            self._prepare()

    def start(self) -> None:
        """Start the worker now: somebody is about to type."""
        self._ahead.stop()
        if self._life.pid is None:
            self._prepare()

    def search(
        self,
        text: str,
        *,
        shown: LanguageCode,
        each: int = 0,
        kinds: Collection[Kind] = (),
        limit: int = 20,
        offset: int = 0,
    ) -> None:
        """Find (see `LibrarySearch.search`); `found` tells what, save where a newer one follows."""
        request = Search(
            id=SearchId(next(self._ids)),
            text=text[:QUERY_LIMIT],
            shown=shown,
            limit=limit,
            offset=offset,
            each=each,
            kinds=tuple(kinds),
        )
        self.cancel()
        self._waiting = _Asked(text, request)
        self.start()
        self._send_next()

    def cancel(self) -> None:
        """Find nothing for what was asked so far."""
        self._waiting = self._in_vain = None
        if self._current is not None:
            self._current.is_wanted = False

    def note_on(self, place: Place) -> Message | None:
        """Say what cannot be found in the item at a place; None where nothing is known of it."""
        notes = (note for note in self._notes if note.place == place.whole)
        return next((note.message for note in notes), None)

    def close(self) -> None:
        """End the worker; nothing is told any more."""
        self.cancel()
        self._current = None
        for timer in (self._ahead, self._again, self._limit, self._later):
            timer.stop()
        self._life.shutdown()

    # --- To the worker

    def _prepare(self) -> None:
        """Let the worker prepare; it is started if there is none."""
        self.is_ready = False
        if self._wanted is not None:
            self._life.send(encode_search_request(self._wanted))

    def _send_next(self) -> None:
        if self._current is not None or self._waiting is None:
            return
        asked, self._waiting = self._waiting, None
        asked.attempts += 1
        is_hopeless = asked.attempts > _ATTEMPTS or self._life.pid is None
        if is_hopeless or not self._life.send(encode_search_request(asked.request)):
            self._in_vain = asked
            self._later.start()
            return
        self._current = asked
        self._limit.start()

    # --- From the worker

    def _on_life_answered(self, answer: SearchAnswer) -> None:
        match answer:
            case Found(id=id, results=results):
                self._hear_found(id, results)
            case Told(note=note) if note not in self._notes:
                self._notes[note] = None
                self.told.emit(note.message)
            case Progressed(done=done, total=total):
                self._life.forgive()
                self.progress.emit(done, total)
            case Prepared():
                self._life.forgive()
                self.is_ready = True
                self.ready.emit()

    def _hear_found(self, answered: SearchId, results: Results) -> None:
        asked = self._current
        if asked is None or asked.request.id != answered:
            return
        self._life.forgive()
        self._current = None
        self._limit.stop()
        self._send_next()
        if asked.is_wanted:
            self.found.emit(replace(results, query=asked.text))

    def _on_later_timeout(self) -> None:
        """Say that nothing is found, now that the caller had the time to listen."""
        asked, self._in_vain = self._in_vain, None
        if asked is not None:
            self.found.emit(Results(query=asked.text))

    # --- Losing the worker

    def _on_life_lost(self, _was_ready: bool) -> None:
        self._recover()

    def _on_limit_timeout(self) -> None:
        self._life.replace()
        self._recover()

    def _recover(self) -> None:
        """Go on with another worker, if there is one; what was asked is asked again."""
        asked, self._current = self._current, None
        self._limit.stop()
        if self._life.pid is not None:
            self._prepare()
        else:
            self._again.start()  # `ready` lets whoever asked in vain ask once more
        if self._waiting is None and asked is not None and asked.is_wanted:
            self._waiting = asked
        self._send_next()
