"""Opening what a search found: at its place, marked, in its language, and on to the next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from tests.ui.conftest import Opening
from tests.ui.visitor import KM, Visitor, settle, wait_until

from kiosk.core.content.place import Place
from kiosk.ui.commands import CommandId
from kiosk.ui.widgets.contact_card import ContactCard
from kiosk.ui.widgets.label import ElidedLabel, WrappingLabel
from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.widgets.page_marks import MarkKind
from kiosk.ui.widgets.section_text import SectionText


def state(visitor: Visitor) -> str:
    return visitor.sees(ElidedLabel, "hit-state").accessibleName()


def has(visitor: Visitor, name: str) -> bool:
    return name in {one.objectName() for one in visitor.all_of(QWidget)}


def marked(visitor: Visitor) -> set[str]:
    """The words that are marked in texts, in small letters."""
    return {
        mark.cursor.selectedText().casefold().replace("\u200b", "")
        for text in visitor.all_of(SectionText)
        for mark in text.extraSelections()
    }


def marked_labels(visitor: Visitor) -> list[str]:
    return [one.text() for one in visitor.all_of(WrappingLabel) if one.first_mark() is not None]


def marks_on(canvas: PageCanvas, page: int) -> list[MarkKind]:
    return [mark.kind for mark in canvas.marks_on(page)]


@pytest.fixture
def found(reader: Visitor) -> Visitor:
    """Somebody at a section of a guide that a search led to."""
    reader.finds("passphrase")
    reader.opens("result-passwords-passphrase")
    return reader


class TestInAGuide:
    def test_it_opens_at_the_section_with_the_words_marked(self, found: Visitor) -> None:
        assert found.screen.place == Place(shelf="guides", item="passwords", section="passphrase")
        assert marked(found) == {"passphrase"}
        assert state(found).endswith("for “passphrase”")

    def test_the_first_mark_is_in_view(self, visit: Opening) -> None:
        visitor = visit(scale=200)
        visitor.finds("Bitwarden")
        visitor.opens(visitor.rows()[0].objectName())
        wait_until(lambda: bool(marked(visitor)))
        settle()

        text = next(one for one in visitor.all_of(SectionText) if one.extraSelections())
        area = text.first_mark()

        assert area is not None
        assert text.visibleRegion().contains(area.center())

    def test_a_line_of_the_checklist_is_marked_and_in_view(self, reader: Visitor) -> None:
        reader.finds("six random words or more")
        reader.opens("result-passwords-checklist")

        assert any("six random words" in text for text in marked_labels(reader))

    def test_it_is_shown_in_the_language_it_was_found_in(self, reader: Visitor) -> None:
        reader.finds("ពាក្យសម្ងាត់")
        reader.opens("result-passwords-one-password-km")

        assert "ពាក្យសម្ងាត់" in marked(reader)
        assert "Shown in ខ្មែរ" in {one.text() for one in reader.all_of(QLabel)}
        assert reader.language == "en"

    def test_until_a_language_is_chosen(self, reader: Visitor) -> None:
        reader.finds("ពាក្យសម្ងាត់")
        reader.opens("result-passwords-one-password-km")

        reader.chooses("km")
        reader.chooses("en")

        assert reader.sees(QLabel, "section-title").text() == "Why one password is not enough"
        assert marked(reader) == set()

    def test_and_until_something_else_is_read(self, reader: Visitor) -> None:
        reader.finds("ពាក្យសម្ងាត់")
        reader.opens("result-passwords-one-password-km")

        reader.goes_to("contacts")
        reader.goes_to("guides/passwords#section=one-password")

        assert reader.sees(QLabel, "section-title").text() == "Why one password is not enough"
        assert not has(reader, "hit-bar")


class TestElsewhere:
    def test_a_page_of_a_report_is_shown_with_all_its_hits_marked(self, reader: Visitor) -> None:
        reader.finds("internet")
        wait_until(lambda: has(reader, "result-impacts-briefing-page-2"))
        reader.opens("result-impacts-briefing-page-2")
        canvas = reader.waits_for_page()

        wait_until(lambda: bool(marks_on(canvas, 2)))

        assert canvas.page == 2
        kinds = marks_on(canvas, 2)
        assert kinds.count(MarkKind.FOUND_NOW) == 1
        assert MarkKind.FOUND in kinds

    def test_in_the_edition_it_was_found_in(self, reader: Visitor) -> None:
        reader.finds("អ៊ីនធឺណិត")
        reader.sees(QAbstractButton, "results-report-more").click()
        wait_until(lambda: has(reader, "result-impacts-briefing-page-2-km"))
        reader.opens("result-impacts-briefing-page-2-km")
        canvas = reader.waits_for_page()

        wait_until(lambda: bool(marks_on(canvas, reader.screen.place.page)))

        assert "Shown in ខ្មែរ" in {one.text() for one in reader.all_of(QLabel)}

    def test_a_step_of_first_aid(self, reader: Visitor) -> None:
        reader.finds("recovery email")
        row = next(row for row in reader.rows() if row.objectName().startswith("result-account"))
        reader.opens(row.objectName())

        assert reader.screen.place.shelf == "first-aid"
        assert marked(reader) or marked_labels(reader)

    def test_a_contact(self, reader: Visitor) -> None:
        reader.finds("licadho")
        reader.opens("result-contact-licadho")
        settle()

        card = reader.sees(ContactCard, "contact-licadho")
        assert any("LICADHO" in text for text in marked_labels(reader))
        assert not card.visibleRegion().isEmpty()

    def test_a_term(self, reader: Visitor) -> None:
        reader.finds("phishing")
        reader.opens("result-term-phishing")

        assert "Phishing" in marked_labels(reader)


class TestTheWalk:
    def test_the_key_leads_to_the_next_place_and_back(self, found: Visitor) -> None:
        first = state(found)

        found.hits(Qt.Key.Key_F3)
        second = state(found)
        found.hits(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)

        assert second.split()[0] == str(int(first.split()[0]) + 1)
        assert state(found) == first

    def test_so_do_the_buttons(self, found: Visitor) -> None:
        first = state(found)

        found.presses("hit-next")
        second = state(found)
        found.presses("hit-previous")

        assert second != first == state(found)

    def test_the_way_back_leads_to_the_results_however_far_one_walked(self, found: Visitor) -> None:
        for _ in range(3):
            found.hits(Qt.Key.Key_F3)
        found.hits(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        found.waits_for_results()

        chosen = [row for row in found.rows() if row.isChecked()]
        assert found.screen.place == Place(shelf="search", query="passphrase")
        assert found.sees(QLineEdit, "search-field").text() == "passphrase"
        assert len(chosen) == 1
        assert chosen[0].hasFocus()
        assert not chosen[0].visibleRegion().isEmpty()

    def test_so_does_the_bar(self, found: Visitor) -> None:
        found.presses("hit-results")

        assert found.screen.objectName() == "search"
        assert not has(found, "hit-bar")
        found.presses("command-back")
        assert found.screen.objectName() == "home"

    @pytest.mark.parametrize("how", ["hit-close", Qt.Key.Key_Escape])
    def test_it_is_put_away_with_its_marks(self, found: Visitor, how: object) -> None:
        if isinstance(how, Qt.Key):
            found.hits(how)
        else:
            found.presses(str(how))

        assert not has(found, "hit-bar")
        assert marked(found) == set()
        assert found.screen.place.section == "passphrase"

    def test_it_ends_where_one_goes_elsewhere(self, found: Visitor) -> None:
        found.goes_to("contacts")

        assert not has(found, "hit-bar")
        assert not found.window._actions._actions[CommandId.FIND_NEXT].isEnabled()

    def test_it_goes_on_in_other_sections_of_the_same_guide(self, found: Visitor) -> None:
        found.sees(QAbstractButton, "section-next").click()
        settle()

        assert has(found, "hit-bar")
        assert "passphrase" in marked(found)

    def test_find_in_the_document_goes_first_while_it_is_open(self, reader: Visitor) -> None:
        reader.finds("internet")
        wait_until(lambda: has(reader, "result-impacts-briefing-page-2"))
        reader.opens("result-impacts-briefing-page-2")
        reader.waits_for_page()
        before = state(reader)

        reader.hits(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        reader.types("find-field", "freedom")
        reader.hits(Qt.Key.Key_F3)
        with_find = state(reader)
        reader.hits(Qt.Key.Key_Escape)
        bar_is_left = has(reader, "hit-bar")
        reader.hits(Qt.Key.Key_F3)

        assert with_find == before
        assert bar_is_left
        assert state(reader) != before

    def test_the_bar_speaks_the_language_that_is_on(self, found: Visitor) -> None:
        found.presses(f"language-{KM}")

        assert found.sees(QAbstractButton, "hit-next").accessibleName() == found.kiosk.language.say(
            "Next hit"
        )

    def test_nothing_of_it_is_left_at_home(self, found: Visitor) -> None:
        found.goes_to("home")

        assert found.sees(QLineEdit, "search-field").text() == ""
        assert not has(found, "hit-bar")
