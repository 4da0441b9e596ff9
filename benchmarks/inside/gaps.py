"""The window's event loop: how long nothing else is let in while pages render."""

from __future__ import annotations

import sys
import time

import kiosk.ui.plain_import  # isort: skip  # noqa: F401 - before Qt, as in the program
from PySide6.QtCore import QObject, Qt, QTimer

from benchmarks.figures import Samples
from benchmarks.inside.program import Program, tell
from kiosk.core.content.place import file_place
from kiosk.ui.widgets.page_canvas import PageCanvas

_PHASE = 5000  # milliseconds
_SLOW_PHASE = 2500  # milliseconds: shorter than the slow page takes
_PAUSE = 5000  # milliseconds for what was begun before to end
_FRAME = 16  # milliseconds between two steps of scrolling
_PAGES_A_SECOND = 20


class Heartbeat(QObject):
    """Wants to beat every millisecond; the time between two beats is a gap in the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


class Course(QObject):
    """Idle, then the slow page in view, then scrolling from the first page to the last."""

    def __init__(self, program: Program, canvas: PageCanvas, *, slow: int, last: int) -> None:
        super().__init__()
        self.samples: list[Samples] = []
        self._program, self._canvas = program, canvas
        self._slow, self._last = slow, last
        self._heart = Heartbeat()
        self._began = 0.0
        self._scrolling = QTimer(self, interval=_FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._scrolling.timeout.connect(self._on_scrolling_timeout)
        self._is_sharp = False
        canvas.settled.connect(self._on_canvas_settled)

    def begin(self) -> None:
        self._heart.start()
        QTimer.singleShot(_PHASE, self._on_idle_over)

    def _on_idle_over(self) -> None:
        self._note("idle")
        self._is_sharp = False
        self._heart.start()
        self._canvas.go_to_page(self._slow)
        QTimer.singleShot(_SLOW_PHASE, self._on_rendering_over)

    def _on_rendering_over(self) -> None:
        self._note("rendering")
        self.samples.append(Samples(name="was rendered too soon", values=(float(self._is_sharp),)))
        self._canvas.go_to_page(1)
        QTimer.singleShot(_PAUSE, self._on_pause_over)

    def _on_pause_over(self) -> None:
        self._heart.start()
        self._began = time.perf_counter()
        self._scrolling.start()

    def _on_scrolling_timeout(self) -> None:
        """Be where a reader of that speed is by now, however late this is called."""
        bar = self._canvas.verticalScrollBar()
        share = (time.perf_counter() - self._began) * _PAGES_A_SECOND / self._last
        bar.setValue(round(bar.maximum() * share))
        if share >= 1:
            self._scrolling.stop()
            self._note("scrolling")
            self._program.application.quit()

    def _on_canvas_settled(self) -> None:
        self._is_sharp = True

    def _note(self, name: str) -> None:
        self._heart.stop()
        self.samples.append(Samples(name=name, values=tuple(self._heart.gaps)))


def main() -> None:
    """Measure with the file that the command line names, its slow page and its last one."""
    program = Program(file_place(sys.argv[1]))
    canvas = program.kiosk.window.findChild(PageCanvas)
    assert isinstance(canvas, PageCanvas)  # noqa: S101 - the reader has one
    program.work(seconds=2)
    course = Course(program, canvas, slow=int(sys.argv[2]), last=int(sys.argv[3]))
    course.begin()
    program.application.exec()
    tell(program, course.samples)


if __name__ == "__main__":
    main()
