"""A private screen with a window manager and a session bus, read straight from its memory."""

from __future__ import annotations

import mmap
import os
import select
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint32]
"""Rows of pixels, each 0xRRGGBB."""

WIDTH, HEIGHT = 1366, 768
_STARTING = 20.0  # seconds
_NEEDED = {"Xvfb": "xvfb", "openbox": "openbox"}


class StageError(Exception):
    """There is no private screen to be had; says what to install."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the screen, in pixels; right and bottom are outside."""

    left: int = 0
    top: int = 0
    right: int = WIDTH
    bottom: int = HEIGHT


class Stage:
    """Xvfb with openbox, and a D-Bus session where there is one to be had, as on a desktop.

    Looking at the screen costs the programs on it nothing: `-fbdir` puts the frame buffer into
    a file (in the XWD format, X11/XWDFile.h), which is read where it lies.
    """

    def __init__(self) -> None:
        self._ending = ExitStack()
        self._folder = Path()
        self._screen = ""
        self._bus = "disabled:"
        self._frame: Pixels = np.zeros((HEIGHT, WIDTH), np.uint32)
        self._blank = self._frame

    def __enter__(self) -> Self:
        for program, package in _NEEDED.items():
            if shutil.which(program) is None:
                raise StageError(f"{program} is missing: sudo apt-get install {package}")
        with ExitStack() as ending:
            self._ending = ending
            folder = ending.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-bench-"))
            self._folder = Path(folder)
            self._start_server()
            self._start_bus()
            self._start(["openbox", "--sm-disable"])
            time.sleep(1.0)  # openbox has no way to say that it is ready
            self._blank = self.look()
            self._ending = ending.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.close()

    @property
    def has_bus(self) -> bool:
        return self._bus != "disabled:"

    def environment(self, home: Path) -> dict[str, str]:
        """What a program needs to know to run here at home in this folder, and nothing else."""
        kept = ("PATH", "VIRTUAL_ENV", "PYTHONPATH", "LD_LIBRARY_PATH")
        return {key: os.environ[key] for key in kept if key in os.environ} | {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(self._folder),
            "DISPLAY": self._screen,
            "DBUS_SESSION_BUS_ADDRESS": self._bus,
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "GSETTINGS_BACKEND": "memory",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }

    def new_home(self) -> Path:
        """A folder for a user who has never been here."""
        return Path(tempfile.mkdtemp(prefix="home-", dir=self._folder))

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """A file that is made when it is first asked for, and kept as long as the stage."""
        file = self._folder / name
        if not file.exists():
            make(file)
        return file

    def look(self, area: Area | None = None, *, step: int = 1) -> Pixels:
        """What is on the screen at this moment; every `step`th pixel of every `step`th row."""
        area = area or Area()
        view = self._frame[area.top : area.bottom : step, area.left : area.right : step]
        return view & np.uint32(0xFFFFFF)

    def wait_until_blank(self) -> None:
        """Wait until nothing is on the screen any more.

        Raises:
            StageError: something stays there.
        """
        end = time.monotonic() + _STARTING
        while np.count_nonzero(self.look(step=4) != self._blank[::4, ::4]) > 0:
            if time.monotonic() > end:
                raise StageError("A window stays on the screen of the benchmarks.")
            time.sleep(0.02)

    def _start(self, command: Sequence[str], *, passed: tuple[int, ...] = ()) -> None:
        process = subprocess.Popen(
            command,
            env=self.environment(self._folder),
            pass_fds=passed,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._ending.callback(_end, process)

    def _start_server(self) -> None:
        """Let the server choose a number that is free, and tell it through a pipe."""
        geometry = f"{WIDTH}x{HEIGHT}x24"
        read, write = os.pipe()
        options = ["-screen", "0", geometry, "-dpi", "96", "-nolisten", "tcp", "-noreset"]
        place = ["-fbdir", str(self._folder), "-displayfd", str(write)]
        self._start(["Xvfb", *options, *place], passed=(write,))
        os.close(write)
        self._screen = f":{_line_from(read)}"
        self._frame = _frame_buffer(self._folder / "Xvfb_screen0")

    def _start_bus(self) -> None:
        if shutil.which("dbus-daemon") is None:
            return
        read, write = os.pipe()
        address = f"--print-address={write}"
        self._start(["dbus-daemon", "--session", "--nofork", address], passed=(write,))
        os.close(write)
        self._bus = _line_from(read)


def _line_from(pipe: int) -> str:
    """Read to the line's end: a server whose pipe is closed before that gives up."""
    line = b""
    try:
        while not line.endswith(b"\n"):
            if not select.select([pipe], [], [], _STARTING)[0]:
                raise StageError("The private screen does not start.")
            piece = os.read(pipe, 1024)
            if not piece:
                raise StageError("The private screen has ended at once.")
            line += piece
    finally:
        os.close(pipe)
    return line.decode().strip()


def _frame_buffer(file: Path) -> Pixels:
    with file.open("rb") as open_file:
        memory = mmap.mmap(open_file.fileno(), 0, access=mmap.ACCESS_READ)
    words = struct.unpack(">25I", memory[:100])
    header_size, bytes_per_line, colours = words[0], words[12], words[19]
    start = header_size + colours * 12
    rows = np.frombuffer(memory, np.uint32, HEIGHT * bytes_per_line // 4, start)
    return rows.reshape(HEIGHT, bytes_per_line // 4)[:, :WIDTH]


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
