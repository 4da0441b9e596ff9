"""Pictures for guides: two that may be shown, and some that must not be."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

ARROW = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<rect x="10" y="10" width="180" height="80" fill="#0B6B6B"/>
<circle cx="100" cy="50" r="30" fill="#FFFFFF"/>
</svg>
"""

LOCK_STATES = (Path(__file__).parent / "drawings" / "lock-states.svg").read_text(encoding="utf-8")

HOSTILE = {
    "an image from a file": '<image href="/etc/passwd" width="9" height="9"/>',
    "an image from the network": '<image xlink:href="https://a.example/a.png"/>',
    "a name of another namespace": '<x:image xmlns:x="http://www.w3.org/2000/svg"/>',
    "a reference": '<g id="a"/><use href="#a"/>',
    "a style": "<style>@import url(https://a.example/a.css);</style>",
    "a fill from elsewhere": '<rect fill="url(https://a.example/a.svg#b)"/>',
    "a fill whose word is hidden": r'<rect style="fill:u\72l(https://a.example)"/>',
    "a script": "<script>1</script>",
    "a handler": '<rect onclick="1"/>',
    "a web page": "<foreignObject/>",
    "a filter": "<filter/>",
    "a drawing in the drawing": '<svg viewBox="0 0 9 9"/>',
    "too many parts": "<g/>" * 2001,
    "too deep parts": "<g>" * 30 + "</g>" * 30,
}


def svg(inside: str, *, before: str = "", view: str = "0 0 200 100") -> str:
    """A drawing that holds this."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{inside}</svg>'


def png(width: int, height: int, *, colour: tuple[int, int, int] = (11, 107, 107)) -> bytes:
    """A picture of one colour."""
    rows = (b"\x00" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
