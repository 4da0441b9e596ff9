"""Sees to a report when the window's own process is struck down, such as by a fault in Qt.

Such a process cannot write one any more. Python's faulthandler still gets some lines out, into a
pipe. At its other end a shell waits, which takes a quarter of a megabyte: when the pipe
brings a line it runs a program that makes a report of what follows, and when the pipe ends
without one (a usual end, `kill -9`, no power) it ends as well. Nothing lies on a disk meanwhile.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from kiosk.workers.launch import program_environment

_SHELL = "/bin/sh"
_WAIT = 'read -r why && exec "$@" "$why"'


def call_witness(command: Sequence[str]) -> None:
    """Have `command` run if this process is struck; it is given the reason, and the lines to read.

    Where there is no such shell the lines go to the error output, as they do where faulthandler
    is on already (`PYTHONFAULTHANDLER`).
    """
    if not faulthandler.is_enabled():
        with suppress(OSError, ValueError, AttributeError):  # a windowed program has no stderr
            faulthandler.enable(_target(command), all_threads=False)


def _target(command: Sequence[str]) -> int:
    if os.name == "posix":
        with suppress(OSError):
            return _pipe_to(command)
    return sys.stderr.fileno()


def _pipe_to(command: Sequence[str]) -> int:
    """Start the shell; gives the end of the pipe to write to, which stays open for good."""
    hears, speaks = os.pipe()
    try:
        os.posix_spawn(
            _SHELL,
            [_SHELL, "-c", _WAIT, _SHELL, *command],
            program_environment(),
            file_actions=[(os.POSIX_SPAWN_DUP2, hears, 0)],
        )
    except OSError:
        os.close(speaks)
        raise
    finally:
        os.close(hears)
    return speaks
