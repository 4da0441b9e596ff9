"""What is to lie on a USB stick: names that people read, and what is in the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.place import Place

RECORD = "files/kiosk.json"
"""Where a copy keeps what it wrote, so that the next one knows its own files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StickFile:
    """A file of the stick: made here, or copied as it is.

    `name` is its path below the stick's folder, with "/" between the parts.
    """

    name: str
    content: bytes | Path

    @property
    def size(self) -> int:
        """Its length in bytes; raises `OSError` where the original cannot be looked at."""
        if isinstance(self.content, Path):
            return self.content.stat().st_size
        return len(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class StickPlan:
    """Everything a copy consists of, the page that leads to it last.

    `folder` is the name of the folder that holds it, `left_out` names what cannot be read here.
    """

    folder: str
    places: tuple[Place, ...]
    files: tuple[StickFile, ...]
    left_out: tuple[str, ...] = ()
