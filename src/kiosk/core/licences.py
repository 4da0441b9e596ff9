"""What the program is made of, and what each part's licence says: `resources/licences`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType

ComponentId = NewType("ComponentId", str)


class Use(StrEnum):
    """What a component is for, in the order they are listed."""

    KIOSK = "kiosk"
    WINDOW = "window"
    PAGES = "pages"
    TEXTS = "texts"
    CODES = "codes"
    SHARING = "sharing"
    LOOKS = "looks"
    PYTHON = "python"
    DESKTOP = "desktop"


class System(StrEnum):
    """A system that packages are made for."""

    LINUX = "linux"
    WINDOWS = "windows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """Something that packages hold: a program, a library, fonts, pictures.

    `licence` is an SPDX expression. `texts` are the names of what the licence says. `inside` is
    the component it comes with; `files` are patterns of where its files lie in the program folder.
    """

    id: ComponentId
    name: str
    use: Use
    licence: str
    texts: tuple[str, ...]
    version: str = ""
    copyright: tuple[str, ...] = ()
    home: str = ""
    inside: ComponentId | None = None
    systems: frozenset[System] = frozenset(System)
    files: tuple[str, ...] = ()


def source_archive_name(version: str) -> str:
    """What the archive with the source of this version is called."""
    return f"kiosk-{version}-source.tar.xz"


def read_components(folder: Path) -> tuple[Component, ...]:
    """Read the table in `resources/licences`, in the order of what its components are for."""
    table = tomllib.loads((folder / "components.toml").read_text(encoding="utf-8"))
    read = [_component(entry) for entry in table["component"]]
    order = list(Use)
    return tuple(sorted(read, key=lambda one: order.index(one.use)))


def licence_text(folder: Path, component: Component) -> str:
    """Give what a component's licence says: whose it is, then each text in full."""
    head = [*component.copyright, *([component.home] if component.home else [])]
    texts = [text_file(folder, name).read_text(encoding="utf-8") for name in component.texts]
    return _RULE.join(["\n".join(head), *texts] if head else texts)


def text_file(folder: Path, name: str) -> Path:
    """Give the file of a text that components name."""
    return folder / "texts" / f"{name}.txt"


_RULE = f"\n\n{'–' * 24}\n\n"


def _component(entry: Mapping[str, str]) -> Component:
    return Component(
        id=ComponentId(entry["id"]),
        name=entry["name"],
        use=Use(entry["use"]),
        licence=entry["licence"],
        texts=tuple(entry["texts"]),
        version=entry.get("version", ""),
        copyright=tuple(entry.get("copyright", ())),
        home=entry.get("home", ""),
        inside=ComponentId(entry["inside"]) if "inside" in entry else None,
        systems=frozenset({System(entry["only"])}) if "only" in entry else frozenset(System),
        files=tuple(entry.get("files", ())),
    )
