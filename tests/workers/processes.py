"""What processes a test leaves behind, read from /proc (Linux)."""

import os
from pathlib import Path


def children() -> set[int]:
    """Return the numbers of this process's children, those that died unnoticed included."""
    return {pid for pid in _processes() if _parent(pid) == os.getpid()}


def resident_kilobytes(processes: set[int]) -> int:
    """Return how much memory of their own they take (`proc_pid_status(5)`: RssAnon)."""
    total = 0
    for pid in processes:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("RssAnon:"):
                total += int(line.split()[1])
    return total


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]


def _parent(pid: int) -> int:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except OSError:  # it has just ended
        return 0
    return int(after_name.split()[1])
