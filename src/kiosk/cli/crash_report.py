"""Standing by for crashes of the window, and the program that reports one of its whole process.

`kiosk --crash-report FOLDER LANGUAGE REASON` is for the window's witness alone
(`kiosk.workers.witness`): it reads what faulthandler wrote.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kiosk.cli.terminal import TerminalTeller
from kiosk.cli.words import CRASH_REPORT
from kiosk.core.crash.watch import CrashWatch
from kiosk.core.folders import find_folders
from kiosk.core.language.catalogue import ENGLISH, Catalogue, read_catalogues
from kiosk.workers.launch import program_command
from kiosk.workers.witness import call_witness


def stand_by(folder: Path, catalogue: Catalogue) -> CrashWatch:
    """Have every crash of this process reported in `folder`, until the window can tell of them."""
    folder = folder.absolute()  # a name that holds for whoever reads the report
    watch = CrashWatch(folder, TerminalTeller(catalogue))
    watch.begin()
    call_witness([*program_command(), CRASH_REPORT, str(folder), catalogue.code])
    return watch


def write_report(words: Sequence[str]) -> int:
    """Report what standard input tells, and say so; gives the exit code."""
    from kiosk.core.crash.native import struck
    from kiosk.core.crash.report import CrashReport, Surroundings
    from kiosk.core.crash.reports import CrashReports
    from kiosk.core.crash.words import closing_words

    folder, code, why = words
    catalogue = _catalogue(code)
    today = date.today()  # noqa: DTZ011 - the day where the laptop is
    around = Surroundings(day=today, language=catalogue.code, qt=_qt_version())
    report = CrashReport((struck(why, sys.stdin),), around)
    file = CrashReports(Path(folder)).keep_to_tell(report, catalogue)
    TerminalTeller(catalogue).tell(closing_words(file))
    return 0


def _catalogue(code: str) -> Catalogue:
    catalogues = read_catalogues(find_folders(os.environ).translations)
    return next((one for one in catalogues if one.code == code), ENGLISH)


def _qt_version() -> str:
    try:
        import PySide6
    except ImportError:
        return "none"
    return PySide6.__version__
