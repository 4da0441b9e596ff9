"""When somebody uses a kiosk that nothing listens in to: by keys, the window's title, the picture.

What is asserted here works with the packaged program as well.
"""

import re
import shlex
import signal
from pathlib import Path

import numpy as np
from pytest_bdd import given, parsers, then, when
from tests.e2e.calls import (
    asked_for_networks,
    connections,
    internet_sockets,
    left_files,
    left_memory,
)
from tests.e2e.clipboard import Kept, pasted
from tests.e2e.footprints import left_in
from tests.e2e.program import wait_for
from tests.e2e.steps.codes import read_codes
from tests.e2e.visit import Visit
from tests.workers.pdfs import text_pdf

from kiosk.ui.theme import LIGHT

_RED = "#FF0000"
"""The square on each page of the PDF."""

_AN_AREA = 100
"""Pixels of a colour that no letter's edge has by chance."""

_INDEX = ("built", "search-index")
"""What is kept beside a pack: an index of what is in it, not of what was read."""

_ON_STICK, _ELSEWHERE = "stick/packs/mine", "../packs/mine"

_IPP = 631
"""The port on which this computer is asked for its printers (RFC 8010)."""

# --- the computer


@given("folders as the system has it")
def _() -> None:
    pass


@given("folders as XDG variables say")
def _(visit: Visit) -> None:
    for kind in ("config", "data", "cache", "state"):
        visit.environment[f"XDG_{kind.upper()}_HOME"] = str(visit.home / "xdg" / kind)


@given("a session bus on GNOME's desktop")
def _(visit: Visit) -> None:
    visit.join_desktop("GNOME")


@given("a pack on the stick, and a newer edition of it elsewhere")
def _(visit: Visit) -> None:
    for folder, version in ((_ON_STICK, 1), (_ELSEWHERE, 2)):
        pack = f'id = "mine"\nversion = "{version}"\ntitle = {{ en = "Mine" }}\n'
        visit.put_file(visit.home / folder / "pack.toml", pack)


@given("a PDF that nobody may hear of")
def _(visit: Visit) -> None:
    text_pdf(_secret_pdf(visit), words=visit.secret)


def _secret_pdf(visit: Visit) -> Path:
    return visit.home.parent / f"{visit.secret}.pdf"


# --- hands


@when(parsers.re('I start the kiosk at that PDF as users do, with "(?P<options>.*)"'))
def _(visit: Visit, options: str) -> None:
    words = [str(_secret_pdf(visit)), "--lang", "en", *shlex.split(options)]
    visit.start_plainly(words, noted=visit.noted)
    _wait_for_title(visit, visit.secret)
    (window,) = visit.display.windows(visit.secret)
    visit.display.place_window(window, *visit.size)
    wait_for(lambda: _corner(visit) == LIGHT.surface, "The window fills the screen")
    _wait_for_colour(visit, _RED)


@when(parsers.parse('I find something in the PDF, copy it and save the PDF as "{name}"'))
def _(visit: Visit, name: str) -> None:
    visit.display.press("ctrl+f")
    visit.display.type(f"{visit.secret} 2")
    visit.display.press("Return")
    _wait_for_colour(visit, LIGHT.mark_found_now)
    visit.display.press("Escape")
    visit.display.press("ctrl+a")
    _wait_for_colour(visit, LIGHT.mark_selected)
    visit.display.press("ctrl+c")
    wait_for(lambda: visit.secret in pasted(visit.display, Kept.COPIED), "The text is copied")
    _open_sheet(visit, "ctrl+s")
    visit.display.press("ctrl+a")
    visit.display.type(name)
    visit.display.press("Return")
    copy = visit.home / "Documents" / name
    wait_for(copy.exists, f"{copy} is there")
    _close_sheet(visit)


@when("I look how it would be printed")
def _(visit: Visit) -> None:
    _open_sheet(visit, "ctrl+p")
    _wait_for_colour(visit, _RED)
    _close_sheet(visit)


@when("I ask for a printer")
def _(visit: Visit) -> None:
    _open_sheet(visit, "ctrl+p")
    _wait_for_colour(visit, _RED)
    visit.display.press("Return")
    _close_sheet(visit)


@when("I search for what nobody may hear of")
def _(visit: Visit) -> None:
    visit.display.press("ctrl+k")
    visit.display.type(visit.secret)
    visit.display.press("Return")
    _wait_for_title(visit, "Search")


@when("I go on to a guide and its code, to first aid and to a report")
def _(visit: Visit) -> None:
    _open_second_hit(visit, "phishing", "Phishing and malware")
    _press(visit, "Next")
    _look_at_code(visit)
    visit.display.press("F1")
    _wait_for_title(visit, "What happened")
    visit.display.press("Tab", "Tab", "Return")
    _wait_for_title(visit, "I clicked a link")
    _open_second_hit(visit, "briefing", "The impacts of digital rights restrictions")
    _press(visit, "End")


