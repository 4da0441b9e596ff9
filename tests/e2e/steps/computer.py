"""Given a computer with its language, its settings and its files."""

import json
from collections.abc import Callable
from pathlib import Path

from pytest_bdd import given, parsers, when
from tests.e2e.program import environment_of
from tests.e2e.visit import Visit
from tests.workers.pdfs import cut_off_pdf, handbook_pdf, locked_pdf, pageless_pdf, text_pdf


@given(parsers.parse('the system\'s language is "{locale}"'))
def _(visit: Visit, locale: str) -> None:
    visit.environment["LANG"] = locale


@given("the system names no language")
def _(visit: Visit) -> None:
    visit.environment["LANG"] = ""


@given(parsers.parse("a window of {width:d} by {height:d}"))
def _(visit: Visit, width: int, height: int) -> None:
    visit.size = width, height


@given(parsers.parse("the settings file holds {text}"))
def _(visit: Visit, text: str) -> None:
    visit.put_file(visit.settings_file, text)


@given(parsers.parse("text at {percent:d} %"))
def _(visit: Visit, percent: int) -> None:
    visit.put_file(visit.settings_file, json.dumps({"text_scale": percent}))


@given("the settings file cannot be written")
def _(visit: Visit) -> None:
    # A folder in the new file's place stops even the superuser, whom permissions do not.
    visit.settings_file.with_suffix(".new").mkdir(parents=True)


@given("the settings file cannot be read")
def _(visit: Visit) -> None:
    visit.settings_file.mkdir(parents=True)


@given("a home folder that cannot be written")
def _(visit: Visit) -> None:
    visit.put_file(visit.home / ".config", "")
    visit.put_file(visit.home / ".local", "")


@given("there is no pack at all")
def _(visit: Visit) -> None:
    (visit.home / "empty").mkdir()
    visit.options += ["--pack", str(visit.home / "empty")]


@given("a Khmer keyboard is on")
@when("a Khmer keyboard is on")
def _(visit: Visit) -> None:
    visit.display.set_keyboard("kh,us")


@given("a projector is connected")
def _(visit: Visit) -> None:
    visit.connect_projector()


@when("I unplug the projector")
def _(visit: Visit) -> None:
    visit.display.unplug("projector")


@given("there is no session bus")
def _(visit: Visit) -> None:
    assert "DBUS_SESSION_BUS_ADDRESS" not in environment_of(visit.display, visit.home)


@given("there is a folder for documents")
def _(visit: Visit) -> None:
    (visit.home / "Documents").mkdir()


@given(parsers.parse('there is a folder "{name}"'))
def _(visit: Visit, name: str) -> None:
    (visit.home / name).mkdir()


@given(parsers.parse('"{file}" in the user\'s packs folder says "{text}"'))
def _(visit: Visit, file: str, text: str) -> None:
    visit.put_file(visit.packs_folder / file, text.replace("\\n", "\n"))


@given(parsers.parse('"{file}" in the user\'s packs folder is a PDF of {pages:d} pages'))
@when(parsers.parse('I put a PDF of {pages:d} pages into the user\'s packs folder as "{file}"'))
def _(visit: Visit, file: str, pages: int) -> None:
    path = visit.packs_folder / file
    path.parent.mkdir(parents=True)
    text_pdf(path, pages=pages)


@given(parsers.parse('a file "{name}" that is {state}'))
def _(visit: Visit, name: str, state: str) -> None:
    _MAKERS[state](visit.home / name)


def _locked(path: Path) -> Path:
    return locked_pdf(path, "secret")


def _cut_off(path: Path) -> Path:
    return cut_off_pdf(path, keep=0.02)


def _no_pdf(path: Path) -> None:
    path.write_text("This is a shopping list: rice, fish, limes.")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


_MAKERS: dict[str, Callable[[Path], object]] = {
    "a PDF of 3 pages": text_pdf,
    "a PDF with links": handbook_pdf,
    "cut off": _cut_off,
    "locked with a password": _locked,
    "without pages": pageless_pdf,
    "not a PDF": _no_pdf,
    "empty": _empty,
}
