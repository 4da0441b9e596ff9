"""The window's side of the render worker.

The worker is something that may die, hang or talk nonsense at any moment. It is started anew,
documents are opened again behind the scenes, and only the request it failed at is told so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.ui.worker_document import WorkerDocument
from kiosk.ui.worker_life import WorkerLife
from kiosk.ui.worker_readings import (
    KeysRequest,
    LabelsRequest,
    LinksRequest,
    OutlineRequest,
    TextRequest,
)
from kiosk.ui.worker_requests import (
    CloseRequest,
    Limits,
    OpenedPdf,
    OpenRequest,
    PageRequest,
    Urgency,
    WorkerRequest,
)
from kiosk.workers.answer_wire import parse_answer
from kiosk.workers.launch import WorkerProcess, start_render_worker
from kiosk.workers.render_messages import (
    Answer,
    Clip,
    DocumentId,
    Failed,
    Ink,
    Open,
    Opened,
    Reason,
    RequestId,
)
from kiosk.workers.request_wire import encode_request
from kiosk.workers.untrusted import GarbledMessageError

__all__ = [
    "KeysRequest",
    "LabelsRequest",
    "Limits",
    "LinksRequest",
    "OpenRequest",
    "OpenedPdf",
    "OutlineRequest",
    "PageRequest",
    "RenderClient",
    "TextRequest",
    "Urgency",
    "WorkerRequest",
]

_TIMES_IN_THE_WAY = 3
_REST = 500  # milliseconds without an answer before the memory of pictures is given back


@dataclass(slots=True, kw_only=True)
class _Exchange:
    """The one request in flight; `reopens` a document on another request's behalf."""

    id: RequestId
    request: WorkerRequest
    reopens: bool
    is_wanted: bool = True
    is_hurried: bool = False
    """Whether it has less time than it may take, since something more urgent waits."""


