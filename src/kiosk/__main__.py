"""Start the kiosk: the render worker first, which warms up while the rest loads."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from kiosk.cli.words import CRASH_REPORT, opens_window
from kiosk.workers.launch import WorkerProcess, start_render_worker
from kiosk.workers.limits import forbid_core_dumps

_INTERRUPTED = 128 + 2
"""The exit code that shells give to what Ctrl+C has ended: 128 and the signal's number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; gives the exit code."""
    _fill_gaps_in_standard_streams()
    words = list(sys.argv[1:] if arguments is None else arguments)
    gc.disable()  # starting makes no garbage worth the 8 ms; the window enables it again
    forbid_core_dumps()  # before the worker, which inherits that
    worker = _worker_ahead() if opens_window(words) else None
    try:
        # Not before the worker is on its way.
        from kiosk.core.late_methods import compile_methods_late

        compile_methods_late()
        if words[:1] == [CRASH_REPORT]:
            from kiosk.cli.crash_report import write_report

            return write_report(words[1:])
        from kiosk.cli.command_line import run

        return run(words, worker)
    except KeyboardInterrupt:
        return _INTERRUPTED


def _fill_gaps_in_standard_streams() -> None:
    """Open what our starter closed: the next file opened would else stand in for it.

    A pipe to the worker would be what libraries print to. A windowed program on Windows has no
    streams at all; what prints need not know.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            mode = "w" if descriptor else "r"
            stream = open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - for good
            setattr(sys, name, stream)


def _worker_ahead() -> WorkerProcess | None:
    """Start the worker; where that fails the window tries again, and says so if it must."""
    try:
        return start_render_worker()
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main())
