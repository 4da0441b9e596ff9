"""In the reader: from the switch of the language to the other edition's page on the screen."""

from __future__ import annotations

import time

from benchmarks.figures import Samples
from benchmarks.inside.page_paints import PagePaints
from benchmarks.inside.program import ENGLISH, KHMER, Program, tell
from kiosk.core.content.place import Place
from kiosk.ui.widgets.page_canvas import PageCanvas

_SWITCHES = 6  # each way, at each page
_PAGES = (1, 3)


def main() -> None:
    """Switch there and back at the top of the briefing and further down."""
    place = Place(shelf="reports", item="impacts-briefing")
    program = Program(place)
    visible: list[float] = []
    sharp: list[float] = []
    for page in _PAGES:
        program.go_to(place.at_page(page))
        program.work(seconds=0.5)
        for turn in range(_SWITCHES + 1):
            for code in (ENGLISH, KHMER):
                times = _switch(program, code)
                if turn:
                    visible.append(times[0])
                    sharp.append(times[1])
    tell(
        program,
        [
            Samples(name="visible", values=tuple(visible)),
            Samples(name="sharp", values=tuple(sharp)),
        ],
    )


def _switch(program: Program, code: str) -> tuple[float, float]:
    canvas = program.kiosk.window.findChild(PageCanvas)
    assert isinstance(canvas, PageCanvas)  # noqa: S101 - the reader has one
    switch = PagePaints(canvas)
    started = time.perf_counter()
    program.kiosk.set_language(code)
    program.work_until_painted(switch.on_paint)
    program.work(seconds=0.3)  # what it fetches ahead is not part of the next switch
    return (switch.visible - started) * 1000, (switch.sharp - started) * 1000


if __name__ == "__main__":
    main()
