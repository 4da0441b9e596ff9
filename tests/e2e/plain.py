"""The kiosk as users start it: nothing listens in, so that the packaged program can be tried."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.e2e.calls import NOTING
from tests.e2e.display import Display
from tests.e2e.program import PATIENCE, environment_of, processes_of_session, wait_for

PACKAGED = "KIOSK_PROGRAM"
"""The variable that names a packaged program's executable; without it, the source is run."""


def program_command() -> list[str]:
    """Give the command that users would type."""
    packaged = os.environ.get(PACKAGED)
    return [packaged] if packaged else [sys.executable, "-m", "kiosk"]


class PlainProgram:
    """One run of the program in a home folder."""

    def __init__(
        self,
        display: Display,
        home: Path,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        noted: Path | None = None,
    ) -> None:
        """Start it; what it asks of the system is `noted` in a file, if one is given."""
        noting = [*NOTING, "-o", str(noted), "--"] if noted else []
        self._is_noted = noted is not None
        # What Python compiles where it runs from source is a developer's matter.
        own = {"PYTHONDONTWRITEBYTECODE": "1"}
        others = environment_of(display, home) | environment | own
        others.pop("PYTHONFAULTHANDLER")  # users have the program see to its crashes
        self._process = subprocess.Popen(
            [*noting, *program_command(), *arguments],
            env=others,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    @property
    def session(self) -> int:
        return self._process.pid

    @property
    def window_pid(self) -> int:
        """The process of the window: the one that was started, or that strace started."""
        if not self._is_noted:
            return self.session
        children = Path(f"/proc/{self.session}/task/{self.session}/children").read_text().split()
        return int(children[0])

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def signal(self, number: signal.Signals) -> None:
        """Send the window's process a signal."""
        os.kill(self.window_pid, number)

    def ending(self) -> tuple[int, str, str]:
        """Wait until it and all it started have ended; give its exit code and what it wrote."""
        words, complaints = self._process.communicate(timeout=2 * PATIENCE)
        wait_for(lambda: not processes_of_session(self.session), "All processes have ended")
        return self._process.returncode, words, complaints

    def end(self) -> None:
        """End it and all it started, whatever they do."""
        for pid in processes_of_session(self.session):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.communicate()
