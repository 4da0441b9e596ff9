"""What another program would paste."""

import subprocess
import sys
from enum import StrEnum

from tests.e2e.display import Display


class Kept(StrEnum):
    """Where X keeps what was copied, and what was only selected; Qt's names."""

    COPIED = "Clipboard"
    SELECTED = "Selection"


def pasted(display: Display, kept: Kept) -> str:
    """Paste it into a program of our own."""
    program = (
        "import sys\n"
        "from PySide6.QtGui import QClipboard, QGuiApplication\n"
        "application = QGuiApplication([])\n"
        "print(QGuiApplication.clipboard().text(QClipboard.Mode[sys.argv[1]]), end='')"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, kept],
        env=display.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout
