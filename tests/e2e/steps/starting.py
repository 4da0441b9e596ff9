"""Starting and ending the kiosk."""

import os
import shlex
import signal

from pytest_bdd import given, parsers, then, when
from tests.e2e.program import wait_for
from tests.e2e.screen import seen
from tests.e2e.visit import Visit

LANGUAGES = {"English": "en", "Khmer": "km"}

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
    assert visit.plain.ending() == (0, "", "")


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
    assert visit.program.wait_until_ended() == -signal.SIGKILL


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
