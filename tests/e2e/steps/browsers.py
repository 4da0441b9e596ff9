"""When a real browser on a phone follows the code."""

import re
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when
from tests.e2e.browser import RefusedError, chromium
from tests.e2e.steps.codes import read_codes
from tests.e2e.visit import Visit
from tests.e2e.wifi import NoWifiError

from kiosk.core.content.guide import read_guide
from kiosk.core.content.markdown import BlockKind
from kiosk.core.khmer.breaks import without_breaks

_MARK = re.compile(r"^(?:• |[0-9]+\. )")
"""What begins an item of a list, which the browser draws by itself."""

PACK = Path(__file__).parents[3] / "resources" / "packs" / "camboja"


@given("the laptop and the phone are on a Wi-Fi, and the laptop on another network too")
def _(visit: Visit) -> None:
    try:
        visit.join_wifi()
    except NoWifiError:
        pytest.skip("needs the right to make networks (Linux, root)")


@when("the Wi-Fi goes away")
def _(visit: Visit) -> None:
    assert visit.wifi is not None
    visit.wifi.go_away()


@given(parsers.parse('there is a phone with a browser that asks for "{language}"'))
def _(visit: Visit, language: str) -> None:
    if chromium() is None:
        pytest.skip("Chromium is not installed")
    visit.take_browser(language)


@when("the browser opens what the code says")
def _(visit: Visit) -> None:
    visit.browser.open(_address_on_the_screen(visit))


@then("the browser is refused at once")
def _(visit: Visit) -> None:
    with pytest.raises(RefusedError, match="CONNECTION_REFUSED"):
        visit.browser.open(visit.browser.address)


@then("the browser cannot reach what the code says")
def _(visit: Visit) -> None:
    with pytest.raises(RefusedError, match=r"ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED"):
        visit.browser.open(_address_on_the_screen(visit))


@when(parsers.parse('I tap "{words}" there'))
def _(visit: Visit, words: str) -> None:
    visit.browser.tap(words)
    visit.browser.wait_for_page()


@then(parsers.parse('the browser shows "{place}" in "{language}", whole'))
def _(visit: Visit, place: str, language: str) -> None:
    shown = _bare(visit.browser.words)
    guide, done = read_guide(PACK / place / f"{language}.md"), 0
    for section in guide.sections:
        texts = (one for one in section.blocks if one.kind is not BlockKind.PICTURE)
        for line in (section.title, *(line for one in texts for line in one.lines)):
            found = shown.find(_bare(_MARK.sub("", line)), done)
            assert found >= 0, f"{line!r} is not there, or not where it should be"
            done = found
    assert visit.browser.language == language
    assert not visit.browser.is_wider_than_the_screen


@then(parsers.parse('tapping "{words}" there gives the bytes of "{file}"'))
def _(visit: Visit, words: str, file: str) -> None:
    visit.browser.tap(words)
    assert visit.browser.wait_for_download().read_bytes() == (PACK / file).read_bytes()


@then("the browser asked only this laptop, and complained of nothing")
def _(visit: Visit) -> None:
    assert len(visit.browser.hosts()) == 1, visit.browser.hosts()
    assert not visit.browser.complaints, visit.browser.complaints


def _address_on_the_screen(visit: Visit) -> str:
    visit.program.wait_until(
        lambda _: any(one.startswith("http://") for one in read_codes(visit.display.picture())),
        "There is a code with an address",
    )
    (address,) = read_codes(visit.display.picture())
    return address


def _bare(text: str) -> str:
    """Leave out what a browser sets as it likes: spaces, lines and the places to break them."""
    return re.sub(r"\s+", "", without_breaks(text))
