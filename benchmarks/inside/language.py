"""From the switch of the language to the last paint that it causes, screen after screen."""

from __future__ import annotations

import time

from benchmarks.figures import Samples
from benchmarks.inside.program import ENGLISH, KHMER, Program, longest_guide, tell
from kiosk.core.content.place import HOME, Place

_SWITCHES = 15  # each way


def main() -> None:
    """Switch there and back on Home, in the longest guide and in the glossary."""
    program = Program(HOME)
    places = {
        "home": HOME,
        "guide": longest_guide(program.kiosk),
        "glossary": Place(shelf="glossary"),
    }
    samples: list[Samples] = []
    for name, place in places.items():
        program.go_to(place)
        samples += _switches(program, name)
    tell(program, samples)


def _switches(program: Program, name: str) -> list[Samples]:
    """The first switch each way reads and lays out what later ones find ready: told apart."""
    first = [_switch_and_back(program)]
    later = [_switch_and_back(program) for _ in range(_SWITCHES)]
    there, back = zip(*later, strict=True)
    return [
        Samples(name=f"{name} first", values=first[0]),
        Samples(name=f"{name} to en", values=there),
        Samples(name=f"{name} to km", values=back),
    ]


def _switch_and_back(program: Program) -> tuple[float, float]:
    times = []
    for code in (ENGLISH, KHMER):
        started = time.perf_counter()
        program.kiosk.set_language(code)
        times.append((program.work_until_painted() - started) * 1000)
    return times[0], times[1]


if __name__ == "__main__":
    main()
