"""The CPython for Windows that a package carries: an embeddable archive, known by its sum."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

VERSION = (3, 14)
"""The Python that the launchers and the wheels are made for: docs/decisions/windows-package.md."""

LIBRARY = "python{}{}".format(*VERSION)

_NEEDED = (f"{LIBRARY}.dll", f"{LIBRARY}.zip", "python3.dll", "vcruntime140.dll", "_ctypes.pyd")

_LEFT_OUT = {
    "python.exe",  # Kiosk's programs stand in for them
    "pythonw.exe",
    f"{LIBRARY}._pth",
    "python.cat",  # signs the archive as it was
    "_ssl.pyd",  # nothing here speaks TLS, and every hash used is built in
    "_hashlib.pyd",
    "libcrypto-3.dll",
    "libssl-3.dll",
    "_sqlite3.pyd",
    "sqlite3.dll",
    "winsound.pyd",
}


class RuntimeRefusedError(Exception):
    """The archive is not the Python it is said to be."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A CPython embeddable archive for 64-bit Windows, and the sum that vouches for it."""

    archive: Path
    sha256: str

    def unpack(self, target: Path) -> None:
        """Put what Kiosk needs of it into the folder `target`.

        Raises `RuntimeRefusedError` before anything is written if it is not what was promised.
        """
        self._check_sum()
        try:
            with zipfile.ZipFile(self.archive) as opened:
                self._check_content(opened)
                wanted = [one for one in opened.namelist() if one.lower() not in _LEFT_OUT]
                opened.extractall(target, wanted)
        except zipfile.BadZipFile as error:
            raise RuntimeRefusedError(
                f"{self.archive} (SHA-256 {self.sha256}) is damaged: {error}."
            ) from error

    def _check_sum(self) -> None:
        if not self.archive.is_file():
            raise RuntimeRefusedError(f"There is no Python for Windows at {self.archive}.")
        found = hashlib.sha256(self.archive.read_bytes()).hexdigest()
        if found != self.sha256.lower():
            raise RuntimeRefusedError(
                f"{self.archive} is not the archive that was asked for: its SHA-256 is {found}, "
                f"it should be {self.sha256.lower()}."
            )

    def _check_content(self, opened: zipfile.ZipFile) -> None:
        damaged = opened.testzip()
        if damaged is not None:
            raise RuntimeRefusedError(f"{self.archive} is damaged: {damaged} cannot be read.")
        missing = [name for name in _NEEDED if name not in opened.namelist()]
        if missing:
            raise RuntimeRefusedError(
                f"{self.archive} is not an embeddable Python {VERSION[0]}.{VERSION[1]} for 64-bit "
                f"Windows: it lacks {', '.join(missing)}."
            )
