"""From the start of the program to the briefing's first page, sharp; and the memory it takes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.figures import Figure, Peer, Samples, Unit
from benchmarks.pdfs import BRIEFING, MARK, marked_copy
from benchmarks.programs import (
    KIOSK,
    VIEWERS,
    installed_viewers,
    running,
    wait_for_colour,
    wait_until_still,
)
from benchmarks.stage import Area, Stage

_RUNS = 7
_REST = 1.0  # seconds in which a program does what it put off
_SLOWER_THAN_PEER = 1.5
_MEMORY_LIMIT = 150  # MB
_PLACE, _FILE = "kiosk reports/impacts-briefing", "kiosk FILE.pdf"


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What was measured of one program: milliseconds, and MB."""

    visible: list[float] = field(default_factory=list)
    sharp: list[float] = field(default_factory=list)
    still: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def measure(stage: Stage) -> list[Figure]:
    """Open the same file in the kiosk, as a report and as a file, and in other viewers, in turn.

    The page is sharp when the marked part of it and what lies around has changed for the last
    time; what the programs do elsewhere in their windows (thumbnails, outlines) does not count.
    """
    home = stage.new_home()
    file = _put_into_library(home)
    kiosk = [*KIOSK, "--lang", "km"]
    commands: dict[str, Sequence[str]] = {
        _PLACE: [*kiosk, "reports/impacts-briefing"],
        _FILE: [*kiosk, str(file)],
    }
    commands |= {name: [name, str(file)] for name in installed_viewers()}
    seen = {name: _Seen() for name in commands}
    for run in range(_RUNS + 1):
        for name, command in commands.items():
            _one_start(stage, command, home, seen[name] if run else _Seen())
    return [*_starts(seen), *_memory(seen)]


def _put_into_library(home: Path) -> Path:
    """Lay marked editions over the bundled ones, as the user's own packs folder does."""
    report = home / ".local/share/kiosk/packs/camboja/reports" / BRIEFING.name
    marked_copy(BRIEFING / "en.pdf", report / "en.pdf")
    return marked_copy(BRIEFING / "km.pdf", report / "km.pdf")


def _one_start(stage: Stage, command: Sequence[str], home: Path, seen: _Seen) -> None:
    with running(stage, command, home) as program:
        visible = wait_for_colour(stage, program, MARK)
        if visible is None:
            return
        seen.visible.append(visible.age)
        sharp, still = wait_until_still(stage, program, [visible.area, Area()], since=visible.age)
        seen.sharp.append(sharp)
        seen.still.append(still)
        time.sleep(_REST)
        seen.memory.append(program.memory())


def _starts(seen: dict[str, _Seen]) -> list[Figure]:
    peer = _peer(seen, "sharp")
    return [
        Figure(
            name=f"start to sharp page: `{name}`",
            value=sharp.median,
            unit=Unit.MILLISECONDS,
            peer=peer if name in {_PLACE, _FILE} else None,
            ratio_limit=_SLOWER_THAN_PEER if name in {_PLACE, _FILE} else None,
            remark=f"{sharp.spread}; first seen {visible.median:.0f}, "
            f"whole screen still {still.median:.0f}",
            samples=(sharp, visible, still),
        )
        for name, one in seen.items()
        for sharp, visible, still in [
            (
                Samples(name="sharp", values=tuple(one.sharp)),
                Samples(name="visible", values=tuple(one.visible)),
                Samples(name="still", values=tuple(one.still)),
            )
        ]
    ]


def _memory(seen: dict[str, _Seen]) -> list[Figure]:
    samples = {name: Samples(name="memory", values=tuple(one.memory)) for name, one in seen.items()}
    return [
        Figure(
            name=f"memory (PSS), all its processes: `{name}`",
            value=memory.median,
            unit=Unit.MEGABYTES,
            peer=_peer(seen, "memory") if name == _PLACE else None,
            limit=_MEMORY_LIMIT if name == _PLACE else None,
            remark=memory.spread,
            samples=(memory,),
        )
        for name, memory in samples.items()
        if name != _FILE
    ]


def _peer(seen: dict[str, _Seen], what: str) -> Peer | None:
    name = VIEWERS[0]
    if name not in seen:
        return None
    values = seen[name].sharp if what == "sharp" else seen[name].memory
    return Peer(name=name, value=Samples(name=what, values=tuple(values)).median)
