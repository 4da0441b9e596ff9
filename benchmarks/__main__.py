"""Run the benchmarks and print one table: python -m benchmarks [names] [--json FILE]."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import (
    card_click,
    event_loop,
    language_switch,
    memory,
    page_down,
    start_home,
    start_page,
    white_frames,
    worker_killed,
)
from benchmarks.figures import Figure, table
from benchmarks.programs import ProgramError
from benchmarks.stage import Stage, StageError
from benchmarks.viewers import missing_packages

BENCHMARKS: Mapping[str, Callable[[Stage], list[Figure]]] = {
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
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is named, or everything; gives 1 if that cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every measurement there")
    wanted = parser.parse_args(arguments)
    unknown = [name for name in wanted.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark is called {', '.join(unknown)}: {', '.join(BENCHMARKS)}")
    try:
        figures = _measure(wanted.names or list(BENCHMARKS))
    except (StageError, ProgramError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{table(figures)}\n\n{_circumstances()}\n")
    if wanted.json:
        wanted.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")
    return 0


def _measure(names: Sequence[str]) -> list[Figure]:
    figures: list[Figure] = []
    with Stage() as stage:
        for name in names:
            sys.stderr.write(f"{name} …\n")
            figures += BENCHMARKS[name](stage)
    return figures


def _circumstances() -> str:
    """Say what the figures depend on: the machine, what else it did, and which peers it has."""
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    said = f"Medians. {os.cpu_count()} processors; load {loads} (1, 5 and 15 minutes)."
    if missing := missing_packages():
        said += f" Not here to compare with: sudo apt-get install {' '.join(missing)}"
    return said


if __name__ == "__main__":
    sys.exit(main())
