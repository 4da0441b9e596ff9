"""Watching a program from outside: when what is on the screen came up, changed and came to rest."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.programs import Running
from benchmarks.stage import Area, Stage

_STILL = 0.6  # seconds without a change after which nothing more is expected
_GLANCE = 0.002  # seconds between two looks at the screen
_QUICK_GLANCE = 0.0005
_LARGE_SPOT = 150  # of every 16th pixel: 49 x 49 of them all
_CURSOR = 20  # of every 4th pixel: a blinking cursor is no change
_UNTURNED = 3.0  # seconds until a page that does not come is given up
_TURNED = 0.4  # seconds without a change after which a page has come whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something came up on the screen, and the program's age (milliseconds) at that."""

    age: float
    area: Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one key brought, in milliseconds after it was pressed; nan if it never came."""

    moved: float
    """The page that was there is gone."""
    seen: float
    """Something of the new page is there."""
    sharp: float
    """The last change."""


def wait_for_colour(stage: Stage, program: Running, colour: int) -> Spot | None:
    """Wait until this colour is on a good part of the screen; None if it does not come.

    Small spots of it, as in a viewer's thumbnails, do not count. The area is what lies between
    the outermost of it: with `pdfs.mark`, a page from its left stripe to its right one.
    """
    while program.is_awaited():
        rows, columns = np.nonzero(stage.look(step=4) == colour)
        if len(rows) > _LARGE_SPOT:
            return Spot(age=program.age, area=_around(rows * 4, columns * 4))
        time.sleep(_GLANCE)
    return None


def first_and_last_change(
    stage: Stage, program: Running, area: Area | None = None, *, least: int
) -> tuple[float, float] | None:
    """Watch until the area is still; gives the ages at its first and its last change.

    A change is one of at least `least` of every 9th pixel. None if nothing ever changes.
    """
    before = stage.look(area, step=3)
    first = last = None
    while program.is_awaited():
        now = stage.look(area, step=3)
        age = program.age
        if np.count_nonzero(now != before) >= least:
            before, last = now, age
            first = age if first is None else first
        elif last is not None and age - last > _STILL * 1000:
            break
        time.sleep(_GLANCE)
    return None if first is None or last is None else (first, last)


def wait_until_still(
    stage: Stage, program: Running, areas: Sequence[Area], *, since: float
) -> list[float]:
    """Watch until all areas are still; gives for each the age at its last change after `since`."""
    before = [stage.look(area, step=2) for area in areas]
    last = [since for _ in areas]
    while program.is_awaited(since) and program.age - max(last) < _STILL * 1000:
        for index, area in enumerate(areas):
            now = stage.look(area, step=2)
            if np.count_nonzero(now != before[index]) > _CURSOR:
                before[index], last[index] = now, program.age
        time.sleep(_GLANCE)
    return last


def wait_for_page(stage: Stage, area: Area, mark: int) -> bool:
    """Wait until a page with this mark fills the area; says whether it came."""
    end = time.perf_counter() + _UNTURNED
    while time.perf_counter() < end:
        if _share(stage, area, mark) > _least_share(area):
            return True
        time.sleep(_QUICK_GLANCE)
    return False


def watch_turn(stage: Stage, area: Area, press: Callable[[], float], *, old: int, new: int) -> Turn:
    """Watch how the page with the mark `old` gives way to the one with `new`, until all is still.

    `press` asks for that, and gives when it did, as `time.perf_counter` has it.
    """
    least = _least_share(area)
    before = stage.look(area, step=4)
    pressed = press()
    moved = seen = last = math.nan
    while (age := time.perf_counter() - pressed) < _UNTURNED:
        now = stage.look(area, step=4)
        if np.count_nonzero(now != before) > _CURSOR:
            before, last = now, age
        if math.isnan(moved) and np.count_nonzero(now == old) < least:
            moved = age
        if math.isnan(seen) and np.count_nonzero(now == new) > least:
            seen = age
        if seen < age and age - last > _TURNED:
            break
        time.sleep(_QUICK_GLANCE)
    return Turn(moved=moved * 1000, seen=seen * 1000, sharp=last * 1000)


def _share(stage: Stage, area: Area, colour: int) -> int:
    return int(np.count_nonzero(stage.look(area, step=4) == colour))


def _least_share(area: Area) -> int:
    """Of every 16th pixel: two pixels wide over a third of the height, on one side."""
    return (area.bottom - area.top) // 4 // 3


def _around(rows: np.ndarray, columns: np.ndarray) -> Area:
    """The place of most of these pixels, and what lies between."""
    top, bottom = np.percentile(rows, (10, 90))
    left, right = np.percentile(columns, (10, 90))
    return Area(left=int(left), top=int(top), right=int(right), bottom=int(bottom))
