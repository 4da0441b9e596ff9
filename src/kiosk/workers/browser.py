"""A Chromium-like browser as typesetter: finds one that is installed and lets it set a page.

Only such a browser writes Khmer into a PDF so that it can be searched and copied again.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kiosk.core.language.message import message
from kiosk.core.problem import Problem
from kiosk.workers.packaged import environment_of_others

PRINT_SECONDS = 120
"""Longest a browser may take for one document; those that get stuck never come back."""

_NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("microsoft-edge", "microsoft-edge-stable", "chrome", "msedge"),
)
_ON_WINDOWS = (
    r"Microsoft\Edge\Application\msedge.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
)
_ON_A_MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
_COMPLAINT = 200


class NoBrowserError(Problem):
    """There is no browser that could set the page."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "Only Chromium, Chrome or Edge can set this PDF, and none is here:"
                " install one, or print the guide from the window."
            )
        )


class BrowserFailedError(Problem):
    """The browser wrote no PDF, or not in time."""

    def __init__(self, browser: Path, reason: str) -> None:
        super().__init__(
            message(
                "{browser} set no PDF ({reason}). Try again, or print the guide from the window.",
                browser=browser.name,
                reason=reason,
            )
        )


def find_browser(environment: Mapping[str, str], *, platform: str = sys.platform) -> Path:
    """Find an installed browser: on the PATH, else where its installer puts it.

    Raises `NoBrowserError`.
    """
    for name in _NAMES:
        if found := shutil.which(name, path=environment.get("PATH", "")):
            return Path(found)
    for file in _usual_places(environment, platform):
        if file.is_file():
            return file
    raise NoBrowserError


def set_pdf(
    html: str, browser: Path, *, with_outline: bool = False, seconds: float = PRINT_SECONDS
) -> bytes:
    """Have the browser set a page as PDF, offline, with a new profile that is removed.

    An outline is made of the page's headings, and takes a PDF whose parts are tagged, which is
    three times as large.

    Raises `BrowserFailedError`.
    """
    with tempfile.TemporaryDirectory(prefix="kiosk-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "page.html", folder / "page.pdf"
        source.write_text(html, encoding="utf-8")
        parts = "--generate-pdf-document-outline" if with_outline else "--disable-pdf-tagging"
        options = (*_options(folder), parts)
        command = [str(browser), *options, f"--print-to-pdf={target}", source.as_uri()]
        complaint = _run(command, browser, folder / "complaints", seconds)
        try:
            return target.read_bytes()
        except FileNotFoundError as error:
            raise BrowserFailedError(browser, complaint) from error


def _usual_places(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    if platform == "win32":
        roots = ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA")
        for folder in (environment[root] for root in roots if environment.get(root)):
            yield from (Path(folder, *name.split("\\")) for name in _ON_WINDOWS)
    if platform == "darwin":
        for folder in ("/Applications", f"{environment.get('HOME', '')}/Applications"):
            yield from (Path(folder, f"{name}.app/Contents/MacOS", name) for name in _ON_A_MAC)


def _options(folder: Path) -> Iterator[str]:
    yield from ("--headless", "--disable-gpu", "--disable-quic", "--no-first-run")
    yield from ("--disable-sync", "--disable-background-networking", "--disable-component-update")
    yield from ("--disable-extensions", "--no-default-browser-check", "--no-pdf-header-footer")
    yield f"--user-data-dir={folder / 'profile'}"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield "--no-sandbox"  # root has no sandbox to use


def _run(command: list[str], browser: Path, complaints: Path, seconds: float) -> str:
    """Run the browser to its end and give the last it said; whatever it started ends with it."""
    with complaints.open("wb") as said:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=environment_of_others(os.environ),
                start_new_session=True,
            )
        except OSError as error:
            raise BrowserFailedError(browser, error.strerror or str(error)) from error
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise BrowserFailedError(browser, f"> {seconds:g} s") from error
        finally:
            _end(process)
    lines = complaints.read_text(encoding="utf-8", errors="replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return last[-_COMPLAINT:] or f"exit code {process.returncode}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the browser, and on systems with process groups what it started."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
    process.wait()
