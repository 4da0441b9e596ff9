"""The line to the open window on Windows, told by fakes."""

import ctypes
from ctypes import wintypes

import pytest

from kiosk.core.session.summons import Reply, Summons
from kiosk.workers.frames import framed
from kiosk.workers.pipe_line import PipeLine
from kiosk.workers.summoning import summon
from kiosk.workers.summons_wire import encode_reply, encode_summons

ADDRESS, PIPE, PROCESS, WINDOW = r"\\.\pipe\kiosk-00", 0x1_0000_0044, 0x88, 4711
IO_PENDING, ABORTED = 997, 995


class FakeOperation:
    """Reading or writing that is done, or never will be."""

    event = 9

    def __init__(self, content: bytes, *, ends: bool) -> None:
        self._content, self._ends = content, ends
        self.is_cancelled = False

    def GetOverlappedResult(self, wait: bool, /) -> tuple[int, int]:
        assert self._ends or self.is_cancelled, "this would wait for ever"
        return (len(self._content), 0) if self._ends else (0, ABORTED)

    def getbuffer(self) -> bytes:
        return self._content + b"\0" * 8

    def cancel(self) -> None:
        self.is_cancelled = True


class FakePipes:
    """A pipe with an answer in it; fails at one function, or hangs at one, if told so."""

    def __init__(self, answer: bytes = b"", *, fails_at: str = "", hangs_at: str = "") -> None:
        self._answer, self._fails_at, self._hangs_at = answer, fails_at, hangs_at
        self.written = b""
        self.closed: list[int] = []
        self.flags = 0

    def _said(self, name: str) -> None:
        if name == self._fails_at:
            raise OSError(name)

    def CreateFile(
        self, name: str, access: int, share: int, security: int, way: int, flags: int, like: int, /
    ) -> int:
        self._said("create")
        assert (name, access, share, security, way, like) == (ADDRESS, 0xC0000000, 0, 0, 3, 0)
        self.flags = flags
        return PIPE

    def ReadFile(self, handle: int, size: int, *, overlapped: bool) -> tuple[FakeOperation, int]:
        self._said("read")
        piece, self._answer = self._answer[:5], self._answer[5:]
        return FakeOperation(piece, ends=self._hangs_at != "read"), IO_PENDING

    def WriteFile(self, handle: int, data: bytes, *, overlapped: bool) -> tuple[FakeOperation, int]:
        self.written += data
        hangs = self._hangs_at == "write"
        return FakeOperation(data, ends=not hangs), IO_PENDING if hangs else 0

    def WaitForMultipleObjects(self, handles: list[int], every: bool, milliseconds: int, /) -> int:
        assert handles == [FakeOperation.event]
        assert 0 < milliseconds <= 2000
        return 0x102 if self._hangs_at else 0  # WAIT_TIMEOUT

    def OpenProcess(self, access: int, inherit: bool, process: int, /) -> int:
        self._said("process")
        assert (access, process) == (0x400, WINDOW)
        return PROCESS

    def CloseHandle(self, handle: int, /) -> None:
        self.closed.append(handle)


class FakeSystem:
    """Knows whose pipe it is, and who may come to the front."""

    def __init__(self, *, knows: bool = True) -> None:
        self._knows = knows
        self.may_come = 0

    def GetNamedPipeServerProcessId(
        self, pipe: wintypes.HANDLE, process: "ctypes._Pointer[ctypes.c_uint32]", /
    ) -> int:
        assert pipe.value == PIPE
        process.contents.value = WINDOW
        return self._knows

    def AllowSetForegroundWindow(self, process: int, /) -> int:
        self.may_come = process
        return 1


def line_to(pipes: FakePipes) -> PipeLine:
    line = PipeLine.to(ADDRESS, pipes, FakeSystem())
    assert line is not None
    return line


def test_the_window_is_asked_and_answers() -> None:
    pipes = FakePipes(framed(encode_reply(Reply.COMES)))

    reply = summon(line_to(pipes), Summons(), patience=2.0)

    assert reply is Reply.COMES
    assert pipes.written == framed(encode_summons(Summons()))
    assert pipes.closed == [PROCESS, PIPE]


def test_the_window_may_come_to_the_front_and_not_act_in_our_name() -> None:
    pipes, system = FakePipes(), FakeSystem()

    PipeLine.to(ADDRESS, pipes, system)

    assert system.may_come == WINDOW
    assert pipes.flags == 0x40000000 | 0x00110000


@pytest.mark.parametrize("where", ["read", "write"])
def test_a_window_that_hangs_has_not_answered(where: str) -> None:
    pipes = FakePipes(hangs_at=where)

    assert summon(line_to(pipes), Summons(), patience=2.0) is None
    assert pipes.closed == [PROCESS, PIPE]


def test_a_window_that_has_gone_has_not_answered() -> None:
    assert summon(line_to(FakePipes(fails_at="read")), Summons(), patience=2.0) is None


def test_no_pipe_is_no_window() -> None:
    assert PipeLine.to(ADDRESS, FakePipes(fails_at="create"), FakeSystem()) is None


def test_a_pipe_whose_process_is_unknown_is_let_go() -> None:
    pipes = FakePipes()

    assert PipeLine.to(ADDRESS, pipes, FakeSystem(knows=False)) is None
    assert pipes.closed == [PIPE]


def test_a_pipe_of_another_users_process_is_let_go() -> None:
    pipes, system = FakePipes(fails_at="process"), FakeSystem()

    assert PipeLine.to(ADDRESS, pipes, system) is None
    assert pipes.closed == [PIPE]
    assert system.may_come == 0
