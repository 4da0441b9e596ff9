"""Beside the pages: contents or small pages, whichever one chose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QTreeView
from pytestqt.qtbot import QtBot
from tests.ui.stage import Stage, staged
from tests.ui.test_contents import outline
from tests.ui.visitor import EN, KM, settle, tells

from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.thumbnails import Thumbnails
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.launch import WorkerProcess
from kiosk.workers.render_messages import DocumentId, PageSize

CONTENTS, PAGES = "reader-outline", "reader-thumbnails"


def document(number: int) -> OpenedPdf:
    pages = (PageSize(width=595, height=842),) * 20
    return OpenedPdf(id=DocumentId(number), path=Path("a.pdf"), sizes=pages)


def no_worker() -> WorkerProcess:
    raise OSError


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[RenderClient]:
    client = RenderClient(start=no_worker)
    yield client
    client.shutdown()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return staged(qtbot, size=QSize(300, 600))


@pytest.fixture
def panel(stage: Stage, client: RenderClient) -> SidePanel:
    panel = stage.shows(SidePanel(stage.language, stage.theme, client))
    panel.show_document(document(1), outline())
    settle()
    return panel


def test_the_contents_come_first(stage: Stage, panel: SidePanel) -> None:
    assert stage.has(CONTENTS)
    assert not stage.has(PAGES)


def test_the_chosen_tab_stays_for_the_next_document(stage: Stage, panel: SidePanel) -> None:
    stage.presses("reader-side-pages")

    panel.show_document(document(2), outline())
    settle()

    assert stage.has(PAGES)
    assert stage.sees(QAbstractButton, "reader-side-pages").isChecked()


def test_a_document_without_an_outline_shows_its_pages_and_no_tabs(
    stage: Stage, panel: SidePanel
) -> None:
    panel.show_document(document(2))
    settle()

    assert stage.has(PAGES)
    assert not stage.has("reader-side-contents")


def test_the_contents_are_back_where_there_are_some(stage: Stage, panel: SidePanel) -> None:
    panel.show_document(document(2))

    panel.show_document(document(3), outline())
    settle()

    assert stage.has(CONTENTS)


def test_an_outline_that_comes_late_does_not_take_the_pages_back_to_the_start(
    stage: Stage, panel: SidePanel
) -> None:
    pdf = document(2)
    panel.show_document(pdf)
    panel.mark_page(20)
    stage.presses("reader-side-pages") if stage.has("reader-side-pages") else None

    panel.show_document(pdf, outline(), ["i"] * 20)
    stage.presses("reader-side-pages")

    assert stage.sees(Thumbnails, PAGES).currentIndex().row() == 19


def test_the_arrow_keys_go_from_tab_to_tab(stage: Stage, panel: SidePanel) -> None:
    stage.sees(QAbstractButton, "reader-side-contents").setFocus()

    stage.hits(Qt.Key.Key_Right)
    assert stage.has(PAGES)
    assert stage.sees(QAbstractButton, "reader-side-pages").hasFocus()

    stage.hits(Qt.Key.Key_Left)
    assert stage.has(CONTENTS)


def test_what_is_chosen_is_passed_on(stage: Stage, panel: SidePanel) -> None:
    tree = stage.sees(QTreeView, CONTENTS)
    entries = tells(panel.entry_wanted, lambda: tree.clicked.emit(tree.model().index(0, 0)))
    stage.presses("reader-side-pages")
    pages = stage.sees(Thumbnails, PAGES)

    wanted = tells(panel.page_wanted, lambda: pages.clicked.emit(pages.model().index(4, 0)))

    assert entries == [[outline()[0]]]
    assert wanted == [[5]]


def test_without_a_document_there_is_nothing_to_show(panel: SidePanel) -> None:
    assert not panel.is_empty

    panel.show_document(None)

    assert panel.is_empty


@pytest.mark.parametrize("language", [EN, KM])
@pytest.mark.parametrize(("scale", "width"), [(100, 300), (200, 512)])
@pytest.mark.parametrize("tab", ["reader-side-contents", "reader-side-pages"])
def test_there_is_room_for_every_word_and_finger(
    qtbot: QtBot, client: RenderClient, language: str, scale: int, width: int, tab: str
) -> None:
    stage = staged(qtbot, language=language, scale=scale, size=QSize(width, 500))
    panel = stage.shows(SidePanel(stage.language, stage.theme, client))
    panel.show_document(document(1), outline())
    settle()

    stage.presses(tab)

    assert stage.cut_words() == []
    assert stage.nameless() == []
    assert min(button.height() for button in stage.all_of(QAbstractButton)) >= 44
