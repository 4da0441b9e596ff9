"""What every command is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kiosk.core.content.library import Library, PackFolders
from kiosk.core.folders import Folders
from kiosk.core.language.catalogue import Catalogue


@dataclass(frozen=True, kw_only=True)
class CliContext:
    """The packs, the language to answer in, and where answers and complaints go."""

    packs: PackFolders
    catalogue: Catalogue
    folders: Folders
    write: Callable[[str], None]
    complain: Callable[[str], None]

    @cached_property
    def library(self) -> Library:
        """What is in the packs; what is to be mended there is told when it is first asked for."""
        library = self.packs.load()
        for finding in library.findings:
            self.complain(self.catalogue.tell(finding.sentence))
        return library
