"""Start the kiosk: the render worker first, which warms up while the rest loads."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from kiosk.cli.words import opens_window
from kiosk.workers.launch import WorkerProcess, start_render_worker


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; gives the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    gc.disable()  # starting makes no garbage worth the 8 ms; the window enables it again
    worker = _worker_ahead() if opens_window(words) else None
    from kiosk.cli.command_line import run

    return run(words, worker)


def _worker_ahead() -> WorkerProcess | None:
    """Start the worker; where that fails the window tries again, and says so if it must."""
    try:
        return start_render_worker()
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main())
