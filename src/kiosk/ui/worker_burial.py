"""Clearing away workers that were ended, without waiting for them."""

from PySide6.QtCore import QObject, QTimer

from kiosk.workers.launch import PipedProcess

_INTERVAL = 50  # milliseconds
_PATIENCE = 1.0  # seconds


class WorkerBurial(QObject):
    """The processes that were killed and may still be there for a moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended: list[PipedProcess] = []
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self._on_timer_timeout)

    def bury(self, process: PipedProcess) -> None:
        """Clear away a process that was killed, as soon as it is gone."""
        self._ended.append(process)
        self._timer.start()

    def finish(self) -> None:
        """Wait until all are gone: the program ends."""
        self._timer.stop()
        for process in self._ended:
            process.wait(_PATIENCE)
        self._ended = []

    def _on_timer_timeout(self) -> None:
        self._ended = [process for process in self._ended if not process.has_ended()]
        if not self._ended:
            self._timer.stop()
