"""`kiosk self-test`: try everything out on this computer and say what works.

It needs no screen and leaves nothing behind.
"""

from __future__ import annotations

import argparse
import json

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import Check, CheckResult, checked
from kiosk.cli.self_test.complaints import Complaints
from kiosk.cli.self_test.content import content
from kiosk.cli.self_test.drawing import Drawing
from kiosk.cli.self_test.printing import Printing
from kiosk.cli.self_test.settings import settings
from kiosk.cli.self_test.stage import Stage
from kiosk.cli.self_test.translations import translations
from kiosk.cli.self_test.window import TrialWindow
from kiosk.cli.self_test.workers import render_worker, search_worker, share_worker, stick_worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Run every check; gives 1 where one failed."""
    results = _results(context)
    if arguments.json:
        listing = [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in results]
        context.write(json.dumps({"checks": listing}, ensure_ascii=False, indent=2))
    else:
        for one in results:
            verdict = (
                context.catalogue.say("works") if one.ok else context.catalogue.say("does not work")
            )
            context.write(f"{one.name}: {verdict} – {one.detail}")
    return 0 if all(one.ok for one in results) else 1


def _results(context: CliContext) -> list[CheckResult]:
    # What is to be mended in the packs is complained of here, as every command does.
    first = checked("content", content, context)
    with Complaints() as complaints:
        results = [checked(name, check, context) for name, check in _checks(Stage(complaints))]
    return [first, *results, checked("stderr", complaints.are_expected, context)]


def _checks(stage: Stage) -> list[tuple[str, Check]]:
    drawing, window, printing = Drawing(stage), TrialWindow(stage), Printing(stage)
    return [
        ("translations", translations),
        ("settings", settings),
        ("render-worker", render_worker),
        ("search-worker", search_worker),
        ("share-worker", share_worker),
        ("stick-worker", stick_worker),
        ("qr-code", drawing.qr_code),
        ("khmer", drawing.khmer),
        ("window", window.opens),
        ("page", window.shows_a_page),
        ("printers", printing.printers),
    ]
