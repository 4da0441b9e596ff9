"""Given a computer, and starting and ending the kiosk on it."""

import json
import os
import shlex
import signal
from collections.abc import Callable
from pathlib import Path

from pytest_bdd import given, parsers, then, when
from tests.e2e.program import (
    PATIENCE,
    ROOT,
    environment_of,
    processes_of_session,
    wait_for,
)
from tests.e2e.screen import seen
from tests.e2e.visit import Visit
from tests.workers.pdfs import cut_off_pdf, locked_pdf, pageless_pdf, text_pdf

LANGUAGES = {"English": "en", "Khmer": "km"}


# --- the computer


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
    "cut off": _cut_off,
    "locked with a password": _locked,
    "without pages": pageless_pdf,
    "not a PDF": _no_pdf,
    "empty": _empty,
}


# --- starting


@given("the kiosk is open")
@when("I start the kiosk")
def _(visit: Visit) -> None:
    visit.start()


@given(parsers.parse("the kiosk is open in {language}"))
def _(visit: Visit, language: str) -> None:
    visit.start(["--lang", LANGUAGES[language]])


@given(parsers.parse('the kiosk is open at "{place}" in {language}'))
def _(visit: Visit, place: str, language: str) -> None:
    visit.start([place, "--lang", LANGUAGES[language]])


@when(parsers.parse('I start the kiosk with "{arguments}"'))
def _(visit: Visit, arguments: str) -> None:
    visit.start(shlex.split(arguments))


@when("I start the kiosk as users do, in English")
def _(visit: Visit) -> None:
    visit.start_plainly(["--lang", "en"])


@then(parsers.parse('a window called "{title}" comes up'))
def _(visit: Visit, title: str) -> None:
    def is_there() -> bool:
        return bool(visit.display.windows(title))

    wait_for(is_there, f"A window “{title}” comes up")


@when("I quit it")
def _(visit: Visit) -> None:
    visit.display.press("ctrl+q")


@then("it ends with exit code 0 and without a word")
def _(visit: Visit) -> None:
    assert visit.plain is not None
    words, complaints = visit.plain.communicate(timeout=PATIENCE)
    assert (visit.plain.returncode, words, complaints) == (0, "", "")
    wait_for(lambda: not processes_of_session(visit.plain_session), "All processes have ended")


@when("I close the kiosk and start it again")
def _(visit: Visit) -> None:
    visit.restart()


@when(parsers.parse('I run "kiosk {arguments}"'))
def _(visit: Visit, arguments: str) -> None:
    visit.ask(shlex.split(arguments))


@then(parsers.parse("the exit code is {code:d}"))
def _(visit: Visit, code: int) -> None:
    assert visit.answer is not None
    assert visit.answer.returncode == code, visit.answer


@then(parsers.parse('it says "{words}"'))
def _(visit: Visit, words: str) -> None:
    assert visit.answer is not None
    told = visit.answer.stderr.strip().splitlines()
    assert len(told) == 1, told
    assert words in seen(told[0])


@then(parsers.parse("it answers in {script} letters"))
def _(visit: Visit, script: str) -> None:
    assert visit.answer is not None
    has_khmer = any("\u1780" <= letter <= "\u17ff" for letter in visit.answer.stderr)
    assert has_khmer == (script == "Khmer"), visit.answer.stderr


# --- ending


@when("the worker is killed")
def _(visit: Visit) -> None:
    workers = visit.program.workers()
    assert len(workers) == 1, workers
    os.kill(workers[0], signal.SIGKILL)


@when("the worker hangs")
def _(visit: Visit) -> None:
    (worker,) = visit.program.workers()
    os.kill(worker, signal.SIGSTOP)


@when("the window's process is killed")
def _(visit: Visit) -> None:
    os.kill(visit.program.pid, signal.SIGKILL)
    visit.program.process.wait(5)


@when("I quit")
def _(visit: Visit) -> None:
    visit.program.press("Ctrl+Q")
    assert visit.program.wait_until_ended() == 0


@then("a new worker runs")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda _: len(visit.program.workers()) == 1, "One worker runs")


@then("no process is left")
def _(visit: Visit) -> None:
    wait_for(lambda: not visit.program.left_processes(), "All processes have ended")


@then("nothing was written to the home folder")
def _(visit: Visit) -> None:
    written = [str(path.relative_to(visit.home)) for path in visit.home.rglob("*")]
    assert not written, written


@then(parsers.parse('only "{file}" was written to the home folder'))
def _(visit: Visit, file: str) -> None:
    def written() -> list[str]:
        found = (path for path in visit.home.rglob("*") if path.is_file())
        return [str(path.relative_to(visit.home)) for path in found]

    wait_for(lambda: written() == [file], f"{file} was written")


@then(parsers.parse("the settings file holds {text}"))
def _(visit: Visit, text: str) -> None:
    def holds() -> bool:
        kept = visit.settings_file.read_text() if visit.settings_file.exists() else "null"
        return bool(json.loads(kept) == json.loads(text))

    wait_for(holds, f"The settings file holds {text}")


@then(parsers.parse('the folder "{folder}" holds the same file as the pack\'s "{original}"'))
def _(visit: Visit, folder: str, original: str) -> None:
    (copy,) = (visit.home / folder).iterdir()
    assert copy.read_bytes() == (ROOT / "resources/packs/camboja" / original).read_bytes()


@then("there is no settings file")
def _(visit: Visit) -> None:
    assert not visit.settings_file.exists()


@then("no network socket is open")
def _(visit: Visit) -> None:
    inodes = {
        line.split()[9]
        for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    }
    for pid in visit.program.left_processes():
        for handle in Path(f"/proc/{pid}/fd").iterdir():
            target = str(handle.readlink())
            assert target.removeprefix("socket:[").removesuffix("]") not in inodes
