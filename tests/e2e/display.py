"""A screen of our own: an X server that nobody sees, with a window manager and real input."""

import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""Rows of pixels, each red, green, blue."""


class DisplayError(Exception):
    """The private X display cannot be had, or does not do what it is told."""


class Display:
    """Xvfb on a display number that is free, with openbox; ends when the `with` block does."""

    def __init__(self, width: int = 1366, height: int = 768) -> None:
        self.width, self.height = width, height
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-display-")
        self._processes: list[subprocess.Popen[bytes]] = []
        self.name = ""
        self._layouts = ""

    def __enter__(self) -> Self:
        folder = Path(self._folder.name)
        (folder / "runtime").mkdir(mode=0o700)
        try:
            self._start_server(folder)
            self._start_window_manager(folder)
            self.set_keyboard("us,kh")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what was started here."""
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._processes.clear()
        self._folder.cleanup()

    def _start_server(self, folder: Path) -> None:
        """Take the first number whose lock is ours: a server leaves one that is taken alone."""
        options = ["-screen", "0", f"{self.width}x{self.height}x24", "-fbdir", str(folder)]
        for number in range(90, 200):
            if _is_locked(number):
                continue
            command = ["Xvfb", f":{number}", *options, "-nolisten", "tcp", "-noreset"]
            server = _start(command, folder / "server.log")
            if _holds_lock(server, number):
                self._processes.append(server)
                self.name = f":{number}"
                return
            server.kill()
            server.wait()
        raise DisplayError(f"Xvfb: {(folder / 'server.log').read_text(errors='replace')}")

    def _start_window_manager(self, folder: Path) -> None:
        """Windows without frames: the window is as large as the scenario says."""
        rules = folder / "rc.xml"
        rules.write_text(_RULES)
        log = folder / "manager.log"
        ready = folder / "manager.ready"
        command = ["openbox", "--config-file", str(rules), "--startup", f"touch {ready}"]
        manager = _start(command, log, env=self.environment | {"HOME": str(folder)})
        self._processes.append(manager)
        for _ in range(200):
            if ready.exists():
                return
            if manager.poll() is not None:
                break
            select.select([], [], [], 0.05)
        raise DisplayError(f"openbox on {self.name}: {log.read_text(errors='replace')}")

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to know to be shown here, and nothing of another session."""
        others = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS")
        kept = {key: value for key, value in os.environ.items() if key not in others}
        return kept | {"DISPLAY": self.name}

    # --- what is plugged in

    def connect(self, name: str, x: int, width: int, height: int) -> None:
        """Have a monitor show this part of the display; the one at its left edge is the first."""
        place = (str(x), "0", str(width), str(height))
        first = [] if x else ["--first"]
        self._run(sys.executable, _MONITORS, "set", name, *place, *first)

    def unplug(self, name: str) -> None:
        """Take a monitor away."""
        self._run(sys.executable, _MONITORS, "remove", name)

    # --- a person's hands

    def set_keyboard(self, layouts: str) -> None:
        """Connect a keyboard with these layouts, the first of which is on."""
        if layouts != self._layouts:
            self._run("setxkbmap", "-layout", layouts)
            self._layouts = layouts

    def press_key(self, *codes: int) -> None:
        """Hold the control key and press keys by where they lie, whatever is printed on them."""
        for code in codes:
            self._do("keydown", "Control_L", "key", str(code), "keyup", "Control_L")

    def press(self, *keys: str) -> None:
        """Press keys, each as X calls them ("ctrl+g", "Return")."""
        self._do("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._do("type", "--clearmodifiers", "--delay", "8", text)

    def click(self, x: int, y: int) -> None:
        """Press the left button of the mouse here."""
        self._do("mousemove", str(x), str(y), "click", "1")

    def point(self, x: int, y: int) -> None:
        """Move the mouse here."""
        self._do("mousemove", str(x), str(y))

    def scroll(self, x: int, y: int, notches: int) -> None:
        """Turn the wheel here; down for positive notches."""
        button = "5" if notches > 0 else "4"
        self._do(
            "mousemove",
            str(x),
            str(y),
            "click",
            "--repeat",
            str(abs(notches)),
            "--delay",
            "5",
            button,
        )

    def place_window(self, window: int, width: int, height: int) -> None:
        """Put a window into the upper left corner, at this size."""
        self._do(
            "windowmove", str(window), "0", "0", "windowsize", str(window), str(width), str(height)
        )

    def focus(self, window: int) -> None:
        """Bring a window to the front."""
        self._do("windowactivate", str(window))

    def minimise(self, window: int) -> None:
        """Put a window into the task bar."""
        self._do("windowminimize", str(window))

    def windows(self, title: str) -> list[int]:
        """Return the visible windows whose title holds these words."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return [int(line) for line in found.stdout.split()]

    def _do(self, *words: str) -> None:
        self._run("xdotool", *words)

    def _run(self, *words: str) -> None:
        done = subprocess.run(
            words,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        if done.returncode or done.stderr:
            raise DisplayError(f"{' '.join(words)}: {done.stderr}")

    # --- a person's eyes

    def picture(self) -> Pixels:
        """Take a picture of the screen as it is now, from the server's own memory."""
        raw = (Path(self._folder.name) / "Xvfb_screen0").read_bytes()
        header = np.frombuffer(raw[:100], dtype=">u4")
        start = (
            int(header[0]) + int(header[19]) * 12
        )  # XWDFile.h: the header, the colours, the rows
        rows = np.frombuffer(raw, np.uint8, int(header[12]) * self.height, start)
        pixels = rows.reshape(self.height, int(header[12]) // 4, 4)[:, : self.width]
        return np.ascontiguousarray(pixels[:, :, 2::-1])


_MONITORS = str(Path(__file__).with_name("monitors.py"))


def _lock(number: int) -> Path:
    return Path(f"/tmp/.X{number}-lock")


def _is_locked(number: int) -> bool:
    return _lock(number).exists() or Path(f"/tmp/.X11-unix/X{number}").exists()


def _holds_lock(server: subprocess.Popen[bytes], number: int) -> bool:
    """Wait until the server listens on this number; false if another one has it."""
    for _ in range(1000):
        with suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as line:
            if int(_lock(number).read_text()) != server.pid:
                return False
            line.connect(f"/tmp/.X11-unix/X{number}")
            return True
        if server.poll() is not None:
            return False
        select.select([], [], [], 0.01)
    return False


def _start(
    command: list[str],
    log: Path,
    *,
    env: dict[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    if shutil.which(command[0]) is None:
        raise DisplayError(f"{command[0]} is missing: “make setup” installs it.")
    with log.open("wb") as out:
        return subprocess.Popen(
            [*_UNTIL_WE_END, *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=env,
            start_new_session=True,
        )


# util-linux: the server ends even if we are killed
_UNTIL_WE_END = ("setpriv", "--pdeathsig", "TERM", "--")

_RULES = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy></placement>
  <theme><keepBorder>no</keepBorder></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard/>
  <mouse><context name="Client">
    <mousebind button="Left" action="Press"><action name="Focus"/></mousebind>
  </context></mouse>
  <applications>
    <application class="*"><decor>no</decor><focus>yes</focus></application>
  </applications>
</openbox_config>
"""
