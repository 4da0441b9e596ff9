"""Where answers and complaints go: the terminal, or whatever stands in for it."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from contextlib import suppress
from types import TracebackType
from typing import Self, TextIO

from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

_TO_THE_START, _CLEAR_THE_REST = "\r", "\x1b[K"


class AnswerNotWrittenError(Problem):
    """What a command has to say cannot be written to where it was sent."""

    def __init__(self, error: OSError) -> None:
        reason = error.strerror or str(error)
        super().__init__(message("The answer could not be written ({reason}).", reason=reason))


def write(text: str, end: str = "\n") -> None:
    """Print an answer; raises `AnswerNotWrittenError`, or `BrokenPipeError` if nobody listens."""
    try:
        _print_to(sys.stdout, text, end)
    except OSError as error:
        # What is left of the answer must not be tried again when the program ends.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        if isinstance(error, BrokenPipeError):
            raise
        raise AnswerNotWrittenError(error) from error


def complain(text: str) -> None:
    """Print what is wrong; where even that cannot be printed, the exit code says it."""
    with suppress(OSError):
        _print_to(sys.stderr, text)


class TerminalTeller:
    """Tells on the error output of what nobody caught (see `CrashWatch`)."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def tell(self, told: Message) -> None:
        """Say it now."""
        complain(self.catalogue.tell(told))


class LiveLine:
    """A line that says something else again and again; without a terminal, a line each time."""

    def __init__(self) -> None:
        self._is_rewritten = sys.stdout.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_rewritten:
            write("")

    def show(self, text: str) -> None:
        """Say this now; raises what `write` raises."""
        if self._is_rewritten:
            write(f"{_TO_THE_START}{text}{_CLEAR_THE_REST}", end="")
        else:
            write(text)


def one_line(text: str) -> str:
    """Keep a line a line, whatever a file is called: names may hold anything but text."""
    return "".join(map(_escaped, text))


def _escaped(one: str) -> str:
    is_plain = unicodedata.category(one) not in {"Cc", "Cs", "Zl", "Zp"}
    return one if is_plain else one.encode("unicode_escape").decode()


def _print_to(stream: TextIO, text: str, end: str = "\n") -> None:
    """Print, whatever the terminal's encoding; Khmer it cannot show is escaped, not fatal.

    The escapes are JSON's, so that `--json` stays JSON.
    """
    try:
        print(text, end=end, file=stream, flush=True)
    except UnicodeEncodeError:
        shown = (one if one.isascii() else json.dumps(one)[1:-1] for one in text)
        print("".join(shown), end=end, file=stream, flush=True)
