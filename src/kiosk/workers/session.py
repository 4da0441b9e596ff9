"""Asking the render worker and waiting for the answer: for commands, which have no window."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from kiosk.core.reading.page_text import PageText
from kiosk.workers.answer_wire import parse_answer
from kiosk.workers.frames import FrameTooLongError
from kiosk.workers.hearing import Hearing, do_nothing
from kiosk.workers.launch import WorkerGoneError, WorkerProcess, start_render_worker
from kiosk.workers.render_messages import (
    Answer,
    Clip,
    Close,
    Closed,
    DocumentId,
    Failed,
    FontsRead,
    Ink,
    LabelsRead,
    Link,
    LinksRead,
    Open,
    Opened,
    OutlineEntry,
    OutlineRead,
    PageSize,
    PagesRead,
    ReadFonts,
    ReadLabels,
    ReadLinks,
    ReadOutline,
    ReadPages,
    ReadText,
    Ready,
    Reason,
    Render,
    Rendered,
    Request,
    RequestId,
    TextRead,
)
from kiosk.workers.request_wire import encode_request
from kiosk.workers.untrusted import GarbledMessageError

_START_LIMIT = 30.0  # seconds: a cold hard disk
_TICK = 0.02  # seconds until whoever waits may do something else
_Expected = TypeVar(
    "_Expected",
    Opened,
    OutlineRead,
    LabelsRead,
    FontsRead,
    LinksRead,
    TextRead,
    PagesRead,
    Rendered,
    Closed,
)


class RenderError(Exception):
    """The worker did not do what was asked."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """A document that is open in the session: the size of every page in points."""

    id: DocumentId
    path: Path
    sizes: tuple[PageSize, ...]
    repaired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A rendered page: RGB, 3 bytes per pixel, `stride` bytes per row."""

    width: int
    height: int
    stride: int
    pixels: bytes


