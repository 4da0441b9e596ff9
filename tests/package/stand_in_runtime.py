"""An archive that looks like CPython's embeddable one, around a library that tells what it gets.

The real one cannot be had everywhere the tests run.
"""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

from windows_runtime import LIBRARY, Runtime

COMPILER = "x86_64-w64-mingw32-gcc"
SOURCE = Path(__file__).with_name("stand_in_python.c")

LEFT_OUT = ("python.exe", f"{LIBRARY}._pth", "_ssl.pyd", "libcrypto-3.dll", "sqlite3.dll")


def stand_in_runtime(folder: Path) -> Runtime:
    """Make the archive in this folder."""
    python, empty = folder / f"{LIBRARY}.dll", folder / "empty.dll"
    _compile(SOURCE, python)
    nothing = folder / "nothing.c"
    nothing.write_text("int nothing;\n")
    _compile(nothing, empty)
    library = folder / f"{LIBRARY}.zip"
    with zipfile.ZipFile(library, "w") as opened:
        opened.writestr("encodings/__init__.pyc", b"")
    archive = folder / "python-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.write(python, python.name)
        opened.write(library, library.name)
        opened.writestr("LICENSE.txt", "The licence of Python\n")
        for name in ("python3.dll", "vcruntime140.dll", "vcruntime140_1.dll", "_ctypes.pyd"):
            opened.write(empty, name)
        for name in LEFT_OUT:
            opened.write(empty, name)
    return Runtime(archive, hashlib.sha256(archive.read_bytes()).hexdigest())


def _compile(source: Path, library: Path) -> None:
    subprocess.run(
        [COMPILER, "-shared", "-O1", "-static", "-s", str(source), "-o", str(library)], check=True
    )
