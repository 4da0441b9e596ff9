"""Installing, updating and removing Kiosk on Windows, and what each refuses to do.

The installers are real, with Kiosk's own programs; Python is a stand-in that tells what it was
given (`stand_in_runtime`), Windows is Wine.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.package.stand_in_runtime import stand_in_runtime
from tests.package.wine import Wine, content_of

from windows_installer import build_installer
from windows_launchers import LAUNCHERS, Launcher, build_launchers
from windows_runtime import LIBRARY

VERSION, OLDER, NEWER = "1.2.0", "1.1.9", "1.10.0"
EPOCH = 1_700_000_000

RUNNING, NO_ROOM, NOT_WRITABLE, NEWER_INSTALLED = 3, 4, 5, 6
DAMAGED = BROKEN_OFF = 2

KHMER_FOLDER = "កម្មវិធី ថ្មី របស់ខ្ញុំ"

REMOVE_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Kiosk"
PATH_KEY = r"Software\Microsoft\Windows\CurrentVersion\App Paths\kiosk.exe"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Make an installer of this version with Kiosk's programs and hardly anything else."""
    folder = tmp_path_factory.mktemp("small")
    runtime = stand_in_runtime(folder)
    made: dict[str, Path] = {}

    def of_version(version: str) -> Path:
        if version not in made:
            program = folder / version
            runtime.unpack(program / "_internal")
            (program / "_internal" / "kiosk").mkdir()
            (program / "_internal" / "kiosk" / "app.py").write_text(f"version = {version!r}\n")
            (program / "_internal" / f"only-in-{version}.txt").write_text("here\n")
            build_launchers(program, version)
            made[version] = folder / f"kiosk-{version}-windows-setup.exe"
            build_installer(program, made[version], version=version, epoch=EPOCH)
        return made[version]

    return of_version


@pytest.fixture(scope="module")
def fresh_wine(tmp_path_factory: pytest.TempPathFactory) -> Wine:
    return Wine(tmp_path_factory.mktemp("wine"))


@pytest.fixture
def wine(fresh_wine: Wine, small: Callable[[str], Path]) -> Iterator[Wine]:
    """A Windows on which there is no Kiosk, neither before nor after."""
    assert not traces(fresh_wine)
    yield fresh_wine
    for uninstaller in list(fresh_wine.disk.rglob("uninstall.exe")):
        fresh_wine.run(uninstaller, "/S", "/PURGE")
    assert not traces(fresh_wine)


# --- Installing -------------------------------------------------------------------------------


def test_windows_knows_what_is_installed(wine: Wine, small: Callable[[str], Path]) -> None:
    wine.run(small(VERSION), "/S")

    installed = wine.windows_path(wine.local / "Programs" / "Kiosk")
    keys = wine.user_keys()
    entry = keys[REMOVE_KEY]
    assert entry["DisplayName"] == "Kiosk"
    assert entry["DisplayVersion"] == VERSION
    assert entry["Publisher"] == "CamboJA"
    assert entry["InstallLocation"] == installed
    assert entry["UninstallString"] == f'"{installed}\\uninstall.exe"'
    assert entry["QuietUninstallString"] == f'"{installed}\\uninstall.exe" /S'
    assert int(entry["EstimatedSize"].removeprefix("dword:"), 16) > 200
    assert keys[PATH_KEY][""] == f"{installed}\\kiosk.exe"
    assert "uninstall.exe" in {file.name for file in (wine.local / "Programs/Kiosk").iterdir()}


def test_packs_open_with_kiosk_and_have_its_icon(wine: Wine, small: Callable[[str], Path]) -> None:
    wine.run(small(VERSION), "/S")

    program = wine.windows_path(wine.local / "Programs" / "Kiosk" / "kiosk.exe")
    keys = wine.user_keys()
    kind = keys[r"Software\Classes\.kioskpack"][""]
    assert keys[rf"Software\Classes\{kind}\shell\open\command"][""] == f'"{program}" "%1"'
    assert keys[rf"Software\Classes\{kind}\DefaultIcon"][""] == f"{program},0"


