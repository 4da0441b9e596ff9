"""The handouts that came with a pack: set when it was built, offered while they are true.

They lie below `built/handouts` of a pack, and `handouts.json` there says what each was made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.library import BUILT, PackFolders
from kiosk.core.content.place import Place
from kiosk.core.handover.handout.form import BOTH, HandoutForm, forms_of, languages_named
from kiosk.core.handover.handout.handout import sheet_at
from kiosk.core.handover.handout.sheet import Press
from kiosk.core.problem import Problem

HANDOUTS = f"{BUILT}/handouts"
NOTED = "handouts.json"
_MOST_BYTES = 1 << 20
"""More than the notes of a thousand handouts take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A PDF to be printed or copied; `languages` is a language's code, or `BOTH`."""

    form: HandoutForm
    languages: str
    file: Path


def file_name(place: Place, form: HandoutForm, languages: str) -> str:
    """Name the file of a handout, below the folder of handouts.

    >>> file_name(Place(shelf="contacts"), HandoutForm.CARD, "both")
    'contacts.card.both.pdf'
    """
    return f"{place.whole}.{form}.{languages}.pdf"


def handouts_of(place: Place, packs: PackFolders, press: Press) -> tuple[Handout, ...]:
    """Give the handouts of a place that still say what the library says, nearest pack first.

    `press` makes them anew as far as it takes to see that; nothing is set.
    """
    try:
        forms = forms_of(place, press.library)
    except Problem:
        return ()
    folders = [folder / HANDOUTS for source in packs.sources() for folder in source.folders]
    found: dict[str, Handout] = {}
    for folder in folders:
        notes = read_notes(folder)
        for handout in _named(place, forms, folder, press):
            name = file_name(place, handout.form, handout.languages)
            if name in notes and name not in found and _is_true(handout, place, notes[name], press):
                found[name] = handout
    return tuple(found.values())


def read_notes(folder: Path) -> Mapping[str, str]:
    """Read of what each handout in a folder was made; nothing where that cannot be read."""
    try:
        with (folder / NOTED).open("rb") as file:
            untrusted = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(untrusted, dict):
        return {}
    return {name: digest for name, digest in untrusted.items() if isinstance(digest, str)}


def _named(
    place: Place, forms: tuple[HandoutForm, ...], folder: Path, press: Press
) -> Iterator[Handout]:
    for form in forms:
        for languages in (*press.catalogues, BOTH):
            name = file_name(place, form, languages)
            yield Handout(form=form, languages=languages, file=folder / name)


def _is_true(handout: Handout, place: Place, digest: str, press: Press) -> bool:
    """Say whether the handout is there, and would be made of the same today."""
    try:
        languages = languages_named(handout.languages, tuple(press.catalogues))
        sheet = sheet_at(place, handout.form, languages, press)
        return handout.file.is_file() and sheet.digest(press) == digest
    except (Problem, OSError):
        return False
