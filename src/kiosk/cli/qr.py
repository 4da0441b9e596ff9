"""`kiosk qr`: make the code of a place."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.core.content.place import UnknownPlaceError, parse_place
from kiosk.core.handover.payload import Form, payload_for
from kiosk.core.handover.qr import QrCode, make_code, png, svg
from kiosk.core.handover.subject import subject_for
from kiosk.core.language.message import message
from kiosk.core.problem import Problem
from kiosk.core.saving import NotSavedError

_PRINTED_CM = 10


class UnknownPictureError(Problem):
    """The file's name says neither SVG nor PNG."""

    def __init__(self, file: Path) -> None:
        super().__init__(message("“{file}” must end with .svg or .png.", file=file.name))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    forms = [form.value for form in Form if form is not Form.WIFI]
    parser.add_argument("place", metavar="PLACE")
    parser.add_argument("--as", dest="form", choices=forms)
    parser.add_argument("--with-phone", action="store_true")
    parser.add_argument("-o", dest="file", type=Path, metavar="FILE.svg|FILE.png")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Make the code, write it where asked, and say what it holds.

    Raises a `Problem` for an unknown place, a payload that is too long or a file that cannot be
    written.
    """
    place = parse_place(arguments.place)
    subject = subject_for(place, context.library, context.catalogue.code)
    if subject is None:
        raise UnknownPlaceError(arguments.place)
    form = Form(arguments.form) if arguments.form else None
    payload = payload_for(subject, form, with_phone=arguments.with_phone)
    code = make_code(payload.text)
    if arguments.file is not None:
        _write(code, arguments.file, subject.title)
    if arguments.json:
        context.write(json.dumps(_values(code), ensure_ascii=False, indent=2))
    else:
        tell = context.catalogue.tell
        context.write(
            "\n".join((code.payload, tell(payload.what), tell(payload.why), _facts(code, context)))
        )
    return 0


def _values(code: QrCode) -> dict[str, object]:
    return {
        "payload": code.payload,
        "version": code.version,
        "error_correction": code.error_correction.value,
        "bytes": code.bytes,
        "modules": code.side,
    }


def _facts(code: QrCode, context: CliContext) -> str:
    return context.catalogue.say(
        "Version {version}, error correction {correction}, {bytes} bytes."
        " Printed {width} cm wide it can be read from {metres} m.",
        version=code.version,
        correction=code.error_correction.value,
        bytes=code.bytes,
        width=_PRINTED_CM,
        metres=round(code.readable_distance(_PRINTED_CM / 100), 1),
    )


def _write(code: QrCode, file: Path, title: str) -> None:
    """Write the picture; an existing file is replaced, as with any `-o`."""
    match file.suffix.lower():
        case ".svg":
            content = svg(code, title).encode()
        case ".png":
            content = png(code)
        case _:
            raise UnknownPictureError(file)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise NotSavedError(file.parent, error) from error
