"""`kiosk pack check`: what is to be mended in a pack before it is handed on."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.cli.named_folder import named_folders
from kiosk.cli.terminal import one_line
from kiosk.core.content.checks.every import findings
from kiosk.core.content.checks.proof import read_proof
from kiosk.core.content.finding import Finding, Severity
from kiosk.core.content.library import PackFolders
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.message import Message, message

_SEVERITIES = {Severity.PROBLEM: "error", Severity.WARNING: "warning"}
"""The names that `--json` gives."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD")
    parser.add_argument("--json", action="store_true")


def day(text: str) -> date:
    """Read the day to judge reviews by; named as a complaint names what is wanted."""
    return date.fromisoformat(text)


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Say what is to be mended; gives 1 where something is an error, whatever the warnings."""
    packs = PackFolders((), chosen=named_folders(arguments.folders))
    today = arguments.today or datetime.now().astimezone().date()
    proof = read_proof(packs if arguments.folders else context.packs, today)
    found = in_order(findings(proof))
    if arguments.json:
        context.write(json_for(found, context.catalogue))
    else:
        for line in report(found, context.catalogue):
            context.write(line)
    return 1 if any(map(_is_error, found)) else 0


def in_order(found: Iterator[Finding]) -> tuple[Finding, ...]:
    """Sort by file, those with errors first; in a file errors first, then by line."""
    gathered = list(found)
    broken = {finding.file for finding in gathered if _is_error(finding)}

    def key(finding: Finding) -> tuple[object, ...]:
        is_sound, is_warning = finding.file not in broken, not _is_error(finding)
        return is_sound, str(finding.file), is_warning, finding.line, finding.check

    return tuple(sorted(gathered, key=key))


def report(found: Sequence[Finding], catalogue: Catalogue) -> Iterator[str]:
    """Give what a person reads: a paragraph for each file, and a last line that counts."""
    for file, in_file in groupby(found, key=_file_of):
        yield one_line(str(file))
        for finding in in_file:
            yield f"  {one_line(catalogue.tell(_sentence(finding)))}"
        yield ""
    errors = sum(map(_is_error, found))
    yield catalogue.say(
        "Errors: {errors}. Warnings: {warnings}.", errors=errors, warnings=len(found) - errors
    )


def json_for(found: Sequence[Finding], catalogue: Catalogue) -> str:
    """Give the findings as `--json` has them; `line` is 0 for a file as a whole."""
    values = [
        {
            "severity": _SEVERITIES[finding.severity],
            "check": finding.check,
            "file": str(finding.file),
            "line": finding.line,
            "what": catalogue.tell(finding.what),
        }
        for finding in found
    ]
    return json.dumps(values, ensure_ascii=False, indent=2)


def _sentence(finding: Finding) -> Message:
    words = {"what": finding.what, "check": finding.check, "line": finding.line}
    match _is_error(finding), finding.line > 0:
        case True, True:
            return message("Error, line {line}: {what} [{check}]", **words)
        case True, False:
            return message("Error: {what} [{check}]", **words)
        case False, True:
            return message("Warning, line {line}: {what} [{check}]", **words)
        case _:
            return message("Warning: {what} [{check}]", **words)


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.PROBLEM


def _file_of(finding: Finding) -> Path:
    return finding.file
