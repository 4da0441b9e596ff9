"""What is different in a packaged build for the programs that are started from it."""

from __future__ import annotations

from collections.abc import Mapping

_LIBRARIES = "LD_LIBRARY_PATH"
_BEFORE = "LD_LIBRARY_PATH_ORIG"


def environment_of_others(environment: Mapping[str, str]) -> dict[str, str]:
    """Give the environment for a program that is not ours: it finds its own libraries.

    PyInstaller's boot loader has the linker look among ours first, and keeps what was set before.
    """
    others = dict(environment)
    if _BEFORE in others:
        others[_LIBRARIES] = others.pop(_BEFORE)
    elif any(name.startswith("_PYI_") for name in others):
        others.pop(_LIBRARIES, None)
    return {name: value for name, value in others.items() if not name.startswith("_PYI_")}
