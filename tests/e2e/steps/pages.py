"""When a person works with a report's pages, and what is to be seen of it."""

from pytest_bdd import parsers, then, when
from tests.e2e.program import NotSeenError
from tests.e2e.screen import Screen
from tests.e2e.visit import Visit

from kiosk.ui.theme import LIGHT

_MOST_TABS = 60
_ZERO_WIDTH = "\u200b\u200c\u200d\ufeff"


@when("I press Tab until a link has the focus")
def _(visit: Visit) -> None:
    for _ in range(_MOST_TABS):
        if visit.program.screen().is_on_link:
            return
        before = visit.program.screen()
        visit.program.press("Tab")
        visit.program.wait_until(
            lambda now, before=before: now.is_on_link or before.has_other_focus(now),
            "Tab moves on",
        )
    raise NotSeenError("Tab never reaches a link")


@then("the clipboard holds Khmer text without zero-width spaces")
def _(visit: Visit) -> None:
    def is_so(screen: Screen) -> bool:
        text = screen.clipboard
        has_khmer = any("\u1780" <= letter <= "\u17ff" for letter in text)
        return len(text) > 2_000 and has_khmer and not any(one in text for one in _ZERO_WIDTH)

    visit.program.wait_until(is_so, "The clipboard holds the document's text")


@then(parsers.parse("the pages are {tone}"))
def _(visit: Visit, tone: str) -> None:
    def is_so(screen: Screen) -> bool:
        place = next(thing.rect for thing in screen.things if thing.name == "reader-pages")
        picture = visit.display.picture()
        pages = picture[place.y : place.y + place.height, place.x : place.x + place.width]
        brightness = float(pages.mean())
        return brightness < 80 if tone == "dark" else brightness > 200

    visit.program.wait_until(is_so, f"The pages are {tone}")


@then("a hit is marked on the page")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda _: _is_hit_marked(visit), "A hit is marked")


@then("no hit is marked on the page")
def _(visit: Visit) -> None:
    visit.program.wait_until(lambda _: not _is_hit_marked(visit), "No hit is marked")


def _is_hit_marked(visit: Visit) -> bool:
    """Say whether there is enough of the colour of a mark on the screen."""
    colour = [int(LIGHT.mark_found_now[at : at + 2], 16) for at in (1, 3, 5)]
    return int((visit.display.picture() == colour).all(axis=2).sum()) > 50


@then(parsers.parse('"{words}" is on the screen'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(lambda screen: bool(screen.called(words)), f"“{words}” is there")


@then(parsers.parse('"{words}" is not on the screen'))
def _(visit: Visit, words: str) -> None:
    visit.program.wait_until(lambda screen: not screen.called(words), f"“{words}” is gone")


@then(parsers.parse('"reader-pages-beside" shows page {page:d}'))
def _(visit: Visit, page: int) -> None:
    visit.program.wait_until(lambda screen: screen.page_beside == page, f"Page {page} is beside")
