"""Start the kiosk: the render worker first, so that it warms up while Qt is being loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kiosk.cli.command_line import opens_window, run
from kiosk.workers.launch import WorkerProcess, start_render_worker


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; gives the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    return run(words, _worker_ahead() if opens_window(words) else None)


def _worker_ahead() -> WorkerProcess | None:
    """Start the worker; where that fails the window tries again, and says so if it must."""
    try:
        return start_render_worker()
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main())
