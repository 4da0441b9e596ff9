"""Looking a PDF through before readers get it: every page, in the worker that will show it."""

import math
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.core.khmer.condition import (
    Condition,
    TextCondition,
    is_legacy_khmer_font,
    khmer_condition,
    text_condition,
)
from kiosk.workers.launch import WorkerProcess, start_render_worker
from kiosk.workers.peak_memory import forget_peak_memory, peak_memory
from kiosk.workers.render_messages import SIDE_LIMIT, PageSize, Reason
from kiosk.workers.session import OpenDocument, RenderError, RenderSession

PAGE_LIMIT = 5.0
"""Seconds a page may take; a file may take `PAGES_WORTH` times as long."""

PAGES_WORTH = 6

_SCREEN_WIDTH = 1366
"""Pixels: a page as wide as the screen of a common laptop."""

_PIXELS = 4 * _SCREEN_WIDTH * 768
"""A page of more pixels is drawn smaller: the reader shows such a page in parts."""

_ZOOM = 8.0
"""Pixels per point at most, as in the reader."""

_USED_WORKER = 80 * 1024 * 1024
"""Bytes of a worker that still holds what earlier files needed; one page of text takes 68 MB."""


class Verdict(Enum):
    """What came of looking a file through."""

    OK = "ok"
    REPAIRED = "repaired"
    """The file is damaged, every page can be shown all the same."""
    LOCKED = "locked"
    EMPTY = "empty"
    REFUSED = "refused"
    PARTLY = "partly"
    """Some pages cannot be shown, or were not reached in time."""


