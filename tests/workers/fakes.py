"""Workers that misbehave, one after the other."""

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.workers.launch import WorkerProcess, start_render_worker, start_worker

FAKE_WORKER = Path(__file__).parent / "fake_worker.py"


def misbehaving(*behaviours: str) -> Callable[[], WorkerProcess]:
    """Return what starts them; `real` is one that does not misbehave, and the last one stays."""
    left = list(behaviours)

    def start() -> WorkerProcess:
        behaviour = left.pop(0) if len(left) > 1 else left[0]
        if behaviour == "real":
            return start_render_worker()
        return start_worker([sys.executable, str(FAKE_WORKER), behaviour])

    return start
