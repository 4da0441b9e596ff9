"""What went wrong with a copy, as the window is told."""

from __future__ import annotations

import errno

from kiosk.workers.stick.copying import (
    DiffersError,
    FileTooLargeError,
    NoNameError,
    NoRoomError,
)
from kiosk.workers.stick.stopping import StoppedError
from kiosk.workers.stick.volume import GoneError, Volume
from kiosk.workers.stick_messages import NotCopied, Trouble

_TROUBLES: dict[int, Trouble] = {
    errno.ENOSPC: Trouble.NO_ROOM,
    errno.EDQUOT: Trouble.NO_ROOM,
    errno.EFBIG: Trouble.FILE_TOO_LARGE,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.NOT_ALLOWED,
    errno.EPERM: Trouble.NOT_ALLOWED,
    errno.ENOENT: Trouble.GONE,
    errno.ENOTDIR: Trouble.GONE,
    errno.ENODEV: Trouble.GONE,
    errno.ENXIO: Trouble.GONE,
    errno.ESTALE: Trouble.GONE,
}

CopyError = (
    StoppedError,
    NoRoomError,
    FileTooLargeError,
    DiffersError,
    GoneError,
    NoNameError,
    OSError,
)
"""Everything that ends a copy early."""


def not_copied(error: Exception, volume: Volume | None = None) -> NotCopied:
    """Say what kind of trouble an error is; a stick that is gone may tell anything at all."""
    match error:
        case StoppedError():
            return NotCopied(why=Trouble.STOPPED)
        case NoRoomError(needed=needed, free=free):
            return NotCopied(why=Trouble.NO_ROOM, needed=needed, free=free)
        case FileTooLargeError():
            return NotCopied(why=Trouble.FILE_TOO_LARGE)
        case DiffersError():
            return NotCopied(why=Trouble.DIFFERS)
        case NoNameError():
            return NotCopied(why=Trouble.NOT_ALLOWED)
        case OSError():
            why = Trouble.GONE if _is_gone(volume) else _TROUBLES.get(error.errno or 0)
            return NotCopied(why=why or Trouble.BROKEN, reason=error.strerror or str(error))
        case _:
            return NotCopied(why=Trouble.GONE)


def _is_gone(volume: Volume | None) -> bool:
    try:
        if volume is not None:
            volume.make_sure()
    except GoneError:
        return True
    return False
