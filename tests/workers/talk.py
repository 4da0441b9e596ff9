"""Listening to a worker until it says what a test waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kiosk.workers.frames import FrameReader
from kiosk.workers.launch import PipedProcess

Answer = TypeVar("Answer")


def hear_until(
    worker: PipedProcess, parse: Callable[[bytes], Answer], is_it: Callable[[Answer], bool]
) -> list[Answer]:
    """Give all answers up to the one that is waited for; waits for each."""
    heard: list[Answer] = []
    frames = FrameReader()
    while True:
        for payload in frames.feed(worker.receive()):
            heard.append(parse(payload))
            if is_it(heard[-1]):
                return heard
