"""How the pages of any document are shown: how large, turned how far, in which colours."""

from dataclasses import dataclass
from enum import Enum

from kiosk.workers.render_messages import Ink

LOWEST_PERCENT, HIGHEST_PERCENT = 25.0, 800.0
_STEPS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 350, 400, 500, 600, 800)
_TURN = 90
_WHOLE_TURN = 360


class Fit(Enum):
    """What the zoom follows."""

    NONE = "none"
    WIDTH = "width"
    PAGE = "page"


class Spread(Enum):
    """How many pages lie side by side."""

    SINGLE = "single"
    PAIRS = "pairs"
    """As in a printed report: the first page alone on the right, then 2 and 3, 4 and 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """How large pages are shown: fitted to the view, or at a percentage (96 px/inch = 100)."""

    fit: Fit = Fit.WIDTH
    percent: float = 100.0

    def larger(self) -> "Zoom":
        """Return the next fixed step up."""
        above = [step for step in _STEPS if step > self.percent + 0.5]
        return Zoom(fit=Fit.NONE, percent=above[0] if above else HIGHEST_PERCENT)

    def smaller(self) -> "Zoom":
        """Return the next fixed step down."""
        below = [step for step in _STEPS if step < self.percent - 0.5]
        return Zoom(fit=Fit.NONE, percent=below[-1] if below else LOWEST_PERCENT)

    def stepped(self, steps: int) -> "Zoom":
        """Return the zoom this many fixed steps up, or down if negative."""
        zoom = self
        for _ in range(abs(steps)):
            zoom = zoom.larger() if steps > 0 else zoom.smaller()
        return zoom

    def times(self, factor: float) -> "Zoom":
        """Return the zoom that shows pages this many times as large."""
        return Zoom(fit=Fit.NONE, percent=self.percent * factor).within_limits()

    def within_limits(self) -> "Zoom":
        """Return the nearest zoom there is."""
        percent = min(max(self.percent, LOWEST_PERCENT), HIGHEST_PERCENT)
        return Zoom(fit=self.fit, percent=percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How pages are shown; `rotation` is clockwise, in degrees, a multiple of 90 below 360."""

    zoom: Zoom = Zoom()
    rotation: int = 0
    spread: Spread = Spread.SINGLE
    ink: Ink = Ink.PAPER


def whole_rotation(degrees: int) -> int:
    """Return the quarter turns nearest to these degrees as 0, 90, 180 or 270, clockwise."""
    return round(degrees / _TURN) * _TURN % _WHOLE_TURN
