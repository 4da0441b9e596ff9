"""Small packs, written into a folder of the test's own, and what they hold once they are read."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.content.document import Document
from kiosk.core.content.finding import Finding, Severity
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import parse_place

PACK_TOML = 'id = "{id}"\ntitle = { en = "Small pack", km = "កញ្ចប់\u200bតូច" }\n'

REPORT = 'id = "{id}"\nkind = "report"\ntitle = { en = "The study", km = "ការសិក្សា" }\n'

GUIDE = 'id = "{id}"\nkind = "guide"\ntitle = { en = "Lock it", km = "ចាក់សោ" }\n'

CONTACT = 'id = "{id}"\nkind = "contact"\ntitle = { en = "CamboJA" }\n'

GUIDE_TEXT = """An introduction.

## Lock the screen {#screen-lock}

1. Open *Settings*.
2. Choose **PIN**.

> Menu names differ.

## Checklist {#checklist}

- [ ] Six digits {#six-digits}
- [x] Encryption {#encrypted}
"""

FIRST_AID = 'id = "{id}"\nkind = "first-aid"\ntitle = { en = "My bag was taken" }\n'

PATH_TEXT = """Take a breath.

## Is it gone? {#gone}

Look around first.

- [Yes](#call)
- [No](#found)

## Call somebody {#call}

1. Say **where** you are.

- [CamboJA](contacts/camboja)

## Keep it close {#found}

- Hold it.
- [Done](#call)
"""

GLOSSARY = (
    "id,en,km,meaning.en,meaning.km,review.km\n"
    "account,Account,គណនី,Your own place in a service.,កន្លែង\u200bរបស់\u200bអ្នក។,draft\n"
)


class PackBuilder:
    """Writes one pack, or one layer of a pack; what is written is read again at each call."""

    def __init__(
        self, packs: Path, id_: str = "small", *, pack_toml: str | None = PACK_TOML
    ) -> None:
        """Start the pack `id_` in the folder `packs`; without `pack_toml` it is a bare layer."""
        self.packs, self.id = packs, id_
        self.folder = packs / id_
        self.folder.mkdir(parents=True)
        if pack_toml is not None:
            self.write("pack.toml", pack_toml)

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the pack; `{id}` in a TOML text becomes the id its name asks for."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.replace("{id}", self._id_for(file)).encode()
        file.write_bytes(content)
        return file

    def report(self, id_: str = "study", more: str = "") -> Path:
        """Add a report's entry, without a file; gives its item.toml."""
        return self.write(f"reports/{id_}/item.toml", REPORT + more)

    def guide(self, id_: str = "lock", more: str = "", text: str = GUIDE_TEXT) -> Path:
        """Add a guide with an English text; gives its item.toml."""
        self.write(f"guides/{id_}/en.md", text)
        return self.write(f"guides/{id_}/item.toml", GUIDE + more)

    def first_aid(self, id_: str = "taken", more: str = "", text: str = PATH_TEXT) -> Path:
        """Add a first-aid path with an English text, which it gives."""
        self.write(f"first-aid/{id_}/item.toml", FIRST_AID + more)
        return self.write(f"first-aid/{id_}/en.md", text)

    def contact(self, id_: str = "camboja", more: str = "") -> Path:
        """Add a contact; gives its file."""
        return self.write(f"contacts/{id_}.toml", CONTACT + more)

    def glossary(self, text: str = GLOSSARY) -> Path:
        """Add a glossary, with one term where nothing else is said."""
        return self.write("glossary.csv", text)

    def filled(self) -> PackBuilder:
        """Add one sound thing of each kind."""
        self.report()
        self.guide()
        self.contact()
        self.glossary()
        return self

    def load(self) -> Library:
        """Read the packs in the folder this one stands in."""
        return PackFolders([self.packs]).load()

    def _id_for(self, file: Path) -> str:
        if file.name == "pack.toml":
            return self.id
        return file.parent.name if file.name == "item.toml" else file.stem


def places_of(library: Library) -> list[str]:
    """Name all entries by their place, in the order of the shelves."""
    return [str(entry.place) for entry in library.entries()]


def document_at(library: Library, place: str) -> Document:
    """Give the report or guide at a place that has one."""
    entry = library.find(parse_place(place))
    assert isinstance(entry, Document)
    return entry


def problems_of(library: Library) -> list[Finding]:
    """Give what leaves something out."""
    return [one for one in library.findings if one.severity is Severity.PROBLEM]


def warnings_of(library: Library) -> list[Finding]:
    """Give what is to be mended and hides nothing."""
    return [one for one in library.findings if one.severity is Severity.WARNING]
