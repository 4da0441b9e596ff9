"""The contents of a document: marked as one reads, and searched as one types."""

from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeView
from pytestqt.qtbot import QtBot
from tests.ui.stage import Stage, staged
from tests.ui.visitor import EN, KM, settle, tells

from kiosk.ui.widgets.contents import Contents
from kiosk.workers.render_messages import OUTLINE_LIMIT, OutlineEntry

CHAPTERS = (
    (1, "បុព្វកថា", 1),
    (1, "The right to information", 2),
    (2, "In law", 2),
    (3, "សេចក្ដីប្រកាសជាសកលស្ដីពីសិទ្ធិមនុស្ស", 3),
    (2, "In practice", 5),
    (1, "The press", 8),
    (2, "Newspapers", 8),
    (2, "On the air", 9),
    (1, "What can be done", 12),
    (1, "Sources", 15),
)


def outline(lines: Iterable[tuple[int, str, int]] = CHAPTERS) -> tuple[OutlineEntry, ...]:
    return tuple(
        OutlineEntry(level=level, title=title, page=page, y=0.0) for level, title, page in lines
    )


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return staged(qtbot, size=QSize(300, 600))


@pytest.fixture
def contents(stage: Stage) -> Contents:
    contents = stage.shows(Contents(stage.language, stage.theme))
    contents.show_outline(outline())
    settle()
    return contents


def tree(stage: Stage) -> QTreeView:
    return stage.sees(QTreeView, "reader-outline")


def titles(stage: Stage) -> list[str]:
    """The titles that can be seen, from the top."""
    return [str(index.data()) for index in _shown(tree(stage))]


def _shown(view: QTreeView) -> Iterator[QModelIndex]:
    index = view.model().index(0, 0)
    if index.isValid() and view.isRowHidden(0, QModelIndex()):
        index = view.indexBelow(index)
    while index.isValid():
        if view.visualRect(index).height() > 0:
            yield index
        index = view.indexBelow(index)


def marked(stage: Stage) -> str:
    return str(tree(stage).currentIndex().data() or "")


def typed(stage: Stage, contents: Contents, text: str) -> None:
    """Type into the field, and wait until the titles are folded."""
    stage.types("reader-outline-filter", text)
    while contents._folding.is_busy:
        settle()
    settle()


def test_every_entry_is_there_in_its_order(stage: Stage, contents: Contents) -> None:
    assert titles(stage) == [title for _, title, _ in CHAPTERS]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (1, "បុព្វកថា"),
        (2, "In law"),
        (4, "សេចក្ដីប្រកាសជាសកលស្ដីពីសិទ្ធិមនុស្ស"),
        (7, "In practice"),
        (99, "Sources"),
    ],
)
def test_the_part_that_is_read_is_marked(
    stage: Stage, contents: Contents, page: int, title: str
) -> None:
    contents.mark_place(page, 800)

    assert marked(stage) == title


@pytest.mark.parametrize(("y", "title"), [(50, ""), (120, "One"), (400, "Two"), (700, "Two")])
def test_the_part_that_is_read_depends_on_how_far_down_the_page_one_is(
    stage: Stage, contents: Contents, y: float, title: str
) -> None:
    entries = ((1, "One", 100.0), (1, "Two", 300.0), (1, "Three", 800.0))
    contents.show_outline(
        [OutlineEntry(level=1, title=name, page=page, y=down) for page, name, down in entries]
    )

    contents.mark_place(1, y)

    assert marked(stage) == title


def test_the_last_part_that_has_begun_is_marked_where_pages_go_back(
    stage: Stage, contents: Contents
) -> None:
    contents.show_outline(outline([(1, "a", 1), (1, "b", 9), (1, "c", 4), (1, "d", 7)]))

    contents.mark_place(5, 0)

    assert marked(stage) == "c"


def test_an_entry_that_is_pressed_is_gone_to(stage: Stage, contents: Contents) -> None:
    view = tree(stage)

    wanted = tells(contents.entry_wanted, lambda: view.clicked.emit(view.model().index(1, 0)))

    assert wanted == [[contents._entries[1]]]


def test_what_is_typed_leaves_what_it_is_found_in_and_what_that_stands_below(
    stage: Stage, contents: Contents
) -> None:
    typed(stage, contents, "news")

    assert titles(stage) == ["The press", "Newspapers"]


