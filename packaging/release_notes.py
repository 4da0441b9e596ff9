"""What is new in a version, from CHANGELOG.md."""

from __future__ import annotations

from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
_COMING = "Not released yet"


def changes_of(version: str, text: str | None = None) -> tuple[str, ...]:
    """Give the changes of a version, newest first; what is not released yet belongs to it."""
    found: list[str] = []
    heading = ""
    for line in (text or CHANGELOG.read_text(encoding="utf-8")).splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip()
        elif line.startswith("- ") and heading in (_COMING, version):
            found.append(line.removeprefix("- "))
    return tuple(found)
