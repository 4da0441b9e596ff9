"""The crash that a window did not live to tell of: the next window does."""

from __future__ import annotations

from pathlib import Path

UNTOLD = "not-told-yet"
"""The note beside the reports that names one of them."""


def take_untold(folder: Path) -> Path | None:
    """Give the report of it, once."""
    note = folder / UNTOLD
    try:
        file = folder / Path(note.read_text(encoding="utf-8")).name
        note.unlink()
    except (OSError, ValueError):
        return None
    return file if file.is_file() else None
