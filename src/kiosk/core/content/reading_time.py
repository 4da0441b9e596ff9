"""How long a text takes to read."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.content.toml_file import read_text
from kiosk.core.khmer.breaks import word_count

WORDS_A_MINUTE = 160
"""Reading pace the minutes are reckoned with: slow, careful reading on a screen."""


def reading_minutes(file: Path) -> int:
    """Reckon how many minutes the text takes, at least one; Khmer is counted by its breaks.

    Raises `PackContentError` for a file that cannot be read.
    """
    return max(1, round(word_count(read_text(file)) / WORDS_A_MINUTE))
