"""The pictures of a text, looked through and in colours for bright and for dark screens."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.finding import PackContentError
from kiosk.core.content.picture import Picture, PictureKind, read_picture

DARK_COLOURS = {
    "#1B2326": "#EDF0F0",
    "#56616A": "#A9B5BB",
    "#E2DFD8": "#2F383C",
    "#FFFFFF": "#1E2528",
    "#F6F5F1": "#14191B",
    "#0B6B6B": "#63C7C0",
    "#E2F0EF": "#1B3536",
    "#8A5200": "#F0C070",
    "#FFF1D6": "#3A2E17",
    "#A3271D": "#F19A90",
    "#FBE8E5": "#3D2320",
}
"""What the colours that a picture may be drawn in are on a dark screen; see docs/packs.md."""

_COLOUR = re.compile(rb"#[0-9A-Fa-f]{6}\b")
_MEDIA_TYPES = {PictureKind.SVG: "image/svg+xml", PictureKind.PNG: "image/png"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture that a browser may show; `name` is what its text calls it."""

    name: str
    picture: Picture

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self.picture.kind]

    @property
    def light(self) -> bytes:
        return self.picture.source

    @property
    def dark(self) -> bytes:
        """The drawing in the colours of a dark screen; a PNG stays as it is."""
        if self.picture.kind is PictureKind.PNG:
            return self.light
        return _COLOUR.sub(_darkened, self.light)

    def within(self, source: bytes) -> str:
        """Give the address that holds a drawing itself: `light`, or `dark`."""
        return f"data:{self.media_type};base64,{b64encode(source).decode()}"


def read_drawing(folders: Sequence[Path], name: str) -> Drawing | None:
    """Read the picture that a text in `folders` (nearest first) calls `name`.

    None for one that is missing, or not sound enough to be shown.
    """
    try:
        return Drawing(name=name, picture=read_picture(folders, name))
    except PackContentError:
        return None  # pack check names it


def _darkened(found: re.Match[bytes]) -> bytes:
    colour = found.group()
    return DARK_COLOURS.get(colour.decode().upper(), colour.decode()).encode()
