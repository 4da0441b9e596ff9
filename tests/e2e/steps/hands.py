"""When a person presses keys, clicks and types."""

from pytest_bdd import given, parsers, then, when
from tests.e2e.program import NotSeenError
from tests.e2e.visit import Visit

_MOST_TABS = 80
_KEY_CODES = {"K": 45, "R": 27, "Q": 24}
"""Where the letters lie on every PC's keyboard, as X counts keys."""


@when(parsers.parse('I click "{words}"'))
@given(parsers.parse('I have clicked "{words}"'))
def _(visit: Visit, words: str) -> None:
    visit.program.click(words)


@when(parsers.re(r'I press (?P<key>[^ "]+(?: Down| Up)?)$'))
def _(visit: Visit, key: str) -> None:
    visit.program.press(key)


@when(parsers.re(r'I press (?P<key>[^ "]+(?: Down| Up)?) (?P<times>\d+) times$'))
def _(visit: Visit, key: str, times: str) -> None:
    visit.program.press(*[key] * int(times))


@when(parsers.parse("I press {keys} in a hurry"))
def _(visit: Visit, keys: str) -> None:
    visit.program.press(*(key.replace("comma", ",") for key in keys.split(", ")))


@when(parsers.parse("I press Ctrl and the key where {letter} lies"))
def _(visit: Visit, letter: str) -> None:
    visit.display.press_key(_KEY_CODES[letter])


@when(parsers.parse('I type "{text}"'))
@given(parsers.parse('I have typed "{text}"'))
def _(visit: Visit, text: str) -> None:
    visit.program.type(text)


@when(parsers.parse('I press Tab until "{words}" has the focus'))
def _(visit: Visit, words: str) -> None:
    seen_focus = []
    for _ in range(_MOST_TABS):
        before = visit.program.screen()
        if words in before.focus:
            return
        visit.program.press("Tab")
        visit.program.wait_until(before.has_other_focus, "Tab moves on")
        seen_focus.append(before.focus)
    raise NotSeenError(f"Tab never reaches “{words}”, only {seen_focus}")


@then("Tab reaches everything that can be pressed, and one of each choice")
def _(visit: Visit) -> None:
    screen = visit.program.steady_screen()
    things = [thing for thing in screen.things if thing.can_press and thing.is_enabled]
    choices = {thing.name: thing.choice or thing.name for thing in things}
    left = set(choices.values()) - {"link"}
    assert left, screen.readable()
    for _ in range(_MOST_TABS):
        visit.program.press("Tab")
        focus = visit.program.screen().focus
        left.discard(choices.get(focus[0], "") if focus else "")
        if not left:
            return
    names = [name for name, choice in choices.items() if choice in left]
    raise NotSeenError(f"Tab never reaches {names}.\n{screen.readable()}")


@when(parsers.parse("I scroll down by {notches:d} notches"))
def _(visit: Visit, notches: int) -> None:
    screen = visit.program.screen()
    visit.display.scroll(*screen.wheel, notches)
    visit.program.wait_until(lambda now: now.scrolled != screen.scrolled, "The page scrolls")


@when(parsers.parse('I turn the wheel over "{words}"'))
def _(visit: Visit, words: str) -> None:
    visit.display.scroll(*visit.program.find(words).shown.centre, 3)


@when("I remember this screen")
def _(visit: Visit) -> None:
    visit.remembered = visit.program.steady_screen()


@when(parsers.parse("the window becomes {width:d} by {height:d}"))
def _(visit: Visit, width: int, height: int) -> None:
    visit.program.resize(width, height)
