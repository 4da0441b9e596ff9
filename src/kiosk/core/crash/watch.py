"""Stands by for errors that nobody caught, has a report of each kept and the user told.

PySide6 hands what escapes from a slot or an override to `sys.excepthook`, and goes on.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import CodeType, TracebackType
from typing import Protocol

from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.message import Message

_MOST_TOLD = 5
"""So many places in the program are told of in one session, each once."""

_Place = tuple[type[BaseException], CodeType | None, int]


class Teller(Protocol):
    """Whoever speaks to the user."""

    @property
    def catalogue(self) -> Catalogue:
        """The language that is on."""

    def tell(self, told: Message) -> None:
        """Say this when it suits: it comes in the middle of anything, from any thread."""


class CrashWatch:
    """Takes what escapes. Whoever can speak better to the user than `teller` takes its place."""

    def __init__(
        self, folder: Path, teller: Teller, today: Callable[[], date] = date.today
    ) -> None:
        """Keep reports in `folder`; nothing is made there before there is one."""
        self.folder, self.teller = folder, teller
        self._today = today
        self._told: set[_Place] = set()

    def begin(self) -> None:
        """Stand by from now on."""
        sys.excepthook = self._on_error
        sys.unraisablehook = self._on_unraisable
        threading.excepthook = self._on_thread_error

    def _on_error(
        self, _kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._take(error, trace, is_end=_is_end(trace))

    def _on_unraisable(self, lost: sys.UnraisableHookArgs) -> None:
        if lost.exc_value is not None:
            self._take(lost.exc_value, lost.exc_traceback, is_end=False)

    def _on_thread_error(self, lost: threading.ExceptHookArgs) -> None:
        if lost.exc_value is not None:
            self._take(lost.exc_value, lost.exc_traceback, is_end=False)

    def _take(self, error: BaseException, trace: TracebackType | None, *, is_end: bool) -> None:
        try:
            if self._is_new(error, trace):
                self._report(error, trace, is_end=is_end)
        except Exception:  # noqa: BLE001 - the process's edge: no second error hides the first
            with suppress(Exception):
                sys.stderr.write(f"Kiosk: {type(error).__name__}\n")
        if sys.flags.dev_mode:  # for whoever works on the program, all that Python says
            sys.__excepthook__(type(error), error, trace)

    def _is_new(self, error: BaseException, trace: TracebackType | None) -> bool:
        """Say whether this place is still to be told of: a widget may fail at every painting."""
        place = _place(error, trace)
        if place in self._told or len(self._told) >= _MOST_TOLD:
            return False
        self._told.add(place)
        return True

    def _report(self, error: BaseException, trace: TracebackType | None, *, is_end: bool) -> None:
        from kiosk.core.crash.report import CrashReport, Surroundings, raised
        from kiosk.core.crash.reports import CrashReports
        from kiosk.core.crash.words import closing_words, going_on_words

        teller, reports = self.teller, CrashReports(self.folder)
        around = Surroundings(day=self._today(), language=teller.catalogue.code, qt=qt_version())
        report = CrashReport(raised(error, trace), around)
        if is_end:
            teller.tell(closing_words(reports.keep_to_tell(report, teller.catalogue)))
        else:
            teller.tell(going_on_words(reports.keep(report, teller.catalogue)))


def qt_version() -> str:
    """Say which Qt is loaded; nothing is loaded to find out."""
    return str(getattr(sys.modules.get("PySide6"), "__version__", "not loaded"))


def _is_end(trace: TracebackType | None) -> bool:
    """Say whether the error went through the whole program, so that it ends."""
    return trace is not None and trace.tb_frame.f_back is None


def _place(error: BaseException, trace: TracebackType | None) -> _Place:
    if trace is None:
        return type(error), None, 0
    while trace.tb_next is not None:
        trace = trace.tb_next
    return type(error), trace.tb_frame.f_code, trace.tb_lineno
