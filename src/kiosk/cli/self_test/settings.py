"""Whether what the user changes can be kept; nothing is written to find out."""

from __future__ import annotations

import json
import os
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.core.language.message import Message, message


def settings(context: CliContext) -> Message:
    """Say where settings are kept, or that they are not; fails where they cannot be understood."""
    folder, file = context.folders.settings, context.folders.settings_file
    if not _is_sound(file):
        raise CheckError(message("The settings in {file} cannot be understood.", file=file))
    if os.access(_nearest(folder), os.W_OK | os.X_OK):
        return message("kept in {folder}", folder=folder)
    return message("not kept, since {folder} cannot be written", folder=folder)


def _is_sound(file: Path) -> bool:
    """Say whether the file can be read, or is not there; the window would set it aside if not."""
    try:
        return isinstance(json.loads(file.read_bytes()), dict)
    except FileNotFoundError:
        return True
    except (OSError, ValueError, RecursionError):
        return False


def _nearest(folder: Path) -> Path:
    """Give the folder itself, or the one it would be made in."""
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)
