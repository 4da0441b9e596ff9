"""Take the kiosk's icons from an unpacked copy of the npm package lucide-static.

    python tools/take_icons.py path/to/lucide-static

Each icon is written as one line: the drawing in 1.8-unit strokes of `currentColor`, nothing else.
To add an icon, add its name to ICONS and run this again.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

ICONS_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"

ICONS = (
    *("arrow-left", "arrow-right", "chevron-left", "chevron-right", "chevron-down", "chevron-up"),
    *("house", "search", "life-buoy", "ellipsis-vertical", "languages", "settings", "info"),
    *("book-open", "shield-check", "book-a", "file-text", "file-x", "file-question", "fish"),
    *("phone", "mail", "globe", "message-circle", "contact", "id-card", "user", "building-2"),
    *("qr-code", "scan", "printer", "download", "copy", "link", "external-link", "save", "usb"),
    *("wifi", "wifi-off", "eye", "eye-off", "lock", "key-round", "laptop", "smartphone"),
    *("x", "check", "square", "square-check", "circle-check", "circle-alert", "circle-help"),
    *("triangle-alert", "clock", "calendar", "folder", "list", "text", "type", "keyboard"),
    *("moon", "sun", "contrast", "columns-2", "panel-left", "zoom-in", "zoom-out"),
    *("move-horizontal", "maximize", "minimize", "rotate-cw", "rotate-ccw"),
    *("play", "pause", "presentation", "share-2", "trash-2", "plus", "minus", "circle-stop"),
    *("ethernet-port", "network"),
)

STROKE_WIDTH = "1.8"


class MissingIconError(Exception):
    """The package does not hold an icon that the kiosk needs."""


def take(package: Path, folder: Path) -> int:
    """Write every icon and the licence into `folder`; return how many icons there are.

    Raises MissingIconError for a name that the package does not know.
    """
    for name in ICONS:
        source = package / "icons" / f"{name}.svg"
        if not source.is_file():
            raise MissingIconError(f"lucide has no icon named {name} ({source})")
        drawing = one_line(source.read_text(encoding="utf-8"))
        (folder / f"{name}.svg").write_text(drawing + "\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", folder / "LICENSE")
    return len(ICONS)


def one_line(svg: str) -> str:
    """Strip comment, class and line breaks from a lucide SVG and thin its strokes."""
    bare = re.sub(r"<!--.*?-->|\sclass=\"[^\"]*\"", "", svg, flags=re.DOTALL)
    line = re.sub(r">\s+<", "><", re.sub(r"\s+", " ", bare)).strip()
    line = re.sub(r"\s*/>", "/>", line).replace(" >", ">")
    return re.sub(r'stroke-width="[^"]*"', f'stroke-width="{STROKE_WIDTH}"', line, count=1)


def main(arguments: list[str]) -> int:
    """Take the icons; exit 1 with one sentence if the package lacks one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked package lucide-static")
    parser.add_argument("--into", type=Path, default=ICONS_FOLDER, help="where the icons go")
    given = parser.parse_args(arguments)
    try:
        print(take(given.package, given.into), "icons")
    except (MissingIconError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
