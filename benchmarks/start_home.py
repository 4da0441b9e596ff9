"""From the start of the program to its first screen, complete."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, Peer, Samples, Unit
from benchmarks.programs import KIOSK, running, time_to_exit
from benchmarks.stage import Stage
from benchmarks.watching import first_and_last_change

_RUNS = 11
_FLOOR = (sys.executable, "-c", "import PySide6.QtWidgets")
_LIMIT = 350  # milliseconds


def measure(stage: Stage) -> list[Figure]:
    """Start the kiosk and the least that any program of its kind does, in turn; files are warm."""
    home = stage.new_home()
    shown: list[tuple[float, float]] = []
    floor: list[float] = []
    for run in range(_RUNS + 1):
        least = time_to_exit(stage, _FLOOR, home)
        seen = one_start(stage, home)
        if run and seen is not None:
            floor.append(least)
            shown.append(seen)
    last = Samples(name="last change", values=tuple(end for _, end in shown))
    first = Samples(name="first change", values=tuple(start for start, _ in shown))
    import_qt = Samples(name="import PySide6.QtWidgets", values=tuple(floor))
    return [
        Figure(
            name="start to Home painted",
            value=last.median,
            unit=Unit.MILLISECONDS,
            peers=(Peer(name="`import PySide6.QtWidgets`", value=import_qt.median),),
            limit=_LIMIT,
            remark=f"{last.spread}; first change of the screen {first.median:.0f} ms",
            samples=(last, first, import_qt),
        )
    ]


def one_start(stage: Stage, home: Path, kiosk: Sequence[str] = KIOSK) -> tuple[float, float] | None:
    """Start the kiosk; gives when its Home was first and last painted, in milliseconds."""
    with running(stage, [*kiosk, "--lang", "km"], home) as program:
        return first_and_last_change(stage, program, least=40)
