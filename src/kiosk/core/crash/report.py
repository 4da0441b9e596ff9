"""A crash report: at which lines of the program an error came, and of nobody's words any.

What an error says of itself may hold a title, a path or a search word, so it is left out, and so
are values, the lines of source and the places of files.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType

from kiosk import __version__
from kiosk.core.crash.frame import Frame, frame_in
from kiosk.core.language.catalogue import ENGLISH, Catalogue
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message

_MOST_FRAMES = 40
"""The innermost ones; what calls itself without an end has a thousand."""

_MOST_ERRORS = 5
"""An error, and what it came of."""


@dataclass(frozen=True, slots=True)
class Raised:
    """One error: what kind it is, and the frames it came through, the outermost first."""

    kind: str
    frames: tuple[Frame, ...]


def _system() -> str:
    return f"{sys.platform} {platform.machine()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the program ran with. The day is enough to know which version was current."""

    day: date
    language: LanguageCode
    qt: str
    python: str = field(default_factory=platform.python_version)
    kiosk: str = __version__
    system: str = field(default_factory=_system)


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What is written down of a crash: the error, then what it came of."""

    errors: tuple[Raised, ...]
    surroundings: Surroundings

    def text(self, file: Path, catalogue: Catalogue) -> str:
        """Write the report as it lies in `file`; what it is stands first, in the user's language.

        The rest is English: whoever mends the program reads it.
        """
        told = _what_it_is(_without_names(file))
        languages = [catalogue] if catalogue.code == ENGLISH.code else [catalogue, ENGLISH]
        heads = ("\n".join(map(language.tell, told)) for language in languages)
        return "\n\n".join((*heads, self._surroundings(), *map(_written, self.errors))) + "\n"

    def _surroundings(self) -> str:
        ours = self.surroundings
        return "\n".join(
            (
                f"Date: {ours.day.isoformat()}",
                f"Kiosk: {ours.kiosk}",
                f"Python: {ours.python}",
                f"Qt: {ours.qt}",
                f"System: {ours.system}",
                f"Language: {ours.language}",
            )
        )


def raised(error: BaseException, trace: TracebackType | None) -> tuple[Raised, ...]:
    """Take of an error, and of those it came of, what a report may hold."""
    first = Raised(_kind(error), _frames(trace))
    causes = islice(_causes(error), _MOST_ERRORS - 1)
    return (first, *(Raised(_kind(one), _frames(one.__traceback__)) for one in causes))


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    while cause is not None:
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _frames(trace: TracebackType | None) -> tuple[Frame, ...]:
    frames = []
    while trace is not None:
        inside = trace.tb_frame
        spec = inside.f_globals.get("__spec__")  # knows the name of what runs as __main__
        module = getattr(spec, "name", None) or inside.f_globals.get("__name__", "")
        frames.append(frame_in(str(module), inside.f_code.co_qualname, trace.tb_lineno))
        trace = trace.tb_next
    return tuple(frames[-_MOST_FRAMES:])


def _written(error: Raised) -> str:
    return "\n".join((f"Error: {error.kind}", *(f"  {frame}" for frame in error.frames)))


def _what_it_is(where: str) -> tuple[Message, ...]:
    return (
        message("This is a report of an error in Kiosk."),
        message("It lies only here, in {file}. It was not sent to anybody.", file=where),
        message(
            "It contains the date, the versions of what was running, and the lines of the program"
            " at which the error came: no names of documents, no search words, nothing that was"
            " read."
        ),
        message("You may delete it, or hand it to whoever looks after Kiosk for you."),
    )


def _without_names(file: Path) -> str:
    """Say where the file is without the user's name, which home folders and sticks carry."""
    home = os.path.expanduser("~")  # noqa: PTH111 - unlike Path.home() it never fails
    if file.is_relative_to(home):
        return str(Path("~") / file.relative_to(home))
    return str(Path("…", *file.parts[-3:]))
