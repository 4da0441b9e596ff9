"""Scenarios in plain English, in the real program, on a display of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.display import Display
from tests.e2e.steps import (
    again,
    browsers,
    codes,
    computer,
    eyes,
    hands,
    outside,
    pages,
    phones,
    starting,
    traces,
)
from tests.e2e.visit import Visit


def pytest_configure(config: pytest.Config) -> None:
    """Make the steps known to every feature."""
    config.addinivalue_line("markers", "outside: runs the packaged program too (KIOSK_PROGRAM)")
    inside = (computer, starting, again, hands, eyes, pages, codes, traces)
    for steps in (*inside, outside, browsers, phones):
        config.pluginmanager.register(steps, steps.__name__)


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    with Display() as display:
        yield display


@pytest.fixture
def visit(display: Display, tmp_path: Path) -> Iterator[Visit]:
    """One person at the kiosk: a home folder, the program, and what is remembered meanwhile."""
    visit = Visit(display, tmp_path)
    display.point(display.width - 1, display.height - 1)
    yield visit
    complaints = visit.end()
    assert not complaints, f"On stderr: {complaints}"
