"""Whoever is struck down has a witness; whoever ends in any other way leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the witness is a POSIX shell")

PROGRAM = """
import os, signal, sys
from kiosk.workers import witness
{before}
witness.call_witness(sys.argv[1:])
{end}
"""
STRUCK = "os.kill(os.getpid(), signal.SIGSEGV)"
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"

WRITES_DOWN = """
import sys
from pathlib import Path
Path(sys.argv[1]).write_text(sys.argv[-1] + "\\n" + sys.stdin.read())
"""

Said = subprocess.CompletedProcess[str]


def run(*command: str | Path, end: str, before: str = "", **environment: str) -> Said:
    """Let a program end in some way; it and its witness are waited for."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONFAULTHANDLER"}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(before=before, end=end), *command],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "what $HOME `it` \"saw\" 'ហើយ'"


def test_the_witness_is_given_the_reason_and_the_frames(note: Path) -> None:
    said = run(sys.executable, "-c", WRITES_DOWN, note, end=STRUCK)

    lines = note.read_text().splitlines()
    assert lines[0] == "Fatal Python error: Segmentation fault"
    assert any(line.startswith('  File "<string>", line ') for line in lines)
    assert said.stderr == ""


@pytest.mark.parametrize("end", [KILLED, "sys.exit(3)", "os._exit(0)", "1 / 0"])
def test_any_other_end_is_none_of_its_business(note: Path, end: str) -> None:
    run(sys.executable, "-c", WRITES_DOWN, note, end=end)

    assert not note.exists()


def test_without_a_shell_the_frames_go_to_the_error_output(note: Path) -> None:
    said = run(
        sys.executable,
        "-c",
        WRITES_DOWN,
        note,
        before='witness._SHELL = "/nowhere/sh"',
        end=STRUCK,
    )

    assert said.stderr.startswith("Fatal Python error: Segmentation fault")
    assert not note.exists()


def test_whoever_has_python_tell_of_faults_is_told_on_the_error_output(note: Path) -> None:
    said = run(sys.executable, "-c", WRITES_DOWN, note, end=STRUCK, PYTHONFAULTHANDLER="1")

    assert said.stderr.startswith("Fatal Python error: Segmentation fault")
    assert not note.exists()


def test_a_program_without_an_error_output_goes_on() -> None:
    said = run(
        "true",
        before='witness._SHELL = "/nowhere/sh"\nsys.stderr = None',
        end='print("goes on")',
    )

    assert said.stdout == "goes on\n"