class RenderClient(QObject):
    """Asks the render worker for documents and pages, one request at a time."""

    restarted = Signal()

    def __init__(
        self,
        process: WorkerProcess | None = None,
        parent: QObject | None = None,
        *,
        start: Callable[[], WorkerProcess] = start_render_worker,
        limits: Limits | None = None,
    ) -> None:
        super().__init__(parent)
        self._limits = limits or Limits()
        self._ids = count(1)
        self._documents: dict[DocumentId, WorkerDocument] = {}
        self._in_worker: set[DocumentId] = set()
        self._waiting: list[WorkerRequest] = []
        self._refused: list[tuple[WorkerRequest, Reason]] = []
        self._current: _Exchange | None = None
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._on_limit_timeout)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._on_later_timeout)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._life = WorkerLife(process, start, parse_answer, self)
        self._life.ready.connect(self._on_life_ready)
        self._life.answered.connect(self._on_life_answered)
        self._life.lost.connect(self._on_life_lost)
        self._ahead = self._awaited(process.opened_ahead) if process else None

    def _awaited(self, opened_ahead: Open | None) -> OpenRequest | None:
        """Wait for what the worker was asked before there was a window."""
        if opened_ahead is None:
            return None
        request = OpenRequest(opened_ahead.document, Path(opened_ahead.path), None)
        self._documents[request.document] = WorkerDocument(request)
        self._current = _Exchange(id=opened_ahead.id, request=request, reopens=False)
        self._set_limit(request)
        return request

    @property
    def worker_pid(self) -> int | None:
        """The process number of the present worker, if there is one."""
        return self._life.pid

    def open(self, path: Path, password: str | None = None) -> OpenRequest:
        """Ask to open the file."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead in self._unanswered():
            if (ahead.path, ahead.password) == (path, password):
                return ahead
            self.close(ahead.document)
        request = OpenRequest(DocumentId(next(self._ids)), path, password)
        self._documents[request.document] = WorkerDocument(request)
        self.ask(request)
        return request

    def outline(self, document: DocumentId) -> OutlineRequest:
        """Ask for the document's outline; asked after the pages that are looked at."""
        request = OutlineRequest(document, Urgency.NEARBY)
        self.ask(request)
        return request

    def render(
        self,
        document: DocumentId,
        page: int,
        scale: float,
        *,
        clip: Clip | None = None,
        rotation: int = 0,
        urgency: Urgency = Urgency.VISIBLE,
        ink: Ink = Ink.PAPER,
    ) -> PageRequest:
        """Ask for a picture of the page (from 1) at this many device pixels per point."""
        request = PageRequest(
            document, page, scale, clip=clip, rotation=rotation, urgency=urgency, ink=ink
        )
        self.ask(request)
        return request

    def ask(self, request: WorkerRequest) -> None:
        """Ask this, which then tells its answer itself."""
        self._waiting.append(request)
        self._send_next()
        self._hurry()

    def cancel(self, request: WorkerRequest) -> None:
        """Forget the request: it never answers. A document that is being opened is closed."""
        if isinstance(request, OpenRequest) and request in self._unanswered():
            self.close(request.document)
        self._forget(request)

    def _forget(self, request: WorkerRequest) -> None:
        self._waiting = [one for one in self._waiting if one is not request]
        self._refused = [one for one in self._refused if one[0] is not request]
        if self._current and self._current.request is request and self._current.is_wanted:
            self._current.is_wanted = False
            if self._life.is_ready:
                self._limit.start(self._limits.unwanted)

    def close(self, document: DocumentId) -> None:
        """Let the document go; its requests never answer."""
        if self._documents.pop(document, None) is None:
            return
        for request in self._unanswered():
            if request.document == document:
                self._forget(request)
        self.ask(CloseRequest(document, Urgency.NEARBY))

    def hear_now(self) -> None:
        """Hear what the worker has answered by now: what follows from it goes before a paint."""
        self._life.hear_now()

    def shutdown(self) -> None:
        """End the worker; nothing answers any more."""
        self._documents, self._waiting, self._refused, self._current = {}, [], [], None
        self._limit.stop()
        self._later.stop()
        self._rest.stop()
        self._life.shutdown()

    def _unanswered(self) -> list[WorkerRequest]:
        current = [self._current.request] if self._current and not self._current.reopens else []
        return [*self._waiting, *current, *(request for request, _ in self._refused)]

    # --- One request in flight, newest and most urgent first

    def _send_next(self) -> None:
        while self._waiting and self._current is None:
            request = max(reversed(self._waiting), key=_urgency)
            if isinstance(request, CloseRequest) and request.document not in self._in_worker:
                self._waiting.remove(request)
            elif reason := self._reason_against(request):
                self._refuse(request, reason)
            elif not self._send(request):
                self._refuse(request, Reason.WORKER_LOST)

    def _reason_against(self, request: WorkerRequest) -> Reason | None:
        if isinstance(request, CloseRequest):
            return None
        document = self._documents.get(request.document)
        return document.reason_against(request) if document else request.failure

    def _send(self, request: WorkerRequest) -> bool:
        opens_first = request.document not in self._in_worker and not isinstance(
            request, OpenRequest | CloseRequest
        )
        asked = self._documents[request.document].opening if opens_first else request
        request_id = RequestId(next(self._ids))
        if not self._life.send(encode_request(asked.message(request_id))):
            return False
        if not opens_first:
            self._waiting.remove(request)
        self._current = _Exchange(id=request_id, request=asked, reopens=opens_first)
        self._set_limit(asked)
        return True

    def _set_limit(self, request: WorkerRequest) -> None:
        is_ready = self._life.is_ready
        self._limit.start(request.limit(self._limits) if is_ready else self._limits.start)

    def _hurry(self) -> None:
        """Let what is looked at wait only so long for what is not, which is asked again later."""
        current = self._current
        is_behind = any(request.urgency is Urgency.VISIBLE for request in self._waiting)
        if not current or not is_behind or current.request.urgency is Urgency.VISIBLE:
            return
        if self._life.is_ready and self._limit.remainingTime() > self._limits.unwanted:
            current.is_hurried = current.is_wanted
            self._limit.start(self._limits.unwanted)

    def _refuse(self, request: WorkerRequest, reason: Reason) -> None:
        """Say no, but only after the caller has had the time to listen."""
        self._waiting.remove(request)
        self._refused.append((request, reason))
        self._later.start()

    def _on_later_timeout(self) -> None:
        while self._refused:
            request, reason = self._refused.pop(0)
            request.failed.emit(reason)

    # --- Answers

    def _on_life_ready(self) -> None:
        if self._current:
            self._set_limit(self._current.request)
            self._hurry()

    def _on_life_answered(self, answer: Answer) -> None:
        exchange = self._current
        if exchange is None or answer.id != exchange.id:
            return
        self._current = None
        self._limit.stop()
        try:
            self._settle(exchange, answer)
        except GarbledMessageError:
            self._life.replace()
            self._recover(exchange, None)
        self._send_next()

    def _settle(self, exchange: _Exchange, answer: Answer) -> None:
        self._life.forgive()
        request = exchange.request
        document = self._documents.get(request.document)
        if document and isinstance(answer, Opened) and document.has_been_replaced(answer):
            self._fail(exchange, Reason.NOT_FOUND)
            return
        if document:
            document.check(answer)
        if isinstance(answer, Opened):
            self._in_worker.add(request.document)
            request.attempts = 0
        if isinstance(answer, Failed):
            self._fail(exchange, answer.reason)
        elif exchange.reopens and not isinstance(answer, Opened):
            raise GarbledMessageError(answer)
        elif exchange.is_wanted and not exchange.reopens:
            self._deliver(request, answer)

    def _deliver(self, request: WorkerRequest, answer: Answer) -> None:
        process = self._life.process
        if isinstance(process, WorkerProcess):
            request.deliver(answer, process.pixels)
            self._rest.start()

    def _on_rest_timeout(self) -> None:
        """Give the shared memory back, unless a page is being drawn into it."""
        process = self._life.process
        is_drawing = self._current and isinstance(self._current.request, PageRequest)
        if isinstance(process, WorkerProcess) and not is_drawing:
            process.pixels.give_back_all()

    def _fail(self, exchange: _Exchange, reason: Reason) -> None:
        request = exchange.request
        document = self._documents.get(request.document)
        if document:
            document.refuse(request, reason)
        if exchange.reopens:
            for waiting in [one for one in self._waiting if one.document == request.document]:
                self._refuse(waiting, reason)
        elif exchange.is_wanted:
            if isinstance(request, OpenRequest):
                self._documents.pop(request.document, None)
            request.failed.emit(reason)

    # --- Losing the worker

    def _on_life_lost(self, was_ready: bool) -> None:
        exchange, self._current = self._current, None
        self._limit.stop()
        self._recover(exchange, None, is_to_blame=was_ready)
        self._send_next()

    def _on_limit_timeout(self) -> None:
        exchange, self._current = self._current, None
        was_ready = self._life.is_ready
        self._life.replace()
        if exchange and exchange.is_hurried:
            self._make_way(exchange)
        else:
            self._recover(exchange, Reason.TIMED_OUT, is_to_blame=was_ready)
        self._send_next()

    def _make_way(self, exchange: _Exchange) -> None:
        """Ask again what kept somebody waiting, but not for ever: it may hang."""
        self._life.forgive()
        exchange.request.times_in_the_way += 1
        is_given_up = exchange.request.times_in_the_way >= _TIMES_IN_THE_WAY
        self._recover(None if is_given_up else exchange, None, is_to_blame=False)
        if is_given_up and exchange.is_wanted:
            exchange.request.failed.emit(Reason.TIMED_OUT)

    def _recover(
        self, exchange: _Exchange | None, reason: Reason | None, *, is_to_blame: bool = True
    ) -> None:
        """Go on with another worker. A request may kill one worker by chance, but not two."""
        self._in_worker.clear()
        if exchange and is_to_blame:
            self._life.forgive()
        if exchange and exchange.is_wanted:
            exchange.request.attempts += is_to_blame
            if is_to_blame and (reason or _is_spent(exchange.request)):
                self._fail(exchange, reason or exchange.request.failure)
            elif not exchange.reopens:
                self._waiting.append(exchange.request)
        self.restarted.emit()


def _is_spent(request: WorkerRequest) -> bool:
    return request.attempts >= request.attempts_allowed


def _urgency(request: WorkerRequest) -> Urgency:
    return request.urgency
