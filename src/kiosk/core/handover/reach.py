"""How far into a room a code reaches, and whether the screen can be trusted about that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import hypot

FIRST_ROW = 2.0
"""Metres from the wall to those who sit nearest."""

LAST_ROW = 6.5
"""Metres to the back of a room for forty: five rows of eight, 1.1 m apart, from the first on."""

_MILLIMETRES_PER_INCH = 25.4
_LIKELY_DOTS_PER_INCH = (20, 700)
"""A television of 1366 dots is 3 m wide at 11 dots an inch; phones have up to 700."""

_MADE_UP_DOTS_PER_INCH = 96
"""What a system takes for granted where a screen says nothing: exactly this, both ways."""

_SMALLEST_DIAGONAL = 200
"""Millimetres; nobody shows codes on less."""

_SHAPES_TOLD_AS_SIZES = frozenset({(1600, 900), (1600, 1000)})
"""What screens send that tell the shape of their picture in the place of its size, as GNOME's
mutter lists them; the others of its list, such as 160 × 90, are under `_SMALLEST_DIAGONAL`."""


class Reach(StrEnum):
    """Who in a room can read a code from where they sit."""

    ROOM = "room"
    FIRST_ROWS = "first-rows"
    CLOSE_BY = "close-by"


def reach_of(metres: float) -> Reach:
    """Say who can read what a phone reads from `metres` away."""
    if metres >= LAST_ROW:
        return Reach.ROOM
    return Reach.FIRST_ROWS if metres >= FIRST_ROW else Reach.CLOSE_BY


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSize:
    """What a screen says of its picture: dots and millimetres, across and down.

    A projector has no size of its own to tell: what it says, if anything, is made up.
    """

    across: int
    down: int
    millimetres_across: float
    millimetres_down: float

    @property
    def dots_per_inch(self) -> float:
        """How close the dots are; a guess where the screen cannot be right."""
        if self.millimetres_across <= 0:
            return _MADE_UP_DOTS_PER_INCH
        told = self.across / self.millimetres_across * _MILLIMETRES_PER_INCH
        return max(told, _LIKELY_DOTS_PER_INCH[0])

    @property
    def is_likely(self) -> bool:
        """Whether this can be the size of a real screen."""
        sides = (self.millimetres_across, self.millimetres_down)
        if hypot(*sides) < _SMALLEST_DIAGONAL or tuple(map(round, sides)) in _SHAPES_TOLD_AS_SIZES:
            return False
        across = self.across / self.millimetres_across * _MILLIMETRES_PER_INCH
        down = self.down / max(self.millimetres_down, 1) * _MILLIMETRES_PER_INCH
        least, most = _LIKELY_DOTS_PER_INCH
        is_made_up = max(abs(dots - _MADE_UP_DOTS_PER_INCH) for dots in (across, down)) < 0.5
        return least <= across <= most and 0.9 < across / down < 1.1 and not is_made_up

    def metres(self, dots: float) -> float:
        """Say how long so many dots are."""
        return dots / self.dots_per_inch * _MILLIMETRES_PER_INCH / 1000
