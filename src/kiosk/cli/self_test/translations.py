"""Whether the program speaks its languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.core.language.catalogue import Catalogue, read_catalogue
from kiosk.core.language.message import Message, message

_KNOWN = message("There is no file {file}. Check the path.", file="x.pdf")
_KHMER = re.compile("[\u1780-\u17ff]")
_OF_QT = re.compile(r"%[0-9]")


def translations(context: CliContext) -> Message:
    """Read every catalogue: each message is whole, and a known sentence comes out in Khmer."""
    files = sorted(context.folders.translations.glob("*.po"))
    catalogues = [_sound(file) for file in files]
    khmer = next((one for one in catalogues if one.code == "km"), None)
    if khmer is None or not _KHMER.search(khmer.tell(_KNOWN)):
        raise CheckError(message("The words in Khmer are missing."))
    return message(
        "{languages}: {count} sentences",
        languages=", ".join(one.name for one in catalogues),
        count=sum(len(one.entries) for one in catalogues),
    )


def _sound(file: Path) -> Catalogue:
    try:
        catalogue = read_catalogue(file)
    except ValueError as error:
        raise CheckError(
            message("The words in {file} cannot be read ({reason}).", file=file, reason=str(error))
        ) from error
    for (_, text), translation in catalogue.entries.items():
        if _placeholders(text) != _placeholders(translation):
            raise CheckError(
                message("In {file} “{text}” is not translated whole.", file=file, text=text)
            )
    return catalogue


def _placeholders(text: str) -> set[str]:
    """Name what is filled in: ours, or in Qt's own words what Qt fills in."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}
    return names | set(_OF_QT.findall(text))
