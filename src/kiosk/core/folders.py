"""Where things lie: bundled resources, the user's settings and packs, on each system."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PORTABLE = "portable"
"""A file of this name beside a packaged program says that everything stays in its folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders the kiosk reads and, only for what the user asked to keep, writes."""

    resources: Path
    translations: Path
    settings: Path
    packs: tuple[Path, ...]
    portable: Path | None = None
    """The one folder that is written to, where everything is to stay together."""

    @property
    def settings_file(self) -> Path:
        return self.settings / "settings.json"

    @property
    def crash_reports(self) -> Path:
        return self.settings / "crash-reports"

    @property
    def fonts(self) -> Path:
        return self.resources / "fonts"

    @property
    def icons(self) -> Path:
        return self.resources / "icons"


def find_folders(
    environment: Mapping[str, str], *, portable: Path | None = None, platform: str = sys.platform
) -> Folders:
    """Find the folders for this user; nothing is created.

    `environment` holds HOME, XDG_* or APPDATA variables. With `portable`, settings and packs
    lie there and nowhere in the user's home; so they do in a packaged program's own folder
    where a file named `portable` lies beside it.

    XDG Base Directory Specification 0.8; Known Folders (Windows); File System Programming
    Guide (macOS).
    """
    root = _program_root()
    bundled = root / "resources" / "packs"
    together = portable.absolute() if portable else _folder_of_portable_program()
    settings, packs = (
        _portable_folders(together) if together else _user_folders(environment, platform)
    )
    return Folders(
        resources=root / "resources",
        translations=root / "translations",
        settings=settings,
        packs=(*packs, bundled),
        portable=together,
    )


def _program_root() -> Path:
    """The folder with `resources` and `translations`: the frozen program's, or the repository's."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[3]


def _folder_of_portable_program() -> Path | None:
    """The packaged program's folder, if it is to keep everything there.

    What runs from source lies beside other programs, one of which may be called `portable`.
    """
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    return folder if (folder / PORTABLE).is_file() else None


def _portable_folders(portable: Path) -> tuple[Path, tuple[Path, ...]]:
    return portable / "settings", (portable / "packs",)


def _user_folders(environment: Mapping[str, str], platform: str) -> tuple[Path, tuple[Path, ...]]:
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        system = Path(environment.get("PROGRAMDATA") or "C:/ProgramData")
        return local / "Kiosk", (local / "Kiosk" / "packs", system / "Kiosk" / "packs")
    if platform == "darwin":
        support = Path("Library/Application Support/Kiosk")
        return home / support, (home / support / "packs", Path("/") / support / "packs")
    config = _xdg(environment, "XDG_CONFIG_HOME", home / ".config")
    data = _xdg(environment, "XDG_DATA_HOME", home / ".local" / "share")
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    system_packs = (
        Path(path) / "kiosk" / "packs" for path in shared.split(":") if path.startswith("/")
    )
    return config / "kiosk", (data / "kiosk" / "packs", *system_packs)


def _xdg(environment: Mapping[str, str], name: str, otherwise: Path) -> Path:
    """Read an XDG variable; a relative path in it is to be ignored (section 2 of the standard)."""
    value = environment.get(name, "")
    return Path(value) if value.startswith("/") else otherwise
