"""The packages for Windows: what they hold, and that installing them lays down just that.

Python is a stand-in (`stand_in_runtime`), the libraries are the real ones, Windows is Wine.
"""

from __future__ import annotations

import lzma
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.package.portable_executable import imports, is_of_windows
from tests.package.stand_in_runtime import stand_in_runtime
from tests.package.wine import Wine, content_of

from windows import WORK, build_windows
from windows_launchers import LAUNCHERS, Launcher
from windows_runtime import LIBRARY

VERSION = "1.2.0"
EPOCH = 1_700_000_000

MEGABYTE = 1_000_000
PYTHON_PACKED = 12 * MEGABYTE
"""What the real Python adds to an installer at most: its archive, of which a part is left out."""


@dataclass(frozen=True, slots=True)
class Built:
    """The two packages of a build, and the folder they were made from."""

    installer: Path
    portable: Path
    payload: Path


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Built]:
    """Build the packages, each time anew from what is pinned."""
    runtime = stand_in_runtime(tmp_path_factory.mktemp("runtime"))

    def from_scratch() -> Built:
        dist = tmp_path_factory.mktemp("dist")
        installer, portable = build_windows(runtime, dist, version=VERSION, epoch=EPOCH)
        return Built(installer, portable, WORK / "kiosk")

    return from_scratch


@pytest.fixture(scope="module")
def built(build: Callable[[], Built]) -> Built:
    return build()


def test_two_builds_are_the_same_to_the_byte(built: Built, build: Callable[[], Built]) -> None:
    again = build()

    assert again.installer.read_bytes() == built.installer.read_bytes()
    assert again.portable.read_bytes() == built.portable.read_bytes()


def test_the_installer_without_its_content_is_a_quick_download(built: Built) -> None:
    packs = [content for name, content in content_of(built.payload) if "resources/packs/" in name]
    size = built.installer.stat().st_size - len(lzma.compress(b"".join(packs)))

    assert size + PYTHON_PACKED <= 45 * MEGABYTE


def test_the_portable_archive_holds_the_program_and_its_source(built: Built) -> None:
    with zipfile.ZipFile(built.portable) as archive:
        packed = {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}

    top = f"kiosk-{VERSION}/"
    assert packed.pop(f"{top}portable") == b""
    source = built.portable.with_name(f"kiosk-{VERSION}-source.tar.xz")
    assert packed.pop(f"{top}{source.name}") == source.read_bytes()
    assert packed == {f"{top}{name}": content for name, content in content_of(built.payload)}


def test_everything_a_library_loads_is_in_the_package_or_in_windows(built: Built) -> None:
    libraries = [file for file in built.payload.rglob("*") if file.suffix in (".dll", ".pyd")]
    programs = [built.payload / launcher.file for launcher in LAUNCHERS]
    there = {file.name.lower() for file in libraries}

    missing = {
        f"{file.name} needs {name}"
        for file in (*libraries, *programs)
        for name in imports(file) - there
        if not is_of_windows(name)
    }

    assert len(libraries) > 30
    assert not missing


def test_every_library_in_the_package_is_loaded_by_something(built: Built) -> None:
    libraries = [file for file in built.payload.rglob("*") if file.suffix in (".dll", ".pyd")]
    asked_for = {name for file in libraries for name in imports(file)}

    idle = {
        file.name
        for file in libraries
        if file.suffix == ".dll" and "plugins" not in file.parts and file.name != f"{LIBRARY}.dll"
        if file.name.lower() not in asked_for
    }

    assert not idle


def test_what_kiosk_reads_is_in_the_package(built: Built) -> None:
    inside = built.payload / "_internal"

    assert (inside / "resources" / "packs" / "camboja" / "pack.toml").is_file()
    assert (inside / "resources" / "packs" / "camboja" / "built" / "search-index").is_file()
    assert (inside / "translations" / "km.po").is_file()
    assert (inside / "kiosk" / "__main__.py").is_file()
    assert not list(inside.rglob("__pycache__"))


def test_only_the_program_for_the_terminal_belongs_to_a_terminal(built: Built) -> None:
    def subsystem(launcher: Launcher) -> int:
        content = (built.payload / launcher.file).read_bytes()
        header = int.from_bytes(content[0x3C:0x40], "little")
        return int.from_bytes(content[header + 92 : header + 94], "little")

    windowed, console = 2, 3
    assert {one.file: subsystem(one) for one in LAUNCHERS} == {
        one.file: console if one.file == "kiosk.com" else windowed for one in LAUNCHERS
    }


def test_installing_lays_down_the_program_folder_and_nothing_else(
    built: Built, tmp_path: Path
) -> None:
    wine = Wine(tmp_path)

    done = wine.run(built.installer, "/S")

    installed = wine.local / "Programs" / "Kiosk"
    assert done.returncode == 0
    laid = dict(content_of(installed))
    assert laid.pop("uninstall.exe")
    assert laid == dict(content_of(built.payload))
