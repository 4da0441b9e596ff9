"""What a Debian package holds beside the program: what desktops, people and dpkg read."""

from __future__ import annotations

import gzip
import os
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from copyright import debian_copyright
from icon_drawing import draw_icon
from release_notes import changes_of

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "packaging" / "linux"
PROGRAM = Path("usr/lib/kiosk")

_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_SIGN = ROOT / "resources" / "icons" / "kiosk.svg"
_PACK_SIGN = PARTS / "kioskpack.svg"
_PACK_ICON = "application-vnd.kiosk.pack+zip"
_PICTURES_URL = "KIOSK_PICTURES_URL"
"""Names where the pictures of docs/pictures can be seen: AppStream takes addresses only."""

_PICTURES = (
    ("home-km.png", ' type="default"', "Home, in Khmer", "ទំព័រដើម ជាភាសាខ្មែរ"),
    ("home-en.png", "", "Home, in English", "ទំព័រដើម ជាភាសាអង់គ្លេស"),
)
_BREAK = "\u200b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The version a package is of, and its time in seconds since 1970."""

    version: str
    epoch: int

    @property
    def time(self) -> datetime:
        return datetime.fromtimestamp(self.epoch, UTC)

    @property
    def changes(self) -> tuple[str, ...]:
        return changes_of(self.version)


def lay_out(root: Path, release: Release) -> None:
    """Put everything but the program where Debian wants it, below `root`."""
    share = root / "usr/share"
    command = root / "usr/bin/kiosk"
    command.parent.mkdir(parents=True)
    command.symlink_to(os.path.relpath(root / PROGRAM / "kiosk", command.parent))
    _put(share / "applications/kiosk.desktop", _read("kiosk.desktop"))
    _put(share / "mime/packages/kiosk.xml", _read("kiosk.mime.xml"))
    _put(share / "metainfo/invalid.kiosk.kiosk.metainfo.xml", metainfo(release))
    _put(share / "lintian/overrides/kiosk", _read("lintian-overrides"))
    _put_icons(share / "icons/hicolor", "apps/kiosk", _SIGN)
    _put_icons(share / "icons/hicolor", f"mimetypes/{_PACK_ICON}", _PACK_SIGN)
    _put_packed(share / "man/man1/kiosk.1.gz", man_page("kiosk.1", release))
    _put_packed(share / "man/km/man1/kiosk.1.gz", man_page("kiosk.km.1", release))
    _put(share / "doc/kiosk/copyright", debian_copyright())
    _put_packed(share / "doc/kiosk/changelog.gz", changelog(release))


def metainfo(release: Release) -> str:
    """What software centres show (AppStream 0.16)."""
    changes = "\n".join(f"          <li>{_marked_up(change)}</li>" for change in release.changes)
    return filled(
        _read("kiosk.metainfo.xml"),
        {
            "version": release.version,
            "date": f"{release.time:%Y-%m-%d}",
            "screenshots": _screenshots(os.environ.get(_PICTURES_URL)),
            "changes": f"<ul>\n{changes}\n        </ul>",
        },
    )


def man_page(name: str, release: Release) -> str:
    """A manual page, in which a line of Khmer may end at its zero-width spaces."""
    page = filled(_read(name), {"version": release.version, "date": f"{release.time:%Y-%m-%d}"})
    return page.replace(_BREAK, r"\:")  # groff(7)


def changelog(release: Release) -> str:
    """What is new, as Debian writes it (deb-changelog(5))."""
    changes = "\n".join(map(_entry, release.changes))
    day = f"{release.time:%a, %d %b %Y %H:%M:%S} +0000"
    return (
        f"kiosk ({release.version}) unstable; urgency=medium\n\n{changes}\n\n"
        f" -- Kiosk project <kiosk@kiosk.invalid>  {day}\n"
    )


def _entry(change: str) -> str:
    return textwrap.fill(change, 79, initial_indent="  * ", subsequent_indent="    ")


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put values where a text names them between two @."""
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def _screenshots(address: str | None) -> str:
    if not address:
        print(
            f"The package's AppStream data names no screenshots: set {_PICTURES_URL} to the "
            "address of docs/pictures."
        )
        return "<!-- Screenshots are named where their address is known: see build_deb. -->"
    base = escape(address.rstrip("/"))
    shown = "".join(
        f"<screenshot{kind}><caption>{english}</caption>"
        f'<caption xml:lang="km">{khmer}</caption><image>{base}/{picture}</image></screenshot>'
        for picture, kind, english, khmer in _PICTURES
    )
    return f"<screenshots>{shown}</screenshots>"


def _marked_up(change: str) -> str:
    """Write a line of Markdown as AppStream does; only words of a program are marked in it."""
    pieces = escape(change, quote=False).split("`")
    return "".join(
        f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces)
    )


def _put_icons(theme: Path, name: str, drawing: Path) -> None:
    """Install an icon in each size that desktops ask for, and as it was drawn."""
    for size in _ICON_SIZES:
        target = theme / f"{size}x{size}" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(draw_icon(drawing, size))
    target = theme / "scalable" / f"{name}.svg"
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(drawing, target)


def _read(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def _put(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _put_packed(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
