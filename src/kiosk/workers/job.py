"""What Windows lets a worker take: a job object around its process.

The worker may take so much memory and not more, and it ends with the window, which holds the
job's only handle. Other systems have `limits.py`. Tested with a fake kernel only.
"""

import ctypes
from ctypes import wintypes
from typing import Protocol, Self

MEMORY = 2 * 1024**3
"""Bytes that the worker may commit: as many as `limits.py` allows."""

_DWORD = ctypes.c_uint32  # wintypes.DWORD has 8 bytes where the tests run
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_LIMIT_PROCESS_MEMORY = 0x100
_LIMIT_KILL_ON_JOB_CLOSE = 0x2000


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", _DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", _DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", _DWORD),
        ("SchedulingClass", _DWORD),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Kernel(Protocol):
    """The functions of kernel32.dll that a job needs; zero says that one failed."""

    def CreateJobObjectW(self, security: None, name: None, /) -> int: ...  # noqa: N802
    def SetInformationJobObject(  # noqa: N802
        self,
        job: wintypes.HANDLE,
        kind: int,
        limits: "ctypes._Pointer[ExtendedLimits]",
        size: int,
        /,
    ) -> int: ...
    def AssignProcessToJobObject(  # noqa: N802
        self, job: wintypes.HANDLE, process: wintypes.HANDLE, /
    ) -> int: ...
    def CloseHandle(self, handle: wintypes.HANDLE, /) -> int: ...  # noqa: N802


class Job:
    """A job with one process in it."""

    def __init__(self, kernel: Kernel, handle: int) -> None:
        self._kernel = kernel
        self._handle = wintypes.HANDLE(handle)

    @classmethod
    def around(cls, process: int, kernel: Kernel) -> Self | None:
        """Confine the process with this handle; None where the system has no job for it."""
        handle = kernel.CreateJobObjectW(None, None)
        if not handle:
            return None
        job = cls(kernel, handle)
        if not job._limit() or not kernel.AssignProcessToJobObject(
            job._handle, wintypes.HANDLE(process)
        ):
            job.close()
            return None
        return job

    def _limit(self) -> bool:
        limits = ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _LIMIT_PROCESS_MEMORY | _LIMIT_KILL_ON_JOB_CLOSE
        limits.ProcessMemoryLimit = MEMORY
        size = ctypes.sizeof(limits)
        return bool(
            self._kernel.SetInformationJobObject(
                self._handle, _EXTENDED_LIMITS, ctypes.pointer(limits), size
            )
        )

    def close(self) -> None:
        """End the process, if it runs."""
        if self._handle.value:
            self._kernel.CloseHandle(self._handle)
            self._handle = wintypes.HANDLE()


def windows_kernel() -> Kernel:
    """Return the system's own functions (Windows only)."""
    kernel: Kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE  # type: ignore[attr-defined]
    return kernel
