"""What this process writes to its error output, whoever in it does: nothing is expected there."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
import tempfile
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO, Self

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.core.language.message import Message, message

_STDERR = 2
_MOST_TOLD = 5

_EXPECTED = tuple(
    map(
        re.compile,
        (
            # Qt's screen in memory says so at every window that is shown on it.
            r"This plugin does not support propagateSizeHints\(\)",
        ),
    )
)
"""The only lines that may be written, each as a whole."""


class Complaints:
    """Collects them, in memory, while it is entered.

    Python's own way to write there is not enough: Qt and other libraries use the descriptor.
    """

    def __init__(self) -> None:
        self._stderr = os.dup(_STDERR)
        self._file = _memory()

    def __enter__(self) -> Self:
        self._had_faults = faulthandler.is_enabled()
        faulthandler.enable(self._stderr, all_threads=False)
        _flush()
        os.dup2(self._file.fileno(), _STDERR)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _flush()
        os.dup2(self._stderr, _STDERR)
        if self._had_faults:
            faulthandler.enable(_STDERR)
        else:
            faulthandler.disable()
        os.close(self._stderr)

    def say_aloud(self, text: str) -> None:
        """Write past the collection: the process is about to die of it."""
        with suppress(OSError):
            os.write(self._stderr, f"{text}\n".encode())

    def are_expected(self, _context: CliContext) -> Message:
        """Give what to tell when it is over; raises `CheckError` for what is not expected."""
        self._file.seek(0)
        written = self._file.read().decode(errors="replace").splitlines()
        strange = [line for line in written if line.strip() and not _is_expected(line)]
        if strange:
            raise CheckError(
                message(
                    "{count} unexpected lines on the error output: {lines}",
                    count=len(strange),
                    lines=" | ".join(strange[:_MOST_TOLD]),
                )
            )
        return message("nothing unexpected on the error output")


def _is_expected(line: str) -> bool:
    return any(one.fullmatch(line) for one in _EXPECTED)


def _memory() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("complaints"), "w+b")
    return os.fdopen(os.dup(tempfile.TemporaryFile().fileno()), "w+b")


def _flush() -> None:
    if sys.stderr is not None:  # a windowed program on Windows has none
        sys.stderr.flush()
