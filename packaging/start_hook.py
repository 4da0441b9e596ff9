"""Runs in each frozen program before the program itself.

PyInstaller opens the executable anew for each module that is imported late. When an update has put
another one in its place, that reads nonsense; when the program was removed, it ends on the spot.
Linux still has the file that was started: an open window goes on until it is closed.
"""

import sys

import pyimod02_importers  # type: ignore[import-not-found]

if sys.platform == "linux":
    pyimod02_importers.pyz_archive._filename = "/proc/self/exe"  # noqa: SLF001 - it has no other name
