"""Whether each worker starts and does its work."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.cli.self_test.content import first_report
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.workers.frames import FrameTooLongError
from kiosk.workers.hearing import Hearing
from kiosk.workers.launch import (
    PipedProcess,
    WorkerGoneError,
    start_search_worker,
    start_share_worker,
    start_stick_worker,
)
from kiosk.workers.render_messages import Ready
from kiosk.workers.search_answer_wire import parse_search_answer
from kiosk.workers.search_messages import Found, Prepare, Prepared, Search, SearchId
from kiosk.workers.search_request_wire import encode_search_request
from kiosk.workers.session import RenderError, RenderSession
from kiosk.workers.share_wire import parse_share_answer
from kiosk.workers.stick_wire import parse_stick_answer
from kiosk.workers.untrusted import GarbledMessageError

_PATIENCE = 30.0  # seconds: a cold hard disk
_TICK = 0.5  # seconds

_PACK = """
id = "self-test"
title = { en = "Self-test", km = "សាកល្បង" }
"""
_GUIDE = """
id = "lock"
kind = "guide"
title = { en = "Lock it", km = "ចាក់សោ" }
"""
_TEXT = "ចាក់សោ\u200bអេក្រង់\u200bទូរសព្ទ។\n"
_QUERY = "អេក្រង់"

_LISTENS = "0A"
"""The state of a socket that listens, in `/proc/PID/net/tcp` (proc_pid_net(5))."""

_Answer = TypeVar("_Answer")
_Expected = TypeVar("_Expected")


def render_worker(context: CliContext) -> Message:
    """Render the first page of a report."""
    _, file = first_report(context)
    try:
        with RenderSession(limit=20.0) as session:
            page = session.render(session.open(file).id, page=1, scale=1.0)
    except RenderError as error:
        raise CheckError(
            message("The page could not be rendered ({reason}).", reason=error.reason.value)
        ) from error
    if len(set(page.pixels[:: max(1, len(page.pixels) // 20_000)])) < 2:
        raise CheckError(message("The rendered page is empty."))
    return message(
        "{file}, page 1: {width} × {height} pixels",
        file=file.name,
        width=page.width,
        height=page.height,
    )


def search_worker(_context: CliContext) -> Message:
    """Have a word found in a pack of our own, so that no index is left in the user's."""
    with TemporaryDirectory(prefix="kiosk-") as folder:
        _write_pack(Path(folder))
        with _worker(start_search_worker, parse_search_answer) as hearing:
            _until(hearing, Ready)
            hearing.process.send(encode_search_request(Prepare(folders=(Path(folder),))))
            _until(hearing, Prepared)
            search = Search(id=SearchId(1), text=_QUERY, shown=LanguageCode("km"))
            hearing.process.send(encode_search_request(search))
            results = _until(hearing, Found).results
    if not results.hits:
        raise CheckError(message("Nothing was found for “{query}”.", query=_QUERY))
    return message("“{query}” was found", query=_QUERY)


def share_worker(_context: CliContext) -> Message:
    """See the worker start that lets phones fetch; it must not listen by itself."""
    with _worker(start_share_worker, parse_share_answer) as hearing:
        _until(hearing, Ready)
        if sys.platform == "linux" and _listens(hearing.process.pid):
            raise CheckError(message("The worker listens on a network, though nobody shares."))
    return message("started, and listens on no network")


def stick_worker(_context: CliContext) -> Message:
    """See the worker start that fills USB sticks."""
    with _worker(start_stick_worker, parse_stick_answer) as hearing:
        _until(hearing, Ready)
    return message("started")


@contextmanager
def _worker(
    start: Callable[[], PipedProcess], parse: Callable[[bytes], _Answer]
) -> Iterator[Hearing[_Answer]]:
    """Start a worker and end it; raises `CheckError` where it does not do what it should."""
    hearing = Hearing(start(), parse, tick=_TICK)
    try:
        yield hearing
    except (TimeoutError, WorkerGoneError, GarbledMessageError, FrameTooLongError) as error:
        raise CheckError(message("The worker does not answer.")) from error
    finally:
        hearing.end()


def _until(hearing: Hearing[_Answer], kind: type[_Expected]) -> _Expected:
    """Wait until it says something of this kind."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        answer = hearing.next(deadline)
        if isinstance(answer, kind):
            return answer


def _write_pack(folder: Path) -> None:
    guide = folder / "self-test" / "guides" / "lock"
    guide.mkdir(parents=True)
    (guide / "item.toml").write_text(_GUIDE, encoding="utf-8")
    (guide / "km.md").write_text(_TEXT, encoding="utf-8")
    (folder / "self-test" / "pack.toml").write_text(_PACK, encoding="utf-8")


def _listens(pid: int) -> bool:
    """Say whether one of the process's own sockets waits for others to connect."""
    process = Path(f"/proc/{pid}")
    rows = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in (process / "net" / name).read_text().splitlines()[1:]
    ]
    listening = {f"socket:[{row[9]}]" for row in rows if row[3] == _LISTENS}
    return any(str(one.readlink()) in listening for one in (process / "fd").iterdir())
