"""Set the handouts of the bundled pack as PDF: a page in each language, and a poster.

    python tools/build_handouts.py [FOLDER]

FOLDER is a pack. What is still true is not set anew; files of items that are gone are removed.
The same sources and the same Chromium give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from briefing_page import RESOURCES
from check_handouts import faults
from kiosk.core.content.document import Kind
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import Place
from kiosk.core.folders import find_folders
from kiosk.core.handover.handout.built import HANDOUTS, NOTED, file_name, read_notes
from kiosk.core.handover.handout.form import BOTH, CONTACTS, HandoutForm, languages_named
from kiosk.core.handover.handout.handout import press_in, set_sheet, sheet_at
from kiosk.core.handover.handout.sheet import Press, Sheet
from kiosk.core.language.catalogue import read_catalogues
from kiosk.core.problem import Problem
from kiosk.workers.browser import find_browser, set_pdf

PACK = RESOURCES / "packs" / "camboja"
_SHELVES = (Kind.GUIDE, Kind.FIRST_AID)


def press_for(pack: Path) -> Press:
    """Give what the handouts of this pack alone are made of."""
    folders = find_folders(os.environ)
    library = PackFolders((), chosen=(pack,)).load()
    return press_in(folders, library, read_catalogues(folders.translations))


def sheets(press: Press) -> Iterator[tuple[str, Sheet]]:
    """Make every handout that is bundled, with the name of its file.

    A page in both languages would be the two pages again, so the window prints those.
    """
    for place, form, languages in _wanted(press.library, list(press.catalogues)):
        codes = languages_named(languages, tuple(press.catalogues))
        yield file_name(place, form, languages), sheet_at(place, form, codes, press)


def _wanted(library: Library, languages: list[str]) -> Iterator[tuple[Place, HandoutForm, str]]:
    for document in (one for kind in _SHELVES for one in library.documents(kind)):
        yield from ((document.place, HandoutForm.PAGE, language) for language in languages)
        yield document.place, HandoutForm.POSTER, BOTH
    yield CONTACTS, HandoutForm.PAGE, BOTH
    yield CONTACTS, HandoutForm.CARD, BOTH


def build(pack: Path, press: Press, browser: Path) -> list[str]:
    """Set what is not there yet or not true any more; give all that is wrong with the result."""
    folder = pack / HANDOUTS
    before, notes, found = read_notes(folder), {}, []
    for name, sheet in sheets(press):
        digest = sheet.digest(press)
        if before.get(name) != digest or not (folder / name).is_file():
            pdf = set_sheet(sheet, press, partial(set_pdf, browser=browser))
            wrong = [f"{name}: {fault}" for fault in faults(pdf, sheet)]
            found += wrong
            if wrong:
                continue
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(pdf)
            print(folder / name, f"{len(pdf) / 1024:.0f} KB")
        notes[name] = digest
    _remove_others(folder, set(notes))
    noted = json.dumps(notes, indent=1, sort_keys=True) + "\n"
    (folder / NOTED).write_text(noted, encoding="utf-8")
    return found


def _remove_others(folder: Path, names: set[str]) -> None:
    for file in folder.rglob("*.pdf"):
        if file.relative_to(folder).as_posix() not in names:
            file.unlink()


def main(arguments: list[str]) -> int:
    """Build the handouts; exit 1 and say why if one cannot be built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=PACK)
    pack = parser.parse_args(arguments).folder
    try:
        found = build(pack, press_for(pack), find_browser(os.environ))
    except (Problem, OSError) as error:
        found = [str(error)]
    print(*found, sep="\n", end="\n" * bool(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
