"""What faulthandler writes is read line by line; what is not known is not taken over."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.crash.frame import Frame
from kiosk.core.crash.native import struck

ROOT = Path(__file__).parents[3] / "src"

WRITTEN = f"""
Current thread 0x00007f5c0b1c7200 (most recent call first):
  File "{ROOT}/kiosk/ui/window.py", line 210 in _show
  File "/home/sokha/ឯកសារ/lib/python3.11/site-packages/PySide6/__init__.py", line 3 in inner
  File "<frozen runpy>", line 88 in _run_code

Extension modules: PySide6.QtCore, shiboken6 (total: 2)
""".splitlines(keepends=True)


def test_the_reason_and_the_frames_are_read_the_outermost_first() -> None:
    error = struck("Fatal Python error: Segmentation fault\n", WRITTEN)

    assert error.kind == "Segmentation fault"
    assert error.frames == (
        Frame("elsewhere"),
        Frame("PySide6"),
        Frame("kiosk.ui.window", "_show", 210),
    )


def test_a_strange_reason_is_not_taken_over() -> None:
    assert struck("/home/sokha/secret.pdf", WRITTEN).kind == "Fatal error"
    assert struck("Fatal Python error: /home/sokha", WRITTEN).kind == "Fatal error"


def test_strange_lines_are_left_out() -> None:
    assert struck("Fatal Python error: Aborted", ["secret", '  File "x"', ""]).frames == ()
