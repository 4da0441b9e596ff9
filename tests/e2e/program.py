"""The kiosk as a process on the private display, and a person in front of it."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.e2e.display import Display
from tests.e2e.screen import Screen, Thing, parse_screen

ROOT = Path(__file__).parents[2]
PATIENCE = 8.0
"""Seconds until something that was waited for counts as not happening."""

_LOOKS_ALIKE = 3
"""What is clicked has to stand where it stands for so many looks: results come in pieces."""

_KEYS = {
    "page down": "Next",
    "page up": "Prior",
    "esc": "Escape",
    "enter": "Return",
    "space": "space",
    "backspace": "BackSpace",
    "+": "plus",
    "-": "minus",
    "=": "equal",
    ",": "comma",
    "/": "slash",
}


class NotSeenError(AssertionError):
    """What a step waited for did not come."""


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    """Look until it is so; fails when patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > deadline:
            raise NotSeenError(f"{what}: not so.")
        select.select([], [], [], 0.03)


class Program:
    """One run of the kiosk, with a home folder of its own."""

    def __init__(
        self,
        display: Display,
        home: Path,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        within: Sequence[str] = (),
    ) -> None:
        """Start it; `within` is a command that runs another one in the laptop's network."""
        self.display, self.home = display, home
        self._socket_path = home.parent / "ears"
        self._socket_path.unlink(missing_ok=True)
        self._stderr = home.parent / "stderr.txt"
        self._line: socket.socket | None = None
        command = [sys.executable, str(ROOT / "tests/e2e/driver.py"), str(self._socket_path)]
        with self._stderr.open("ab") as stderr:
            self.process = subprocess.Popen(
                [*within, *command, *arguments],
                env=environment_of(display, home) | dict(environment),
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                start_new_session=True,  # so that what it leaves behind can be found
            )

    # --- what it is doing

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def complaints(self) -> str:
        """What it wrote to its error output."""
        return self._stderr.read_text(errors="replace")

    def left_processes(self) -> list[int]:
        """Give the processes that it started, itself included, and that still run."""
        return processes_of_session(self.pid)

    def workers(self) -> list[int]:
        """Give the processes it started, itself left out."""
        return [pid for pid in self.left_processes() if pid != self.pid]

    def wait_until_ended(self) -> int:
        """Wait for the process's end; give its exit code."""
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise NotSeenError(f"The program goes on.\n{self.screen().readable()}") from None
        self._hang_up()
        return code

    def end(self) -> None:
        """End it and all it started, whatever they do."""
        for pid in self.left_processes():
            os.kill(pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        self._hang_up()
        wait_for(lambda: not self.left_processes(), "All processes have ended")

    def _hang_up(self) -> None:
        if self._line:
            self._line.close()
            self._line = None

    # --- what is on its screen

    def screen(self) -> Screen:
        """Look at the screen."""
        try:
            answer = self._ask(self._line or self._connect())
        except ConnectionError:
            self._hang_up()
            code = self.process.wait(PATIENCE)
            raise NotSeenError(f"The program has ended with {code}.\n{self.complaints}") from None
        return parse_screen(json.loads(answer))

    def _ask(self, line: socket.socket) -> bytes:
        line.sendall(b"?")
        answer = bytearray()
        while not answer.endswith(b"\n"):
            piece = line.recv(1 << 20)
            if not piece:
                raise ConnectionResetError
            answer += piece
        return bytes(answer)

    def wait_until(self, is_so: Callable[[Screen], bool], what: str) -> Screen:
        """Look until it is so; fails with what is on the screen instead."""
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if is_so(screen):
                return screen
            if time.monotonic() > deadline:
                raise NotSeenError(f"{what}: not so.\n{screen.readable()}\n{self.complaints}")
            select.select([], [], [], 0.03)

    def steady_screen(self) -> Screen:
        """Look until the screen stands still."""
        before = self.screen()
        for _ in range(100):
            select.select([], [], [], 0.04)
            screen = self.screen()
            if screen == before:
                break
            before = screen
        return before

    def wait_until_open(self, width: int = 1366, height: int = 768) -> Screen:
        """Wait for the window, and give it this size."""
        screen = self.wait_until(lambda screen: screen.is_open, "The window is open")
        if not screen.is_full_screen:
            self.resize(width, height)
        return self.wait_until(lambda screen: screen.is_active, "The window hears the keyboard")

    def resize(self, width: int, height: int) -> None:
        """Make the window this large."""
        self.display.place_window(self.screen().window, width, height)
        self.wait_until(
            lambda screen: (screen.geometry.width, screen.geometry.height) == (width, height),
            f"The window is {width} by {height}",
        )

    def _connect(self) -> socket.socket:
        deadline = time.monotonic() + 2 * PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(2 * PATIENCE)
            try:
                line.connect(str(self._socket_path))
            except OSError:
                line.close()
                select.select([], [], [], 0.02)
            else:
                self._line = line
                return line
        raise NotSeenError(f"The program does not open a window.\n{self.complaints}")

    # --- what a person does with it

    def press(self, *keys: str) -> None:
        """Press keys by the names that stand on them ("Ctrl+G", "Page Down")."""
        self.display.press(*(_key(key) for key in keys))

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.display.type(text)

    def find(self, words: str) -> Thing:
        """Find the one thing of this name or with exactly these words; scrolls until it is seen."""
        screen = self.wait_until(lambda screen: bool(screen.called(words)), f"“{words}” is there")
        found = _one(screen, words)
        for _ in range(60):
            if found.is_in_view:
                return found
            self._scroll_towards(screen, found)
            before, screen = screen, self.screen()
            found = _one(screen, words)
            if found == _one(before, words):
                select.select([], [], [], 0.03)
        raise NotSeenError(f"“{words}” cannot be scrolled into view.\n{screen.readable()}")

    def _scroll_towards(self, screen: Screen, thing: Thing) -> None:
        x, y = screen.wheel
        self.display.scroll(x, y, 2 if thing.rect.centre[1] > y else -2)

    def click(self, words: str) -> None:
        """Click what has this name or these words."""
        thing, looks = self.find(words), 0
        for _ in range(40):  # a list that is still being laid out moves under the mouse
            now = self.find(words)
            looks = looks + 1 if now.shown == thing.shown and now.is_enabled else 0
            if looks == _LOOKS_ALIKE:
                break
            thing = now
            select.select([], [], [], 0.03)
        self.display.click(*now.shown.centre)


def _one(screen: Screen, words: str) -> Thing:
    found = screen.called(words)
    in_view = [thing for thing in found if thing.is_in_view]
    if len(in_view) == 1:
        return in_view[0]
    if len(found) != 1:
        raise NotSeenError(f"{len(found)} things are called “{words}”.\n{screen.readable()}")
    return found[0]


def _key(name: str) -> str:
    """Give X's name for a key: "Ctrl+Page Down" is "ctrl+Next", "Ctrl++" is "ctrl+plus"."""
    modifiers, _, key = name[:-1].rpartition("+")
    key = (key + name[-1]).lower()
    plain = key if len(key) == 1 else key.title() if not key.startswith("f") else key.upper()
    return "+".join([*modifiers.lower().split("+"), _KEYS.get(key, plain)]).lstrip("+")


def environment_of(display: Display, home: Path) -> dict[str, str]:
    """A home of its own, no session bus, and no language but the scenario's."""
    ours = ("LANG", "LANGUAGE", "LC_", "XDG_", "QT_", "KIOSK_")
    kept = {key: value for key, value in display.environment.items() if not key.startswith(ours)}
    runtime = home.parent / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LANG": "en_US.UTF-8",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "QT_FORCE_STDERR_LOGGING": "1",
        "PYTHONFAULTHANDLER": "1",
    }


def processes_of_session(session: int) -> list[int]:
    """Give the processes of a session that have not ended."""
    found = []
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[3]) == session and after_name[0] not in "ZX":
            found.append(int(folder.name))
    return found
