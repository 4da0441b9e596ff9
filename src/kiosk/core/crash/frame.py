"""Where in the program something ran, told without saying where the program lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = "kiosk"
_ROOT = Path(__file__).parents[2]
_LIBRARIES = ("site-packages", "dist-packages")
_ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of our own code; of others' code only the package."""

    module: str
    function: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}, {self.function}" if self.line else self.module


def frame_in(module: str, function: str, line: int) -> Frame:
    """Give the frame of a function in a module, known by its name."""
    package = module.partition(".")[0]
    return Frame(module, function, line) if package == _PACKAGE else Frame(package or _ELSEWHERE)


def frame_at(file: str, function: str, line: int) -> Frame:
    """Give the frame of a function in a module, known by its file."""
    return frame_in(_module(Path(file)), function, line)


def _module(file: Path) -> str:
    """Name the module in this file; of what is not ours or a library's, nothing is said.

    In a packaged program the files of our own code are named from the package on.
    """
    if file.is_relative_to(_ROOT):
        file = file.relative_to(_ROOT.parent)
    if file.parts[:1] == (_PACKAGE,):
        return ".".join(file.with_suffix("").parts)
    for folder in _LIBRARIES:
        if folder in file.parts[:-1]:
            return Path(file.parts[file.parts.index(folder) + 1]).stem
    return _ELSEWHERE
