"""Every test runs in a home of its own and without a session bus; the user's stays untouched."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "runtime",
}

_root = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    root = Path(tempfile.mkdtemp(prefix="kiosk-tests-"))
    config.stash[_root] = root
    for variable, folder in _FOLDERS.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        os.environ[variable] = str(root / folder)
    (root / "runtime").chmod(0o700)
    # Without this, libdbus starts a bus of its own, which writes files and outlives the tests.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_root], ignore_errors=True)
