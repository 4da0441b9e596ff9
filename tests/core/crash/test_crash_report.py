"""A crash report names the lines of the program, and of what was read nothing at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.core.content.place import parse_place
from kiosk.core.crash.frame import Frame, frame_at
from kiosk.core.crash.report import CrashReport, Raised, Surroundings, raised
from kiosk.core.language.catalogue import ENGLISH, Catalogue, read_catalogue
from kiosk.core.language.local_text import LanguageCode

REPOSITORY = Path(__file__).parents[3]
TITLE = "ផលប៉ះពាល់ impacts-study"


def reported(error: BaseException) -> CrashReport:
    around = Surroundings(day=date(2026, 11, 28), language=LanguageCode("en"), qt="6.11.3")
    return CrashReport(raised(error, error.__traceback__), around)


def text_of(error: BaseException, file: Path = Path("crash.txt")) -> str:
    return reported(error).text(file, ENGLISH)


def caught(what: object) -> BaseException:
    """Have our own code fail over something that was read."""
    try:
        parse_place(what)  # type: ignore[arg-type]
    except Exception as error:  # noqa: BLE001 - any will do
        return error
    raise AssertionError


def fails(secret: str, again: int) -> None:
    if again:
        fails(secret, again - 1)
    raise LookupError(secret)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "sokha"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


def test_it_names_the_kind_of_error_and_where_in_our_code_it_came() -> None:
    text = text_of(caught(b"\xff"))

    assert "\nError: TypeError\n" in text
    assert "\n  kiosk.core.content.place, line " in text
    assert ", parse_place\n" in text


def test_it_holds_nothing_the_error_says_of_itself() -> None:
    with pytest.raises(LookupError) as found:
        fails(TITLE, 3)

    text = text_of(found.value)

    assert "Error: LookupError" in text
    assert TITLE not in text
    assert "impacts" not in text


def test_of_others_code_it_names_the_package_only() -> None:
    with pytest.raises(LookupError) as found:
        fails(TITLE, 0)

    (error,) = raised(found.value, found.tb)

    assert {frame.module for frame in error.frames} == {"tests"}
    assert {str(frame) for frame in error.frames} == {"tests"}


def test_what_an_error_came_of_is_named_as_well() -> None:
    error = ValueError(TITLE)
    error.__cause__ = KeyError(TITLE)
    error.__cause__.__context__ = caught(b"")

    kinds = [one.kind for one in raised(error, error.__traceback__)]

    assert kinds == ["ValueError", "KeyError", "TypeError"]


def test_what_calls_itself_without_end_is_told_in_few_lines() -> None:
    with pytest.raises(LookupError) as found:
        fails(TITLE, 300)

    (error,) = raised(found.value, found.tb)

    assert len(error.frames) == 40


def test_its_first_lines_say_what_it_is_where_it_lies_and_that_it_was_not_sent(
    home: Path,
) -> None:
    file = home / ".config" / "kiosk" / "crash-reports" / "crash-2026-11-28-1.txt"

    head = text_of(caught(b""), file).splitlines()[:4]

    assert head[0] == "This is a report of an error in Kiosk."
    assert "~/.config/kiosk/crash-reports/crash-2026-11-28-1.txt" in head[1]
    assert "not sent" in head[1]
    assert "no names of documents, no search words" in head[2]


@pytest.mark.parametrize("folder", [".config/kiosk", "../stick of sokha/kiosk/settings"])
def test_it_does_not_name_the_user(home: Path, folder: str) -> None:
    file = (home / folder / "crash-reports" / "crash-2026-11-28-1.txt").resolve()

    text = text_of(caught(b""), file)

    assert "sokha" not in text
    assert "crash-reports/crash-2026-11-28-1.txt" in text


def test_it_names_versions_and_the_day_but_no_time() -> None:
    lines = text_of(caught(b"")).splitlines()

    assert [line.partition(":")[0] for line in lines[5:11]] == [
        "Date",
        "Kiosk",
        "Python",
        "Qt",
        "System",
        "Language",
    ]
    assert lines[5] == "Date: 2026-11-28"
    assert all(line.partition(": ")[2] for line in lines[5:11])


def test_in_another_language_it_says_what_it_is_in_both() -> None:
    khmer = read_catalogue(REPOSITORY / "translations" / "km.po")
    told = "This is a report of an error in Kiosk."
    ours = Catalogue(code=khmer.code, name=khmer.name, entries={("", told): "នេះជារបាយការណ៍"})

    text = reported(caught(b"")).text(Path("crash.txt"), ours)

    assert text.startswith("នេះជារបាយការណ៍\n")
    assert f"\n\n{told}\n" in text


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (str(REPOSITORY / "src/kiosk/ui/window.py"), "kiosk.ui.window, line 7, show"),
        ("kiosk/ui/window.py", "kiosk.ui.window, line 7, show"),
        ("/home/sokha/.venv/lib/python3.11/site-packages/PySide6/support.py", "PySide6"),
        ("/usr/lib/python3/dist-packages/polib.py", "polib"),
        ("/home/sokha/kiosk/notes.py", "elsewhere"),
        ("<string>", "elsewhere"),
        ("", "elsewhere"),
    ],
)
def test_a_file_is_told_as_a_module_without_where_it_lies(file: str, told: str) -> None:
    assert str(frame_at(file, "show", 7)) == told


def test_a_report_can_be_of_an_error_without_frames() -> None:
    around = reported(caught(b"")).surroundings

    text = CrashReport((Raised("KeyError", ()),), around).text(Path("x"), ENGLISH)

    assert text.endswith("\nError: KeyError\n")
    assert str(Frame("polib")) == "polib"