def test_the_start_menu_leads_to_the_window(wine: Wine, small: Callable[[str], Path]) -> None:
    wine.run(small(VERSION), "/S")

    program = wine.windows_path(wine.local / "Programs" / "Kiosk" / "kiosk.exe")
    shortcut = (wine.start_menu / "Kiosk.lnk").read_bytes()
    assert program.encode("utf-16-le") in shortcut or program.encode() in shortcut


@pytest.mark.parametrize("launcher", LAUNCHERS, ids=[one.file for one in LAUNCHERS])
def test_a_program_runs_its_module_from_any_folder(
    wine: Wine, small: Callable[[str], Path], launcher: Launcher
) -> None:
    folder = wine.disk / KHMER_FOLDER / "Kiosk"
    installed, words = wine.windows_path(folder), ["ស្វែងរក", "two words", "--exit", "7"]
    wine.run(small(VERSION), "/S", *into(installed))

    done = wine.run(folder / launcher.file, *words)

    told = done.stdout.decode().splitlines()
    program = f"{installed}\\{launcher.file}"
    assert done.returncode == 7
    assert f"run_module={launcher.module}" in told
    assert told_of(told, "argv") == [program, *words]
    assert told_of(told, "executable") == [program]
    assert told_of(told, "module_search_paths") == [
        f"{installed}\\_internal\\{LIBRARY}.zip",
        f"{installed}\\_internal",
    ]
    assert "sys.frozen=True" in told
    assert f"sys._MEIPASS={installed}\\_internal" in told
    assert "configure_c_stdio=1" in told
    assert told.index("initialized=yes") > told.index(f"run_module={launcher.module}")


def test_a_program_without_its_python_says_so(wine: Wine, small: Callable[[str], Path]) -> None:
    installed = wine.local / "Programs" / "Kiosk"
    wine.run(small(VERSION), "/S")
    (installed / "_internal" / f"{LIBRARY}.dll").unlink()

    done = wine.run(installed / "kiosk.com", "list")

    assert done.returncode == 3
    assert "install it again" in done.stderr.decode()
    assert f"{LIBRARY}.dll" in done.stderr.decode()


