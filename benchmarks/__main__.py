"""Run the benchmarks and print one table: python -m benchmarks [NAME…] [--json FILE].

With other people's files: python -m benchmarks elsewhere FILE…
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from benchmarks import (
    card_click,
    elsewhere,
    event_loop,
    find,
    language_switch,
    memory,
    packaged,
    page_down,
    search,
    sharing,
    start_home,
    start_page,
    white_frames,
    worker_killed,
)
from benchmarks.figures import Figure, table
from benchmarks.programs import ProgramError
from benchmarks.stage import Stage, StageError
from benchmarks.viewers import missing_packages

Benchmark = Callable[[Stage], list[Figure]]
BENCHMARKS: Mapping[str, Benchmark] = {
    "start-home": start_home.measure,
    "start-page": start_page.measure,
    "page-down": page_down.measure,
    "card": card_click.measure,
    "white-frames": white_frames.measure,
    "memory": memory.measure,
    "worker-killed": worker_killed.measure,
    "language": language_switch.screens,
    "edition": language_switch.editions,
    "event-loop": event_loop.measure,
    "find": find.measure,
    "search": search.measure,
    "sharing": sharing.measure,
    "packaged": packaged.measure,
}
_SOURCE = Path(__file__).resolve().parents[1] / "src"

ELSEWHERE = "elsewhere"
"""The one that needs files: those named after it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is named, or everything; gives 1 if some of that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = ", ".join([*BENCHMARKS, ELSEWHERE])
    parser.add_argument("names", nargs="*", metavar="NAME", help=names)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every measurement there")
    wanted = parser.parse_args(arguments)
    benchmarks = dict(BENCHMARKS)
    if wanted.names[:1] == [ELSEWHERE]:
        files = [Path(name).resolve() for name in wanted.names[1:]]
        benchmarks = {ELSEWHERE: partial(elsewhere.measure, files=files)}
    elif wanted.names:
        if unknown := [name for name in wanted.names if name not in BENCHMARKS]:
            parser.error(f"no benchmark is called {', '.join(unknown)}: {names}")
        benchmarks = {name: BENCHMARKS[name] for name in wanted.names}
    # Whoever has Kiosk has its byte code: a start that compiles is not what is timed.
    compileall.compile_dir(_SOURCE, quiet=1)
    try:
        figures, is_whole = _measure(benchmarks)
    except StageError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{table(figures)}\n\n{_circumstances()}\n")
    if wanted.json:
        wanted.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")
    return 0 if is_whole else 1


def _measure(benchmarks: Mapping[str, Benchmark]) -> tuple[list[Figure], bool]:
    """All figures, and whether every benchmark gave some: one that fails does not end the run."""
    figures: list[Figure] = []
    is_whole = True
    with Stage() as stage:
        for name, measure in benchmarks.items():
            sys.stderr.write(f"{name} …\n")
            try:
                figures += measure(stage)
            except ProgramError as error:
                sys.stderr.write(f"{error}\n")
                is_whole = False
    return figures, is_whole


def _circumstances() -> str:
    """Say what the figures depend on: the machine, what else it did, and which peers it has."""
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    said = f"Medians. {os.cpu_count()} processors; load {loads} (1, 5 and 15 minutes)."
    if missing := missing_packages():
        said += f" Not here to compare with: sudo apt-get install {' '.join(missing)}"
    return said


if __name__ == "__main__":
    sys.exit(main())
