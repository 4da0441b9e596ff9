"""How long a share goes on, as a person counts it."""

from __future__ import annotations

import math
from dataclasses import dataclass

_MINUTE = 60
_NEARLY_UP = 120
"""Seconds before the end at which somebody is asked whether to go on."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """So many seconds until it ends: counted in minutes, and in seconds through the last one.

    >>> TimeLeft(1741.5).minutes
    30
    """

    exactly: float

    @property
    def seconds(self) -> int:
        """Whole seconds, rounded up: 0 only once it has ended."""
        return max(0, math.ceil(self.exactly))

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up."""
        return math.ceil(self.seconds / _MINUTE)

    @property
    def is_last_minute(self) -> bool:
        return self.seconds <= _MINUTE

    @property
    def is_nearly_up(self) -> bool:
        """Whether it is time to ask whether to go on."""
        return self.seconds <= _NEARLY_UP

    @property
    def changes_in(self) -> float:
        """Seconds, more than 0, until it has to be told anew."""
        step = 1 if self.is_last_minute else _MINUTE
        return self.exactly % step or step
