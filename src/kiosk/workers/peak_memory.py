"""How much memory another process has taken at most, which only Linux tells (proc(5))."""

from pathlib import Path

_PEAK = "VmHWM:"
_FORGET_PEAK = "5"


def peak_memory(pid: int) -> int | None:
    """Return the most memory, in bytes, that the process had at one time; None where unknown."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return None
    told = (line for line in lines if line.startswith(_PEAK))  # a process that has died has none
    return next((int(line.split()[1]) * 1024 for line in told), None)


def forget_peak_memory(pid: int) -> None:
    """Let the peak start anew from what the process has now.

    Raises:
        OSError: the system cannot.
    """
    Path(f"/proc/{pid}/clear_refs").write_text(_FORGET_PEAK)
