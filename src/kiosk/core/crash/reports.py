"""Where crash reports lie: a handful of files, the newest."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from kiosk.core.crash.report import CrashReport
from kiosk.core.crash.untold import UNTOLD
from kiosk.core.language.catalogue import Catalogue

_MOST_KEPT = 5
_NAME = re.compile(r"crash-(\d{4}-\d{2}-\d{2})-(\d{1,4})\.txt")


class CrashReports:
    """The folder of the reports. It is made with the first one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, report: CrashReport, catalogue: Catalogue) -> Path | None:
        """Write a report; gives its file, or None where none can be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._new_file(report.surroundings.day)
            _write(file, report.text(file, catalogue))
        except OSError:
            return None
        self._drop_old()
        return file

    def keep_to_tell(self, report: CrashReport, catalogue: Catalogue) -> Path | None:
        """Write a report like `keep`; the next window is to tell of it."""
        file = self.keep(report, catalogue)
        if file is not None:
            with suppress(OSError):
                _write(self._folder / UNTOLD, file.name)
        return file

    def _kept(self) -> list[tuple[str, int, Path]]:
        """List day, number and file of each report, the oldest first; other files are not ours."""
        return sorted(
            (name[1], int(name[2]), file)
            for file in self._folder.iterdir()
            if (name := _NAME.fullmatch(file.name))
        )

    def _new_file(self, day: date) -> Path:
        numbers = [number for of, number, _ in self._kept() if of == day.isoformat()]
        return self._folder / f"crash-{day.isoformat()}-{max(numbers, default=0) + 1}.txt"

    def _drop_old(self) -> None:
        with suppress(OSError):
            for _, _, file in self._kept()[:-_MOST_KEPT]:
                file.unlink(missing_ok=True)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        raise
