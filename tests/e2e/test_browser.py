"""The phone's browser notices what the scenarios say of it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.browser import Browser, RefusedError, chromium

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")

PHONE = '<meta name="viewport" content="width=device-width">'
STRICT = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
NOBODY = "192.0.2.1"
"""Nobody's address (RFC 5737)."""


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with Browser(tmp_path / "phone", "km") as browser:
        yield browser


def page(folder: Path, html: str) -> str:
    file = folder / "page.html"
    file.write_text(PHONE + html)
    return file.as_uri()


def test_what_a_pages_own_rules_forbid_is_a_complaint(browser: Browser, tmp_path: Path) -> None:
    browser.open(page(tmp_path, f"{STRICT}<script>1</script>"))

    (complaint,) = browser.complaints
    assert "Content Security Policy" in complaint


def test_another_host_is_noticed_also_where_it_is_forbidden(
    browser: Browser, tmp_path: Path
) -> None:
    browser.open(page(tmp_path, f'{STRICT}<img src="http://{NOBODY}/picture.png">'))

    assert NOBODY in browser.hosts()
    assert browser.complaints


def test_a_page_that_is_too_wide_is_noticed(browser: Browser, tmp_path: Path) -> None:
    browser.open(page(tmp_path, '<div style="width: 400px">wide</div>'))

    assert browser.is_wider_than_the_screen


def test_a_link_under_something_else_cannot_be_tapped(browser: Browser, tmp_path: Path) -> None:
    over = '<div style="position: fixed; inset: 0"></div>'
    browser.open(page(tmp_path, f'<a href="#there">there</a>{over}'))

    with pytest.raises(AssertionError, match="lies over"):
        browser.tap("there")


def test_where_nobody_listens_it_is_refused(browser: Browser) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/"

        with pytest.raises(RefusedError, match="CONNECTION_REFUSED"):
            browser.open(address)
