"""Noticing that the laptop has slept."""

from __future__ import annotations

import time
from collections.abc import Callable

_LONGEST_PAUSE = 10.0  # seconds: no laptop is that busy


def _clock_that_never_stops() -> float:
    """Seconds that go on while the laptop sleeps, and are not set by anybody where that can be."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.time()


class SleepWatch:
    """Looks at a clock again and again; a long time between two looks was sleep."""

    def __init__(self, clock: Callable[[], float] = _clock_that_never_stops) -> None:
        self._clock, self._last = clock, clock()

    def has_slept(self) -> bool:
        """Say whether the laptop slept since this was asked last; to be asked each second."""
        last, self._last = self._last, self._clock()
        return self._last - last > _LONGEST_PAUSE
