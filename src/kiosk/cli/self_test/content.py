"""Whether there is something to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.core.content.document import Document, Kind
from kiosk.core.language.message import Message, message


def content(context: CliContext) -> Message:
    """Count what is in the packs."""
    count = sum(1 for _ in context.library.entries())
    if not count:
        raise CheckError(
            message("There is nothing to read here yet. Put a content pack into the packs folder.")
        )
    return message("{count} entries", count=count)


def first_report(context: CliContext) -> tuple[Document, Path]:
    """Give a report and a file of it; raises `CheckError` where none has one."""
    for report in _reports(context):
        for file in report.files.values():
            return report, file
    raise CheckError(message("No report has a file, so no page could be rendered."))


def _reports(context: CliContext) -> Iterator[Document]:
    for entry in context.library.entries():
        if isinstance(entry, Document) and entry.kind is Kind.REPORT:
            yield entry