def _look_at_code(visit: Visit) -> None:
    """Look at the code until the share worker has looked which networks there are."""
    visit.display.press("ctrl+r")
    wait_for(lambda: bool(read_codes(visit.display.picture())), "There is a code")
    wait_for(lambda: asked_for_networks(visit.noted), "It was asked which networks there are")
    visit.display.press("Escape")
    wait_for(lambda: not read_codes(visit.display.picture()), "There is no code any more")


def _open_second_hit(visit: Visit, query: str, title: str) -> None:
    visit.display.press("ctrl+k", "ctrl+a")
    visit.display.type(query)
    _wait_for_colour(visit, LIGHT.found)
    visit.display.press("Down", "Return")
    _wait_for_title(visit, title)


@when("I choose another language")
def _(visit: Visit) -> None:
    visit.display.press("F2")
    _wait_for_title(visit, "ផលប៉ះពាល់")


@when("the program is killed")
def _(visit: Visit) -> None:
    visit.plain.signal(signal.SIGKILL)


@when("the program crashes")
def _(visit: Visit) -> None:
    visit.plain.signal(signal.SIGSEGV)


def _press(visit: Visit, key: str) -> None:
    """Press a key that changes something to be seen, and wait for that."""
    before = visit.display.picture()
    visit.display.press(key)
    wait_for(lambda: not np.array_equal(visit.display.picture(), before), f"{key} changes a thing")


def _open_sheet(visit: Visit, key: str) -> None:
    """Press a key that lays a sheet over the window, which is darker around it."""
    visit.display.press(key)
    wait_for(lambda: _corner(visit) != LIGHT.surface, f"{key} opens a sheet")


def _close_sheet(visit: Visit) -> None:
    visit.display.press("Escape")
    wait_for(lambda: _corner(visit) == LIGHT.surface, "The sheet is closed")


def _corner(visit: Visit) -> str:
    """Give the colour of the window's upper left corner."""
    return f"#{bytes(visit.display.picture()[0, 0]).hex().upper()}"


def _wait_for_title(visit: Visit, words: str) -> None:
    wait_for(lambda: bool(visit.display.windows(words)), f"The window is called “{words}”")


def _wait_for_colour(visit: Visit, colour: str) -> None:
    """Wait for an area of this colour."""
    wanted = np.frombuffer(bytes.fromhex(colour.removeprefix("#")), np.uint8)

    def is_there() -> bool:
        return np.count_nonzero((visit.display.picture() == wanted).all(axis=2)) > _AN_AREA

    wait_for(is_there, f"Something is {colour}")


# --- what is left


@then("no process of it is left")
def _(visit: Visit) -> None:
    visit.plain.ending()


@then(parsers.parse("nothing is left in the home folder but {files}"))
def _(visit: Visit, files: str) -> None:
    left = left_in(visit.home)
    assert left == set(re.findall('"([^"]+)"', files)), left


@then(parsers.parse('in the home folder there are "{copy}" and a report that tells nothing of it'))
def _(visit: Visit, copy: str) -> None:
    reports = visit.home / ".config/kiosk/crash-reports"
    report = next(reports.glob("crash-*.txt"))
    to_tell = reports / "not-told-yet"

    named = {str(file.relative_to(visit.home)) for file in (report, to_tell)}
    assert left_in(visit.home) == {copy, *named}
    assert "Segmentation fault" in report.read_text(encoding="utf-8")
    for file in (report, to_tell):
        assert visit.secret not in file.read_text(encoding="utf-8")


@then("nothing is left of it anywhere else")
def _(visit: Visit) -> None:
    """Neither where it wrote itself, nor where others may have written for it."""
    left = {file for file in _left_elsewhere(visit) if file.parts[-2:] != _INDEX}
    in_runtime = left_in(visit.runtime) - visit.runtime_before
    telling = visit.footprints.telling(visit.secret, besides=visit.home.parent)
    memory = left_memory(visit.noted)
    assert (left, in_runtime, telling, memory) == (set(), set(), [], set()), (
        f"{left} {in_runtime} {telling} {memory}"
    )


@then("the stick has an index of the pack, and the newer edition has none")
def _(visit: Visit) -> None:
    wait_for(Path(visit.home, _ON_STICK, *_INDEX).is_file, "An index is on the stick")
    assert not Path(visit.home, _ELSEWHERE, *_INDEX).exists()


def _left_elsewhere(visit: Visit) -> set[Path]:
    return {file for file in left_files(visit.noted) if not file.is_relative_to(visit.home)}


@then("the bus has started nothing for it")
def _(visit: Visit) -> None:
    assert visit.bus is not None
    assert not visit.bus.started(), visit.bus.started()


@then("it has opened no socket of the internet's")
def _(visit: Visit) -> None:
    opened = internet_sockets(visit.noted)
    assert not opened, opened


@then("it has opened sockets of the internet's to ask for printers, and no others")
def _(visit: Visit) -> None:
    assert internet_sockets(visit.noted)
    assert connections(visit.noted) == {_IPP}, connections(visit.noted)
