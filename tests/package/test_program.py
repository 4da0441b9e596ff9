"""The program folder: what is in it, and that it runs wherever it lies."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

from kiosk import __version__

PROGRAMS = (
    "kiosk",
    "kiosk-render-worker",
    "kiosk-search-worker",
    "kiosk-share-worker",
    "kiosk-stick-worker",
)
SHIPPED = ("kiosk", "markdown_it", "mdurl", "polib", "pymupdf", "qrcode", "PySide6", "shiboken6")
FOR_SHARING = ("aiohttp", "aiosignal", "attr", "attrs", "frozenlist", "idna", "multidict")
OURS = {*SHIPPED, *FOR_SHARING, "aiohappyeyeballs", "propcache", "psutil", "yarl", "zxingcpp"}
OURS |= {"typing_extensions"}


def run(program: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the packaged program in an environment that knows nothing of this repository."""
    plain = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [str(program), *words],
        env=plain | environment,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def check_everything(program: Path, home: Path) -> None:
    """Run the program's own self-test; fails with what it says does not work."""
    home.mkdir(exist_ok=True)
    done = run(program, "self-test", "--json", "--lang", "en", HOME=str(home))
    checks = json.loads(done.stdout)["checks"]
    assert [one for one in checks if not one["ok"]] == []
    assert len(checks) >= 5
    assert (done.returncode, done.stderr) == (0, "")


def modules_in(program: Path) -> set[str]:
    """Name the packages whose code a program carries, the standard library's among them."""
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    return {name.split(".")[0] for name in archive.toc}


def test_holds_a_program_for_the_window_and_for_each_worker(program: Path) -> None:
    programs = [path.name for path in program.iterdir() if path.is_file()]

    assert sorted(programs) == sorted(PROGRAMS)
    assert all(os.access(program / name, os.X_OK) for name in PROGRAMS)


def test_holds_no_code_but_that_of_the_libraries_we_pin(program: Path) -> None:
    known = OURS | set(sys.stdlib_module_names) | {"_pyi_rth_utils"}

    for name in PROGRAMS:
        assert modules_in(program / name) <= known, name


def test_only_the_render_worker_holds_the_pdf_library(program: Path) -> None:
    holders = [name for name in PROGRAMS if "pymupdf" in modules_in(program / name)]

    assert holders == ["kiosk-render-worker"]


def test_only_the_share_worker_holds_a_web_server(program: Path) -> None:
    holders = [name for name in PROGRAMS if "aiohttp" in modules_in(program / name)]

    assert holders == ["kiosk-share-worker"]


def test_every_library_finds_what_it_needs(program: Path) -> None:
    libraries = [path for path in program.rglob("*.so*") if path.is_file()]

    missing = [
        f"{library.name}: {line.strip()}"
        for library in libraries
        for line in subprocess.run(
            ["ldd", str(library)],
            env={"PATH": "/usr/bin:/bin", "LD_LIBRARY_PATH": str(program / "_internal")},
            capture_output=True,
            text=True,
            check=False,
        ).stdout.splitlines()
        if "not found" in line
    ]

    assert len(libraries) > 40
    assert missing == []


def test_no_library_searches_a_folder_of_the_builder(program: Path) -> None:
    searched = {
        path.name: subprocess.run(
            ["patchelf", "--print-rpath", str(path)], capture_output=True, text=True, check=True
        ).stdout.strip()
        for path in program.rglob("*.so*")
    }

    assert {name: path for name, path in searched.items() if path.startswith("/")} == {}


def test_holds_nothing_that_speaks_tls_or_serves_a_desktop(program: Path) -> None:
    names = {path.name for path in program.rglob("*")}

    for unwanted in ("libQt6Network.so.6", "libssl.so.3", "libcrypto.so.3", "libgtk-3.so.0"):
        assert unwanted not in names


def test_holds_the_pack_with_its_search_index(program: Path) -> None:
    index = program / "_internal/resources/packs/camboja/built/search-index"

    assert index.is_file()
    # Whoever may not write there searches with it nevertheless, and it is not made anew.
    before = index.stat().st_mtime_ns
    found = run(program / "kiosk", "search", "phishing", "--lang", "en", HOME="/nonexistent")
    assert "guides/phishing" in found.stdout
    assert index.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "name", ["plain", "with spaces in it", "ព័ត៌មាន ឌីជីថល", 'it\'s a; b, & c: "d" \\']
)
def test_runs_from_any_folder(program: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "kiosk"
    shutil.copytree(program, folder, symlinks=True)

    check_everything(folder / "kiosk", tmp_path / "home")


def test_runs_from_a_disk_that_cannot_be_written(program: Path, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount(["--bind", str(program), str(folder)])
    try:
        mount(["-o", "remount,bind,ro", str(folder)])

        check_everything(folder / "kiosk", tmp_path / "home")
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_runs_when_it_is_started_through_a_link(program: Path, tmp_path: Path) -> None:
    link = tmp_path / "bin" / "kiosk"
    link.parent.mkdir()
    link.symlink_to(program / "kiosk")

    check_everything(link, tmp_path / "home")


def test_prints_on_a_terminal_in_khmer(program: Path, tmp_path: Path) -> None:
    done = run(program / "kiosk", "search", "ពាក្យសម្ងាត់", "--lang", "km", HOME=str(tmp_path))

    assert done.returncode == 0
    assert "guides/passwords" in done.stdout
    assert done.stderr == ""


def test_tells_its_version(program: Path) -> None:
    done = run(program / "kiosk", "--version")

    assert done.stdout == f"Kiosk {__version__}\n"


def mount(words: Sequence[str]) -> None:
    """Mount something; only root may, as in continuous integration."""
    subprocess.run(["mount", *words], check=True)
