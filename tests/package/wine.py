"""A Windows for tests: a Wine with a user, a disk and a registry of its own, and no network."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

_QUIET = {
    "LC_ALL": "C.UTF-8",  # names on the disk are UTF-8
    "DISPLAY": "",  # installers are silent here; a box would find no screen and fail
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    # no .NET, no browser, and nothing added to this desktop's menus
    "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
}


class Wine:
    """One prefix of Wine, as if it were a computer."""

    def __init__(self, folder: Path) -> None:
        self._prefix = folder / "prefix"
        home = folder / "home"
        home.mkdir(parents=True)
        self.environment = (
            os.environ | _QUIET | {"WINEPREFIX": str(self._prefix), "HOME": str(home)}
        )
        self._run("wineboot", "--init")
        self.settle()

    def run(
        self, program: Path | str, *words: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a program until it and all it started have ended."""
        done = self._run("wine", self._named(program), *words, **(environment or {}))
        self.settle()
        return done

    def run_beside(self, program: Path | str, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program while others do, until it has ended itself."""
        return self._run("wine", self._named(program), *words)

    @contextmanager
    def running(self, program: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
        """Have a program run meanwhile; its input ends afterwards, and it is waited for."""
        with subprocess.Popen(
            ["wine", self._named(program), *words],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            yield process
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs any more and the registry is written."""
        self._run("wineserver", "--wait")

    def _run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command until it has ended; what Wine started along with it may go on.

        That is why what it says goes into files: pipes would be held open.
        """
        with TemporaryFile() as output, TemporaryFile() as errors:
            done = subprocess.run(
                command,
                env=self.environment | variables,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                timeout=120,
                check=False,
            )
            output.seek(0)
            errors.seek(0)
            return subprocess.CompletedProcess(
                command, done.returncode, output.read(), errors.read()
            )

    @property
    def disk(self) -> Path:
        """The folder that is drive C."""
        return self._prefix / "drive_c"

    @property
    def user(self) -> Path:
        """The user's own folder."""
        (folder,) = (one for one in (self.disk / "users").iterdir() if one.name != "Public")
        return folder

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA%."""
        return self.user / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        return self.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"

    def _named(self, program: Path | str) -> str:
        """Name a program on drive C as Windows does; any other lies outside this computer."""
        if isinstance(program, Path) and program.is_relative_to(self.disk):
            return self.windows_path(program)
        return str(program)

    def windows_path(self, path: Path) -> str:
        """Name a file on drive C as Windows does."""
        return "C:\\" + str(path.relative_to(self.disk)).replace("/", "\\")

    def user_keys(self) -> dict[str, dict[str, str]]:
        """Read what the registry holds for the user: each key's values, "" for its own."""
        registry = (self._prefix / "user.reg").read_text("utf-8", "surrogateescape")
        keys: dict[str, dict[str, str]] = {}
        values: dict[str, str] = {}
        for line in registry.splitlines():
            if key := re.match(r"\[(.+)\] \d+", line):
                values = keys.setdefault(_unescaped(key[1]), {})
            elif value := re.match(r'(?:@|"(.*?)")=(.*)', line):
                values[_unescaped(value[1] or "")] = _unescaped(
                    re.sub(r'^"(.*)"$', r"\1", value[2])
                )
        return keys


def content_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file's path in the folder and what it holds."""
    for file in folder.rglob("*"):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_bytes()


def _unescaped(text: str) -> str:
    """Undo the escapes of Wine's registry files: UTF-16 units and quoted signs."""
    units = re.sub(r"\\x([0-9a-f]{1,4})", lambda unit: chr(int(unit[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", units)
