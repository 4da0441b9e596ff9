"""What processes a test leaves behind, read from /proc (Linux)."""

import os
from pathlib import Path


def children() -> set[int]:
    """Return the numbers of this process's children, those that died unnoticed included."""
    return {pid for pid in _processes() if _parent(pid) == os.getpid()}


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]


def _parent(pid: int) -> int:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except OSError:  # it has just ended
        return 0
    return int(after_name.split()[1])
