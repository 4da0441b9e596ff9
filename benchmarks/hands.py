"""A person's hands at the stage: they press keys and click, and do nothing else."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.stage import Stage, StageError


class Hands:
    """One xdotool that stays and reads what to do line by line: a press costs no start."""

    def __init__(self, stage: Stage, home: Path) -> None:
        """Take the stage's keyboard and mouse.

        Raises:
            StageError: xdotool is not installed.
        """
        if shutil.which("xdotool") is None:
            raise StageError("xdotool is missing: sudo apt-get install xdotool")
        self._process = subprocess.Popen(
            ["xdotool", "-"],
            env=stage.environment(home),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def press(self, *keys: str) -> float:
        """Press keys (X names, such as ctrl+9), one after the other; gives when that began."""
        return self._do(f"key {' '.join(keys)}")

    def press_often(self, key: str, *, times: int, every: float) -> float:
        """Press a key again and again, with so many seconds from one press to the next."""
        return self._do(f"key --repeat {times} --delay {round(every * 1000)} {key}")

    def roll(self, *, times: int, every: float) -> float:
        """Turn the mouse's wheel towards oneself, notch by notch."""
        return self._do(f"click --repeat {times} --delay {round(every * 1000)} 5")

    def _do(self, line: str) -> float:
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe: see above
        began = time.perf_counter()
        self._process.stdin.write(f"{line}\n".encode())
        return began
