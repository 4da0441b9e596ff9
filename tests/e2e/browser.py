"""A real browser with a phone's screen, in which a person taps."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from tests.e2e.devtools import DevTools

WIDTH, HEIGHT = 360, 740
_AGENT = (
    "Mozilla/5.0 (Linux; Android 8.1.0; Mobile) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/100.0.0.0 Mobile Safari/537.36"
)
_OF_ITS_OWN_ACCORD = "/favicon.ico"
"""What a browser asks for though no page speaks of it: it has no token, so nobody gets it."""
_LINK = """(async () => {
  await document.fonts.ready;
  const title = (link) => link.innerText.trim().split("\\n")[0].trim();
  const link = [...document.links].find(one => title(one) === %s);
  if (!link) return null;
  link.scrollIntoView({block: "center", behavior: "instant"});
  const place = link.getClientRects()[0];
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  return {x, y, isFree: link.contains(document.elementFromPoint(x, y))};
})()"""
"""Where a link is, once it is in view, and whether nothing lies over it."""


class RefusedError(Exception):
    """The address cannot be reached, or nobody answers there."""


def chromium() -> str | None:
    """Say where the browser is; None where it is not installed."""
    return shutil.which("chromium")


class Browser:
    """One page in Chromium, as a phone whose owner reads `language` shows it."""

    def __init__(self, folder: Path, language: str, *, within: Sequence[str] = ()) -> None:
        """Start it, with a new profile and its downloads below `folder`.

        `within` is a command that runs another one in the network the phone is on.
        """
        self.downloads = folder / "downloads"
        self.downloads.mkdir(parents=True)
        self.address = ""
        self.asked: list[str] = []
        """Every address that was asked for, be it that the page's own rules forbade it."""
        self.complaints: list[str] = []
        """What the page did that it may not do, and what it was not given."""
        command = [*within, str(chromium())]
        self._tools = DevTools(command, folder / "profile", self._on_event)
        tell = self._tools.tell
        size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 2}
        keeping = {"behavior": "allow", "downloadPath": str(self.downloads)}
        tell("Emulation.setDeviceMetricsOverride", **size, mobile=True)
        tell("Emulation.setTouchEmulationEnabled", enabled=True)
        tell("Network.setUserAgentOverride", userAgent=_AGENT, acceptLanguage=language)
        tell("Browser.setDownloadBehavior", **keeping, eventsEnabled=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tools.close()

    def open(self, address: str) -> None:
        """Go to an address, and wait until it is there; raises `RefusedError`."""
        self.address = address
        self._tools.forget()
        trouble = self._tools.tell("Page.navigate", url=address).get("errorText")
        self.wait_for_page()  # also the browser's own, that says what is wrong
        if trouble:
            raise RefusedError(trouble)

    def tap(self, words: str) -> None:
        """Tap the link whose first line these words are, with a finger."""
        link = self._tools.ask(_LINK % json.dumps(words))
        assert link is not None, f"No link “{words}” in: {self.words}"
        assert link["isFree"], f"Something lies over the link “{words}”"
        self._tools.forget()
        finger = [{"x": link["x"], "y": link["y"]}]
        self._tools.tell("Input.dispatchTouchEvent", type="touchStart", touchPoints=finger)
        self._tools.tell("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def wait_for_page(self) -> None:
        """Wait until the page that was asked for is there."""
        self._tools.wait_for("Page.loadEventFired")

    def wait_for_download(self) -> Path:
        """Wait until what is being downloaded is whole; gives the file."""
        self._tools.wait_for("Browser.downloadProgress:completed")
        (file,) = self.downloads.iterdir()
        return file

    @property
    def words(self) -> str:
        """What can be read on the page."""
        return str(self._tools.ask("document.body.innerText"))

    @property
    def language(self) -> str:
        """The language the page says it is in."""
        return str(self._tools.ask("document.documentElement.lang"))

    @property
    def is_wider_than_the_screen(self) -> bool:
        return bool(self._tools.ask(f"document.documentElement.scrollWidth > {WIDTH}"))

    def hosts(self) -> set[str]:
        """Every host that was asked for anything."""
        return {urlsplit(one).netloc for one in self.asked if not one.startswith("about:")}

    def _on_event(self, method: str, values: Mapping[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked.append(values["request"]["url"])
        if method == "Log.entryAdded" and values["entry"]["level"] == "error":
            text, url = values["entry"]["text"], values["entry"].get("url", "")
            if urlsplit(url).path != _OF_ITS_OWN_ACCORD:
                self.complaints.append(f"{text} ({url})")
