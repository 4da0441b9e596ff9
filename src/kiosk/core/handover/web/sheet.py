"""How pages look: the style sheet and its fonts, beside the pages or within one."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from pathlib import Path

from kiosk.core.folders import Folders

SHEET = "phone.css"
FONTS = ("KioskSans-Regular.woff2", "KioskSans-Bold.woff2")

_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


class Sheet:
    """The style sheet, which finds its fonts in its own folder."""

    def __init__(self, folders: Folders) -> None:
        self.file = folders.resources / "theme" / SHEET
        self.fonts: Mapping[str, Path] = {name: folders.fonts / name for name in FONTS}

    def style(self) -> bytes:
        """The sheet as phones get it: what it says to its readers here stays here.

        Raises `OSError` where it cannot be read.
        """
        return _COMMENT.sub("", self.file.read_text("utf-8")).encode()

    @staticmethod
    def linked(up: str = "") -> str:
        """The HTML that calls the sheet; `up` is the way to its folder, such as "../"."""
        return f'<link rel="stylesheet" href="{escape(up)}{SHEET}">'

    def inlined(self) -> str:
        """The HTML that holds the sheet and its fonts.

        Raises `OSError` where one of them cannot be read.
        """
        text = self.style().decode()
        for name, file in self.fonts.items():
            packed = b64encode(file.read_bytes()).decode()
            text = text.replace(f'"{name}"', f'"data:font/woff2;base64,{packed}"')
        return f"<style>\n{text}</style>"
