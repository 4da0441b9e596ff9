"""The screen of results: kind by kind, by keyboard, mouse and screen reader."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.search_answers import LibraryAnswers, search_of
from tests.ui.stage import Stage, staged
from tests.ui.visitor import EN, KM, LAPTOP, SMALL_LAPTOP, place_in, settle, wait_until

from kiosk.core.content.document import Kind
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.results import Count, Results
from kiosk.ui.screens.search import SearchScreen
from kiosk.ui.search_trail import SearchTrail
from kiosk.ui.widgets.search_row import SearchRow
from kiosk.ui.widgets.search_words import count_words, more_words


@pytest.fixture(scope="session")
def library(bundled_pack: Path) -> Library:
    return PackFolders([bundled_pack.parent]).load()


@pytest.fixture(scope="session")
def search(library: Library) -> LibrarySearch:
    return search_of(library)


class Searching:
    """Somebody before the screen of results."""

    def __init__(self, stage: Stage, library: Library, answers: LibraryAnswers) -> None:
        self.stage, self.answers = stage, answers
        self.trail = SearchTrail(answers)
        self.screen = stage.shows(
            SearchScreen(stage.language, stage.theme, lambda: library, self.trail)
        )
        self.field_wanted = QSignalSpy(self.screen.field_wanted)
        self.moved = QSignalSpy(self.trail.moved)

    def finds(self, query: str) -> list[SearchRow]:
        self.screen.show_place(Place(shelf="search", query=query))
        self.waits()
        return self.rows()

    def waits(self) -> None:
        wait_until(lambda: self.screen.is_settled)
        settle()

    def rows(self) -> list[SearchRow]:
        rows = self.stage.all_of(SearchRow)
        return sorted(rows, key=lambda row: place_in(row, self.stage.window).y())

    def text(self) -> str:
        texts = [*self.stage.all_of(QLabel), *self.stage.all_of(QAbstractButton)]
        return "\n".join(one.text().replace("\u200b", "") for one in texts)

    def where_the_focus_is(self) -> str:
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None else ""


Begin = Callable[..., Searching]


@pytest.fixture
def begin(qtbot: QtBot, library: Library, search: LibrarySearch) -> Begin:
    def begin(language: LanguageCode = EN, size: QSize = LAPTOP, scale: int = 100) -> Searching:
        stage = staged(qtbot, language=language, size=size, scale=scale)
        return Searching(stage, library, LibraryAnswers(search))

    return begin


@pytest.fixture
def searching(begin: Begin) -> Searching:
    return begin()


class TestWhatIsShown:
    def test_hits_are_grouped_by_kind_with_their_count(self, searching: Searching) -> None:
        searching.finds("password")

        assert searching.stage.sees(QLabel, "results-guide-heading").text() == "Safety guides"
        assert int(searching.stage.sees(QLabel, "results-guide-count").text()) > 5
        assert len([row for row in searching.rows() if "guide" in row_kinds(row)]) <= 5

    def test_a_row_says_what_it_is_where_it_is_and_what_it_says(self, searching: Searching) -> None:
        searching.finds("passphrase")

        row = searching.stage.sees(SearchRow, "result-passwords-passphrase")

        title, where, snippet = row.text().split("\n")
        assert title == "Passwords and a password manager"
        assert where == "Make a passphrase you can remember"
        assert "passphrase" in snippet
        assert row.accessibleName() == title
        assert where in row.accessibleDescription()

    def test_a_hit_in_the_other_language_says_so(self, searching: Searching) -> None:
        rows = searching.finds("ពាក្យសម្ងាត់")

        others = [row for row in rows if row.objectName().endswith("-km")]
        assert others
        assert all("ខ្មែរ" in row.accessibleDescription() for row in others)

    def test_a_hit_in_the_other_language_is_called_as_it_is_there(
        self, searching: Searching
    ) -> None:
        searching.finds("ពាក្យសម្ងាត់")

        row = searching.stage.sees(SearchRow, "result-passwords-km")

        assert "ពាក្យសម្ងាត់" in row.accessibleName().replace("\u200b", "")

    def test_a_hit_that_means_the_same_says_so(self, searching: Searching) -> None:
        rows = searching.finds("password")

        same = [row for row in rows if "Means the same" in row.text()]
        assert same
        assert all(row.objectName().endswith("-km") for row in same)

    def test_all_of_a_kind_are_shown_in_place(self, searching: Searching) -> None:
        few = len(searching.finds("account"))
        more = searching.stage.sees(QAbstractButton, "results-guide-more")
        words = more.text()

        more.click()
        searching.waits()

        assert words.startswith("Show all ")
        assert len(searching.rows()) > few

    def test_counts_that_are_not_known_to_the_end_say_so(self, searching: Searching) -> None:
        language = searching.stage.language

        assert count_words(Count(500, is_more=True), language) == "500 or more"
        assert count_words(Count(41), language) == "41"
        assert more_words(Count(41), 5, language) == "Show all 41"
        assert more_words(Count(500, is_more=True), 5, language) == "Show more"
        assert more_words(Count(5), 5, language) == ""

    @pytest.mark.parametrize("query", ["p", "ក", "\u200b\u200b"])
    def test_too_little_is_said_quietly(self, searching: Searching, query: str) -> None:
        assert searching.finds(query) == []
        assert "Type at least two letters." in searching.text()

    def test_nothing_found_says_what_to_try(self, searching: Searching) -> None:
        assert searching.finds("xyzzyqqq") == []
        assert "Nothing with “xyzzyqqq” was found." in searching.text()
        assert searching.stage.has("empty-action")

    def test_hits_that_nearly_match_are_shown_as_such(self, searching: Searching) -> None:
        rows = searching.finds("pasword")

        assert searching.stage.has("search-near")
        assert rows
        assert all("Similar" in row.text() for row in rows)

    def test_a_spelling_is_offered_and_searched_for(self, searching: Searching) -> None:
        wanted = QSignalSpy(searching.screen.query_changed)
        searching.finds("pasword")

        searching.stage.presses("suggestion-1")

        assert searching.stage.sees(QLabel, "suggestions-lead").text() == "Did you mean"
        assert wanted.at(0) == ["password"]

    def test_the_reading_of_reports_is_told_until_it_ends(self, searching: Searching) -> None:
        searching.answers.progress.emit(12, 100)
        told = searching.text()

        searching.answers.ready.emit()
        settle()

        assert "Reading the reports: 12 of 100" in told
        assert "Reading the reports" not in searching.text()

    def test_what_cannot_be_searched_is_told_once(self, searching: Searching) -> None:
        note = message("The pages of “{title}” are pictures.", title="Scan")
        searching.answers.told.emit(note)
        searching.answers.told.emit(note)

        assert searching.text().count("The pages of “Scan” are pictures.") == 1

    def test_and_on_the_row_of_the_item_itself(self, searching: Searching) -> None:
        note = message("The pages of “{title}” are pictures.", title="Scan")
        place = Place(shelf="reports", item="impacts-briefing")
        searching.answers.notes = {place: note}

        searching.finds("briefing")

        row = searching.stage.sees(SearchRow, "result-impacts-briefing")
        assert "The pages of “Scan” are pictures." in row.text()

    def test_rows_look_the_same_whatever_width_a_layout_asks_them_for(
        self, searching: Searching
    ) -> None:
        row = searching.finds("password")[0]
        height, looks = row.heightForWidth(row.width()), row.grab().toImage()

        narrow = row.heightForWidth(200)

        assert narrow > height
        assert row.heightForWidth(row.width()) == height
        assert row.grab().toImage() == looks

    def test_rows_are_used_again_for_the_next_letter(self, searching: Searching) -> None:
        before = set(map(id, searching.finds("passw")))

        after = set(map(id, searching.finds("passphrase")))

        assert after <= before

    def test_an_entry_that_has_gone_meanwhile_is_left_out(self, searching: Searching) -> None:
        searching.finds("password")
        gone = Place(shelf="guides", item="gone")
        hit = searching.trail.hits(Kind.GUIDE)[0]

        searching.trail.look_for("gone", EN)
        searching.answers.found.emit(
            Results(
                query="gone",
                counts={Kind.GUIDE: Count(1)},
                hits=(
                    type(hit)(
                        **{name: getattr(hit, name) for name in hit.__slots__} | {"place": gone}
                    ),
                ),
            )
        )
        searching.waits()

        assert searching.rows() == []


class TestByKeyboard:
    def test_the_arrow_leads_from_the_field_into_the_rows_and_back(self, begin: Begin) -> None:
        searching = begin()
        searching.screen.offer_search(is_offered=True)
        rows = searching.finds("password")
        searching.screen.focus_search()

        searching.stage.hits(Qt.Key.Key_Down)
        first = searching.where_the_focus_is()
        searching.stage.hits(Qt.Key.Key_Up)

        assert first == rows[0].objectName()
        assert searching.where_the_focus_is() == "search-screen-field"

    def test_back_to_the_bar_where_the_field_is_there(self, searching: Searching) -> None:
        searching.finds("password")
        searching.screen.enter_list()

        searching.stage.hits(Qt.Key.Key_Up)

        assert searching.field_wanted.count() == 1

    def test_the_arrows_lead_over_all_kinds(self, searching: Searching) -> None:
        rows = searching.finds("phishing")
        searching.screen.enter_list()

        visited = [searching.where_the_focus_is()]
        for _ in rows[1:]:
            searching.stage.hits(Qt.Key.Key_Down)
            visited.append(searching.where_the_focus_is())

        assert visited == [row.objectName() for row in rows]

    def test_pages_beginning_and_end_have_their_keys(self, searching: Searching) -> None:
        rows = searching.finds("password")
        searching.screen.enter_list()
        names = [row.objectName() for row in rows]

        keys = (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        visited = []
        for key in keys:
            searching.stage.hits(key)
            visited.append(names.index(searching.where_the_focus_is()))

        last, first, down, up = visited
        assert (last, first, up) == (len(rows) - 1, 0, 0)
        assert 1 < down < last

    def test_the_row_with_the_focus_is_in_view(self, searching: Searching) -> None:
        rows = searching.finds("password")
        searching.screen.enter_list()

        searching.stage.hits(Qt.Key.Key_End)

        assert not rows[-1].visibleRegion().isEmpty()

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
    def test_a_row_is_opened(self, searching: Searching, key: Qt.Key) -> None:
        searching.finds("password")
        searching.screen.enter_list()
        searching.stage.hits(Qt.Key.Key_Down)

        searching.stage.hits(key)

        assert searching.moved.count() == 1
        assert searching.trail.number == 2

    def test_coming_back_finds_the_row_that_was_opened(self, searching: Searching) -> None:
        rows = searching.finds("password")
        rows[3].click()

        searching.screen.show_place(Place(shelf="search", query="password"))
        searching.waits()

        assert [row.isChecked() for row in rows].index(True) == 3
        assert searching.where_the_focus_is() == rows[3].objectName()


class TestLooks:
    @pytest.mark.parametrize("language", [EN, KM])
    @pytest.mark.parametrize(("size", "scale"), [(LAPTOP, 100), (SMALL_LAPTOP, 200)])
    @pytest.mark.parametrize("query", ["password", "ពាក្យសម្ងាត់", "pasword", "zzzz"])
    def test_nothing_is_cut_off(
        self, begin: Begin, language: LanguageCode, size: QSize, scale: int, query: str
    ) -> None:
        searching = begin(language, size, scale)

        searching.finds(query)

        assert searching.stage.cut_words() == []
        assert searching.stage.nameless() == []

    def test_rows_grow_with_the_text(self, begin: Begin) -> None:
        small, large = begin(), begin(scale=200)

        heights = [one.finds("password")[0].height() for one in (small, large)]

        assert heights[1] > 1.5 * heights[0]


def row_kinds(row: SearchRow) -> set[str]:
    """The names of the groups a row stands in."""
    names, above = set(), row.parentWidget()
    while above is not None:
        names |= set(above.objectName().split("-"))
        above = above.parentWidget()
    return names
