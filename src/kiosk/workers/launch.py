"""Starting workers: quick to import, so that the render worker runs before Qt is loaded."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.workers.frames import framed
from kiosk.workers.packaged import environment_of_others
from kiosk.workers.pixels import SharedPixels

if TYPE_CHECKING:
    from kiosk.workers.job import Job
    from kiosk.workers.render_messages import Open

RENDER_WORKER = "kiosk.workers.render"
SEARCH_WORKER = "kiosk.workers.search"
SHARE_WORKER = "kiosk.workers.share"
STICK_WORKER = "kiosk.workers.stick"


class WorkerGoneError(Exception):
    """The worker's process has ended, or does not listen any more."""


def worker_command(program: str) -> list[str]:
    """Return the command that runs a worker, given as its module.

    A packaged build has an executable of its own per worker beside the kiosk's:
    `kiosk-render-worker` for `kiosk.workers.render`.
    """
    if getattr(sys, "frozen", False):
        name = f"kiosk-{program.rpartition('.')[2]}-worker"
        return [str(Path(sys.executable).with_name(name).with_suffix(_executable_suffix()))]
    # -P: a module lying about in the current folder is not ours to run.
    return [sys.executable, "-P", "-m", program]


def program_command() -> list[str]:
    """Return the command that runs the kiosk itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "kiosk"]


def _executable_suffix() -> str:
    return ".exe" if os.name == "nt" else ""


class PipedProcess:
    """A running worker, and its pipes."""

    def __init__(self, process: subprocess.Popen[bytes], job: "Job | None" = None) -> None:
        assert process.stdin is not None  # noqa: S101 - both are pipes: see _start
        assert process.stdout is not None  # noqa: S101
        self._process, self._job = process, job
        self._input, self._output = process.stdin, process.stdout

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def output(self) -> int:
        """The file descriptor of its answers."""
        return self._output.fileno()

    def send(self, payload: bytes) -> None:
        """Write one frame to the worker. Requests are far smaller than a pipe holds: no wait.

        Raises:
            WorkerGoneError: it does not read any more.
        """
        try:
            self._input.write(framed(payload))
        except OSError as error:
            raise WorkerGoneError from error

    def receive(self) -> bytes:
        """Return what the worker wrote, at most 64 KiB; waits if there is nothing.

        Raises:
            WorkerGoneError: it has ended.
        """
        try:
            piece = os.read(self.output, 65_536)
        except OSError as error:
            raise WorkerGoneError from error
        if not piece:
            raise WorkerGoneError
        return piece

    def dismiss(self) -> None:
        """Close the worker's input: it ends by itself when it has nothing left to do."""
        with suppress(OSError):
            self._input.close()

    def kill(self) -> None:
        """End the worker now, whatever it does."""
        self._process.kill()
        self._close_job()

    def has_ended(self) -> bool:
        """Say whether the process is gone, and clear away what it leaves in the system."""
        return self._process.poll() is not None

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for the process to end; say whether it has."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self.has_ended()

    def close(self) -> None:
        """Let the pipes go. The process is not touched, except on Windows."""
        self.dismiss()
        self._output.close()
        self._close_job()

    def _close_job(self) -> None:
        if self._job:
            self._job.close()


class WorkerProcess(PipedProcess):
    """A running render worker: its pipes and the pixels shared with it."""

    def __init__(
        self, process: subprocess.Popen[bytes], pixels: SharedPixels, job: "Job | None" = None
    ) -> None:
        super().__init__(process, job)
        self.pixels = pixels
        self.opened_ahead: Open | None = None

    def open_ahead(self, path: Path) -> None:
        """Have a file opened while the window is still being loaded, which then finds it open."""
        from kiosk.workers.render_messages import DocumentId, Open, RequestId
        from kiosk.workers.request_wire import encode_request

        request = Open(id=RequestId(0), document=DocumentId(0), path=str(path), password=None)
        with suppress(WorkerGoneError):  # the window hears of it and starts another
            self.send(encode_request(request))
            self.opened_ahead = request

    def close(self) -> None:
        """Let the pipes and the shared pixels go. The process is not touched, except on Windows."""
        super().close()
        self.pixels.close()


def start_render_worker() -> WorkerProcess:
    """Start the render worker; it is ready about 0.15 s later and says so.

    Raises:
        OSError: the system cannot start it.
    """
    return start_worker(worker_command(RENDER_WORKER))


def start_search_worker() -> PipedProcess:
    """Start the search worker; it says so when it is ready.

    Raises:
        OSError: the system cannot start it.
    """
    return start_piped(worker_command(SEARCH_WORKER))


def start_share_worker() -> PipedProcess:
    """Start the share worker; it listens on no network before it is told to.

    Raises:
        OSError: the system cannot start it.
    """
    return start_piped(worker_command(SHARE_WORKER))


def start_stick_worker() -> PipedProcess:
    """Start the worker that fills a USB stick; it says so when it is ready.

    Raises:
        OSError: the system cannot start it.
    """
    return start_piped(worker_command(STICK_WORKER))


def start_piped(command: Sequence[str]) -> PipedProcess:
    """Start this worker, with pipes to it. What it complains of goes nowhere.

    Raises:
        OSError: the system cannot start it.
    """
    process = _start(command)
    return PipedProcess(process, _job_around(process))


def start_worker(command: Sequence[str]) -> WorkerProcess:
    """Start this worker, with pipes to it and memory for pixels.

    The memory's ticket is added to the command. What the worker complains of goes nowhere:
    PDF libraries name files and their content there.

    Raises:
        OSError: the system cannot start it.
    """
    pixels = SharedPixels.create()
    try:
        process = _start([*command, pixels.ticket], pixels.inherited)
    except OSError:
        pixels.close()
        raise
    pixels.handed_over()
    return WorkerProcess(process, pixels, _job_around(process))


def _start(command: Sequence[str], inherited: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=inherited,
        env=program_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _job_around(process: subprocess.Popen[bytes]) -> "Job | None":
    """Confine the process where the system does that from outside."""
    if sys.platform == "win32":
        from kiosk.workers.job import Job, windows_kernel  # Windows only

        with suppress(OSError, AttributeError):  # a worker without a job is better than none
            handle = int(process._handle)  # noqa: SLF001 - it has no other name
            return Job.around(handle, windows_kernel())
    return None


def program_environment() -> dict[str, str]:
    """Return an environment in which a process finds this very program, and its libraries."""
    if getattr(sys, "frozen", False):
        return environment_of_others(os.environ)  # its own boot loader tells it where they are
    source = str(Path(__file__).parents[2])
    inherited = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": f"{source}{os.pathsep}{inherited}" if inherited else source}