def test_a_library_that_lies_about_is_not_loaded(
    wine: Wine, small: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed = wine.local / "Programs" / "Kiosk"
    wine.run(small(VERSION), "/S")
    python = installed / "_internal" / f"{LIBRARY}.dll"
    python.rename(tmp_path / python.name)
    monkeypatch.chdir(tmp_path)

    done = wine.run(installed / "kiosk.com", environment={"WINEPATH": str(tmp_path)})

    assert done.returncode == 3
    assert done.stdout == b""


# --- Updating ---------------------------------------------------------------------------------


def test_an_update_replaces_what_was_there(wine: Wine, small: Callable[[str], Path]) -> None:
    installed = wine.local / "Programs" / "Kiosk"
    settings = own_settings(wine)
    wine.run(small(OLDER), "/S")
    write_byte_code(installed)

    done = wine.run(small(VERSION), "/S")

    assert done.returncode == 0
    assert (installed / "_internal" / f"only-in-{VERSION}.txt").is_file()
    assert not (installed / "_internal" / f"only-in-{OLDER}.txt").exists()
    assert not list(installed.rglob("__pycache__"))
    assert wine.user_keys()[REMOVE_KEY]["DisplayVersion"] == VERSION
    assert settings.read_text() == "kept"


def test_an_update_stays_in_the_folder_that_was_chosen(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    folder = wine.disk / KHMER_FOLDER
    wine.run(small(OLDER), "/S", *into(wine.windows_path(folder)))

    wine.run(small(VERSION), "/S")

    assert (folder / "_internal" / f"only-in-{VERSION}.txt").is_file()
    assert not (wine.local / "Programs" / "Kiosk").exists()


def test_an_update_into_another_folder_leaves_nothing_in_the_first(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    folder = wine.disk / KHMER_FOLDER
    wine.run(small(OLDER), "/S", *into(wine.windows_path(folder)))

    wine.run(small(VERSION), "/S", *into(r"C:\Kiosk"))

    assert (wine.disk / "Kiosk" / "kiosk.exe").is_file()
    assert not folder.exists()


def test_an_older_kiosk_does_not_replace_a_newer_one_unasked(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    wine.run(small(NEWER), "/S")
    before = state(wine)

    refused = wine.run(small(VERSION), "/S")
    unchanged = state(wine) == before
    wanted = wine.run(small(VERSION), "/S", "/DOWNGRADE")

    assert refused.returncode == NEWER_INSTALLED
    assert unchanged
    assert wanted.returncode == 0
    assert wine.user_keys()[REMOVE_KEY]["DisplayVersion"] == VERSION


# --- While it runs ----------------------------------------------------------------------------


@pytest.mark.parametrize("launcher", LAUNCHERS, ids=[one.file for one in LAUNCHERS])
def test_a_running_kiosk_is_neither_updated_nor_removed(
    wine: Wine, small: Callable[[str], Path], launcher: Launcher
) -> None:
    installed = wine.local / "Programs" / "Kiosk"
    in_place = f"_?={wine.windows_path(installed)}"  # what it returns is then its own
    wine.run(small(OLDER), "/S")
    before = state(wine)

    with wine.running(installed / launcher.file, "--until-input-ends") as kiosk:
        assert kiosk.stdout is not None
        kiosk.stdout.readline()  # it runs
        updating = wine.run_beside(small(VERSION), "/S")
        removing = wine.run_beside(installed / "uninstall.exe", "/S", in_place)

    assert updating.returncode == RUNNING
    assert removing.returncode == RUNNING
    assert state(wine) == before


def test_a_running_kiosk_is_not_replaced_by_one_elsewhere(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    installed = wine.local / "Programs" / "Kiosk"
    wine.run(small(OLDER), "/S")
    before = state(wine)

    with wine.running(installed / "kiosk.exe", "--until-input-ends") as kiosk:
        assert kiosk.stdout is not None
        kiosk.stdout.readline()  # it runs
        updating = wine.run_beside(small(VERSION), "/S", *into(r"C:\elsewhere"))

    assert updating.returncode == RUNNING
    assert not (wine.disk / "elsewhere").exists()
    assert state(wine) == before


# --- What goes wrong --------------------------------------------------------------------------


def test_a_truncated_installer_installs_nothing(
    wine: Wine, small: Callable[[str], Path], tmp_path: Path
) -> None:
    whole = small(VERSION).read_bytes()
    truncated = tmp_path / "kiosk-truncated.exe"
    truncated.write_bytes(whole[: len(whole) * 3 // 4])

    done = wine.run(truncated, "/S")

    assert done.returncode == DAMAGED
    assert not traces(wine)


def test_an_installer_with_a_changed_byte_installs_nothing(
    wine: Wine, small: Callable[[str], Path], tmp_path: Path
) -> None:
    content = bytearray(small(VERSION).read_bytes())
    content[-2000] ^= 1
    changed = tmp_path / "kiosk-changed.exe"
    changed.write_bytes(content)

    done = wine.run(changed, "/S", "/NCRC")

    assert done.returncode == DAMAGED
    assert not traces(wine)


def test_a_full_disk_is_noticed_before_anything_is_written(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    with mounted(wine.disk / "full", "size=4m"):
        done = wine.run(small(VERSION), "/S", *into(r"C:\full\Kiosk"))
        left = list((wine.disk / "full").iterdir())

    assert done.returncode == NO_ROOM
    assert not left
    assert not traces(wine)


def test_a_folder_that_cannot_be_written_is_noticed_first(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    with mounted(wine.disk / "fixed", "ro"):
        done = wine.run(small(VERSION), "/S", *into(r"C:\fixed\Kiosk"))

    assert done.returncode == NOT_WRITABLE
    assert not traces(wine)


def test_what_was_laid_is_taken_back_where_the_disk_then_fails(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    with mounted(wine.disk / "failing", "size=200m,nr_inodes=9"):  # room for bytes, not for files
        done = wine.run(small(VERSION), "/S", *into(r"C:\failing\Kiosk"))
        left = list((wine.disk / "failing").iterdir())

    assert done.returncode == BROKEN_OFF
    assert not left
    assert not traces(wine)


def test_a_refused_update_leaves_the_old_version_as_it_was(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    wine.run(small(OLDER), "/S")
    before = state(wine)

    with mounted(wine.disk / "full", "size=4m"):
        done = wine.run(small(VERSION), "/S", *into(r"C:\full\Kiosk"))

    assert done.returncode == NO_ROOM
    assert state(wine) == before


# --- Removing ---------------------------------------------------------------------------------


def test_removing_leaves_nothing_but_what_is_the_users(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    installed = wine.disk / KHMER_FOLDER
    untouched = keys_but_kiosks(wine)
    settings = own_settings(wine)
    wine.run(small(VERSION), "/S", *into(wine.windows_path(installed)))
    write_byte_code(installed)

    wine.run(installed / "uninstall.exe", "/S")

    assert not traces(wine)
    assert not installed.exists()
    assert settings.read_text() == "kept"
    assert keys_but_kiosks(wine) == untouched
    shutil.rmtree(wine.local / "Kiosk")


def test_removing_leaves_a_strangers_file_in_the_folder(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    installed = wine.local / "Programs" / "Kiosk"
    wine.run(small(VERSION), "/S")
    (installed / "notes.txt").write_text("mine")

    wine.run(installed / "uninstall.exe", "/S")

    assert [file.name for file in installed.rglob("*")] == ["notes.txt"]
    shutil.rmtree(installed)


def test_settings_and_packs_go_too_where_that_is_asked(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    own_settings(wine)
    wine.run(small(VERSION), "/S")

    wine.run(wine.local / "Programs" / "Kiosk" / "uninstall.exe", "/S", "/PURGE")

    assert not traces(wine)
    assert not (wine.local / "Kiosk").exists()


def test_packs_that_another_program_opens_by_now_stay_its_own(
    wine: Wine, small: Callable[[str], Path]
) -> None:
    key = r"HKCU\Software\Classes\.kioskpack"
    wine.run(small(VERSION), "/S")
    wine.run("reg", "add", key, "/ve", "/d", "Other.pack", "/f")

    wine.run(wine.local / "Programs" / "Kiosk" / "uninstall.exe", "/S")

    assert wine.user_keys()[r"Software\Classes\.kioskpack"][""] == "Other.pack"
    wine.run("reg", "delete", key, "/f")


# --- Looking ----------------------------------------------------------------------------------


def into(folder: str) -> list[str]:
    """Tell an installer where: NSIS takes all the rest of its command line, never in quotes."""
    return f"/D={folder}".split(" ")


def told_of(told: list[str], name: str) -> list[str]:
    return [line.partition("=")[2] for line in told if line.startswith(f"{name}=")]


def own_settings(wine: Wine) -> Path:
    """Write what Kiosk would keep for the user."""
    settings = wine.local / "Kiosk" / "settings.json"
    (settings.parent / "packs").mkdir(parents=True, exist_ok=True)
    settings.write_text("kept")
    return settings


def write_byte_code(installed: Path) -> None:
    """Write what Python writes when it first runs."""
    cache = installed / "_internal" / "kiosk" / "__pycache__"
    cache.mkdir()
    (cache / "app.cpython-314.pyc").write_bytes(b"compiled")


def traces(wine: Wine) -> list[str]:
    """Name what the installer has left, in files and in the registry, but for the user's own."""
    files = [
        str(file)
        for folder in (wine.local / "Programs", wine.start_menu, wine.user / "Temp")
        for file in folder.rglob("*")
        if "kiosk" in file.name.lower() or file.name.startswith("ns")
    ]
    return files + [key for key in wine.user_keys() if "kiosk" in key.lower()]


def keys_but_kiosks(wine: Wine) -> set[str]:
    return {key for key in wine.user_keys() if "Explorer" not in key}


def state(wine: Wine) -> tuple[dict[str, bytes], dict[str, dict[str, str]]]:
    """Give everything of Kiosk that an installer might change."""
    keys = wine.user_keys()
    return (
        dict(content_of(wine.local / "Programs")),
        {key: keys[key] for key in keys if "kiosk" in key.lower()},
    )


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """Have a small disk of its own in this folder."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    subprocess.run(command, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()
