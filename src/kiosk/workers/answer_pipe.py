"""A worker's standard output, taken for its answers alone."""

import os


class AnswerPipe:
    """Carries frames to the window; a library that prints must not talk to it."""

    def __init__(self) -> None:
        """Take over standard output: what is printed from now on goes nowhere."""
        self._descriptor = os.dup(1)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)

    def write(self, frame: bytes) -> None:
        """Write a whole frame; raises `OSError` when the window is gone."""
        left = memoryview(frame)
        while left:
            left = left[os.write(self._descriptor, left) :]
