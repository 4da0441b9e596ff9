"""A program folder that keeps everything within itself, as the portable archives hold it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MARKER = "portable"
"""Beside the program it says: keep everything in this folder. `core.folders` looks for it."""


@contextmanager
def made_portable(program: Path, source: Path) -> Iterator[None]:
    """Have the marker and the source archive in the program folder while it is packed.

    The source goes along: it is handed on from stick to stick, where nobody can ask for it.
    """
    added = [program / _MARKER, program / source.name]
    added[0].touch()
    shutil.copyfile(source, added[1])
    try:
        yield
    finally:
        for one in added:
            one.unlink()
