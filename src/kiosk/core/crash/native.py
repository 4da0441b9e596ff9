"""What Python's faulthandler writes when the process itself is struck, such as by a fault in Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.core.crash.frame import Frame, frame_at
from kiosk.core.crash.report import Raised

_WHY = re.compile(r"Fatal Python error: ([A-Z][A-Za-z -]{2,40})")
_FRAME = re.compile(r'  File "(.*)", line (\d+) in (\S+)')


def struck(why: str, lines: Iterable[str]) -> Raised:
    """Read its first line and the lines after that; what is not known is not taken over.

    It names the innermost frame first, and the main thread only where that was struck.
    """
    kind = found[1] if (found := _WHY.fullmatch(why.strip())) else "Fatal error"
    return Raised(kind, tuple(_frames(lines))[::-1])


def _frames(lines: Iterable[str]) -> Iterable[Frame]:
    for line in lines:
        if found := _FRAME.fullmatch(line.rstrip("\n")):
            yield frame_at(found[1], found[3], int(found[2]))
