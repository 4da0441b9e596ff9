"""The kiosk as a person has it before them, in a home of its own, with the bundled content."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.visitor import REPOSITORY, Visitor, dressed, opened, put_away

Opening = Callable[..., Visitor]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Qt's application with the kiosk's own font and style."""
    return dressed(qapp)


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Opening]:
    """Open the kiosk, as often as a test wants to; all are put away at its end."""
    visitors: list[Visitor] = []

    def visit(**wishes: object) -> Visitor:
        visitors.append(opened(tmp_path / "home", **wishes))  # type: ignore[arg-type]
        return visitors[-1]

    yield visit
    for visitor in visitors:
        put_away(visitor)


@pytest.fixture
def reader(visit: Opening) -> Visitor:
    """Somebody who reads English, on a common laptop."""
    return visit()


@pytest.fixture
def khmer_reader(visit: Opening) -> Visitor:
    """Somebody who reads Khmer, on a common laptop."""
    return visit(language="km")


@pytest.fixture(scope="session")
def bundled_pack() -> Path:
    return REPOSITORY / "resources" / "packs" / "camboja"


@pytest.fixture(autouse=True)
def _no_real_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which printers a computer has must not change what is tested."""
    monkeypatch.setitem(os.environ, "CUPS_SERVER", "/nowhere")
