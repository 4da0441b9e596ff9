"""First aid: one question at a time, back at any moment, and nobody is left without help."""

from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from tests.ui.bag_taken import PLACE, lay_over
from tests.ui.test_print import codes_on, fonts_of_words, printed
from tests.ui.visitor import LAPTOP, SMALL_LAPTOP, Visitor, opened, put_away, settle, wait_until

from kiosk.core.content.place import Place, parse_place
from kiosk.ui.widgets.badges import BadgeRow
from kiosk.ui.widgets.print_sheet import PrintSheet
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.section_text import SectionText
from kiosk.ui.widgets.share_sheet import ShareSheet

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose packs folder holds “My bag was taken”."""
    lay_over(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def frightened(qapp: QApplication, home: Path) -> Iterator[Visitor]:
    """Somebody whose bag was just taken, before the first question."""
    visitor = opened(home, place="first-aid")
    visitor.presses("item-bag-taken")
    yield visitor
    put_away(visitor)


def question(visitor: Visitor) -> str:
    return visitor.sees(QLabel, "card-title").text()


def answers(visitor: Visitor) -> list[str]:
    words = [one for one in visitor.all_of(QLabel) if one.objectName().endswith("-words")]
    return [one.text() for one in words if one.objectName().startswith("answer-")]


def way_so_far(visitor: Visitor) -> list[tuple[str, str]]:
    rows = [one for one in visitor.all_of(QAbstractButton) if one.objectName().startswith("step-")]
    return [(one.accessibleDescription(), one.accessibleName()) for one in rows]


def is_khmer(text: str) -> bool:
    return any("\u1780" <= letter <= "\u17ff" for letter in text)


def names(visitor: Visitor) -> set[str]:
    return {one.objectName() for one in visitor.all_of(QWidget)}


class TestTheShelf:
    def test_it_asks_what_happened_and_has_the_contacts_one_press_away(
        self, qapp: QApplication, home: Path
    ) -> None:
        visitor = opened(home, place="first-aid")

        title = visitor.sees(QLabel, "first-aid-title").text()
        card = visitor.sees(QAbstractButton, "item-bag-taken")
        described = (card.accessibleName(), card.accessibleDescription())
        visitor.presses("first-aid-contacts")

        assert title == "What happened?"
        assert described == ("My bag was taken", "Draft")
        assert visitor.screen.objectName() == "contacts"
        put_away(visitor)

    def test_i_need_help_leads_there_from_everywhere(self, frightened: Visitor) -> None:
        frightened.goes_to("guides/phishing")

        frightened.presses("command-need-help")
        by_mouse = frightened.screen.objectName()
        frightened.goes_to("about")
        frightened.hits(Qt.Key.Key_F1)

        assert (by_mouse, frightened.screen.objectName()) == ("first-aid", "first-aid")

    def test_a_library_without_first_aid_leads_to_its_contacts(
        self, qapp: QApplication, tmp_path: Path
    ) -> None:
        nothing = tmp_path / "nothing"
        nothing.mkdir()
        visitor = opened(tmp_path / "home", packs=(nothing,))

        visitor.hits(Qt.Key.Key_F1)

        assert visitor.screen.objectName() == "contacts"
        put_away(visitor)

    def test_a_path_is_found_by_its_title(self, frightened: Visitor) -> None:
        frightened.types("search-field", "bag was")

        frightened.hits(Qt.Key.Key_Return)

        wait_until(lambda: frightened.screen.objectName() == "first-aid-path")


class TestOneQuestionAtATime:
    def test_the_first_card_has_the_introduction_the_question_and_its_answers(
        self, frightened: Visitor
    ) -> None:
        introduction = frightened.sees(SectionText, "first-aid-introduction").toPlainText()

        assert introduction == "You are not alone with this. Take one step at a time."
        assert question(frightened) == "Do you know who has it?"
        assert answers(frightened) == [
            "Yes, somebody took it in front of me",
            "No, it is gone",
            "I am not sure",
        ]
        assert names(frightened).isdisjoint(
            {"first-aid-back", "first-aid-start-again", "first-aid-people"}
        )

    def test_an_answer_leads_to_the_next_card(self, frightened: Visitor) -> None:
        frightened.presses("answer-1")

        assert question(frightened) == "Are you safe where you are now?"
        assert "first-aid-introduction" not in names(frightened)
        assert way_so_far(frightened) == [
            ("Do you know who has it?", "Yes, somebody took it in front of me")
        ]
        assert str(frightened.screen.place) == f"{PLACE}#section=taken"

    def test_of_two_answers_to_the_same_card_the_one_that_was_given_is_remembered(
        self, frightened: Visitor
    ) -> None:
        frightened.presses("answer-3")

        assert way_so_far(frightened) == [("Do you know who has it?", "I am not sure")]

    @pytest.mark.parametrize("name", ["answer-1", "answer-2", "answer-3"])
    def test_answers_are_large_and_as_wide_as_the_card(
        self, frightened: Visitor, name: str
    ) -> None:
        button = frightened.sees(QAbstractButton, name)
        card = frightened.sees(QWidget, "first-aid-card")

        assert button.height() >= 56
        assert button.width() >= card.width() - 100

    def test_a_draft_says_so_once(self, frightened: Visitor) -> None:
        rows = [one.findChildren(QLabel) for one in frightened.all_of(BadgeRow)]

        assert [label.text() for row in rows for label in row if label.isVisible()] == ["Draft"]

    def test_words_are_explained_and_guides_opened_as_in_a_guide(self, frightened: Visitor) -> None:
        text = frightened.sees(SectionText, "card-text")

        text.anchorClicked.emit(QUrl("glossary/phishing"))
        settle()
        explained = frightened.sheet.objectName()
        frightened.hits(Qt.Key.Key_Escape)
        text.anchorClicked.emit(QUrl("guides/phishing"))
        settle()

        assert explained == "term-sheet"
        assert frightened.screen.objectName() == "guide"

    def test_the_page_begins_at_its_top_at_every_card(self, qapp: QApplication, home: Path) -> None:
        visitor = opened(home, place=f"{PLACE}#section=gone", size=SMALL_LAPTOP, scale=200)
        visitor.screen.scroll_to(1.0)
        settle()
        was_down = visitor.screen.position

        visitor.presses("answer-1")

        assert was_down > 0.9
        assert visitor.screen.position == 0
        put_away(visitor)


class TestByKeyboard:
    def test_a_digit_gives_its_answer(self, frightened: Visitor) -> None:
        frightened.hits(Qt.Key.Key_2)
        second = question(frightened)
        frightened.hits(Qt.Key.Key_1)

        assert (second, question(frightened)) == ("Look for it once more", "First steps")

    def test_a_khmer_digit_does_so_too(self, frightened: Visitor) -> None:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "១")
        QApplication.sendEvent(frightened.sees(QWidget, "answer-1"), key)
        settle()

        assert question(frightened) == "Are you safe where you are now?"

    def test_a_digit_without_an_answer_does_nothing(self, frightened: Visitor) -> None:
        for key in (Qt.Key.Key_0, Qt.Key.Key_4, Qt.Key.Key_9):
            frightened.hits(key)

        assert question(frightened) == "Do you know who has it?"

    def test_digits_that_are_typed_elsewhere_answer_nothing(self, frightened: Visitor) -> None:
        frightened.types("search-field", "1")
        typed = frightened.sees(QLineEdit, "search-field").text()
        frightened.presses("command-back")
        frightened.hits(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        frightened.hits(Qt.Key.Key_1)
        is_over = isinstance(frightened.window.layer.sheet, ShareSheet)
        frightened.hits(Qt.Key.Key_Escape)

        assert typed == "1"
        assert is_over
        assert question(frightened) == "Do you know who has it?"

    def test_tab_goes_to_the_first_answer_and_enter_gives_it_only_once(
        self, qapp: QApplication, home: Path
    ) -> None:
        visitor = opened(home, place=f"{PLACE}#section=taken")

        visitor.hits(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        visitor.hits(Qt.Key.Key_Return)
        visitor.hits(Qt.Key.Key_Return)

        assert focused is not None
        assert focused.objectName() == "answer-1"
        assert question(visitor) == "First steps"
        put_away(visitor)


class TestTheWayBack:
    def test_back_goes_card_by_card_and_then_to_where_one_came_from(
        self, frightened: Visitor
    ) -> None:
        frightened.presses("answer-2")
        frightened.presses("answer-1")

        seen = []
        for _ in range(3):
            frightened.hits(Qt.Key.Key_Left, ALT)
            seen.append(str(frightened.screen.place))

        assert seen == [f"{PLACE}#section=gone", f"{PLACE}#section=who", "first-aid"]

    def test_the_paths_own_back_and_the_windows_do_not_go_in_circles(
        self, frightened: Visitor
    ) -> None:
        frightened.presses("answer-2")
        frightened.presses("first-aid-back")
        asked_again = question(frightened)

        frightened.hits(Qt.Key.Key_Left, ALT)

        assert asked_again == "Do you know who has it?"
        assert frightened.screen.objectName() == "first-aid"

    def test_forward_gives_the_answers_again(self, frightened: Visitor) -> None:
        frightened.presses("answer-2")
        frightened.presses("answer-1")
        way = way_so_far(frightened)
        frightened.hits(Qt.Key.Key_Left, ALT)
        frightened.hits(Qt.Key.Key_Left, ALT)

        frightened.hits(Qt.Key.Key_Right, ALT)
        frightened.hits(Qt.Key.Key_Right, ALT)

        assert question(frightened) == "First steps"
        assert way_so_far(frightened) == way

    def test_a_press_on_an_earlier_answer_goes_back_there(self, frightened: Visitor) -> None:
        frightened.presses("answer-2")
        frightened.presses("answer-1")

        frightened.presses("step-1")

        assert question(frightened) == "Do you know who has it?"
        assert way_so_far(frightened) == []

    def test_another_answer_leads_another_way(self, frightened: Visitor) -> None:
        frightened.presses("answer-2")
        frightened.presses("first-aid-back")

        frightened.presses("answer-1")
        frightened.presses("answer-2")

        assert [answer for _, answer in way_so_far(frightened)] == [
            "Yes, somebody took it in front of me",
            "No",
        ]

    def test_start_again_goes_to_the_first_question(self, frightened: Visitor) -> None:
        frightened.presses("answer-2")
        frightened.presses("answer-1")

        frightened.presses("first-aid-start-again")

        assert question(frightened) == "Do you know who has it?"
        assert way_so_far(frightened) == []

    def test_after_start_again_neither_forward_nor_back_shows_what_was_answered(
        self, frightened: Visitor
    ) -> None:
        frightened.presses("answer-2")
        frightened.presses("answer-1")
        frightened.presses("first-aid-back")

        frightened.presses("first-aid-start-again")
        frightened.hits(Qt.Key.Key_Right, ALT)
        ahead = (question(frightened), way_so_far(frightened))
        frightened.hits(Qt.Key.Key_Left, ALT)
        behind = frightened.screen.objectName()
        frightened.presses("item-bag-taken")

        assert ahead == ("Do you know who has it?", [])
        assert behind == "first-aid"
        assert question(frightened) == "Do you know who has it?"

    def test_after_going_back_to_the_first_question_one_can_still_start_again(
        self, frightened: Visitor
    ) -> None:
        frightened.presses("answer-2")
        frightened.presses("first-aid-back")

        frightened.presses("first-aid-start-again")
        frightened.hits(Qt.Key.Key_Right, ALT)

        assert question(frightened) == "Do you know who has it?"
        assert "first-aid-start-again" not in names(frightened)

    def test_one_comes_back_from_a_guide_to_the_card_one_left(self, frightened: Visitor) -> None:
        frightened.presses("answer-2")
        frightened.goes_to("guides/phishing")
        frightened.goes_to("first-aid")

        frightened.presses("item-bag-taken")

        assert question(frightened) == "Look for it once more"
        assert way_so_far(frightened) == [("Do you know who has it?", "No, it is gone")]

    def test_the_end_of_the_program_forgets_the_way(self, qapp: QApplication, home: Path) -> None:
        first = opened(home, place=PLACE)
        first.presses("answer-2")
        put_away(first)

        second = opened(home, place=PLACE)

        assert question(second) == "Do you know who has it?"
        assert not (home / "settings").exists()
        put_away(second)

    def test_a_place_opens_at_its_card_and_the_way_begins_there(
        self, qapp: QApplication, home: Path
    ) -> None:
        visitor = opened(home, place=f"{PLACE}#section=taken")

        way = way_so_far(visitor)
        visitor.presses("first-aid-start-again")

        assert way == []
        assert question(visitor) == "Do you know who has it?"
        put_away(visitor)

    def test_a_card_that_is_not_there_opens_the_path_at_its_beginning(
        self, frightened: Visitor
    ) -> None:
        frightened.goes_to(f"{PLACE}#section=nowhere")

        assert question(frightened) == "Do you know who has it?"
        assert str(frightened.screen.place) == f"{PLACE}#section=who"


class TestTheEnd:
    def test_it_shows_its_contacts_each_with_a_code_that_was_read_back(
        self, frightened: Visitor
    ) -> None:
        frightened.presses("answer-2")
        frightened.presses("answer-1")

        codes = [view.accessibleName() for view in frightened.all_of(QrView)]

        assert {"end-access-now", "end-camboja"} <= names(frightened)
        assert len(codes) == 2
        assert "help@accessnow.org" in codes[0]
        assert "ed@camboja.net" in codes[1]
        assert "12519261" not in codes[1]  # a person's own number is given only when asked

    def test_from_a_contact_one_comes_to_its_entry_and_back(self, frightened: Visitor) -> None:
        frightened.presses("answer-1")
        frightened.presses("answer-2")

        frightened.presses("contact-camboja-open")
        entry = frightened.screen.place
        frightened.presses("command-back")

        assert entry == parse_place("contacts/camboja")
        assert question(frightened) == "Go to people you trust"

    def test_a_contacts_code_can_fill_the_window(self, frightened: Visitor) -> None:
        frightened.presses("answer-1")
        frightened.presses("answer-2")

        frightened.presses("contact-camboja-share")

        assert "ed@camboja.net" in frightened.sees(QrView, "qr-view").accessibleName()

    def test_all_contacts_are_one_press_away_at_any_card(self, frightened: Visitor) -> None:
        frightened.presses("first-aid-contacts")

        assert frightened.screen.place == Place(shelf="contacts")


class TestLanguage:
    def test_a_switch_keeps_the_card_and_the_way(self, frightened: Visitor) -> None:
        frightened.presses("answer-3")

        frightened.chooses("km")
        in_khmer = (question(frightened), *way_so_far(frightened)[0])
        frightened.presses("answer-1")
        codes = len(frightened.all_of(QrView))
        frightened.chooses("en")

        assert all(is_khmer(words) for words in in_khmer)
        assert codes == 2
        assert question(frightened) == "First steps"
        assert [answer for _, answer in way_so_far(frightened)] == [
            "I am not sure",
            "Done, what next?",
        ]

    def test_the_focus_stays_on_its_answer(self, frightened: Visitor) -> None:
        button = frightened.sees(QAbstractButton, "answer-2")
        button.setFocus(Qt.FocusReason.TabFocusReason)

        frightened.hits(Qt.Key.Key_F2)

        assert button.hasFocus()

    def test_the_digits_beside_the_answers_are_those_of_the_language(
        self, frightened: Visitor
    ) -> None:
        frightened.chooses("km")

        digits = [one.text() for one in frightened.all_of(QLabel) if one.text() in set("១២៣123")]
        assert digits == ["១", "២", "៣"]


class TestOnPaper:
    @pytest.mark.parametrize("language", ["en", "km"])
    def test_the_way_taken_is_printed_with_contacts_and_their_codes(
        self, frightened: Visitor, tmp_path: Path, language: str
    ) -> None:
        frightened.presses("answer-1")
        frightened.presses("answer-2")
        if language == "km":
            frightened.chooses("km")
        frightened.presses("first-aid-print")
        sheet = frightened.sheet
        assert isinstance(sheet, PrintSheet)

        file = printed(sheet, tmp_path / "way.pdf")

        with pymupdf.open(file) as document:
            words = "\n".join(page.get_text() for page in document)
            fonts = {font for page in document for font in fonts_of_words(page)}
        assert all("KioskSans" in font.replace(" ", "") for font in fonts), fonts
        assert "ed@camboja.net" in words
        assert "12 519 261" not in words
        assert any("ed@camboja.net" in code for code in codes_on(file))
        if language == "en":
            assert "You answered: Yes, somebody took it in front of me" in words
            assert "Nothing in the bag is worth your safety." in words
            assert "Look for it once more" not in words

    def test_an_open_question_is_printed_with_boxes_to_tick(
        self, frightened: Visitor, tmp_path: Path
    ) -> None:
        frightened.hits(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        sheet = frightened.sheet
        assert isinstance(sheet, PrintSheet)

        file = printed(sheet, tmp_path / "way.pdf")

        with pymupdf.open(file) as document:
            words = document[0].get_text()
        assert "□ No, it is gone" in words


class TestHandingOver:
    def test_a_card_is_handed_over_as_its_text_or_as_whom_to_ask(self, frightened: Visitor) -> None:
        frightened.presses("answer-1")
        frightened.presses("answer-2")
        frightened.presses("first-aid-share")

        frightened.presses("share-as-text")
        text = frightened.sees(QrView, "qr-view").accessibleName()
        frightened.presses("share-as-contact")
        contact = frightened.sees(QrView, "qr-view").accessibleName()

        assert text == "Go to people you trust\nNothing in the bag is worth your safety."
        assert contact.startswith("BEGIN:VCARD")


class TestWhatIsBroken:
    def test_a_path_that_cannot_be_read_says_so_and_leads_to_the_contacts(
        self, frightened: Visitor, home: Path
    ) -> None:
        file = home / "packs" / "camboja" / "first-aid" / "bag-taken" / "en.md"
        file.write_text("## No id\n", encoding="utf-8")
        frightened.goes_to("first-aid")

        frightened.presses("item-bag-taken")
        told = "\n".join(one.text() for one in frightened.all_of(QLabel))
        frightened.presses("empty-action")

        assert "en.md" in told
        assert frightened.screen.objectName() == "contacts"

    def test_what_was_mended_is_there_at_the_next_look(
        self, frightened: Visitor, home: Path
    ) -> None:
        file = home / "packs" / "camboja" / "first-aid" / "bag-taken" / "en.md"
        sound = file.read_text(encoding="utf-8")
        file.write_text("## No id\n", encoding="utf-8")
        frightened.goes_to("first-aid")
        frightened.presses("item-bag-taken")

        file.write_text(sound, encoding="utf-8")
        frightened.goes_to("first-aid")
        frightened.presses("item-bag-taken")

        assert question(frightened) == "Do you know who has it?"

    def test_a_contact_that_is_not_there_leaves_the_others(
        self, frightened: Visitor, home: Path
    ) -> None:
        file = home / "packs" / "camboja" / "first-aid" / "bag-taken" / "en.md"
        text = file.read_text(encoding="utf-8").replace("contacts/access-now", "contacts/nobody")
        file.write_text(text, encoding="utf-8")

        frightened.goes_to("home")
        frightened.goes_to(f"{PLACE}#section=steps")

        assert "end-camboja" in names(frightened)
        assert len(frightened.all_of(QrView)) == 1


@pytest.mark.parametrize("size", [LAPTOP, SMALL_LAPTOP], ids=["laptop", "small"])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_question_and_its_first_answer_are_in_view_at_once(
    qapp: QApplication, home: Path, size: object, scale: int
) -> None:
    visitor = opened(home, place=f"{PLACE}#section=taken", size=size, scale=scale)  # type: ignore[arg-type]

    for name in ("card-title", "answer-1"):
        part = visitor.sees(QWidget, name)
        bottom = part.mapTo(visitor.window, part.rect().bottomLeft()).y()
        assert bottom <= visitor.window.height(), name
    put_away(visitor)
