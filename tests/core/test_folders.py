"""Where things lie, on each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kiosk.core.folders import find_folders

ROOT = Path(__file__).resolve().parents[2]
HOME = {"HOME": "/home/sok"}


def test_on_linux_the_xdg_folders_are_used() -> None:
    folders = find_folders(HOME, platform="linux")

    assert folders.settings_file == Path("/home/sok/.config/kiosk/settings.json")
    assert folders.packs == (
        Path("/home/sok/.local/share/kiosk/packs"),
        Path("/usr/local/share/kiosk/packs"),
        Path("/usr/share/kiosk/packs"),
        ROOT / "resources" / "packs",
    )


def test_on_linux_the_xdg_variables_are_heeded_and_relative_ones_ignored() -> None:
    folders = find_folders(
        HOME | {"XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "relative", "XDG_DATA_DIRS": "/a:b::/d"},
        platform="linux",
    )

    assert folders.settings == Path("/c/kiosk")
    assert folders.packs[:-1] == (
        Path("/home/sok/.local/share/kiosk/packs"),
        Path("/a/kiosk/packs"),
        Path("/d/kiosk/packs"),
    )


def test_on_windows_the_local_folder_is_used_not_the_roaming_one() -> None:
    folders = find_folders(
        {
            "USERPROFILE": "C:/Users/sok",
            "LOCALAPPDATA": "C:/Users/sok/AppData/Local",
            "APPDATA": "C:/Users/sok/AppData/Roaming",
            "PROGRAMDATA": "C:/ProgramData",
        },
        platform="win32",
    )

    assert folders.settings == Path("C:/Users/sok/AppData/Local/Kiosk")
    assert folders.packs[:-1] == (
        Path("C:/Users/sok/AppData/Local/Kiosk/packs"),
        Path("C:/ProgramData/Kiosk/packs"),
    )


def test_on_windows_a_missing_variable_is_made_up_for() -> None:
    folders = find_folders({"USERPROFILE": "C:/Users/sok"}, platform="win32")

    assert folders.settings == Path("C:/Users/sok/AppData/Local/Kiosk")


def test_on_macos_application_support_is_used() -> None:
    folders = find_folders({"HOME": "/Users/sok"}, platform="darwin")

    assert folders.settings == Path("/Users/sok/Library/Application Support/Kiosk")
    assert folders.packs[:-1] == (
        Path("/Users/sok/Library/Application Support/Kiosk/packs"),
        Path("/Library/Application Support/Kiosk/packs"),
    )


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_a_portable_kiosk_leaves_the_home_alone(platform: str) -> None:
    portable = Path("/media/ឧបករណ៍ USB/kiosk")

    folders = find_folders(HOME, portable=portable, platform=platform)

    assert folders.settings_file == portable / "settings" / "settings.json"
    assert folders.packs == (portable / "packs", ROOT / "resources" / "packs")
    assert not any("/home/sok" in str(one) for one in (folders.settings, *folders.packs))


def test_a_portable_folder_is_the_same_wherever_the_program_goes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    folders = find_folders(HOME, portable=Path("stick"))

    assert folders.portable == tmp_path / "stick"
    assert folders.settings == tmp_path / "stick" / "settings"
    assert folders.packs[0] == tmp_path / "stick" / "packs"


def test_no_folder_is_portable_unless_it_is_said() -> None:
    assert find_folders(HOME).portable is None


def packaged(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Be a packaged program in this folder; gives the folder."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "kiosk"))
    return folder


def test_a_marker_beside_a_packaged_program_keeps_everything_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = packaged(monkeypatch, tmp_path)
    (stick / "portable").touch()

    folders = find_folders(HOME)

    assert folders.portable == stick
    assert folders.settings_file == stick / "settings" / "settings.json"
    assert folders.packs[0] == stick / "packs"


def test_without_the_marker_a_packaged_program_uses_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = packaged(monkeypatch, tmp_path)
    (program / "portable").mkdir()  # a folder says nothing

    assert find_folders(HOME, platform="linux").settings == Path("/home/sok/.config/kiosk")


def test_the_command_line_knows_better_than_the_marker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = packaged(monkeypatch, tmp_path)
    (stick / "portable").touch()

    assert find_folders(HOME, portable=Path("/elsewhere")).portable == Path("/elsewhere")


def test_a_program_of_that_name_beside_python_is_no_marker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    (tmp_path / "portable").touch()

    assert find_folders(HOME).portable is None


def test_the_bundled_packs_come_last() -> None:
    assert find_folders(HOME).packs[-1] == ROOT / "resources" / "packs"


def test_what_comes_with_the_program_is_there() -> None:
    folders = find_folders(HOME)

    assert (folders.fonts / "KioskSans-Regular.ttf").is_file()
    assert (folders.icons / "kiosk.svg").is_file()
    assert (folders.packs[-1] / "camboja" / "pack.toml").is_file()
    assert folders.translations == ROOT / "translations"


def test_a_packaged_program_finds_its_own_resources(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    folders = find_folders(HOME)

    assert folders.resources == tmp_path / "resources"
    assert folders.translations == tmp_path / "translations"
    assert folders.packs[-1] == tmp_path / "resources" / "packs"


def test_without_a_home_variable_the_system_is_asked() -> None:
    assert find_folders({}, platform="linux").settings == Path.home() / ".config" / "kiosk"


def test_finding_folders_creates_none(tmp_path: Path) -> None:
    find_folders({"HOME": str(tmp_path / "home")}, portable=None)
    find_folders({}, portable=tmp_path / "portable")

    assert list(tmp_path.iterdir()) == []
