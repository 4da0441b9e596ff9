"""Which way the reader goes, and how fast: that decides which pictures are fetched ahead."""

from collections import deque
from dataclasses import dataclass

_MEMORY = 0.3  # seconds of travel that are looked back on
_FAST = 1.5  # views travelled in that time: more than one Page Down
_JUMP = 3.0  # views at once: the reader is there already, and goes nowhere from there


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """Where the reader is going: down the document or up, past it all, or into it."""

    is_up: bool = False
    is_fast: bool = False
    is_zooming: bool = False
    """Pages change their size under the reader's fingers: nothing sharp would last."""


class TravelLog:
    """Remembers the last moves through a document, in views (1.0 is the height of the view)."""

    def __init__(self) -> None:
        self._moves: deque[tuple[float, float]] = deque()
        self._is_up = False
        self.is_zooming = False

    def note(self, views: float, now: float) -> None:
        """Remember a move down, or up if negative, at this time in seconds."""
        if (views < 0) is not self._is_up or abs(views) > _JUMP:
            self._moves.clear()
        self._is_up = views < 0
        if abs(views) <= _JUMP:
            self._moves.append((now, abs(views)))

    def travel(self, now: float) -> Travel:
        """Return where the reader is going at this time."""
        while self._moves and self._moves[0][0] < now - _MEMORY:
            self._moves.popleft()
        way = sum(views for _, views in self._moves)
        return Travel(is_up=self._is_up, is_fast=way > _FAST, is_zooming=self.is_zooming)
