"""The viewers that are compared, and the keys that each of them obeys."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.programs import KIOSK


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A program that shows PDFs; `package` is what Debian calls all that it needs.

    Keys are named as X names them. To go to a page, its digits are typed between two of them.
    """

    name: str
    command: tuple[str, ...]
    package: str = ""
    fit_page: str
    before_number: tuple[str, ...] = ()
    after_number: str

    def opening(self, file: Path) -> list[str]:
        """The command that opens this file."""
        return [*self.command, str(file)]

    def number_keys(self, page: int) -> list[str]:
        """What to press so that only `after_number` is left to press to go to a page."""
        return [*self.before_number, *str(page)]


KIOSK_VIEWER = Viewer(
    name="kiosk",
    command=(*KIOSK, "--lang", "km"),
    fit_page="ctrl+9",
    before_number=("ctrl+g",),
    after_number="Return",
)
_PEERS = (
    Viewer(
        name="zathura",
        command=("zathura",),
        package="zathura zathura-pdf-poppler",
        fit_page="a",
        after_number="shift+g",
    ),
    Viewer(
        name="evince",
        command=("evince",),
        package="evince",
        fit_page="f",
        before_number=("ctrl+l",),
        after_number="Return",
    ),
    Viewer(
        name="qpdfview",
        command=("qpdfview",),
        package="qpdfview",
        fit_page="ctrl+8",
        before_number=("ctrl+j",),
        after_number="Return",
    ),
    Viewer(
        name="mupdf",
        command=("mupdf",),
        package="mupdf",
        fit_page="shift+z",
        after_number="g",
    ),
)


def peers(*, first: str = "zathura") -> list[Viewer]:
    """The other viewers that are here; this one, which a target counts by, before the others."""
    here = [viewer for viewer in _PEERS if shutil.which(viewer.command[0])]
    return sorted(here, key=lambda viewer: viewer.name != first)


def missing_packages() -> Sequence[str]:
    """What to install to have all viewers to compare with."""
    return [viewer.package for viewer in _PEERS if shutil.which(viewer.command[0]) is None]
