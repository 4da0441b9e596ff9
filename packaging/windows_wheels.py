"""The libraries of a Windows package: pinned wheels, and what of them a package needs."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

from packaging.markers import Marker

from windows_runtime import VERSION

REQUIREMENTS = Path(__file__).parents[1] / "requirements" / "run.txt"

QT_MODULES = ("Core", "Gui", "Network", "PrintSupport", "Svg", "Widgets")
"""What Kiosk imports of Qt; each is a module of Python and a library."""

QT_PLUGINS = (
    "imageformats/qjpeg.dll",
    "platforms/qoffscreen.dll",  # self-test, where nobody is logged in
    "platforms/qwindows.dll",
)

_WANTED_OF_PYSIDE = {
    "PySide6/__init__.py",
    "PySide6/_config.py",
    "PySide6/_git_pyside_version.py",
    "PySide6/pyside6.abi3.dll",
    *(f"PySide6/Qt{name}.pyd" for name in QT_MODULES),
    *(f"PySide6/Qt6{name}.dll" for name in QT_MODULES),
    *(f"PySide6/plugins/{name}" for name in QT_PLUGINS),
    "shiboken6/Shiboken.pyd",
    "shiboken6/__init__.py",
    "shiboken6/_config.py",
    "shiboken6/_git_shiboken_module_version.py",
    "shiboken6/shiboken6.abi3.dll",
}

_CPP_LIBRARIES = {f"shiboken6/msvcp140{part}.dll" for part in ("", "_1", "_2")}
"""Microsoft's C++ library; every wheel needs it, and each brings its own or hopes for the best."""

_ONLY_FOR_BUILDING = {"flit-core"}
_SOURCES = {".c", ".h", ".hash", ".lib", ".pxd", ".pxi", ".pyi", ".pyx", ".typed"}
_DEVELOPMENT = {"include", "mupdf-devel", "test", "tests"}
_NOTES_OF_PIP = {"INSTALLER", "RECORD", "WHEEL", "entry_points.txt", "top_level.txt"}


def fetch_wheels(folder: Path) -> list[Path]:
    """Have pip fetch the pinned wheels for Windows into `folder`; it checks their sums."""
    folder.mkdir(parents=True)
    wanted = folder / "requirements.txt"
    wanted.write_text(requirements_for_windows(REQUIREMENTS.read_text("utf-8")), "utf-8")
    version = f"{VERSION[0]}{VERSION[1]}"
    abis = (f"--abi={abi}" for abi in (f"cp{version}", "abi3", "none"))
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "download"),
            *("--platform=win_amd64", f"--python-version={version}", "--implementation=cp", *abis),
            *("--only-binary=:all:", "--no-deps", "--require-hashes"),
            *("--dest", str(folder), "--requirement", str(wanted)),
        ],
        check=True,
    )
    return sorted(folder.glob("*.whl"))


def requirements_for_windows(pinned: str) -> str:
    """Give the pins that hold on Windows, without conditions: pip would ask them of this system.

    `pinned` is a file of requirements as uv writes it: a line for each, hashes indented below.
    """
    version = f"{VERSION[0]}.{VERSION[1]}"
    windows = {
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_system": "Windows",
        "python_full_version": f"{version}.0",
        "python_version": version,
        "sys_platform": "win32",
    }
    kept = []
    for requirement in re.findall(r"^\S.*\n(?:\s+--hash.*\n?)*", pinned, re.MULTILINE):
        first, rest = requirement.split("\n", 1)
        name, _, condition = first.removesuffix("\\").partition(";")
        is_needed = name.split("==")[0].strip() not in _ONLY_FOR_BUILDING
        if is_needed and (not condition or Marker(condition.strip()).evaluate(windows)):
            kept.append(f"{name.strip()} \\\n{rest}")
    return "".join(kept)


def unpack_wheels(wheels: list[Path], target: Path) -> None:
    """Put what a package needs of these wheels into the folder `target`."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as opened:
            opened.extractall(target, [name for name in opened.namelist() if is_wanted(name)])
    for library in sorted(_CPP_LIBRARIES):
        (target / library).rename(target / PurePosixPath(library).name)


def is_wanted(name: str) -> bool:
    """Say whether a package needs this file of a wheel."""
    path = PurePosixPath(name)
    top = path.parts[0]
    if top in ("PySide6", "shiboken6"):
        return name in _WANTED_OF_PYSIDE | _CPP_LIBRARIES
    if top.endswith(".dist-info"):
        return path.name not in _NOTES_OF_PIP
    return (
        not name.endswith("/")
        and not top.endswith(".data")
        and path.suffix not in _SOURCES
        and not _DEVELOPMENT.intersection(path.parts)
    )
