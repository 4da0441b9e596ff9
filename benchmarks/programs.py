"""The programs that are timed: started on the stage, watched from outside, ended again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.figures import Samples
from benchmarks.stage import Area, Stage

_PATIENCE = 30.0  # seconds until a program that shows nothing is given up
_STILL = 0.6  # seconds without a change after which nothing more is expected
_GLANCE = 0.002  # seconds between two looks at the screen


_QUIET_SPELL = 0.2  # seconds that have to be quiet
_QUIET_SHARE = 0.2  # of one processor may be at work in them
_QUIET_PATIENCE = 1.0  # seconds
_LARGE_SPOT = 150  # of every 16th pixel: 49 x 49 of them all
_CURSOR = 20  # of every 4th pixel: a blinking cursor is no change


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something came up on the screen, and the program's age (milliseconds) at that."""

    age: float
    area: Area


class ProgramError(Exception):
    """A program that is to be timed does not run; says what it complained of."""


KIOSK = (sys.executable, "-m", "kiosk")
VIEWERS = ("evince", "zathura", "mupdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A program that was started: when (as `time.perf_counter` gives it), and what it is."""

    process: subprocess.Popen[bytes]
    started: float
    complaints: Path

    @property
    def age(self) -> float:
        """Milliseconds since the start."""
        return (time.perf_counter() - self.started) * 1000

    def is_awaited(self) -> bool:
        """Say whether there is still something to expect of it.

        Raises:
            ProgramError: it has ended by itself.
        """
        if self.process.poll() is not None:
            name = " ".join(map(str, self.process.args))  # type: ignore[arg-type]
            said = self.complaints.read_text(errors="replace")
            raise ProgramError(f"{name} has ended: {said or self.process.returncode}")
        return self.age < _PATIENCE * 1000

    def memory(self) -> float:
        """The proportional set size of all its processes, in MB (2^20 bytes)."""
        kilobytes = sum(_proportional_size(pid) for pid in _session(self.process.pid))
        return kilobytes / 1024


def installed_viewers() -> list[str]:
    """The PDF viewers of `VIEWERS` that are here."""
    return [name for name in VIEWERS if shutil.which(name)]


@contextmanager
def running(stage: Stage, command: Sequence[str], home: Path) -> Iterator[Running]:
    """Run a program on the stage; it ends with the block, and the screen is blank again."""
    _wait_for_quiet()
    complaints = home / "complaints.txt"
    with complaints.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            env=stage.environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield Running(process=process, started=started, complaints=complaints)
    finally:
        _end_session(process)
        stage.wait_until_blank()


def time_to_exit(stage: Stage, command: Sequence[str], home: Path) -> float:
    """Milliseconds that a program takes from its start to its end."""
    _wait_for_quiet()
    started = time.perf_counter()
    subprocess.run(command, env=stage.environment(home), check=True, stdin=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def measured_inside(stage: Stage, module: str, home: Path, *words: str) -> dict[str, Samples]:
    """Run a module of `benchmarks.inside` on the stage; gives what it measured, by name.

    Raises:
        ProgramError: it failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.inside.{module}", *words],
        env=stage.environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    stage.wait_until_blank()
    if done.returncode:
        raise ProgramError(f"{module} has failed: {done.stderr or done.returncode}")
    told = [
        Samples(name=one["name"], values=tuple(one["values"])) for one in json.loads(done.stdout)
    ]
    return {samples.name: samples for samples in told}


def wait_for_colour(stage: Stage, program: Running, colour: int) -> Spot | None:
    """Wait until this colour is on a good part of the screen; None if it does not come.

    Small spots of it, as in a viewer's thumbnails, do not count.
    """
    while program.is_awaited():
        rows, columns = np.nonzero(stage.look(step=4) == colour)
        if len(rows) > _LARGE_SPOT:
            return Spot(age=program.age, area=_around(rows * 4, columns * 4))
        time.sleep(_GLANCE)
    return None


def first_and_last_change(
    stage: Stage, program: Running, area: Area | None = None, *, least: int
) -> tuple[float, float] | None:
    """Watch until the area is still; gives the ages at its first and its last change.

    A change is one of at least `least` of every 9th pixel. None if nothing ever changes.
    """
    before = stage.look(area, step=3)
    first = last = None
    while program.is_awaited():
        now = stage.look(area, step=3)
        age = program.age
        if np.count_nonzero(now != before) >= least:
            before, last = now, age
            first = age if first is None else first
        elif last is not None and age - last > _STILL * 1000:
            break
        time.sleep(_GLANCE)
    return None if first is None or last is None else (first, last)


def wait_until_still(
    stage: Stage, program: Running, areas: Sequence[Area], *, since: float
) -> list[float]:
    """Watch until all areas are still; gives for each the age at its last change after `since`."""
    before = [stage.look(area, step=2) for area in areas]
    last = [since for _ in areas]
    while program.is_awaited() and program.age - max(last) < _STILL * 1000:
        for index, area in enumerate(areas):
            now = stage.look(area, step=2)
            if np.count_nonzero(now != before[index]) > _CURSOR:
                before[index], last[index] = now, program.age
        time.sleep(_GLANCE)
    return last


def _wait_for_quiet() -> None:
    """Wait, but not for long, until the machine does little else: it is not what is timed."""
    end = time.monotonic() + _QUIET_PATIENCE
    before = _busy_ticks()
    while time.monotonic() < end:
        time.sleep(_QUIET_SPELL)
        now = _busy_ticks()
        if now - before <= _QUIET_SPELL * os.sysconf("SC_CLK_TCK") * _QUIET_SHARE:
            return
        before = now


def _busy_ticks() -> int:
    """What all processors together have worked so far (`proc_stat(5)`: all but idle, iowait)."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return sum(fields) - fields[3] - fields[4]


def _around(rows: np.ndarray, columns: np.ndarray) -> Area:
    """The place of most of these pixels and what lies around: text that becomes sharp later."""
    top, bottom = np.percentile(rows, (10, 90))
    left, right = np.percentile(columns, (10, 90))
    reach = 160
    return Area(
        left=max(int(left) - reach, 0),
        top=max(int(top) - reach, 0),
        right=int(right) + reach,
        bottom=int(bottom) + reach,
    )


def _session(leader: int) -> list[int]:
    """The processes of a session (`proc_pid_stat(5)`: the sixth field, past the name)."""
    members = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader:
                members.append(int(folder.name))
    return members


def _proportional_size(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _end_session(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(2)
            break
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # whatever the program started and left behind
