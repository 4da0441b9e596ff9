"""`kiosk pack inspect`: what the reader will make of a PDF, one line a file."""

from __future__ import annotations

import argparse
import json
import unicodedata
from itertools import groupby
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.cli.terminal import one_line
from kiosk.core.khmer.condition import Condition, TextCondition
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.workers.inspection import PAGE_LIMIT, Inspection, Inspector, Verdict
from kiosk.workers.render_messages import Reason
from kiosk.workers.session import RenderError

_DAMAGED = message("It is damaged and cannot be opened.")
_REFUSED: dict[Reason, Message] = {
    Reason.NOT_FOUND: message("There is no such file."),
    Reason.UNREADABLE: message("It cannot be read. Check that it is a file you may open."),
    Reason.NOT_A_PDF: message("It is not a PDF."),
    Reason.DAMAGED: _DAMAGED,
    Reason.LOCKED: message("It is locked with a password."),
    Reason.NO_PAGES: message("It has no pages."),
    Reason.TOO_LARGE: message("It has too many pages."),
    Reason.OUT_OF_MEMORY: message("It needs more memory than it may take."),
    Reason.TIMED_OUT: message("It takes too long to open."),
}
_UNSHOWN: dict[Reason, Message] = {
    Reason.TIMED_OUT: message("Not shown in time, of {count} pages: {pages}."),
    Reason.TOO_LARGE: message("Too large to be shown, of {count} pages: {pages}."),
    Reason.OUT_OF_MEMORY: message("Not shown for want of memory, of {count} pages: {pages}."),
}
_PAGES_DAMAGED = message("Damaged and not shown, of {count} pages: {pages}.")
_TEXT: dict[TextCondition, Message] = {
    TextCondition.NONE: message("It has no text, so it cannot be searched: perhaps a scan."),
    TextCondition.OK: message("Its text can be searched."),
    TextCondition.SUSPECT: message("Part of its text cannot be read, so search will miss it."),
}
_KHMER: dict[Condition, Message] = {
    Condition.VISUAL_ORDER: message("Its Khmer is in the wrong order, which search puts right."),
    Condition.LOST: message(
        "Its Khmer has lost letters, so it cannot be searched. Ask for another PDF."
    ),
}
_MOST_RANGES = 12
_LONGEST_LIMIT = 3600.0


class NoWorkerError(Problem):
    """The program that opens PDFs cannot be started."""

    def __init__(self) -> None:
        super().__init__(
            message("The part of Kiosk that opens PDFs cannot be started. Run “kiosk self-test”.")
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("files", nargs="+", metavar="FILE.pdf")
    parser.add_argument("--limit", type=seconds, default=PAGE_LIMIT, metavar="SECONDS")
    parser.add_argument("--json", action="store_true")


def seconds(text: str) -> float:
    """Read a page's time limit; named as a complaint names what is wanted."""
    value = float(text)
    if not 0 < value <= _LONGEST_LIMIT:
        raise ValueError(text)
    return value


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Say what came of each file as soon as it is known; gives 0 whatever it was."""
    say = json_for if arguments.json else line_for
    try:
        with Inspector(page_limit=arguments.limit) as inspector:
            for file in arguments.files:
                context.write(say(file, inspector.inspect(Path(file)), context.catalogue))
    except RenderError as error:
        raise NoWorkerError from error
    return 0


def json_for(file: str, found: Inspection, _catalogue: Catalogue) -> str:
    """The inspection as `--json` gives it: what is not known is null."""
    slowest, peak = found.slowest_page, found.peak_memory
    values = {
        "file": file,
        "verdict": found.verdict.value,
        "pages": found.pages,
        "slowest_page_ms": None if slowest is None else round(slowest * 1000),
        "peak_mb": None if peak is None else round(peak / 1024**2),
        "text": found.text.value,
        "khmer": found.khmer.value,
        "reason": found.reason and found.reason.value,
    }
    return json.dumps(values, ensure_ascii=not _is_text(file))


def line_for(file: str, found: Inspection, catalogue: Catalogue) -> str:
    """The inspection as a person reads it."""
    shown = one_line(file)
    if not found.pages:
        reason = found.reason or Reason.DAMAGED
        return catalogue.say("{file}: {what}", file=shown, what=_REFUSED.get(reason, _DAMAGED))
    return catalogue.say(
        "{file}: {pages} {cost} {text}",
        file=shown,
        pages=_pages(found, catalogue),
        cost=_cost(found),
        text=_text(found),
    )


def _pages(found: Inspection, catalogue: Catalogue) -> Message:
    if found.verdict is Verdict.OK:
        return message("In order, pages: {count}.", count=found.pages)
    if found.verdict is Verdict.REPAIRED:
        return message("Damaged, yet all pages can be shown: {count}.", count=found.pages)
    why = _UNSHOWN.get(found.reason or Reason.PAGE_FAILED, _PAGES_DAMAGED)
    pages = catalogue.digits_of(_ranges(found.unshown))
    return Message(why.text, {"count": found.pages, "pages": pages})


def _cost(found: Inspection) -> Message:
    milliseconds = round((found.slowest_page or 0.0) * 1000)
    if found.peak_memory is None:
        return message("Slowest page: {milliseconds} ms.", milliseconds=milliseconds)
    return message(
        "Slowest page: {milliseconds} ms, memory: {megabytes} MB.",
        milliseconds=milliseconds,
        megabytes=round(found.peak_memory / 1024**2),
    )


def _text(found: Inspection) -> Message:
    return _KHMER.get(found.khmer) or _TEXT[found.text]


def _ranges(pages: tuple[int, ...]) -> str:
    """Write page numbers as a person does.

    >>> _ranges((3, 7, 8, 9))
    '3, 7–9'
    """
    runs = groupby(enumerate(pages), _distance)
    ends = ([page for _, page in run] for _, run in runs)
    written = [f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in ends]
    return ", ".join(written[:_MOST_RANGES] + ["…"] * (len(written) > _MOST_RANGES))


def _distance(counted: tuple[int, int]) -> int:
    """Return what stays the same as long as one page follows the other."""
    index, page = counted
    return page - index


def _is_text(name: str) -> bool:
    """Say whether the name is valid text; Linux allows others."""
    return not any(unicodedata.category(one) == "Cs" for one in name)
