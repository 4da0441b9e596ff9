"""Keep the table of licences true to what is pinned and installed.

    python tools/licences.py          renews versions and texts from the installed wheels
    python tools/licences.py check    only says what is not right

The table is resources/licences/components.toml. What no wheel says (who owns a library compiled
into another, a licence in one line of its metadata) is written there by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from kiosk import __version__
from kiosk.core.licences import Component, read_components, text_file

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "resources" / "licences"
PINS = ROOT / "requirements" / "run.txt"

NOT_SHIPPED = frozenset({"flit-core"})
"""Pinned for `make setup`, which installs Kiosk itself; no package holds them."""

SAME_VERSION = {"qt": "pyside6-essentials", "mupdf": "pymupdf"}
"""Libraries whose number is that of the wheel they come in."""

SAYS_NO_TEXT = frozenset({"pymupdf"})
"""Wheels that only name their licence, in a sentence."""

_PIN = re.compile(r"^([a-z0-9-]+)==([^ ]+)", re.MULTILINE)
_LICENCE_FILE = re.compile(r"\.dist-info/(?:.*/)?(?:LICEN[CS]E|COPYING|NOTICE)[^/]*$")


def versions(pins: str) -> dict[str, str]:
    """Give the version of every component that has one of its own, from requirements/run.txt."""
    pinned = {name: version for name, version in _PIN.findall(pins) if name not in NOT_SHIPPED}
    inside = {part: pinned[whole] for part, whole in SAME_VERSION.items() if whole in pinned}
    return {"kiosk": __version__} | pinned | inside


def problems(folder: Path, pins: str) -> Iterator[str]:
    """Say what is not right in the table and the texts beside it."""
    components = {str(one.id): one for one in read_components(folder)}
    for name, version in versions(pins).items():
        if name not in components:
            yield f"{name} is pinned and not in components.toml: write an entry for it"
        elif components[name].version != version:
            yield f"{name} is {components[name].version} in components.toml, and {version} here"
    for component in components.values():
        if component.inside is not None and component.inside not in components:
            yield f"{component.id} is inside {component.inside}, which is not in components.toml"
        for name in component.texts:
            if not text_file(folder, name).is_file():
                yield f"texts/{name}.txt, which {component.id} names, is not there"
        yield from _differences(folder, component)
    named = {name for component in components.values() for name in component.texts}
    for file in sorted((folder / "texts").iterdir()):
        if file.stem not in named:
            yield f"texts/{file.name} belongs to no component: delete it"


def _differences(folder: Path, component: Component) -> Iterator[str]:
    """Say where an installed wheel says something else of its licence than the table."""
    wheel = _wheel(component)
    if wheel is None or component.id in SAYS_NO_TEXT:
        return
    said = wheel.metadata
    if "License-Expression" in said and said["License-Expression"] != component.licence:
        expression = said["License-Expression"]
        yield f"{component.id} is under {expression}: write that into components.toml"
    texts = [bare(text_file(folder, name).read_text("utf-8")) for name in component.texts]
    for text in _licence_files(wheel):
        if not any(bare(text) in known for known in texts):
            yield f"{component.id} comes with a text that its texts in components.toml do not hold"


def renew(folder: Path, pins: str) -> None:
    """Write the versions that are pinned, and the texts that come with a wheel of their own."""
    table = folder / "components.toml"
    source = table.read_text(encoding="utf-8")
    for name, version in versions(pins).items():
        source = with_version(source, name, version)
    table.write_text(source, encoding="utf-8")
    for component in read_components(folder):
        if component.id in component.texts and (text := own_text(folder, component)):
            text_file(folder, component.id).write_text(text, encoding="utf-8")


def with_version(source: str, name: str, version: str) -> str:
    """Put the version into the entry of this name, where there is one."""
    entry = rf'(^id = "{re.escape(name)}"\nname = .*\nversion = )".*"$'
    return re.sub(entry, rf'\g<1>"{version}"', source, flags=re.MULTILINE)


def own_text(folder: Path, component: Component) -> str:
    """Give what a wheel says of its licence beyond the texts that others share with it."""
    wheel = _wheel(component)
    if wheel is None:
        return ""
    others = [name for name in component.texts if name != component.id]
    shared = [bare(text_file(folder, name).read_text("utf-8")) for name in others]
    return "\n\n".join(text for text in _licence_files(wheel) if bare(text) not in shared)


def bare(text: str) -> str:
    """Reduce a licence to its words; the appendix on how to apply it differs from copy to copy."""
    return " ".join(re.findall(r"\w+", text.partition("APPENDIX")[0]))


def _wheel(component: Component) -> Distribution | None:
    try:
        return distribution(component.id)
    except PackageNotFoundError:
        return None  # only installed on another system, or no wheel at all


def _licence_files(wheel: Distribution) -> Iterator[str]:
    for file in sorted(map(str, wheel.files or ())):
        if _LICENCE_FILE.search(file):
            text = Path(str(wheel.locate_file(file))).read_text("utf-8")
            yield "\n".join(line.rstrip() for line in text.splitlines()).strip() + "\n"


def main(arguments: list[str]) -> int:
    """Renew the table, or only check it; say what has to be done by hand."""
    pins = PINS.read_text(encoding="utf-8")
    if arguments != ["check"]:
        renew(LICENCES, pins)
    found = list(problems(LICENCES, pins))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
