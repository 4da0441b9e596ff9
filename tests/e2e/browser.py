"""A real browser with a phone's screen, told what to do through a pipe (DevTools protocol)."""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

WIDTH, HEIGHT = 360, 740
_AGENT = (
    "Mozilla/5.0 (Linux; Android 8.1.0; Mobile) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/100.0.0.0 Mobile Safari/537.36"
)
_PATIENCE = 20.0  # seconds
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
_LINK = """(() => {
  const link = [...document.links].find(one => one.innerText.trim() === %s);
  if (link) link.click();
  return Boolean(link);
})()"""


def chromium() -> str | None:
    """Say where the browser is; None where it is not installed."""
    return shutil.which("chromium")


class Browser:
    """One page in Chromium, as a phone whose owner reads `language` shows it."""

    def __init__(self, folder: Path, language: str) -> None:
        """Start it, with a new profile and its downloads below `folder`."""
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        self.asked: list[str] = []
        """Every address that was asked for."""
        self.complaints: list[str] = []
        """What the page did that it may not do."""
        self._happened: list[str] = []
        self._number = 0
        self._left = b""
        ours_to_read, theirs_to_write = os.pipe()
        theirs_to_read, self._to = os.pipe()
        self._from = ours_to_read
        profile = f"--user-data-dir={folder / 'profile'}"
        words = " ".join([str(chromium()), *_OPTIONS, f"'{profile}'"])
        self._process = subprocess.Popen(
            ["bash", "-c", f"exec {words} 3<&{theirs_to_read} 4>&{theirs_to_write}"],
            pass_fds=(theirs_to_read, theirs_to_write),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_to_read)
        os.close(theirs_to_write)
        self._session = ""
        target = self._tell("Target.createTarget", url="about:blank")["targetId"]
        attached = self._tell("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for part in ("Page", "Network", "Log"):
            self._tell(f"{part}.enable")
        self._tell(
            "Emulation.setDeviceMetricsOverride",
            width=WIDTH,
            height=HEIGHT,
            deviceScaleFactor=2,
            mobile=True,
        )
        self._tell("Network.setUserAgentOverride", userAgent=_AGENT, acceptLanguage=language)
        self._tell(
            "Browser.setDownloadBehavior",
            behavior="allow",
            downloadPath=str(self.downloads),
            eventsEnabled=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._to)
        os.close(self._from)

    def open(self, address: str) -> None:
        """Go to an address, and wait until it is there."""
        self._happened.clear()
        self._tell("Page.navigate", url=address)
        self._wait_for("Page.loadEventFired")

    def tap(self, words: str) -> None:
        """Tap the link with these words."""
        self._happened.clear()
        assert self._ask(_LINK % json.dumps(words)), f"No link “{words}” in: {self.words}"

    def wait_for_page(self) -> None:
        """Wait until the page that was asked for is there."""
        self._wait_for("Page.loadEventFired")

    def wait_for_download(self) -> Path:
        """Wait until what is being downloaded is whole; gives the file."""
        self._wait_for("Browser.downloadProgress:completed")
        (file,) = self.downloads.iterdir()
        return file

    @property
    def words(self) -> str:
        """What can be read on the page."""
        return str(self._ask("document.body.innerText"))

    @property
    def language(self) -> str:
        """The language the page says it is in."""
        return str(self._ask("document.documentElement.lang"))

    @property
    def is_wider_than_the_screen(self) -> bool:
        return bool(self._ask(f"document.documentElement.scrollWidth > {WIDTH}"))

    def hosts(self) -> set[str]:
        """Every host that was asked for anything."""
        return {urlsplit(one).netloc for one in self.asked if not one.startswith("about:")}

    # --- The pipe: JSON, each message with a zero byte at its end

    def _ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page's script gives
        told = self._tell("Runtime.evaluate", expression=expression, returnByValue=True)
        return told["result"].get("value")

    def _tell(self, method: str, **values: object) -> Mapping[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": values}
        if self._session and not method.startswith(("Browser.", "Target.")):
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            heard = self._hear()
            if heard.get("id") == self._number:
                assert "error" not in heard, heard["error"]
                result: Mapping[str, Any] = heard["result"]
                return result

    def _wait_for(self, what: str) -> None:
        end = time.monotonic() + _PATIENCE
        while what not in self._happened:
            assert time.monotonic() < end, f"{what} never happened; {self._happened}"
            self._hear()

    def _hear(self) -> Mapping[str, Any]:
        while b"\0" not in self._left:
            is_heard = select.select([self._from], [], [], _PATIENCE)[0]
            assert is_heard, f"the browser says nothing more; {self._happened[-20:]}"
            piece = os.read(self._from, 65_536)
            assert piece, "the browser has ended"
            self._left += piece
        said, _, self._left = self._left.partition(b"\0")
        heard: dict[str, Any] = json.loads(said)
        self._note(heard.get("method", ""), heard.get("params", {}))
        return heard

    def _note(self, method: str, values: Mapping[str, Any]) -> None:
        state = f":{values['state']}" if method == "Browser.downloadProgress" else ""
        self._happened.append(method + state)
        if method == "Network.requestWillBeSent":
            self.asked.append(values["request"]["url"])
        if method == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.complaints.append(f"{values['entry']['text']} ({values['entry'].get('url', '')})")
