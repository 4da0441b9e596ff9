"""Chromium on a pipe: it is told what to do, and says what happens (DevTools protocol)."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

_PATIENCE = 10.0  # seconds
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
_TO_BROWSER, _FROM_BROWSER = 3, 4
"""The files from which Chromium reads and to which it writes, by its own rule."""


class DevTools:
    """One page of a Chromium of its own. On the pipe each message ends with a zero byte."""

    def __init__(
        self,
        command: Sequence[str],
        profile: Path,
        on_event: Callable[[str, Mapping[str, Any]], None],
    ) -> None:
        """Start it with a profile of its own; `on_event` hears all that happens in the page."""
        self._on_event = on_event
        self._happened: list[str] = []
        self._number = 0
        self._left = b""
        self._session = ""
        theirs_to_read, self._to = os.pipe()
        self._from, theirs_to_write = os.pipe()
        pipes = f"{_TO_BROWSER}<&{theirs_to_read} {_FROM_BROWSER}>&{theirs_to_write}"
        options = (*_OPTIONS, f"--user-data-dir={profile}")
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" {pipes}', "bash", *command, *options],
            pass_fds=(theirs_to_read, theirs_to_write),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that all it starts ends with it
        )
        os.close(theirs_to_read)
        os.close(theirs_to_write)
        try:
            self._attach()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End it, with all it started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._to)
        os.close(self._from)

    def tell(self, method: str, **values: object) -> Mapping[str, Any]:
        """Have it do something; gives what comes of it."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": values}
        if self._session and not method.startswith(("Browser.", "Target.")):
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._number:
                assert "error" not in heard, f"{method}: {heard['error']}"
                result: Mapping[str, Any] = heard["result"]
                return result

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page's script gives
        """Ask the page, in JavaScript."""
        told = self.tell(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def forget(self) -> None:
        """Wait from here on for what is still to happen."""
        self._happened.clear()

    def wait_for(self, event: str) -> None:
        """Wait until this has happened since the last `forget`."""
        end = time.monotonic() + _PATIENCE
        while event not in self._happened:
            assert time.monotonic() < end, f"{event} never happened; {self._happened}"
            self._hear()

    def _attach(self) -> None:
        target = self.tell("Target.createTarget", url="about:blank")["targetId"]
        attached = self.tell("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for part in ("Page", "Network", "Log"):
            self.tell(f"{part}.enable")

    def _hear(self) -> Mapping[str, Any]:
        while b"\0" not in self._left:
            is_heard = select.select([self._from], [], [], _PATIENCE)[0]
            assert is_heard, f"the browser says nothing more; {self._happened[-20:]}"
            piece = os.read(self._from, 65_536)
            assert piece, "the browser has ended"
            self._left += piece
        said, _, self._left = self._left.partition(b"\0")
        heard: dict[str, Any] = json.loads(said)
        if "method" in heard:
            self._note(heard["method"], heard["params"])
        return heard

    def _note(self, method: str, values: Mapping[str, Any]) -> None:
        state = f":{values['state']}" if method == "Browser.downloadProgress" else ""
        self._happened.append(method + state)
        self._on_event(method, values)