_WITHOUT_PAGES = {Reason.LOCKED: Verdict.LOCKED, Reason.NO_PAGES: Verdict.EMPTY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What was found out about one file; what could not be found out is None.

    `unshown` are the pages that failed or were not reached, `reason` is why the first of them
    did, or why the file cannot be opened. `slowest_page` is in seconds, `peak_memory` in bytes:
    the worker's, program and all.
    """

    verdict: Verdict
    reason: Reason | None = None
    pages: int | None = None
    unshown: tuple[int, ...] = ()
    slowest_page: float | None = None
    peak_memory: int | None = None
    text: TextCondition = TextCondition.NONE
    khmer: Condition = Condition.NONE


class Inspector:
    """Looks files through, one after the other, and outlives whatever they do to the worker."""

    def __init__(
        self,
        *,
        page_limit: float = PAGE_LIMIT,
        screen_width: int = _SCREEN_WIDTH,
        start: Callable[[], WorkerProcess] = start_render_worker,
    ) -> None:
        """Start no worker yet; `page_limit` is in seconds, `screen_width` in pixels."""
        self._page_limit, self._screen_width = page_limit, screen_width
        self._session = _MeasuredSession(start)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    def inspect(self, file: Path) -> Inspection:
        """Look the file through.

        Raises:
            RenderError: no worker can be started; it is not the file's fault.
        """
        self._session.begin()
        visit = _Visit(self._session, file, self._page_limit, self._screen_width)
        return visit.look()


class _MeasuredSession(RenderSession):
    """A session that knows how much memory its workers took for one file."""

    def __init__(self, start: Callable[[], WorkerProcess]) -> None:
        super().__init__(start=self._started)
        self._start_worker = start
        self._pid: int | None = None
        self._peak: int | None = None

    @property
    def has_worker(self) -> bool:
        """Whether there is a worker, so that what was opened in it is still open."""
        return self._pid is not None

    @property
    def peak_memory(self) -> int | None:
        """The most memory in bytes since `begin`, of the largest worker."""
        if self._pid is not None:
            self._peak = max(self._peak or 0, peak_memory(self._pid) or 0) or None
        return self._peak

    def begin(self) -> None:
        """Measure anew, with a worker that holds nothing of the files before."""
        if self._pid is not None and not _is_as_new(self._pid):
            self.close()
        self._peak = None

    def close(self) -> None:
        """End the worker; it is measured before it goes."""
        _ = self.peak_memory
        super().close()
        self._pid = None

    def _started(self) -> WorkerProcess:
        worker = self._start_worker()
        self._pid = worker.pid
        return worker


def _is_as_new(pid: int) -> bool:
    """Forget the worker's peak; say whether it is as small as a fresh one."""
    try:
        forget_peak_memory(pid)
    except OSError:
        return False
    return (peak_memory(pid) or 0) < _USED_WORKER


class _Visit:
    """One file's turn: its document is opened again whenever the worker was lost."""

    def __init__(
        self, session: _MeasuredSession, file: Path, page_limit: float, screen_width: int
    ) -> None:
        self._session, self._file = session, file
        self._page_limit, self._screen_width = page_limit, screen_width
        self._end = time.monotonic() + page_limit * PAGES_WORTH
        self._slowest = 0.0
        self._unshown: dict[int, Reason] = {}
        self._texts: list[str] = []
        self._is_text_suspect = False

    def look(self) -> Inspection:
        """Open the file and show every page for which there is time."""
        try:
            document = self._opened()
        except RenderError as error:
            return self._without_pages(_of_the_file(error))
        self._read_fonts(document)
        for page in range(1, len(document.sizes) + 1):
            document = self._try(page, document)
        self._let_go(document)
        return self._with_pages(document)

    def _let_go(self, document: OpenDocument) -> None:
        """Close the document, which a damaged one may not survive."""
        with suppress(RenderError):
            if self._session.has_worker:
                self._session.limit = self._page_limit
                self._session.close_document(document.id)

    def _opened(self) -> OpenDocument:
        self._session.limit = self._left(self._end)
        return self._session.open(self._file)

    def _try(self, page: int, document: OpenDocument) -> OpenDocument:
        """Show the page; return the document in which the next one can be shown."""
        try:
            if not self._session.has_worker:
                document = self._opened()
            end = self._page_end()
            self._show(page, document, end)
            self._read(page, document, end)
        except RenderError as error:
            self._unshown[page] = _of_the_file(error)
        return document

    def _show(self, page: int, document: OpenDocument, end: float) -> None:
        self._session.limit = self._left(end)
        begin = time.monotonic()
        scale = _scale(document.sizes[page - 1], self._screen_width)
        try:
            self._session.render(document.id, page, scale)
        finally:
            self._slowest = max(self._slowest, time.monotonic() - begin)

    def _read(self, page: int, document: OpenDocument, end: float) -> None:
        """Read the page's text; without it the page can still be shown."""
        try:
            self._session.limit = self._left(end)
            self._texts.append(self._session.text(document.id, page).text)
        except RenderError:
            self._is_text_suspect |= time.monotonic() < self._end

    def _read_fonts(self, document: OpenDocument) -> None:
        """See whether Latin letters stand for Khmer ones, as fonts had it before Unicode."""
        with suppress(RenderError):
            self._session.limit = self._left(self._page_end())
            names = self._session.fonts(document.id)
            self._is_text_suspect |= any(map(is_legacy_khmer_font, names))

    def _text(self) -> TextCondition:
        return TextCondition.SUSPECT if self._is_text_suspect else text_condition(self._texts)

    def _page_end(self) -> float:
        """Return when a page that is begun now has to be done."""
        return min(time.monotonic() + self._page_limit, self._end)

    def _left(self, end: float) -> float:
        """Return the seconds until then; raises `RenderError` where there are none."""
        seconds = end - time.monotonic()
        if seconds <= 0:
            raise RenderError(Reason.TIMED_OUT)
        return seconds

    def _without_pages(self, reason: Reason) -> Inspection:
        return Inspection(
            verdict=_WITHOUT_PAGES.get(reason, Verdict.REFUSED),
            reason=reason,
            pages=0 if reason is Reason.NO_PAGES else None,
            peak_memory=self._session.peak_memory,
        )

    def _with_pages(self, document: OpenDocument) -> Inspection:
        whole = Verdict.REPAIRED if document.repaired else Verdict.OK
        return Inspection(
            verdict=Verdict.PARTLY if self._unshown else whole,
            reason=next(iter(self._unshown.values()), None),
            pages=len(document.sizes),
            unshown=tuple(self._unshown),
            slowest_page=self._slowest or None,
            peak_memory=self._session.peak_memory,
            text=self._text(),
            khmer=khmer_condition(self._texts),
        )


def _of_the_file(error: RenderError) -> Reason:
    """Return the reason if the file can be to blame for it; raises the error again if not."""
    if error.reason is Reason.WORKER_LOST:
        raise error
    return error.reason


def _scale(size: PageSize, screen_width: int) -> float:
    """Return the pixels per point at which the page is as wide as the screen."""
    whole = math.sqrt(_PIXELS / (size.width * size.height))
    return min(screen_width / size.width, whole, SIDE_LIMIT / max(size.width, size.height), _ZOOM)
