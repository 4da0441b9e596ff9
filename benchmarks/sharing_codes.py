"""Whether the codes of all that is bundled read back: by our reader and by two others."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.figures import Figure, Peer, Unit
from benchmarks.search_texts import LANGUAGES, PACK
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.handover.payload import forms_for, payload_for
from kiosk.core.handover.qr import QrCode, make_code, png, read_code
from kiosk.core.handover.subject import subject_at
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.problem import Problem

Reader = Callable[[QrCode], str | None]

_MODULE = 4  # pixels
_ZXING, _ZBAR = "zxing-cpp", "zbar"
_SURE = (_ZXING, _ZBAR)
"""Have to read every code; what others read is reported."""


def code_figures() -> list[Figure]:
    """Make all codes of all bundled places in each language, and read them as pictures."""
    codes = list(_codes(PackFolders([PACK.parent]).load()))
    read = {name: _share_read(codes, reader) for name, reader in _readers()}
    peers = tuple(Peer(name=name, value=share) for name, share in read.items() if name not in _SURE)
    versions = f"n = {len(codes)}; versions to {max(code.version for code in codes)}"
    return [
        Figure(
            name=f"codes read back at {_MODULE} pixels a module by {name}",
            value=read[name],
            unit=Unit.PERCENT,
            peers=peers,
            least=100,
            remark=versions,
        )
        for name in _SURE
        if name in read
    ]


def _codes(library: Library) -> Iterator[QrCode]:
    for entry in library.entries():
        for language in LANGUAGES:
            subject = subject_at(entry.place, library, LanguageCode(language))
            for form in forms_for(subject):
                with suppress(Problem):  # too long for a code, which the window says
                    yield make_code(payload_for(subject, form).text)


def _share_read(codes: Sequence[QrCode], reader: Reader) -> float:
    return 100 * sum(reader(code) == code.payload for code in codes) / len(codes)


def _readers() -> Iterator[tuple[str, Reader]]:
    """Our own reader, and those of the others that are installed."""
    yield _ZXING, _read_by_zxing
    if shutil.which("zbarimg"):
        yield _ZBAR, _read_by_zbar
    if importlib.util.find_spec("cv2"):
        yield "OpenCV", _read_by_opencv


def _read_by_zxing(code: QrCode) -> str | None:
    return read_code(code.modules)


def _read_by_zbar(code: QrCode) -> str | None:
    done = subprocess.run(
        [
            "zbarimg",
            "--quiet",
            "--raw",
            "--oneshot",
            "-Sdisable",
            "-Sqrcode.enable",
            "-Sbinary",
            "-",
        ],
        input=png(code, module=_MODULE),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.stdout.decode(errors="replace") or None


def _read_by_opencv(code: QrCode) -> str | None:
    opencv = importlib.import_module("cv2")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "code.png")
        file.write_bytes(png(code, module=_MODULE))
        read: str = opencv.QRCodeDetector().detectAndDecode(opencv.imread(str(file)))[0]
    return read or None
