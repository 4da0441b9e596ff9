"""Long work done a few milliseconds at a time, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

SLICE = 6
"""Milliseconds of work between two looks at what the window has to do."""


class Slices(QObject):
    """Goes through the steps of one work at a time, each of which must be short."""

    rested = Signal()  # after a slice that was not the last
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next_timeout)

    @property
    def is_busy(self) -> bool:
        return self._steps is not None

    def begin(self, steps: Iterator[object]) -> None:
        """Do this from now on, and what was being done not at all."""
        self._steps = steps
        self._next.start()

    def stop(self) -> None:
        """Leave off."""
        self._steps = None
        self._next.stop()

    def _on_next_timeout(self) -> None:
        steps, clock = self._steps, QElapsedTimer()
        clock.start()
        for _ in steps or ():
            if clock.elapsed() >= SLICE:
                self._next.start()
                self.rested.emit()
                return
        self._steps = None
        self.done.emit()
