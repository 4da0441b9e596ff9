"""Starting the kiosk a second time."""

import os
import shlex
import signal

from pytest_bdd import parsers, then, when
from tests.e2e.plain import PlainProgram
from tests.e2e.program import wait_for
from tests.e2e.visit import Visit


@when(parsers.re(r'I start the kiosk again with "(?P<arguments>[^"]*)"'))
def _(visit: Visit, arguments: str) -> None:
    visit.ask(shlex.split(arguments))


@when(parsers.parse('I double-click the file "{name}"'))
def _(visit: Visit, name: str) -> None:
    visit.ask([(visit.home / name).as_uri()])


@when(parsers.parse('I start another kiosk with "{arguments}"'))
def _(visit: Visit, arguments: str) -> None:
    visit.start_plainly(shlex.split(arguments))


@then("it ends with exit code 0, without a word and without a window")
def _(visit: Visit) -> None:
    assert visit.answer is not None
    said = visit.answer
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    assert visit.display.windows("Kiosk") in ([], [visit.program.screen().window])


@when("I minimise the window")
def _(visit: Visit) -> None:
    window = visit.program.screen().window
    visit.display.minimise(window)
    wait_for(lambda: window not in visit.display.windows("Kiosk"), "The window has gone")


@then("the window is in front")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda screen: screen.is_active, "The window hears the keyboard")
    assert visit.program.screen().window in visit.display.windows("Kiosk")


@then("the window is not in front")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda screen: not screen.is_active, "Another window is before it")


@when("the window's process hangs")
def _(visit: Visit) -> None:
    os.kill(visit.program.pid, signal.SIGSTOP)


@when(parsers.parse("I start the kiosk {count:d} times at once, in English"))
def _(visit: Visit, count: int) -> None:
    for _ in range(count):
        visit.start_plainly(["--lang", "en"])


@then("one of them has the window and the others end without a word")
def _(visit: Visit) -> None:
    def ended() -> list[PlainProgram]:
        return [one for one in visit.plains if one.has_ended]

    wait_for(lambda: len(ended()) == len(visit.plains) - 1, "All but one have ended")
    for one in ended():
        assert one.ending() == (0, "", "")
    wait_for(lambda: len(visit.display.windows("Kiosk")) == 1, "There is one window")
