"""The real program goes wrong: it says so calmly, and its report holds nothing of the reader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SECRET = "phishing"

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import kiosk.app as app
from kiosk.__main__ import main

class Kiosk(app.Kiosk):
    ticks = 0
    def __init__(self, *given):
        super().__init__(*given)
        self.timer = QTimer(self, interval=0)
        self.timer.timeout.connect(self.tick)
        self.timer.start()
    def tick(self):
        self.ticks += 1
        if self.ticks == 200:
            self.window.notice.grab()
            print(self.window.notice._words.text() if self.window.notice.isVisible() else "")
            QApplication.quit()
        self.work()
    def work(self):
        pass

{change}

app.Kiosk = Kiosk
sys.exit(main(sys.argv[1:]))
"""

FAILS_AT_EVERY_TICK = """
def fail(self):
    raise LookupError("phishing")
Kiosk.work = fail
"""
FAILS_AT_EVERY_PAINTING = """
from kiosk.ui.screens.guide import GuideScreen
def fail(self, event):
    raise LookupError("phishing")
def work(self):
    self.window.screen_shown.repaint()
GuideScreen.paintEvent = fail
Kiosk.work = work
"""
FAILS_BEFORE_THE_WINDOW = """
def fail(folders):
    raise LookupError("phishing")
app.make_application = fail
"""

Said = subprocess.CompletedProcess[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the kiosk keeps what is its own."""
    return tmp_path / "កុំព្យូទ័រ of sokha"


def kiosk(folder: Path, change: str) -> Said:
    """Read a guide with a kiosk that has something wrong."""
    code = PROGRAM.format(change=change)
    return subprocess.run(
        [sys.executable, "-c", code, f"guides/{SECRET}", "--lang", "en", "--portable", folder],
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=50,
        check=False,
    )


def environment() -> dict[str, str]:
    told = {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    return {
        name: value for name, value in os.environ.items() if name != "PYTHONFAULTHANDLER"
    } | told


def reports(folder: Path) -> list[Path]:
    return sorted((folder / "settings" / "crash-reports").glob("*.txt"))


def words_of(folder: Path) -> str:
    """Everything that was written."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return "\n".join(f"{file.name}\n{file.read_text(encoding='utf-8')}" for file in files)


@pytest.mark.parametrize("change", [FAILS_AT_EVERY_TICK, FAILS_AT_EVERY_PAINTING])
def test_an_error_in_the_window_is_told_there_once_and_the_window_goes_on(
    folder: Path, change: str
) -> None:
    said = kiosk(folder, change)

    (report,) = reports(folder)
    assert said.returncode == 0
    assert "Something went wrong, and Kiosk goes on." in said.stdout
    assert str(report) in said.stdout.replace("\u200b", "")
    assert "Error: LookupError" in words_of(folder)
    assert SECRET not in words_of(folder)
    assert SECRET not in said.stderr


def test_an_error_before_the_window_is_told_in_the_terminal_and_by_the_next_window(
    folder: Path,
) -> None:
    said = kiosk(folder, FAILS_BEFORE_THE_WINDOW)
    again = kiosk(folder, "")

    (report,) = reports(folder)
    assert said.returncode == 1
    assert said.stderr.startswith("Something went wrong, and Kiosk had to close.")
    assert str(report) in said.stderr
    assert SECRET not in said.stderr + words_of(folder)
    assert again.stdout.startswith("Kiosk had to close the last time.")
    assert kiosk(folder, "").stdout == "\n"


def test_a_folder_that_takes_no_report_changes_only_the_sentence(folder: Path) -> None:
    folder.write_text("in the way")

    said = kiosk(folder, FAILS_AT_EVERY_TICK)

    assert said.returncode == 0
    assert "No report of it could be written." in said.stdout
    assert folder.read_text() == "in the way"


def test_where_nothing_goes_wrong_nothing_is_written_and_nobody_stays(folder: Path) -> None:
    said = kiosk(folder, "")  # waits for whoever holds the error output

    assert (said.returncode, said.stdout, said.stderr) == (0, "\n", "")
    assert not folder.exists()


class Struck:
    """A kiosk that a signal ends."""

    def __init__(self, folder: Path) -> None:
        words = [f"guides/{SECRET}", "--lang", "en", "--portable", str(folder)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(change=_SAYS_THAT_IT_RUNS), *words],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "runs\n"

    @property
    def pid(self) -> int:
        return self._process.pid

    def by(self, signal_: signal.Signals) -> str:
        """Strike it; gives what is said by it and by whoever saw it, when all have ended."""
        self._process.send_signal(signal_)
        _, said = self._process.communicate(timeout=50)
        assert self._process.returncode == -signal_
        return said

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


_SAYS_THAT_IT_RUNS = """
def tick(self):
    if self.ticks == 0:
        print("runs", flush=True)
    self.ticks = 1
Kiosk.tick = tick
"""


@pytest.fixture
def running(folder: Path) -> Iterator[Struck]:
    struck = Struck(folder)
    yield struck
    struck.end()


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize(
    ("strike", "told"),
    [(signal.SIGSEGV, "Segmentation fault"), (signal.SIGABRT, "Aborted")],
)
def test_a_fault_that_ends_the_process_is_reported_all_the_same(
    folder: Path, running: Struck, strike: signal.Signals, told: str
) -> None:
    said = running.by(strike)

    (report,) = reports(folder)
    text = report.read_text(encoding="utf-8")
    assert said.startswith("Something went wrong, and Kiosk had to close.")
    assert str(report) in said
    assert f"\nError: {told}\n" in text
    assert "kiosk.app, line " in text
    assert SECRET not in words_of(folder)
    assert "sokha" not in text
    assert kiosk(folder, "").stdout.startswith("Kiosk had to close the last time.")


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_is_ended_from_outside_leaves_nothing(
    folder: Path, running: Struck, end: signal.Signals
) -> None:
    said = running.by(end)

    assert said == ""
    assert not folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_neither_the_window_nor_what_it_starts_may_leave_a_core_dump(running: Struck) -> None:
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()

    limits = [
        line.split()[4:6]
        for pid in (str(running.pid), *children)
        for line in Path(f"/proc/{pid}/limits").read_text().splitlines()
        if line.startswith("Max core file size")
    ]

    assert limits == [["1", "1"]] * (1 + len(children))
    assert len(children) == 2
