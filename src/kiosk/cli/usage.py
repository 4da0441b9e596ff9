"""How a command refuses arguments that its parser could not know to be wrong."""

from __future__ import annotations

import argparse
from typing import NoReturn


class WrongUsage:
    """Tells the parser that the arguments, each right by itself, do not go together."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._parser = parser

    def refuse(self, reason: str) -> NoReturn:
        """End the command as wrong usage."""
        self._parser.error(reason)
