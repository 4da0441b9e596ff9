"""Windows: the line to a window that is open is a named pipe. Tested with fakes only.

Python's own functions for pipes (`_winapi`, which `multiprocessing` uses) can wait for a time and
not longer; a file opened by the pipe's name would wait for a window that hangs for ever.
"""

import ctypes
from ctypes import wintypes
from typing import Protocol, Self

_READ_AND_WRITE = 0x80000000 | 0x40000000  # GENERIC_READ, GENERIC_WRITE
_OPEN_EXISTING = 3
_OVERLAPPED = 0x40000000
_NOT_IN_OUR_NAME = 0x00100000 | 0x00010000  # SECURITY_SQOS_PRESENT, SECURITY_IDENTIFICATION
_QUERY_INFORMATION = 0x0400  # of a process: Windows grants it to the same user
_IO_PENDING = 997
_OPERATION_ABORTED = 995

_DWORD = ctypes.c_uint32  # wintypes.DWORD has 8 bytes where the tests run


class Operation(Protocol):
    """A reading or writing that goes on by itself."""

    event: int

    def GetOverlappedResult(self, wait: bool, /) -> tuple[int, int]: ...  # noqa: FBT001, N802
    def getbuffer(self) -> bytes | None: ...
    def cancel(self) -> None: ...


class Pipes(Protocol):
    """What `_winapi` has for pipes; each raises `OSError`."""

    def CreateFile(  # noqa: N802
        self, name: str, access: int, share: int, security: int, disposition: int, flags: int,
        template: int, /,
    ) -> int: ...  # fmt: skip
    def ReadFile(  # noqa: N802
        self, handle: int, size: int, *, overlapped: bool
    ) -> tuple[Operation, int]: ...
    def WriteFile(  # noqa: N802
        self, handle: int, data: bytes, *, overlapped: bool
    ) -> tuple[Operation, int]: ...
    def WaitForMultipleObjects(  # noqa: N802
        self,
        handles: list[int],
        wait_all: bool,  # noqa: FBT001
        milliseconds: int,
        /,
    ) -> int: ...
    def OpenProcess(self, access: int, inherit: bool, process: int, /) -> int: ...  # noqa: FBT001, N802
    def CloseHandle(self, handle: int, /) -> None: ...  # noqa: N802


class System(Protocol):
    """What neither Python nor `_winapi` has; zero says that it failed."""

    def GetNamedPipeServerProcessId(  # noqa: N802
        self, pipe: wintypes.HANDLE, process: "ctypes._Pointer[ctypes.c_uint32]", /
    ) -> int: ...
    def AllowSetForegroundWindow(self, process: int, /) -> int: ...  # noqa: N802


class PipeLine:
    """A line to the window that is open, as `summoning.Line` wants it."""

    def __init__(self, pipes: Pipes, handle: int) -> None:
        self._pipes, self._handle = pipes, handle
        self._milliseconds = 0

    @classmethod
    def to(cls, address: str, pipes: Pipes, system: System) -> Self | None:
        """Open the pipe of this name; None where there is none that is the same user's."""
        flags = _OVERLAPPED | _NOT_IN_OUR_NAME
        try:
            handle = pipes.CreateFile(address, _READ_AND_WRITE, 0, 0, _OPEN_EXISTING, flags, 0)
        except OSError:
            return None
        line = cls(pipes, handle)
        try:
            line._greet(system)
        except OSError:
            line.close()
            return None
        return line

    def _greet(self, system: System) -> None:
        """See that the window is our user's, and let it come to the front.

        Windows lets only the program that the user last turned to do so: that is us, not it.
        """
        process = _DWORD()
        handle = wintypes.HANDLE(self._handle)
        if not system.GetNamedPipeServerProcessId(handle, ctypes.pointer(process)):
            raise PermissionError
        self._pipes.CloseHandle(
            self._pipes.OpenProcess(_QUERY_INFORMATION, False, process.value)  # raises for others'
        )
        system.AllowSetForegroundWindow(process.value)

    def settimeout(self, seconds: float, /) -> None:
        """Wait so long for what comes next."""
        self._milliseconds = max(1, int(1000 * seconds))

    def sendall(self, data: bytes, /) -> None:
        """Send this; a pipe may take it only when the window reads it."""
        self._finish(*self._pipes.WriteFile(self._handle, data, overlapped=True))

    def recv(self, limit: int, /) -> bytes:
        """Wait for the next piece."""
        operation, error = self._pipes.ReadFile(self._handle, limit, overlapped=True)
        count = self._finish(operation, error)
        return bytes(operation.getbuffer() or b"")[:count]

    def close(self) -> None:
        """Hang up."""
        self._pipes.CloseHandle(self._handle)

    def _finish(self, operation: Operation, error: int) -> int:
        if error == _IO_PENDING and self._pipes.WaitForMultipleObjects(
            [operation.event], False, self._milliseconds
        ):
            operation.cancel()
        count, error = operation.GetOverlappedResult(True)
        if error == _OPERATION_ABORTED:
            raise TimeoutError
        return count


class _WindowsSystem:
    """The system's own functions (Windows only)."""

    def __init__(self) -> None:
        self.GetNamedPipeServerProcessId = _library("kernel32").GetNamedPipeServerProcessId
        self.AllowSetForegroundWindow = _library("user32").AllowSetForegroundWindow


def _library(name: str) -> ctypes.CDLL:
    library: ctypes.CDLL = ctypes.WinDLL(name)  # type: ignore[attr-defined]
    return library


def pipe_line(address: str) -> PipeLine | None:
    """Open the pipe of this name (Windows only)."""
    import _winapi

    return PipeLine.to(address, _winapi, _WindowsSystem())  # type: ignore[arg-type]
