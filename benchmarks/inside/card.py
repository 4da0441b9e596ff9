"""On Home: from the click on the featured report to its first page on the screen."""

from __future__ import annotations

import math
import sys
import time

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before Qt, as in the program
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from benchmarks.figures import Samples
from benchmarks.inside.page_paints import PagePaints
from benchmarks.inside.program import Program, tell
from kiosk.core.content.place import HOME, file_place
from kiosk.ui.widgets.page_canvas import PageCanvas

_LATER = 2  # clicks after the first
_READING = 0.5  # seconds
_PATIENCE = 3.0  # seconds


def main() -> None:
    """Click, read, read the file that the command line names, go back home, and click again."""
    program = Program(HOME)
    program.work(seconds=_READING)
    first, *later = [_click(program, sys.argv[1]) for _ in range(1 + _LATER)]
    tell(
        program,
        [
            Samples(name="first visible", values=(first[0],)),
            Samples(name="first sharp", values=(first[1],)),
            Samples(name="later visible", values=tuple(one[0] for one in later)),
            Samples(name="later sharp", values=tuple(one[1] for one in later)),
        ],
    )


def _click(program: Program, other: str) -> tuple[float, float]:
    """The reader is made by the first click: only then can its canvas be listened to."""
    window = program.kiosk.window
    button = window.findChild(QAbstractButton, "featured-read")
    assert isinstance(button, QAbstractButton)  # noqa: S101 - Home has one
    started = time.perf_counter()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    canvas = window.findChild(PageCanvas)
    assert isinstance(canvas, PageCanvas)  # noqa: S101 - the reader has one
    paints = PagePaints(canvas)
    while math.isnan(paints.visible + paints.sharp) and time.perf_counter() < started + _PATIENCE:
        program.work_until_painted(paints.on_paint)
    for place in (file_place(other), HOME):
        program.work(seconds=_READING)
        program.go_to(place)
    program.work(seconds=_READING)
    return (paints.visible - started) * 1000, (paints.sharp - started) * 1000


if __name__ == "__main__":
    main()
