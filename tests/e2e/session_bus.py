"""A session bus of our own, as a desktop has one; it tells what it was asked to start."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self


class SessionBus:
    """It is there as long as the `with` block lasts."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self._log, self._environment = folder / "bus.txt", environment
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        options = ["--session", "--nofork", f"--address={self.address}", "--print-address"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", "--", "dbus-daemon", *options],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        assert self._process.stdout is not None
        assert self._process.stdout.readline(), self._log.read_text()  # it listens
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.communicate(timeout=10)

    def started(self) -> list[str]:
        """Give what it says of services that somebody asked for."""
        return [line for line in self._log.read_text().splitlines() if "service name=" in line]
