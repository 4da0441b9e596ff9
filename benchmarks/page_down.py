"""From Page Down to the next page on the screen, whole pages in view."""

from __future__ import annotations

import time

from benchmarks import reports
from benchmarks.figures import Figure, Samples, Unit, compared
from benchmarks.reading import Reading, reading
from benchmarks.stage import Stage
from benchmarks.viewers import KIOSK_VIEWER, peers
from benchmarks.watching import Turn

_STARTS = 2
_RUN_UP = 1  # presses that do not count
_READY = 8  # presses with a rest between them
_JUMPS = (18, 25, 32, 39, 46)  # pages that nobody was near to; at once from there to the next
_REST = 0.15  # seconds, after those that `Turn` has already seen to be still
_READY_LIMIT, _UNREADY_LIMIT, _WORST_LIMIT = 10, 30, 60  # milliseconds


def measure(stage: Stage) -> list[Figure]:
    """Press Page Down with the next page ready and with it not ready, in each viewer.

    It is ready when the screen has been still for half a second, and not when the key is
    pressed the moment the page before it comes up, after a jump to where nobody has been.
    """
    file = reports.photographs(stage)
    viewers = [KIOSK_VIEWER, *peers()]
    ready: dict[str, list[Turn]] = {viewer.name: [] for viewer in viewers}
    unready: dict[str, list[Turn]] = {viewer.name: [] for viewer in viewers}
    for _ in range(_STARTS):
        for viewer in viewers:
            with reading(stage, viewer, file, whole_pages=True) as reader:
                ready[viewer.name] += _turns_after_rest(reader)
                unready[viewer.name] += _turns_after_jumps(reader)
    return _figures(ready, unready)


def _turns_after_rest(reader: Reading) -> list[Turn]:
    turns = []
    for page in range(1, _RUN_UP + _READY + 1):
        time.sleep(_REST)
        turns.append(reader.turn(page))
    return turns[_RUN_UP:]


def _turns_after_jumps(reader: Reading) -> list[Turn]:
    return [reader.turn(page) for page in _JUMPS if reader.go_to(page)]


def _figures(ready: dict[str, list[Turn]], unready: dict[str, list[Turn]]) -> list[Figure]:
    first = "Page Down to first change"
    both = {name: turns + unready[name] for name, turns in ready.items()}
    longest = {
        name: Samples(name="longest", values=(samples.highest,))
        for name, samples in _parts(both, "moved").items()
    }
    unit = Unit.MILLISECONDS
    return [
        compared(f"{first}, next page ready", unit, _parts(ready, "moved"), limit=_READY_LIMIT),
        compared(f"{first}, not ready", unit, _parts(unready, "moved"), limit=_UNREADY_LIMIT),
        compared(f"{first}, longest of all", unit, longest, limit=_WORST_LIMIT),
        compared("Page Down to sharp page, ready", unit, _parts(ready, "sharp")),
        compared("Page Down to something of the page, not ready", unit, _parts(unready, "seen")),
        compared("Page Down to sharp page, not ready", unit, _parts(unready, "sharp")),
    ]


def _parts(turns: dict[str, list[Turn]], part: str) -> dict[str, Samples]:
    return {
        name: Samples(name=f"{name} {part}", values=tuple(getattr(turn, part) for turn in those))
        for name, those in turns.items()
    }
