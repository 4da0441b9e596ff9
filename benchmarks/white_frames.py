"""How often a page in view is white while pages fly by, ten a second."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import reports
from benchmarks.figures import Figure, Samples, Unit, compared
from benchmarks.pdfs import MARKS
from benchmarks.reading import Reading, reading
from benchmarks.stage import Area, Stage
from benchmarks.viewers import KIOSK_VIEWER, Viewer, peers

_PAGE = 0.1  # seconds
_NOTCH = 0.008  # seconds: about ten pages a second, as wide as the window
_NOTCHES = 1000
_LOOK = 1 / 120  # seconds from one look at the screen to the next
_WHITE = 36  # pixels from top to bottom without a mark: more than lie between two pages


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """What was seen while pages flew by: how often, how often white, and how long on end."""

    looks: int
    white: int
    longest: float

    @property
    def words(self) -> str:
        return f"{self.white} of {self.looks} looks, {self.longest:.0f} ms on end"


def measure(stage: Stage) -> list[Figure]:
    """Press Page Down ten times a second, whole pages in view; in the kiosk, turn the wheel too.

    Every page has a stripe from top to bottom: where that is not, the page is white. The mouse
    points at the middle of the screen from the beginning, where a page is.
    """
    file = reports.photographs(stage)
    by_key = {viewer.name: _by_key(stage, viewer, file) for viewer in [KIOSK_VIEWER, *peers()]}
    by_wheel = {KIOSK_VIEWER.name: _by_wheel(stage, reports.long_report(stage))}
    return [_figure("Page Down, photographs", by_key), _figure("wheel, the long report", by_wheel)]


def _by_key(stage: Stage, viewer: Viewer, file: Path) -> _Watch:
    pages = reports.SHORT - 1
    with reading(stage, viewer, file, whole_pages=True) as reader:
        reader.hands.press_often("Next", times=pages, every=_PAGE)
        return _watch(reader, seconds=pages * _PAGE)


def _by_wheel(stage: Stage, file: Path) -> _Watch:
    with reading(stage, KIOSK_VIEWER, file, whole_pages=False) as reader:
        reader.hands.roll(times=_NOTCHES, every=_NOTCH)
        return _watch(reader, seconds=_NOTCHES * _NOTCH)


def _watch(reader: Reading, *, seconds: float) -> _Watch:
    area = reader.area
    stripe = Area(left=area.left, right=area.left + 1, top=area.top, bottom=area.bottom)
    looks = white = 0
    longest = since = 0.0
    began = now = time.perf_counter()
    while now - began < seconds:
        looks += 1
        if np.count_nonzero(~np.isin(reader.stage.look(stripe), MARKS)) > _WHITE:
            white += 1
            longest = max(longest, now - (since or now))
            since = since or now
        else:
            since = 0.0
        time.sleep(max(began + looks * _LOOK - time.perf_counter(), 0))
        now = time.perf_counter()
    return _Watch(looks=looks, white=white, longest=longest * 1000)


def _figure(name: str, seen: dict[str, _Watch]) -> Figure:
    return compared(
        f"white frames, 10 pages a second: {name}",
        Unit.FRAMES,
        {
            viewer: Samples(name=viewer, values=(float(watch.white),))
            for viewer, watch in seen.items()
        },
        limit=0,
        remark="; ".join(f"{viewer} {watch.words}" for viewer, watch in seen.items()),
    )
