"""What processes a test leaves behind, read from /proc (Linux)."""

import os
from pathlib import Path


def children() -> set[int]:
    """Return the numbers of this process's children, those that died unnoticed included."""
    return {pid for pid in _processes() if _parent(pid) == os.getpid()}


def resident_kilobytes(processes: set[int]) -> int:
    """Return how much memory of their own they take."""
    return sum(_kilobytes(pid, "RssAnon") for pid in processes)


def shared_kilobytes(pid: int) -> int:
    """Return how much it has in use of the memory that it shares with others."""
    return _kilobytes(pid, "RssShmem")


def _kilobytes(pid: int, kind: str) -> int:
    """Look it up (`proc_pid_status(5)`)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1])
    return 0


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]


def _parent(pid: int) -> int:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except OSError:  # it has just ended
        return 0
    return int(after_name.split()[1])
