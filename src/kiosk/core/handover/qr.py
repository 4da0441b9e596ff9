"""QR codes (ISO/IEC 18004): the smallest that holds a payload, read back before it is given."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, Any

from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

if TYPE_CHECKING:
    from qrcode.main import QRCode

Modules = tuple[tuple[bool, ...], ...]

PROJECTOR_BYTES = 45
"""Up to here a code also reads off a projector from the back of a room (measured)."""

HANDOUT_BYTES = 120
"""Up to here a code reads easily off a laptop's screen or a handout (measured)."""

MOST_BYTES = 300
"""What a phone still reads off a screen in a room; longer text goes as a link."""

QUIET_ZONE = 4
"""The empty border, in modules, that the standard asks for."""

_SEGMENT_LIMITS = (0, 4, 6, 8, 12, 20)
"""How long a run must be to get an encoding of its own; which is best depends on the payload."""

_REACH = 309
"""Widths of a code, times modules, at which a phone's 720-line camera still reads it (measured)."""


class ErrorCorrection(StrEnum):
    """How much of a code may be lost: 15, 25 or 30 percent."""

    M = "M"
    Q = "Q"
    H = "H"


class PayloadTooLongError(Problem):
    """The payload does not fit a code that a phone could still read.

    `size` is its length in bytes; `told` says what to hand over instead, where that is known.
    """

    def __init__(self, size: int, told: Message | None = None) -> None:
        super().__init__(
            told
            or message(
                "This is {excess} bytes too long for a code that phones can read (at most {most})."
                " Hand over the link or the contact instead.",
                excess=size - MOST_BYTES,
                most=MOST_BYTES,
            )
        )
        self.size = size


class UnreadableCodeError(Problem):
    """The code did not read back as what went into it, so it is not shown."""

    def __init__(self) -> None:
        super().__init__(
            message(
                "This code could not be read back, so it is not shown."
                " Hand over the link or the contact instead."
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A code that was read back: its payload (as text, and its size in bytes) and its modules.

    `modules` holds a row for each line, True where dark, without the quiet zone.
    """

    payload: str
    bytes: int
    version: int
    error_correction: ErrorCorrection
    modules: Modules

    @property
    def side(self) -> int:
        """How many modules the code is wide and high."""
        return len(self.modules)

    def readable_distance(self, width: float) -> float:
        """Say from how far a phone reads the code drawn `width` wide; both in the same unit.

        A camera that sees 720 lines needs about so many for each module: measured on codes of
        all sizes, distance = width × 309 / modules. `width` is without the quiet zone.
        """
        return width * _REACH / self.side


def make_code(payload: str) -> QrCode:
    """Make the smallest code for `payload`, with error correction M or what more fits for free.

    More error correction in the same area means smaller modules, which phones read worse, so it
    is raised only while the version stays the same.

    Raises `PayloadTooLongError` over `MOST_BYTES`, and `UnreadableCodeError` where the code does
    not read back as the payload.
    """
    size = _size(payload)
    if size > MOST_BYTES:
        raise PayloadTooLongError(size)
    best, correction = _smallest(payload, ErrorCorrection.M), ErrorCorrection.M
    for more in (ErrorCorrection.Q, ErrorCorrection.H):
        candidate = _smallest(payload, more)
        if candidate.version == best.version:
            best, correction = candidate, more
    best.make(fit=False)
    modules = tuple(tuple(bool(module) for module in row) for row in best.modules)
    if read_code(modules) != payload:
        raise UnreadableCodeError
    return QrCode(
        payload=payload,
        bytes=size,
        version=best.version,
        error_correction=correction,
        modules=modules,
    )


def smallest_version(payload: str) -> int:
    """Say which version (1 to 40) `payload` needs; it must not be over `MOST_BYTES`."""
    return _smallest(payload, ErrorCorrection.M).version


def read_code(modules: Modules) -> str | None:
    """Read a code as a phone would; None where nothing, or more than one code, is found."""
    pixels, side = _pixels(modules, 4)
    return read_picture(pixels, side, side)


def read_picture(pixels: bytes, width: int, height: int) -> str | None:
    """Read the one code in a picture, a byte a pixel from dark to light; None as in `read_code`."""
    import zxingcpp

    found = zxingcpp.read_barcodes(
        memoryview(pixels).cast("B", shape=(height, width)),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return found[0].text if len(found) == 1 else None


def svg(code: QrCode, title: str, *, module: int = 8) -> str:
    """Draw the code as SVG, `module` pixels a module, black on white; `title` says what it holds.

    One path, in whole modules with the quiet zone around them, so that it stays sharp at any size.
    """
    side = code.side + 2 * QUIET_ZONE
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(code.modules)
        for x, length in _dark_runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * module}" height="{side * module}"'
        f' viewBox="0 0 {side} {side}" shape-rendering="crispEdges" role="img">'
        f"<title>{escape(title)}</title>"
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>\n'
    )


def png(code: QrCode, *, module: int = 12) -> bytes:
    """Draw the code as PNG (ISO/IEC 15948), `module` pixels a module, one grey bit a pixel."""
    pixels, side = _pixels(code.modules, module)
    lines = b"".join(
        b"\0" + _bits(pixels[start : start + side]) for start in range(0, side * side, side)
    )
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(lines, 9))
        + _chunk(b"IEND", b"")
    )


def _size(payload: str) -> int:
    """Count the bytes of a payload; half a character (a lone surrogate) cannot go into a code."""
    try:
        return len(payload.encode())
    except UnicodeEncodeError as error:
        raise UnreadableCodeError from error


def _smallest(payload: str, correction: ErrorCorrection) -> QRCode[Any]:
    from qrcode import constants
    from qrcode.main import QRCode

    levels = {
        ErrorCorrection.M: constants.ERROR_CORRECT_M,
        ErrorCorrection.Q: constants.ERROR_CORRECT_Q,
        ErrorCorrection.H: constants.ERROR_CORRECT_H,
    }
    best: QRCode[Any] | None = None
    for limit in _SEGMENT_LIMITS:
        code = QRCode(error_correction=levels[correction], border=0)
        code.add_data(payload, optimize=limit)
        code.best_fit()
        if best is None or code.version < best.version:
            best = code
    assert best is not None  # noqa: S101
    return best


def _pixels(modules: Modules, module: int) -> tuple[bytes, int]:
    """Paint the modules with their quiet zone: a byte a pixel, 0 dark, 255 light; and the side."""
    side = (len(modules) + 2 * QUIET_ZONE) * module
    blank = b"\xff" * (side * module * QUIET_ZONE)
    edge = b"\xff" * (module * QUIET_ZONE)
    lines = (
        (edge + b"".join((b"\0" if dark else b"\xff") * module for dark in row) + edge) * module
        for row in modules
    )
    return blank + b"".join(lines) + blank, side


def _bits(line: bytes) -> bytes:
    """Pack a line of pixels into bits, light ones set, filled up with zeros to whole bytes."""
    spare = -len(line) % 8
    bits = "".join("1" if pixel else "0" for pixel in line) + "0" * spare
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _dark_runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """The dark stretches of a row, each as its start and its length."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
