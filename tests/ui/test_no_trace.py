"""What is settled before Qt loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ui.no_trace import quiet_environment

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"


def test_a_bus_that_is_there_is_used_for_input_methods_and_screen_readers() -> None:
    quiet = quiet_environment({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/bus"}, FONTS)

    assert "DBUS_SESSION_BUS_ADDRESS" not in quiet


@pytest.mark.parametrize("environment", [{}, {"DBUS_SESSION_BUS_ADDRESS": ""}])
def test_a_bus_that_is_not_there_is_not_started(environment: dict[str, str]) -> None:
    assert quiet_environment(environment, FONTS)["DBUS_SESSION_BUS_ADDRESS"] == "disabled:"


def test_the_desktop_has_no_say_in_what_is_loaded() -> None:
    quiet = quiet_environment({"QT_QPA_PLATFORMTHEME": "gtk3"}, FONTS)

    assert quiet["QT_QPA_PLATFORMTHEME"] == "generic"
    assert quiet["QT_NO_XDG_DESKTOP_PORTAL"] == "1"


def test_a_print_on_its_way_lies_in_memory() -> None:
    assert quiet_environment({"XDG_RUNTIME_DIR": "/run/user/7"}, FONTS)["TMPDIR"] == "/run/user/7"


@pytest.mark.parametrize(
    "environment", [{}, {"XDG_RUNTIME_DIR": "here"}, {"XDG_RUNTIME_DIR": "/run", "TMPDIR": "/mine"}]
)
def test_a_folder_for_what_is_short_lived_is_left_as_it_is(environment: dict[str, str]) -> None:
    assert "TMPDIR" not in quiet_environment(environment, FONTS)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_nothing_of_this(platform: str) -> None:
    assert quiet_environment({}, FONTS, platform=platform) == {}


def test_fonts_are_looked_up_without_a_cache_in_the_home() -> None:
    """Asked of fontconfig itself: whether it writes depends on who it is and what is there."""
    program = (
        "import ctypes\n"
        "from PySide6 import QtGui  # which is linked to fontconfig\n"
        "fontconfig = ctypes.CDLL('libfontconfig.so.1')\n"
        "for name in ('FcInitLoadConfig', 'FcConfigGetCacheDirs', 'FcConfigGetFontDirs'):\n"
        "    getattr(fontconfig, name).restype = ctypes.c_void_p\n"
        "fontconfig.FcStrListNext.restype = ctypes.c_char_p\n"
        "config = ctypes.c_void_p(fontconfig.FcInitLoadConfig())\n"
        "for folders in (fontconfig.FcConfigGetCacheDirs, fontconfig.FcConfigGetFontDirs):\n"
        "    found = ctypes.c_void_p(folders(config))\n"
        "    while folder := fontconfig.FcStrListNext(found):\n"
        "        print(folder.decode())"
    )
    environment = os.environ | {"HOME": "/home/sok"} | quiet_environment({}, FONTS)
    environment = {key: value for key, value in environment.items() if not key.startswith("XDG_")}

    said = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )

    assert "/usr/share/fonts" in said.stdout.splitlines()
    assert "/home/sok" not in said.stdout


def test_where_no_cache_of_fonts_can_be_written_there_is_no_complaint(tmp_path: Path) -> None:
    config = (FONTS / "fonts.conf").read_text(encoding="utf-8")
    for folder in ("/var/cache/fontconfig", "/usr/lib/fontconfig/cache"):
        assert folder in config
        config = config.replace(folder, "/proc/nowhere")  # where even root makes no folder
    (tmp_path / "fonts.conf").write_text(config, encoding="utf-8")
    program = (
        "import ctypes\n"
        "from PySide6 import QtGui\n"
        "assert ctypes.CDLL('libfontconfig.so.1').FcInit()"
    )

    said = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stderr == ""
