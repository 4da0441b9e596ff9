"""Write Debian's copyright file from the table of licences.

Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
"""

from __future__ import annotations

import re
from pathlib import Path

from kiosk.core.licences import Component, System, read_components, text_file

ROOT = Path(__file__).resolve().parents[1]
LICENCES = ROOT / "resources" / "licences"

_HEADER = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Kiosk
Comment: The patterns below are those of the program folder. A part that is compiled into
 another one has no files of its own; its paragraph is called by its name.
"""

_ON_DEBIAN = {
    "Apache-2.0": "Apache-2.0",
    "CC0-1.0": "CC0-1.0",
    "GPL-2.0": "GPL-2",
    "GPL-3.0": "GPL-3",
    "LGPL-3.0": "LGPL-3",
}
"""Texts that every Debian system has, and that a package must not bring once more."""


def debian_copyright() -> str:
    """Give the text of `copyright` for the Debian package."""
    shipped = [one for one in read_components(LICENCES) if System.LINUX in one.systems]
    shipped.sort(key=_narrowness)  # of two paragraphs that fit a file, the later one counts
    names = sorted({name for one in shipped for name in one.texts})
    return "\n".join([_HEADER, *map(_files, shipped), *map(_licence, names)])


def _patterns(component: Component) -> list[str]:
    if component.id == "kiosk":
        return ["*"]
    return [f"*/{one}" for one in component.files] or [f"{component.id}/*"]


def _narrowness(component: Component) -> int:
    return max(map(len, _patterns(component)))


def _files(component: Component) -> str:
    owners = component.copyright or _owners(component)
    return (
        f"Files: {' '.join(_patterns(component))}\n"
        f"Copyright: {_continued(owners)}"
        f"License: {' and '.join(component.texts)}\n"
        f"Comment: {_comment(component)}\n"
    )


def _owners(component: Component) -> tuple[str, ...]:
    """Find whose it is in the texts, for a component whose texts say so themselves."""
    texts = (text_file(LICENCES, name).read_text(encoding="utf-8") for name in component.texts)
    lines = (line.strip() for text in texts for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if re.match(r"Copyright\b.*\d{4}", line)))


def _comment(component: Component) -> str:
    version = f" {component.version}" if component.version else ""
    inside = f", part of {component.inside}" if component.inside is not None else ""
    return f"{component.name}{version}{inside}. SPDX: {component.licence}"


def _licence(name: str) -> str:
    if name in _ON_DEBIAN:
        where = f"/usr/share/common-licenses/{_ON_DEBIAN[name]}"
        return f"License: {name}\n On Debian systems the full text is in {where}.\n"
    text = text_file(LICENCES, name).read_text(encoding="utf-8")
    lines = (line.rstrip() or "." for line in text.rstrip().splitlines())
    return f"License: {name}\n" + "".join(f" {line}\n" for line in lines)


def _continued(lines: tuple[str, ...]) -> str:
    return "".join(f"{' ' if number else ''}{line}\n" for number, line in enumerate(lines))
