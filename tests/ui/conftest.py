"""The kiosk as a person has it before them, in a home of its own, with the bundled content."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.paging import Opener
from tests.ui.visitor import REPOSITORY, Visitor, dressed, opened, put_away

from kiosk.ui.widgets.page_canvas import PageCanvas, PageTexts
from kiosk.ui.worker import Limits, RenderClient
from kiosk.workers.launch import start_render_worker

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


@pytest.fixture
def canvas_client(qtbot: QtBot) -> Iterator[RenderClient]:
    """The real worker, with little patience for pages that hang."""
    client = RenderClient(start_render_worker(), limits=Limits(page=2_000))
    yield client
    client.shutdown()


@pytest.fixture
def canvas(qtbot: QtBot, canvas_client: RenderClient) -> PageCanvas:
    """A page view that nothing is shown in yet."""
    canvas = PageCanvas(canvas_client, PageTexts(position="page {} of {}".format))
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    canvas.show()
    return canvas


@pytest.fixture
def open_pdf(qtbot: QtBot, canvas_client: RenderClient) -> Opener:
    """Open a file with the canvas's worker."""
    return Opener(qtbot, canvas_client)


@pytest.fixture(autouse=True)
def _no_real_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which printers a computer has must not change what is tested."""
    monkeypatch.setitem(os.environ, "CUPS_SERVER", "/nowhere")
