"""What a worker may take from the system; absent where a system has no such limit."""

import os
import sys
from contextlib import suppress

ADDRESS_SPACE = 2 * 1024**3
"""Bytes of memory: a hostile file asks for more, a real one does not."""

_CONNECTIONS = 4096

_NO_CORE_DUMP = 1 if sys.platform == "linux" else 0
"""Bytes. With 0, Linux still hands a core dump to a program of the system's that may keep it; 1 is
the limit with which it makes none at all (`fs/coredump.c`)."""

_PR_SET_PDEATHSIG = 1  # prctl(2)


def limit_this_process(*, longest_file: int = 0) -> None:
    """Allow no core dumps (they hold pages), no endless memory, no life of its own.

    Nor any files, or only such of at most `longest_file` bytes.
    """
    forbid_core_dumps()
    if os.name == "posix":
        _limit_resources(longest_file)
        _ignore_the_terminal()
    if sys.platform == "linux":
        _die_with_the_window()


def forbid_core_dumps() -> None:
    """Let this process, and what it starts, leave no core dump: it would hold what was read."""
    if os.name == "posix":
        import resource  # POSIX only

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (_NO_CORE_DUMP, _NO_CORE_DUMP))


def allow_many_connections() -> None:
    """Let this process hold as many connections as a room of phones may open."""
    if os.name == "posix":
        import resource  # POSIX only

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _CONNECTIONS if most == resource.RLIM_INFINITY else min(_CONNECTIONS, most)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _limit_resources(longest_file: int) -> None:
    import resource  # POSIX only

    for what, size in (
        (resource.RLIMIT_FSIZE, longest_file),
        (resource.RLIMIT_AS, ADDRESS_SPACE),
    ):
        with suppress(OSError, ValueError):  # not every system knows each of them
            resource.setrlimit(what, (size, size))


def _ignore_the_terminal() -> None:
    """Ctrl+C in a terminal is meant for the window, which then closes our input."""
    import signal  # not needed on Windows

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _die_with_the_window() -> None:
    """Our input's end tells it too, but only when the page being rendered is done."""
    import ctypes  # Linux only
    import signal

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
