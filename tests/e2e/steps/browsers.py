"""When a real browser on a phone follows the code."""

import re
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when
from tests.e2e.browser import chromium
from tests.e2e.steps.codes import read_codes
from tests.e2e.visit import Visit

from kiosk.core.content.guide import read_guide
from kiosk.core.content.markdown import BlockKind
from kiosk.core.khmer.breaks import without_breaks

_MARK = re.compile(r"^(?:• |[0-9]+\. )")
"""What begins an item of a list, which the browser draws by itself."""

PACK = Path(__file__).parents[3] / "resources" / "packs" / "camboja"


@given(parsers.parse('there is a phone with a browser that asks for "{language}"'))
def _(visit: Visit, language: str) -> None:
    if chromium() is None:
        pytest.skip("Chromium is not installed")
    visit.take_browser(language)


@when("the browser opens what the code says")
def _(visit: Visit) -> None:
    visit.program.wait_until(
        lambda _: any(one.startswith("http://") for one in read_codes(visit.display.picture())),
        "There is a code with an address",
    )
    (address,) = read_codes(visit.display.picture())
    visit.browser.open(address)


@when(parsers.parse('I tap "{words}" there'))
def _(visit: Visit, words: str) -> None:
    visit.browser.tap(words)
    visit.browser.wait_for_page()


@then(parsers.parse('the browser shows "{place}" in "{language}", whole'))
def _(visit: Visit, place: str, language: str) -> None:
    shown = _bare(visit.browser.words)
    guide = read_guide(PACK / place / f"{language}.md")
    for section in guide.sections:
        texts = (one for one in section.blocks if one.kind is not BlockKind.PICTURE)
        for line in (section.title, *(line for one in texts for line in one.lines)):
            assert _bare(_MARK.sub("", line)) in shown, line
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


def _bare(text: str) -> str:
    """Leave out what a browser sets as it likes: spaces, lines and the places to break them."""
    return re.sub(r"\s+", "", without_breaks(text))
