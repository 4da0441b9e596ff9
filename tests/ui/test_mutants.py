"""Damaged files in the page view: they come and go, and the next good file is shown."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from tests.ui.visitor import settle
from tests.workers import pdfs
from tests.workers.mutants import ORIGINALS, mutant, originals

from kiosk.ui.widgets.page_canvas import PageCanvas, PageTexts
from kiosk.ui.worker import Limits, OpenedPdf, OpenRequest, RenderClient
from kiosk.workers.launch import start_render_worker
from kiosk.workers.render_messages import Reason

_OF_EACH = 5


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[RenderClient]:
    client = RenderClient(start_render_worker(), limits=Limits(open=2_000, page=1_000))
    yield client
    client.shutdown()


@pytest.fixture
def canvas(qtbot: QtBot, client: RenderClient) -> PageCanvas:
    canvas = PageCanvas(client, PageTexts())
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)
    canvas.show()
    return canvas


class Opening(QObject):
    """What came of asking for a file."""

    def __init__(self, request: OpenRequest) -> None:
        super().__init__()
        self.pdf: OpenedPdf | None = None
        self.reason: Reason | None = None
        request.opened.connect(self._on_request_opened)
        request.failed.connect(self._on_request_failed)

    @property
    def is_over(self) -> bool:
        return self.pdf is not None or self.reason is not None

    def _on_request_opened(self, pdf: OpenedPdf) -> None:
        self.pdf = pdf

    def _on_request_failed(self, reason: Reason) -> None:
        self.reason = reason


def look_at(qtbot: QtBot, canvas: PageCanvas, client: RenderClient, file: Path) -> Opening:
    """Open the file and look at its first and last page, if there are any."""
    opening = Opening(client.open(file))
    qtbot.waitUntil(lambda: opening.is_over, timeout=10_000)
    if opening.pdf:
        with qtbot.waitSignal(canvas.settled, timeout=10_000):
            canvas.show_document(opening.pdf)
        client.outline(opening.pdf.id)
        canvas.go_to_page(len(opening.pdf.sizes))
        settle()
        client.close(opening.pdf.id)
    return opening


@pytest.mark.slow
@pytest.mark.parametrize("name", ORIGINALS)
def test_a_good_file_is_shown_after_damaged_ones(
    qtbot: QtBot, canvas: PageCanvas, client: RenderClient, name: str, tmp_path: Path
) -> None:
    whole, random = originals(tmp_path), Random(name)
    for number in range(_OF_EACH):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(mutant(random, whole[name], random.choice(list(whole.values()))))
        look_at(qtbot, canvas, client, file)

    good = look_at(qtbot, canvas, client, pdfs.text_pdf(tmp_path / "good.pdf"))

    assert good.pdf
    assert good.pdf.sizes[0].width == 595
    assert canvas.page_count == 3
