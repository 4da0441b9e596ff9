"""One press switches the language, and the reader stays where they are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QWidget
from tests.ui.conftest import Opening
from tests.ui.visitor import SMALL_LAPTOP, Visitor, settle, wait_until

from kiosk.core.content.place import Place
from kiosk.ui.widgets.screen import Page
from kiosk.ui.widgets.section_text import SectionText


def is_khmer(text: str) -> bool:
    return any("\u1780" <= letter <= "\u17ff" for letter in text)


def test_every_word_of_the_screen_changes(reader: Visitor) -> None:
    before = reader.sees(QLabel, "home-title").text()

    reader.chooses("km")

    assert not is_khmer(before)
    assert is_khmer(reader.sees(QLabel, "home-title").text())
    assert reader.sees(QAbstractButton, "language-km").isChecked()
    assert not reader.sees(QAbstractButton, "language-en").isChecked()


def test_f2_goes_round_the_languages(reader: Visitor) -> None:
    spoken = [reader.language]
    for _ in reader.kiosk.language.names:
        reader.hits(Qt.Key.Key_F2)
        spoken.append(reader.language)

    assert spoken == ["en", "km", "en"]


def test_the_language_is_the_same_at_the_next_start(
    visit: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit().chooses("km")

    again = visit(language=None)

    assert again.language == "km"


def test_a_guide_stays_at_its_section_with_its_ticks(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")
    first = next(
        button.objectName()
        for button in reader.all_of(QAbstractButton)
        if button.objectName().startswith("check-")
    )
    reader.presses(first)
    reader.presses("section-limits")

    reader.chooses("km")

    assert reader.sees(QAbstractButton, "section-limits").isChecked()
    assert is_khmer(reader.sees(QLabel, "section-title").text())
    assert reader.sees(QAbstractButton, first).isChecked()
    assert (
        sum(
            box.isChecked()
            for box in reader.all_of(QAbstractButton)
            if "check-" in box.objectName()
        )
        == 1
    )


def test_a_long_page_stays_where_it_was_scrolled_to(visit: Opening) -> None:
    visitor = visit(size=SMALL_LAPTOP, place="guides/phishing")
    bar = visitor.all_of(Page)[0].verticalScrollBar()
    bar.setValue(bar.maximum() * 6 // 10)
    before = bar.value() / bar.maximum()

    visitor.chooses("km")

    assert before > 0.5
    assert bar.value() / bar.maximum() == pytest.approx(before, abs=0.05)


@pytest.mark.parametrize("place", ["home", "contacts", "guides", "about"])
def test_every_page_stays_where_it_was_scrolled_to(visit: Opening, place: str) -> None:
    visitor = visit(size=SMALL_LAPTOP, place=place, scale=150)
    bar = visitor.all_of(Page)[0].verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value() / bar.maximum()

    visitor.chooses("km")

    assert before > 0.4
    assert bar.value() / bar.maximum() == pytest.approx(before, abs=0.05)


def test_the_reader_stays_at_the_page_of_the_other_edition(reader: Visitor) -> None:
    reader.goes_to("reports/impacts-briefing#page=3")
    canvas = reader.waits_for_page()
    wait_until(lambda: canvas.page == 3)

    reader.chooses("km")

    wait_until(lambda: is_khmer(reader.screen.title))
    reader.waits_for_page()
    assert reader.screen.place.page in (2, 3, 4)
    assert canvas.page == reader.screen.place.page


def test_typed_text_stays(reader: Visitor) -> None:
    reader.types("search-field", "phone")

    reader.chooses("km")

    assert reader.sees(QLineEdit, "search-field").text() == "phone"
    assert reader.screen.place == Place(shelf="search", query="phone")


def test_the_filter_and_the_term_that_was_chosen_stay(reader: Visitor) -> None:
    reader.goes_to("glossary")
    terms = reader.sees(QListView, "glossary-terms")
    terms.setCurrentIndex(terms.model().index(7, 0))
    settle()
    chosen = reader.screen.place

    reader.chooses("km")

    assert chosen.item
    assert reader.screen.place == chosen
    found = reader.kiosk.library().find(chosen)
    assert found is not None
    assert terms.currentIndex().data() == found.title.texts["km"]


def test_a_term_sheet_stays_open_and_is_said_anew(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")
    reader.all_of(SectionText)[0].anchorClicked.emit(QUrl("glossary/phishing"))
    settle()
    before = reader.sheet
    english = before.heading.text()

    reader.hits(Qt.Key.Key_F2)

    assert reader.sheet is before
    assert is_khmer(before.heading.text())
    assert not is_khmer(english)


def test_a_code_keeps_its_form_and_says_itself_anew(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")
    reader.presses("guide-share")
    reader.presses("share-as-contact")
    sheet = reader.sheet

    reader.chooses("km")

    assert reader.sheet is sheet
    assert reader.sees(QAbstractButton, "share-as-contact").isChecked()
    assert is_khmer(reader.sees(QLabel, "share-what").text())


def test_the_phone_number_stays_in_a_code_that_holds_it(reader: Visitor) -> None:
    reader.goes_to("contacts/camboja")
    reader.presses("contact-camboja-share")
    reader.presses("share-with-phone")

    reader.chooses("km")

    assert reader.sees(QAbstractButton, "share-with-phone").isChecked()
    assert "12519261" in reader.sees(QWidget, "qr-view").accessibleName()


def test_the_name_typed_for_a_copy_stays(reader: Visitor) -> None:
    reader.goes_to("reports/impacts-briefing")
    reader.waits_for_page()
    reader.presses("reader-save-copy")
    reader.types("save-name", "for the workshop.pdf")

    reader.hits(Qt.Key.Key_F2)

    assert reader.sees(QLineEdit, "save-name").text() == "for the workshop.pdf"
    assert is_khmer(reader.sheet.heading.text())


def test_a_screen_that_is_hidden_is_put_into_the_language_when_it_is_shown_again(
    reader: Visitor,
) -> None:
    reader.goes_to("contacts")
    reader.goes_to("about")
    reader.chooses("km")

    reader.presses("command-back")

    assert is_khmer(reader.sees(QLabel, "contacts-title").text())


def test_the_focus_stays_where_it_was(reader: Visitor) -> None:
    reader.goes_to("guides/phishing")
    button = reader.sees(QAbstractButton, "section-limits")
    button.setFocus(Qt.FocusReason.TabFocusReason)

    reader.hits(Qt.Key.Key_F2)

    assert button.hasFocus()


def test_nothing_of_the_top_bar_moves_left_or_away(reader: Visitor) -> None:
    names = ("command-back", "command-home", "command-more")
    before = {name: reader.sees(QAbstractButton, name).pos() for name in names}

    reader.chooses("km")

    assert {name: reader.sees(QAbstractButton, name).pos() for name in names} == before


def test_another_catalogue_adds_a_language_without_a_change_to_the_program(
    visit: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.ui import visitor as visitors

    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "km.po").write_bytes((visitors.TRANSLATIONS / "km.po").read_bytes())
    (folder / "fr.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"X-Name: Français\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Home"\nmsgstr "Accueil"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(visitors, "TRANSLATIONS", folder)
    visitor = visit()

    visitor.chooses("fr")

    assert visitor.window.windowTitle() == "Accueil – Kiosk"


def test_a_catalogue_that_cannot_be_read_leaves_english(
    visit: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.ui import visitor as visitors

    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "km.po").write_bytes(b"\xff\xfe not a catalogue")
    monkeypatch.setattr(visitors, "TRANSLATIONS", folder)

    visitor = visit(language="km")

    assert visitor.window.windowTitle() == "Home – Kiosk"


def test_switching_twice_changes_nothing(reader: Visitor) -> None:
    reader.goes_to("glossary/phishing")
    before = {label.text() for label in reader.all_of(QLabel)}

    reader.chooses("km")
    reader.chooses("en")
    QTest.qWait(0)

    assert {label.text() for label in reader.all_of(QLabel)} == before