@pytest.mark.parametrize("query", ["សិទ្ធិមនុស្ស", "សិទិ្ធ", "ប្រកាស\u200bជា", "ស្តីពី"])
def test_khmer_is_found_however_it_is_typed(stage: Stage, contents: Contents, query: str) -> None:
    typed(stage, contents, query)

    assert titles(stage) == [
        "The right to information",
        "In law",
        "សេចក្ដីប្រកាសជាសកលស្ដីពីសិទ្ធិមនុស្ស",
    ]


def test_a_field_emptied_shows_everything_and_marks_the_page_again(
    stage: Stage, contents: Contents
) -> None:
    contents.mark_place(9, 0)
    typed(stage, contents, "zzz")

    stage.hits(Qt.Key.Key_Escape)

    assert stage.sees(QLineEdit, "reader-outline-filter").text() == ""
    assert len(titles(stage)) == len(CHAPTERS)
    assert marked(stage) == "On the air"


def test_nothing_found_is_said(stage: Stage, contents: Contents) -> None:
    assert not stage.has("reader-outline-nothing")

    typed(stage, contents, "zzz")

    assert stage.sees(QLabel, "reader-outline-nothing").text() == "Nothing found"
    assert not stage.has("reader-outline")


def test_enter_goes_to_the_first_that_is_found(stage: Stage, contents: Contents) -> None:
    typed(stage, contents, "in ")

    wanted = tells(contents.entry_wanted, lambda: stage.hits(Qt.Key.Key_Return))

    assert [entry.title for (entry,) in wanted] == ["The right to information"]  # type: ignore[attr-defined]


def test_a_short_outline_needs_no_field(stage: Stage, contents: Contents) -> None:
    assert stage.has("reader-outline-filter")

    contents.show_outline(outline(CHAPTERS[:8]))

    assert not stage.has("reader-outline-filter")


def test_another_document_begins_with_an_empty_field(stage: Stage, contents: Contents) -> None:
    typed(stage, contents, "news")

    contents.show_outline(outline(CHAPTERS[1:]))
    settle()

    assert stage.sees(QLineEdit, "reader-outline-filter").text() == ""
    assert len(titles(stage)) == len(CHAPTERS) - 1


@pytest.mark.parametrize(
    ("language", "labels", "called"),
    [(EN, (), "12"), (KM, (), "១២"), (KM, ["xii"] * 20, "xii"), (KM, ["A-3"] * 20, "A-៣")],
)
def test_pages_are_called_as_the_document_does_in_the_readers_digits(
    qtbot: QtBot, language: str, labels: list[str], called: str
) -> None:
    stage = staged(qtbot, language=language)
    contents = stage.shows(Contents(stage.language, stage.theme))

    contents.show_outline(outline(), labels)

    assert contents._page_label(tree(stage).model().index(3, 0)) == called


def test_levels_that_jump_or_go_endlessly_deep_still_leave_titles_to_be_read(
    stage: Stage, contents: Contents
) -> None:
    contents.show_outline(
        outline((level, f"Level {level}", 1) for level in (5, 1, 64, 2, *range(1, 65)))
    )
    settle()

    view = tree(stage)
    assert len(titles(stage)) == 68
    assert min(view.visualRect(index).width() for index in _shown(view)) > 100


def test_an_endless_outline_is_searched_once_its_titles_are_folded(
    stage: Stage, contents: Contents
) -> None:
    entries = outline((1 + number % 3, f"Chapter {number}", 1) for number in range(OUTLINE_LIMIT))
    contents.show_outline(entries)
    field = stage.sees(QLineEdit, "reader-outline-filter")

    QTest.keyClick(field, Qt.Key.Key_C)
    shown_at_once = len(titles(stage))
    typed(stage, contents, "chapter 4999")

    assert shown_at_once == OUTLINE_LIMIT
    assert titles(stage)[-1] == "Chapter 4999"


@pytest.mark.parametrize("language", [EN, KM])
@pytest.mark.parametrize(("scale", "width"), [(100, 300), (200, 512)])
def test_there_is_room_for_every_word(qtbot: QtBot, language: str, scale: int, width: int) -> None:
    stage = staged(qtbot, language=language, scale=scale, size=QSize(width, 500))
    contents = stage.shows(Contents(stage.language, stage.theme))
    contents.show_outline(outline())

    typed(stage, contents, "zzz")

    assert stage.cut_words() == []
    assert stage.nameless() == []