class RenderSession:
    """One worker, asked one thing after the other.

    A worker that dies, hangs or talks nonsense costs the request it failed at; the next request
    starts another, in which documents have to be opened again.
    """

    def __init__(
        self,
        *,
        limit: float = 15.0,
        start: Callable[[], WorkerProcess] = start_render_worker,
        meanwhile: Callable[[], None] = do_nothing,
    ) -> None:
        """Start no worker yet; `limit` is in seconds per request.

        `meanwhile` is called again and again while an answer is waited for.
        """
        self.limit, self._meanwhile = limit, meanwhile
        self._start = start
        self._ids = count(1)
        self._worker: _Listener | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def open(self, path: Path, password: str | None = None) -> OpenDocument:
        """Open the file.

        Raises:
            RenderError: it cannot be read, and why.
        """
        document = DocumentId(next(self._ids))
        request = Open(id=self._id(), document=document, path=str(path), password=password)
        opened = self._ask(request, Opened)
        return OpenDocument(id=document, path=path, sizes=opened.sizes, repaired=opened.repaired)

    def outline(self, document: DocumentId) -> tuple[OutlineEntry, ...]:
        """Return the document's outline.

        Raises:
            RenderError: the worker failed.
        """
        return self._ask(ReadOutline(id=self._id(), document=document), OutlineRead).entries

    def labels(self, document: DocumentId) -> tuple[str, ...]:
        """Return what every page is called; empty where the document only counts them.

        Raises:
            RenderError: the worker failed.
        """
        return self._ask(ReadLabels(id=self._id(), document=document), LabelsRead).labels

    def fonts(self, document: DocumentId) -> tuple[str, ...]:
        """Return the names of the fonts that the document is written in.

        Raises:
            RenderError: the worker failed.
        """
        return self._ask(ReadFonts(id=self._id(), document=document), FontsRead).names

    def links(self, document: DocumentId, page: int) -> tuple[Link, ...]:
        """Return the page's links.

        Raises:
            RenderError: they cannot be read, and why.
        """
        request = ReadLinks(id=self._id(), document=document, page=page)
        return self._ask(request, LinksRead).links

    def text(self, document: DocumentId, page: int) -> PageText:
        """Return the page's characters and where they stand.

        Raises:
            RenderError: they cannot be read, and why.
        """
        request = ReadText(id=self._id(), document=document, page=page)
        return self._ask(request, TextRead).text

    def pages(self, document: DocumentId, page: int, count: int) -> PagesRead:
        """Return what is written on at most `count` pages from `page` on, on one at least.

        Raises:
            RenderError: they cannot be read, and why.
        """
        request = ReadPages(id=self._id(), document=document, page=page, count=count)
        return self._ask(request, PagesRead)

    def render(
        self,
        document: DocumentId,
        page: int,
        scale: float,
        *,
        rotation: int = 0,
        clip: Clip | None = None,
        ink: Ink = Ink.PAPER,
    ) -> PagePicture:
        """Render the page (from 1) at this many pixels per point.

        Raises:
            RenderError: it cannot be rendered, and why.
        """
        request = Render(
            id=self._id(),
            document=document,
            page=page,
            scale=scale,
            rotation=rotation,
            clip=clip,
            ink=ink,
        )
        return self._picture(self._ask(request, Rendered))

    def close_document(self, document: DocumentId) -> None:
        """Let the document go.

        Raises:
            RenderError: the worker failed.
        """
        self._ask(Close(id=self._id(), document=document), Closed)

    def close(self) -> None:
        """End the worker."""
        if self._worker:
            self._worker.end()
            self._worker = None

    def _id(self) -> RequestId:
        return RequestId(next(self._ids))

    def _ask(self, request: Request, kind: type[_Expected]) -> _Expected:
        listener = self._listener()
        try:
            listener.process.send(encode_request(request))
            answer = listener.answer_to(request.id, self.limit)
        except TimeoutError as error:
            self.close()
            raise RenderError(Reason.TIMED_OUT) from error
        except (WorkerGoneError, GarbledMessageError, FrameTooLongError) as error:
            self.close()
            raise RenderError(_reason_for(request)) from error
        if isinstance(answer, kind):
            return answer
        if not isinstance(answer, Failed):
            self.close()
        raise RenderError(answer.reason if isinstance(answer, Failed) else _reason_for(request))

    def _listener(self) -> "_Listener":
        """Return the worker, started and ready."""
        if self._worker is None:
            try:
                self._worker = _Listener(self._start(), self._meanwhile)
                self._worker.wait_until_ready(_START_LIMIT)
            except (OSError, WorkerGoneError, GarbledMessageError, FrameTooLongError) as error:
                self.close()
                raise RenderError(Reason.WORKER_LOST) from error
        return self._worker

    def _picture(self, untrusted: Rendered) -> PagePicture:
        assert self._worker  # noqa: S101 - it has just answered
        shared, used = self._worker.process.pixels, untrusted.stride * untrusted.height
        if used > len(shared.view):
            self.close()
            raise RenderError(Reason.PAGE_FAILED)
        pixels = bytes(shared.view[:used])
        shared.give_back(used)
        return PagePicture(
            width=untrusted.width, height=untrusted.height, stride=untrusted.stride, pixels=pixels
        )


class _Listener(Hearing[Ready | Answer]):
    """Waits for what a render worker answers."""

    process: WorkerProcess

    def __init__(self, process: WorkerProcess, meanwhile: Callable[[], None]) -> None:
        super().__init__(process, parse_answer, tick=_TICK, meanwhile=meanwhile)

    def wait_until_ready(self, seconds: float) -> None:
        """Wait for the worker's first word. Raises what `next` raises."""
        deadline = time.monotonic() + seconds
        while not isinstance(self.next(deadline), Ready):
            pass

    def answer_to(self, request_id: RequestId, seconds: float) -> Answer:
        """Return the answer to this request, whatever else is heard. Raises what `next` does."""
        deadline = time.monotonic() + seconds
        while True:
            answer = self.next(deadline)
            if not isinstance(answer, Ready) and answer.id == request_id:
                return answer


def _reason_for(request: Request) -> Reason:
    is_page = isinstance(request, Render | ReadLinks | ReadText | ReadPages)
    return Reason.PAGE_FAILED if is_page else Reason.DAMAGED
