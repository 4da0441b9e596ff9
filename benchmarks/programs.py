"""The programs that are timed: started on the stage, weighed, ended again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Samples
from benchmarks.stage import Stage
from benchmarks.weight import proportional_size

_PATIENCE = 30.0  # seconds until a program that shows nothing is given up

_QUIET_SPELL = 0.2  # seconds that have to be quiet
_QUIET_SHARE = 0.2  # of one processor may be at work in them
_QUIET_PATIENCE = 1.0  # seconds


class ProgramError(Exception):
    """A program that is to be timed does not run; says what it complained of."""


KIOSK = (sys.executable, "-m", "kiosk")


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

    def is_awaited(self, since: float = 0.0) -> bool:
        """Say whether there is still something to expect of it, asked at this age or at its start.

        Raises:
            ProgramError: it has ended by itself.
        """
        if self.process.poll() is not None:
            name = " ".join(map(str, self.process.args))  # type: ignore[arg-type]
            said = self.complaints.read_text(errors="replace")
            raise ProgramError(f"{name} has ended: {said or self.process.returncode}")
        return self.age - since < _PATIENCE * 1000

    def memory(self) -> float:
        """The proportional set size of all its processes, in MB (2^20 bytes)."""
        return sum(proportional_size(pid) for pid in _session(self.process.pid))

    def read_from_disk(self) -> float:
        """What its processes had the system fetch from a disk so far, in MB (10^6 bytes)."""
        return sum(_fetched(pid) for pid in _session(self.process.pid)) / 1e6

    def member(self, word: str) -> int:
        """The process of this program that was started with this word.

        Raises:
            ProgramError: there is none.
        """
        for pid in _session(self.process.pid):
            if word in _words(pid):
                return pid
        raise ProgramError(f"no process of {self.process.pid} has been started with {word}")


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


def _session(leader: int) -> list[int]:
    """The processes of a session (`proc_pid_stat(5)`: the sixth field, past the name)."""
    members = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == leader:
                members.append(int(folder.name))
    return members


def _fetched(pid: int) -> int:
    """Bytes fetched from storage for a process (`proc_pid_io(5)`: read_bytes)."""
    lines = Path(f"/proc/{pid}/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("read_bytes:"))


def _words(pid: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return []


def _end_session(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(2)
            break
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # whatever the program started and left behind
