"""`kiosk qr`: make the code of a place, say what it holds, write it to a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.cli.usage import WrongUsage
from kiosk.core.content.place import parse_place
from kiosk.core.handover.payload import Form, Payload, payload_for, wifi_payload
from kiosk.core.handover.qr import QrCode, make_code, png, svg
from kiosk.core.handover.subject import subject_at
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.saving import write_over

_FORMS = tuple(form for form in Form if form is not Form.LAPTOP)
"""What a code on a file can hold; getting something from this laptop needs `kiosk share`."""

_PRINTED_WIDTH_CM = 20
"""As wide as a code gets on a sheet of A4; the distance is told for this."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("place", nargs="?", metavar="PLACE")
    parser.add_argument("--as", dest="form", choices=[form.value for form in _FORMS])
    parser.add_argument("--with-phone", action="store_true")
    parser.add_argument("--wifi-name", metavar="NAME")
    parser.add_argument("--wifi-password", metavar="PASSWORD", default="")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("-o", dest="file", type=Path, metavar="FILE.svg|FILE.png")
    parser.set_defaults(usage=WrongUsage(parser))


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Make the code and say what it holds; raises a `Problem` for what cannot be handed over."""
    say, usage = context.catalogue.say, arguments.usage
    file: Path | None = arguments.file
    if file is not None and file.suffix.lower() not in (".svg", ".png"):
        usage.refuse(say("the name after -o must end in .svg or .png"))
    payload, title = _wanted(arguments, context)
    code = make_code(payload.text)
    if file is not None:
        is_svg = file.suffix.lower() == ".svg"
        write_over(file, svg(code, without_breaks(title)).encode() if is_svg else png(code))
    context.write(_json(code) if arguments.json else _told(code, payload, context))
    return 0


def _wanted(arguments: argparse.Namespace, context: CliContext) -> tuple[Payload, str]:
    """What the code is to hold, and the name of that."""
    say, usage = context.catalogue.say, arguments.usage
    form = Form(arguments.form) if arguments.form else None
    if form is Form.WIFI:
        if not arguments.wifi_name:
            usage.refuse(say("--as wifi needs --wifi-name, and --wifi-password where there is one"))
        return wifi_payload(arguments.wifi_name, arguments.wifi_password), arguments.wifi_name
    if arguments.wifi_name or arguments.wifi_password:
        usage.refuse(say("--wifi-name and --wifi-password go with --as wifi"))
    if not arguments.place:
        usage.refuse(say("PLACE is missing, such as guides/lock-your-phone"))
    place = parse_place(arguments.place)
    subject = subject_at(place, context.library, context.catalogue.code)
    return payload_for(subject, form, with_phone=arguments.with_phone), subject.title


def _told(code: QrCode, payload: Payload, context: CliContext) -> str:
    """The code in words: what it holds, what a phone does with it, how far it reads."""
    facts = context.catalogue.say(
        "Version {version}, error correction {correction}, {bytes} bytes."
        " Printed {width} cm wide it can be read from {metres} m.",
        version=code.version,
        correction=code.error_correction.value,
        bytes=code.bytes,
        width=_PRINTED_WIDTH_CM,
        metres=round(code.readable_distance(_PRINTED_WIDTH_CM / 100), 1),
    )
    tell = context.catalogue.tell
    held = code.payload.rstrip("\r\n").replace("\r\n", "\n")
    return "\n".join((held, "", tell(payload.what), tell(payload.why), facts))


def _json(code: QrCode) -> str:
    """The code as `kiosk qr --json` gives it; `modules` is how many it is wide."""
    values = {
        "payload": code.payload,
        "version": code.version,
        "error_correction": code.error_correction.value,
        "bytes": code.bytes,
        "modules": code.side,
    }
    return json.dumps(values, ensure_ascii=False, indent=2)
