"""Someone who reads a marked file in a viewer: turns pages and goes to others, by the keyboard."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.hands import Hands
from benchmarks.pdfs import mark_of
from benchmarks.programs import ProgramError, Running, running
from benchmarks.stage import Area, Stage
from benchmarks.viewers import Viewer
from benchmarks.watching import Turn, wait_for_colour, wait_for_page, wait_until_still, watch_turn

_TYPED = 0.3  # seconds in which a viewer has the digits that were typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A viewer with a file open.

    `sharp` is the program's age (milliseconds) when its first page was sharp, `area` is where
    on the screen a page lies.
    """

    stage: Stage
    viewer: Viewer
    program: Running
    hands: Hands
    sharp: float
    area: Area

    def turn(self, page: int) -> Turn:
        """Press Page Down on this page, and watch what comes."""
        press = partial(self.hands.press, "Next")
        return watch_turn(self.stage, self.area, press, old=mark_of(page), new=mark_of(page + 1))

    def type_number(self, page: int) -> None:
        """Ask for a page, short of the last key."""
        self.hands.press(*self.viewer.number_keys(page))
        time.sleep(_TYPED)

    def confirm(self) -> float:
        """Press the last key; gives when."""
        return self.hands.press(self.viewer.after_number)

    def go_to(self, page: int) -> bool:
        """Go to a page by its number; says whether it came to the screen."""
        self.type_number(page)
        self.confirm()
        return wait_for_page(self.stage, self.area, mark_of(page))

    def rest(self) -> None:
        """Wait until nothing changes on the screen any more."""
        wait_until_still(self.stage, self.program, [Area()], since=self.program.age)


@contextmanager
def reading(stage: Stage, viewer: Viewer, file: Path, *, whole_pages: bool) -> Iterator[Reading]:
    """Open a marked file in a new home, if wanted with the whole page in view, and let it rest.

    Raises:
        ProgramError: its first page does not come.
    """
    home = stage.new_home()
    with running(stage, viewer.opening(file), home) as program, Hands(stage, home) as hands:
        sharp, area = _first_page(stage, program)
        if whole_pages:
            hands.press(viewer.fit_page)
            _, area = _first_page(stage, program)
        yield Reading(
            stage=stage, viewer=viewer, program=program, hands=hands, sharp=sharp, area=area
        )


def _first_page(stage: Stage, program: Running) -> tuple[float, Area]:
    """When it was sharp, and where it is when all the rest of the window is still too."""
    spot = wait_for_colour(stage, program, mark_of(1))
    if spot is None:
        raise ProgramError(f"{program.process.args!r} does not show its first page")
    sharp, _ = wait_until_still(stage, program, [spot.area, Area()], since=spot.age)
    settled = wait_for_colour(stage, program, mark_of(1))
    return sharp, (settled or spot).area
