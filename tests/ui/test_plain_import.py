"""PySide6 as the window loads it: whole, but with what words its errors left for later."""

from __future__ import annotations

import subprocess
import sys

LATE = "errorhandler", "layout", "mapping", "parser", "lib.enum_sig", "lib.pyi_generator"

TELL = f"""
import sys
parts = [sys.modules["shibokensupport.signature." + name] for name in {LATE!r}]
print(*(part.__name__.rpartition(".")[2] for part in parts if "__getattr__" not in vars(part)))
"""


def run_anew(code: str) -> str:
    """Run the code in a process of its own, where nothing is loaded yet; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_words_the_errors_of_wrong_calls_is_not_run_at_the_start() -> None:
    said = run_anew("import kiosk.app\n" + TELL)

    assert said.split() == []


def test_a_wrong_call_is_told_in_full_and_runs_what_that_takes() -> None:
    wrong = "try:\n    QSize('wide')\nexcept TypeError as error:\n    print(error)\n"

    said = run_anew(
        f"import kiosk.ui.plain_import\nfrom PySide6.QtCore import QSize\n{wrong}{TELL}"
    )

    assert "QSize.__init__(str)" in said
    assert "QSize.__init__(w: int, h: int, /)" in said
    assert said.splitlines()[-1].split() == ["errorhandler", "layout", "mapping", "parser"]


def test_python_imports_and_compiles_by_itself_again() -> None:
    said = run_anew(
        "import builtins\n"
        "before = builtins.__import__, builtins.compile\n"
        "import kiosk.ui.plain_import\n"
        "print(before == (builtins.__import__, builtins.compile))\n"
    )

    assert said.split() == ["True"]


def test_what_pyside_does_not_use_of_python_stays_away_and_is_to_be_had() -> None:
    said = run_anew(
        "import sys\n"
        "import kiosk.ui.plain_import\n"
        "print({'tempfile', 'random'} & set(sys.modules))\n"
        "import tempfile\n"
        "print(tempfile.gettempdir() != '')\n"
    )

    assert said.split() == ["set()", "True"]
