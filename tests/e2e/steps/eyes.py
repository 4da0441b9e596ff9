"""Then a person sees."""

import operator

from pytest_bdd import given, parsers, then, when
from tests.e2e.program import NotSeenError
from tests.e2e.screen import Screen, Thing, seen
from tests.e2e.steps.starting import LANGUAGES
from tests.e2e.visit import Visit


@then(parsers.parse('I see "{words}"'))
@given(parsers.parse('I see "{words}"'))
@when(parsers.parse('I wait until I see "{words}"'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(lambda screen: screen.shows(seen(words)), f"“{words}” can be read")


@then(parsers.parse('I do not see "{words}"'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(
        lambda screen: not screen.shows(seen(words)), f"“{words}” cannot be read"
    )


@then(parsers.parse('there is "{words}", be it after scrolling'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(lambda screen: screen.has(seen(words)), f"“{words}” is there")


@then(parsers.parse('I am at "{place}"'))
@given(parsers.parse('I have come to "{place}"'))
@when(parsers.parse('I have come to "{place}"'))
def _(visit: Visit, place: str) -> None:
    visit.program.wait_until(lambda screen: screen.place == place, f"This is {place}")


@then(parsers.parse('the window is called "{title}"'))
def _(visit: Visit, title: str) -> None:
    visit.program.wait_until(lambda screen: screen.title == title, f"The window is “{title}”")


@then(parsers.parse("the language is {language}"))
def _(visit: Visit, language: str) -> None:
    code = LANGUAGES[language]
    visit.program.wait_until(lambda screen: screen.language == code, f"The language is {language}")


@then(parsers.parse('"{words}" has the focus'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(lambda screen: words in screen.focus, f"The focus is on “{words}”")


@then(parsers.parse('"{words}" is ticked'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(lambda screen: _only(screen, words).is_checked, f"“{words}” is ticked")


@then(parsers.parse('"{words}" is not ticked'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(
        lambda screen: not _only(screen, words).is_checked, f"“{words}” is not ticked"
    )


@then(parsers.parse('"{words}" says "{text}"'))
def _(visit: Visit, words: str, text: str) -> None:
    visit.program.wait_until(
        lambda screen: (
            bool(screen.called(words))
            and any(seen(text) in one for one in _only(screen, words).texts)
        ),
        f"“{words}” says “{text}”",
    )


@then(parsers.parse('the sheet "{name}" is open'))
def _(visit: Visit, name: str) -> None:
    visit.program.wait_until(lambda screen: screen.sheet == name, f"The sheet “{name}” is open")


@then("no sheet is open")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda screen: not screen.sheet, "No sheet is open")


@then("the window fills the screen")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda screen: screen.is_full_screen, "The window fills the screen")


@then("the window does not fill the screen")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda screen: not screen.is_full_screen, "The window is a window")


@then("the focus is where it was")
def _(visit: Visit) -> None:
    before = visit.remembered
    assert before is not None
    visit.program.wait_until(lambda now: now.focus == before.focus, f"It is on {before.focus}")


# --- pages


@then(parsers.parse("page {page:d} of {pages:d} is shown"))
@given(parsers.parse("page {page:d} of {pages:d} is shown"))
@when(parsers.parse("page {page:d} of {pages:d} is shown"))
def _(visit: Visit, page: int, pages: int) -> None:
    visit.program.wait_until(
        lambda screen: (screen.page, screen.pages) == (page, pages) and screen.is_settled,
        f"Page {page} of {pages} is sharp",
    )


@then(parsers.re(r"pages are shown (?P<how>larger than|smaller than|as large as) before$"))
def _(visit: Visit, how: str) -> None:
    before = visit.remembered
    assert before is not None
    is_so = {"larger than": operator.gt, "smaller than": operator.lt, "as large as": operator.eq}
    visit.program.wait_until(
        lambda now: is_so[how](round(now.zoom), round(before.zoom)),
        f"Pages are {how} at {before.zoom} %",
    )


@then("a whole page is in view")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda screen: screen.fit == "PAGE", "A whole page is in view")


@then(parsers.parse('"{words}" is larger than before'))
def _(visit: Visit, words: str) -> None:
    before = visit.remembered
    assert before is not None
    height = _only(before, words).rect.height
    visit.program.wait_until(
        lambda now: bool(now.called(words)) and _only(now, words).rect.height > height * 1.2,
        f"“{words}” is higher than {height} pixels",
    )


@then("the page is where it was")
@then("the screen is scrolled as before")
def _(visit: Visit) -> None:
    before = visit.remembered
    assert before is not None
    visit.program.wait_until(
        lambda now: (
            (now.place, now.page, now.scrolled) == (before.place, before.page, before.scrolled)
            and abs(now.fraction - before.fraction) < 0.02
        ),
        f"It is scrolled to {before.place}, {before.scrolled}, {before.fraction}",
    )


@then(parsers.parse("paper is on the screen"))
def _(visit: Visit) -> None:
    """White paper fills a good part of the window: the page's pixels have come."""

    def has_paper(_: Screen) -> bool:
        return bool((visit.display.picture() == 255).all(axis=2).mean() > 0.2)

    visit.program.wait_until(has_paper, "White paper is on the screen")


@then(parsers.parse("the screen is mostly {tone}"))
@given(parsers.parse("the screen is mostly {tone}"))
def _(visit: Visit, tone: str) -> None:
    def is_so(_: Screen) -> bool:
        brightness = float(visit.display.picture().mean())
        return brightness < 80 if tone == "dark" else brightness > 200

    visit.program.wait_until(is_so, f"The screen is mostly {tone}")


# --- room


@then("the page has scrolled")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda screen: screen.scrolled > 0, "The page has scrolled")


@then(parsers.parse('"{words}" is in view as a whole'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(
        lambda screen: _only(screen, words).is_whole, f"All of “{words}” is in view"
    )


@then("everything that can be pressed can be brought into view")
def _(visit: Visit) -> None:
    screen = visit.program.steady_screen()
    left = {_key(thing): thing for thing in screen.things if thing.can_press}
    assert left, screen.readable()
    for _ in range(80):
        for thing in screen.things:
            if thing.shown.width == thing.rect.width > 0 and thing.shown.height >= 20:
                left.pop(_key(thing), None)
        if not left:
            return
        visit.display.scroll(*screen.wheel, 3)
        before, screen = screen, visit.program.steady_screen()
        if before.things == screen.things:
            break
    raise NotSeenError(f"Never all in view: {list(left.values())}\n{screen.readable()}")


def _key(thing: Thing) -> tuple[str, str]:
    return thing.name, thing.texts[0] if thing.texts else ""


def _only(screen: Screen, words: str) -> Thing:
    found = screen.called(words)
    if len(found) != 1:
        raise NotSeenError(f"{len(found)} things are called “{words}”.\n{screen.readable()}")
    return found[0]
