"""A worker's limits on Windows, told by a fake kernel."""

import ctypes
from ctypes import wintypes

import pytest

from kiosk.workers.job import MEMORY, ExtendedLimits, Job

JOB, PROCESS = 0x1_0000_0044, 0x88


class FakeKernel:
    """Notes what is asked of it; fails at one function, if told so."""

    def __init__(self, fails_at: str = "") -> None:
        self._fails_at = fails_at
        self.calls: list[str] = []
        self.flags = self.memory = self.size = 0

    def _said(self, name: str, *handles: wintypes.HANDLE) -> int:
        words = [name, *(f"{handle.value or 0:#x}" for handle in handles)]
        self.calls.append(" ".join(words))
        return int(name != self._fails_at)

    def CreateJobObjectW(self, security: None, name: None, /) -> int:
        return JOB * self._said("create")

    def SetInformationJobObject(
        self,
        job: wintypes.HANDLE,
        kind: int,
        limits: "ctypes._Pointer[ExtendedLimits]",
        size: int,
        /,
    ) -> int:
        assert kind == 9
        told = limits.contents
        self.flags = told.BasicLimitInformation.LimitFlags
        self.memory, self.size = told.ProcessMemoryLimit, size
        return self._said("limit", job)

    def AssignProcessToJobObject(self, job: wintypes.HANDLE, process: wintypes.HANDLE, /) -> int:
        return self._said("assign", job, process)

    def CloseHandle(self, handle: wintypes.HANDLE, /) -> int:
        return self._said("close", handle)


def test_the_process_is_in_a_job_that_limits_its_memory_and_ends_it() -> None:
    kernel = FakeKernel()

    job = Job.around(PROCESS, kernel)

    assert job
    assert kernel.calls == ["create", "limit 0x100000044", "assign 0x100000044 0x88"]
    assert kernel.memory == MEMORY == 2 * 1024**3
    assert kernel.flags == 0x100 | 0x2000


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the 64-bit layout")
def test_the_limits_are_laid_out_as_windows_has_them() -> None:
    kernel = FakeKernel()

    Job.around(PROCESS, kernel)

    assert kernel.size == 144
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


def test_the_job_is_closed_once() -> None:
    kernel = FakeKernel()
    job = Job.around(PROCESS, kernel)
    assert job

    job.close()
    job.close()

    assert kernel.calls[3:] == ["close 0x100000044"]


@pytest.mark.parametrize("fails_at", ["create", "limit", "assign"])
def test_where_there_is_no_job_to_be_had_the_worker_runs_without(fails_at: str) -> None:
    kernel = FakeKernel(fails_at)

    assert Job.around(PROCESS, kernel) is None
    assert kernel.calls.count("close 0x100000044") == (fails_at != "create")
