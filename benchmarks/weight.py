"""How much memory a process takes."""

from contextlib import suppress
from pathlib import Path


def proportional_size(pid: int) -> float:
    """The proportional set size (PSS) of a process in MB (2^20 bytes); 0 if it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
