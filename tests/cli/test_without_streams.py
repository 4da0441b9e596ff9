"""A windowed program on Windows starts without standard streams, and with nowhere to print."""

import subprocess
import sys

import pytest

WINDOWED = """
import os, sys
words = sys.argv[1:]
sys.stdin = sys.stdout = sys.stderr = None
for descriptor in range(3):
    os.close(descriptor)
from kiosk.__main__ import main
sys.exit(main(words))
"""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["list", "--lang", "en"], 0),
        (["search", "phishing"], 0),
        (["--version"], 0),
        (["--nonsense"], 2),
        (["qr", "guides/not-there"], 1),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else str(one),
)
def test_what_a_windowed_program_says_goes_nowhere(words: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, "-c", WINDOWED, *words], timeout=50, check=False)

    assert done.returncode == code
