"""What every command is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.content.library import Library
from kiosk.core.folders import Folders
from kiosk.core.language.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class CliContext:
    """The library, the language to answer in, and where answers and complaints go."""

    library: Library
    catalogue: Catalogue
    folders: Folders
    write: Callable[[str], None]
    complain: Callable[[str], None]
