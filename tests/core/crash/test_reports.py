"""Crash reports lie in one folder, a handful of them, and nothing of anybody else's is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.core.conftest import Nobody

from kiosk.core.crash.report import CrashReport, Raised, Surroundings
from kiosk.core.crash.reports import CrashReports
from kiosk.core.crash.untold import UNTOLD, take_untold
from kiosk.core.language.catalogue import ENGLISH

TODAY = date(2026, 11, 28)


def report(day: date = TODAY) -> CrashReport:
    around = Surroundings(day=day, language=ENGLISH.code, qt="6.11.3")
    return CrashReport((Raised("KeyError", ()),), around)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the reports would be: it is not there yet."""
    return tmp_path / "kiosk" / "crash-reports"


@pytest.fixture
def reports(folder: Path) -> CrashReports:
    return CrashReports(folder)


def test_a_report_is_a_file_of_its_day(reports: CrashReports, folder: Path) -> None:
    file = reports.keep(report(), ENGLISH)

    assert file == folder / "crash-2026-11-28-1.txt"
    assert file.read_text(encoding="utf-8") == report().text(file, ENGLISH)


def test_only_the_newest_handful_is_kept(reports: CrashReports, folder: Path) -> None:
    reports.keep(report(date(2026, 9, 30)), ENGLISH)
    for _ in range(10):
        reports.keep(report(), ENGLISH)

    assert sorted(one.name for one in folder.iterdir()) == sorted(
        f"crash-2026-11-28-{number}.txt" for number in range(6, 11)
    )


def test_other_files_in_the_folder_are_left_alone(reports: CrashReports, folder: Path) -> None:
    folder.mkdir(parents=True)
    notes = folder / "crash-notes.txt"
    notes.write_text("mine")

    for _ in range(7):
        reports.keep(report(), ENGLISH)

    assert notes.read_text() == "mine"


def test_a_folder_that_cannot_be_written_gets_no_report(
    reports: CrashReports, folder: Path, as_nobody: Nobody
) -> None:
    with as_nobody.as_root():
        folder.mkdir(parents=True)
        folder.chmod(0o555)

    assert reports.keep(report(), ENGLISH) is None
    assert reports.keep_to_tell(report(), ENGLISH) is None
    assert list(folder.iterdir()) == []


def test_a_file_in_the_folders_place_is_left_there(reports: CrashReports, folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("mine")

    assert reports.keep(report(), ENGLISH) is None
    assert folder.read_text() == "mine"


def test_a_report_to_tell_of_is_told_of_once(reports: CrashReports, folder: Path) -> None:
    file = reports.keep_to_tell(report(), ENGLISH)

    assert take_untold(folder) == file
    assert take_untold(folder) is None
    assert [one.name for one in folder.iterdir()] == ["crash-2026-11-28-1.txt"]


def test_there_is_nothing_to_tell_of_without_a_crash(reports: CrashReports, folder: Path) -> None:
    assert take_untold(folder) is None
    assert not folder.exists()

    reports.keep(report(), ENGLISH)

    assert take_untold(folder) is None


@pytest.mark.parametrize("note", ["", "gone.txt", "../../settings.json", "\0"])
def test_a_note_that_names_no_report_tells_of_nothing(folder: Path, note: str) -> None:
    folder.mkdir(parents=True)
    (folder.parent / "settings.json").write_text("{}")
    (folder / UNTOLD).write_text(note)

    assert take_untold(folder) is None


def test_reports_of_another_day_are_counted_anew(reports: CrashReports) -> None:
    first = reports.keep(report(), ENGLISH)
    again = replace(report(), surroundings=report(date(2026, 11, 29)).surroundings)

    second = reports.keep(again, ENGLISH)

    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("crash-2026-11-28-1.txt", "crash-2026-11-29-1.txt")
