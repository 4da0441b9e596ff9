"""What the window and the worker that fills a USB stick say to each other.

The worker copies once and ends. It stops, and leaves no half file, when it is told to or when its
input closes. How the messages travel is in `stick_wire`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.render_messages import Ready

STICK_PROTOCOL = 1
MOST_PLACES = 5_000
MOST_LEFT_OUT = 20
"""So many files that could not be read are named; one would rather mend the pack than read on."""


class Stage(StrEnum):
    """What is being done."""

    LOOKING = "looking"
    """At what is there from an earlier copy."""
    WRITING = "writing"
    CHECKING = "checking"
    """Reads back what was written."""


class Trouble(StrEnum):
    """Why nothing more was copied."""

    STOPPED = "stopped"
    """Somebody wished it."""
    NOTHING_THERE = "nothing-there"
    """None of the places has anything to copy."""
    NO_ROOM = "no-room"
    FILE_TOO_LARGE = "file-too-large"
    """FAT32 takes no file of 4 GB or more."""
    READ_ONLY = "read-only"
    NOT_ALLOWED = "not-allowed"
    GONE = "gone"
    """The stick was pulled out, or the folder is not there any more."""
    DIFFERS = "differs"
    """What was read back is not what was written."""
    BROKEN = "broken"
    """The stick does not do what it is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTo:
    """Copy what stands at these places into a folder of its own in `target`.

    `folders` and `chosen` say where the packs are (see `PackFolders`), `language` which one comes
    first where both stand; `file_system` is what the system calls that of the stick. A private
    phone number is copied only `with_phone`.
    """

    folders: tuple[Path, ...]
    chosen: tuple[Path, ...] = ()
    places: tuple[Place, ...]
    language: LanguageCode
    target: Path
    file_system: str = ""
    with_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StopCopy:
    """Copy no more, and put away what is half written."""


StickRequest = CopyTo | StopCopy


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyProgress:
    """So many bytes of a stage are done; while writing, these have reached the stick."""

    stage: Stage
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """All is on the stick, and what was written was read back and compared.

    `kept` files were there already. `is_past_cache`: it was read from the stick itself, not from
    what the computer remembers of it. `left_out` names files that could not be read here.
    """

    folder: Path
    written: int
    kept: int
    bytes: int
    is_past_cache: bool
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCopied:
    """Not all is on the stick: `done` of `of` files are, and those are whole.

    `name` is the file it happened at, `needed` and `free` are bytes where room is short, `reason`
    is the system's own word.
    """

    why: Trouble
    name: str = ""
    done: int = 0
    of: int = 0
    needed: int = 0
    free: int = 0
    reason: str = ""


StickAnswer = Ready | CopyProgress | Copied | NotCopied
