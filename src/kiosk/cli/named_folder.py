"""Folders that the command line names."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kiosk.core.language.message import message
from kiosk.core.problem import Problem


class FolderNotThereError(Problem):
    """A folder that the command line names does not exist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(message("There is no folder {folder}. Check the path.", folder=folder))


def named_folders(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Give the absolute paths of folders; raises `FolderNotThereError` for one that is none."""
    named = tuple(folders)
    for folder in named:
        # os.path, unlike pathlib, says no to a name that no file system can hold.
        if not os.path.isdir(folder):  # noqa: PTH112
            raise FolderNotThereError(folder)
    return tuple(folder.absolute() for folder in named)
