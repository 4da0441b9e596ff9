"""The words of the command line, read at a glance: known before anything else is loaded."""

from __future__ import annotations

from collections.abc import Sequence

COMMANDS = ("handout", "list", "pack", "qr", "search", "self-test", "share")
CRASH_REPORT = "--crash-report"
"""The first word of what the program says to itself alone: see `kiosk.cli.crash_report`."""

_NO_WINDOW = ("-h", "--help", "--version", CRASH_REPORT)
_TAKES_A_VALUE = ("--lang", "--pack", "--portable")


def opens_window(words: Sequence[str]) -> bool:
    """Say, before anything is read, whether these arguments will open the window."""
    return command_name(words) is None and not any(word in _NO_WINDOW for word in words)


def command_name(words: Sequence[str]) -> str | None:
    """Name the command, if the first word that is neither an option nor its value is one."""
    remaining = iter(words)
    for word in remaining:
        if word in _TAKES_A_VALUE:
            next(remaining, None)
        elif not word.startswith("-"):
            return word if word in COMMANDS else None
    return None
