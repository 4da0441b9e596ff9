"""Whether printers can be asked for. Only this check and somebody who prints do that."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.cli.self_test.stage import Stage
from kiosk.core.language.message import Message, message


class Printing:
    """Speaks to the printing system through Qt."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def printers(self, context: CliContext) -> Message:
        """Count the printers. On Linux and macOS (CUPS) that opens a socket, usually to port 631.

        It fails where what speaks to the system is missing: then there would seem to be none.
        """
        self._stage.application(context)
        from PySide6.QtPrintSupport import QPrinterInfo

        if sys.platform != "darwin":  # there it is no plugin
            _check_plugin()
        return message(
            "{count} printers; the computer’s printing system was asked for them over a socket",
            count=len(QPrinterInfo.availablePrinterNames()),
        )


def _check_plugin() -> None:
    from PySide6.QtCore import QCoreApplication, QPluginLoader

    folders = [Path(path, "printsupport") for path in QCoreApplication.libraryPaths()]
    files = [file for folder in folders for file in folder.glob("*printersupport*")]
    loaders = [QPluginLoader(str(file)) for file in files]
    if not any(loader.load() for loader in loaders):
        reasons = [loader.errorString() for loader in loaders] or list(map(str, folders))
        raise CheckError(message("Nothing could be printed ({reason}).", reason="; ".join(reasons)))
