"""A QR code drawn with characters, each of them two modules above each other."""

from __future__ import annotations

from kiosk.core.handover.qr import QUIET_ZONE, QrCode

_BLOCKS = {
    (False, False): " ",
    (True, False): "▀",
    (False, True): "▄",
    (True, True): "█",
}

_BLACK_ON_WHITE = "\x1b[38;5;16;48;5;231m"
"""Of the 256 colours these are the same in every terminal; a theme changes the first 16."""

_USUAL = "\x1b[0m"


def half_blocks(code: QrCode) -> tuple[str, ...]:
    """Draw the code line by line, with its quiet zone; ink stands for dark modules."""
    width = code.side + 2 * QUIET_ZONE
    blank = (False,) * width
    edge = (False,) * QUIET_ZONE
    rows = [
        *(blank,) * QUIET_ZONE,
        *((*edge, *row, *edge) for row in code.modules),
        *(blank,) * (QUIET_ZONE + 1),  # one more where the last line would be half
    ]
    pairs = zip(rows[0::2], rows[1::2], strict=False)
    return tuple(
        "".join(_BLOCKS[both] for both in zip(upper, lower, strict=True)) for upper, lower in pairs
    )


def black_on_white(line: str) -> str:
    """Give the line its colours, whatever the terminal's own are."""
    return f"{_BLACK_ON_WHITE}{line}{_USUAL}"
