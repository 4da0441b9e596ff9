"""`kiosk list`: what is in the library."""

from __future__ import annotations

import argparse
import json

from kiosk.cli.context import CliContext
from kiosk.core.content.checks.unreadable import text_findings
from kiosk.core.content.document import Contact, Document, Entry, Review
from kiosk.core.content.finding import Severity
from kiosk.core.language.local_text import LanguageCode


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Print the entries; gives 1 where something in the packs could not be used."""
    entries = tuple(context.library.entries())
    if arguments.json:
        listing = [_values(entry) for entry in entries]
        context.write(json.dumps(listing, ensure_ascii=False, indent=2))
    else:
        for entry in entries:
            title = entry.title.in_language(context.catalogue.code)
            context.write(f"{entry.place}\t{title}\t{_languages(entry)}\t{_states(entry)}".rstrip())
    in_texts = list(text_findings(context.library))
    for finding in in_texts:
        context.complain(context.catalogue.tell(finding.sentence))
    found = (*context.library.findings, *in_texts)
    return 1 if any(one.severity is Severity.PROBLEM for one in found) else 0


def _values(entry: Entry) -> dict[str, object]:
    """The entry as `kiosk list --json` gives it: only keys that exist."""
    values: dict[str, object] = {
        "place": str(entry.place),
        "kind": entry.kind.value,
        "title": dict(entry.title.texts),
        "languages": list(entry.languages),
    }
    if isinstance(entry, Document) and entry.files:
        values["files"] = {code: str(file) for code, file in entry.files.items()}
    if reviews := _reviews(entry):
        values["review"] = {code: _review(review) for code, review in reviews.items()}
    return values


def _reviews(entry: Entry) -> dict[LanguageCode, Review]:
    return {} if isinstance(entry, Contact) else dict(entry.reviews)


def _review(review: Review) -> dict[str, str]:
    values = {"state": review.state.value, "by": review.by}
    values |= {"on": review.on.isoformat() if review.on else ""}
    values |= {"due": review.due.isoformat() if review.due else ""}
    return {key: value for key, value in values.items() if value}


def _languages(entry: Entry) -> str:
    return ",".join(entry.languages)


def _states(entry: Entry) -> str:
    return ",".join(f"{code}={review.state.value}" for code, review in _reviews(entry).items())
