"""`kiosk handout`: set a place as a PDF to print and hand out, where a browser can do it."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.cli.usage import WrongUsage
from kiosk.core.content.document import Document
from kiosk.core.content.place import parse_place
from kiosk.core.handover.handout.form import BOTH, HandoutForm, forms_of, languages_named
from kiosk.core.handover.handout.handout import press_in, set_sheet, sheet_at
from kiosk.core.handover.pdf_facts import page_count
from kiosk.core.language.catalogue import read_catalogues
from kiosk.core.saving import write_over
from kiosk.workers.browser import find_browser, set_pdf


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes; `--lang` may be `both` here."""
    parser.add_argument("place", metavar="PLACE")
    parser.add_argument("--form", choices=[form.value for form in HandoutForm])
    parser.add_argument("-o", dest="file", type=Path, metavar="FILE.pdf", required=True)
    parser.set_defaults(usage=WrongUsage(parser), more_languages=(BOTH,))


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Set the handout and write it; raises a `Problem` for what cannot be had."""
    say, file = context.catalogue.say, arguments.file
    if file.suffix.lower() != ".pdf":
        arguments.usage.refuse(say("the name after -o must end in .pdf"))
    place = parse_place(arguments.place).whole
    forms = forms_of(place, context.library)
    form = HandoutForm(arguments.form) if arguments.form else next(iter(forms), HandoutForm.PAGE)
    catalogues = read_catalogues(context.folders.translations)
    press = press_in(context.folders, context.library, catalogues)
    entry = context.library.find(place) if place.item else None
    known = entry.languages if isinstance(entry, Document) else tuple(press.catalogues)
    wanted = languages_named(arguments.lang or context.catalogue.code, tuple(press.catalogues))
    languages = tuple(code for code in wanted if code in known) or wanted[:1]
    sheet = sheet_at(place, form, languages, press)
    browser = find_browser(os.environ)
    pdf = set_sheet(sheet, press, partial(set_pdf, browser=browser))
    write_over(file, pdf)
    context.write(
        say(
            "{file}: {pages} pages, {kilobytes} KB",
            file=file,
            pages=page_count(pdf),
            kilobytes=-(-len(pdf) // 1024),
        )
    )
    return 0
