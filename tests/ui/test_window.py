"""The window: every place has its screen, the way back is exact, settings are kept."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from tests.ui.conftest import Opening
from tests.ui.visitor import Visitor, settle, wait_until
from tests.workers import pdfs

from kiosk.app import Kiosk, Wishes
from kiosk.core.content.place import SCREENS, Place, UnknownPlaceError, file_place
from kiosk.ui.widgets.screen import Page

NO_PLACE_OF_ITS_OWN = {"file"}
EVERY_SCREEN = (
    "home",
    "reports",
    "first-aid",
    "first-aid/account-taken",
    "reports/impacts-study",
    "reports/impacts-briefing",
    "guides/phishing",
    "contacts",
    "glossary",
    "search?q=phone",
    "settings",
    "about",
)


class TestPlaces:
    @pytest.mark.parametrize(
        ("place", "screen"),
        [
            ("home", "home"),
            ("reports", "library"),
            ("guides", "library"),
            ("first-aid", "first-aid"),
            ("first-aid/account-taken", "first-aid-path"),
            ("reports/impacts-study", "entry"),
            ("reports/impacts-briefing", "reader"),
            ("guides/phishing", "guide"),
            ("contacts", "contacts"),
            ("contacts/camboja", "contacts"),
            ("glossary", "glossary"),
            ("glossary/phishing", "glossary"),
            ("search?q=phone", "search"),
            ("settings", "settings"),
            ("about", "about"),
            ("licences", "licences"),
            ("licences#section=qt", "licences"),
        ],
    )
    def test_every_place_is_shown_by_its_screen(
        self, reader: Visitor, place: str, screen: str
    ) -> None:
        reader.goes_to(place)

        assert reader.screen.objectName() == screen
        assert reader.screen.isVisible()
        assert reader.window.windowTitle() == f"{reader.screen.title} – Kiosk"

    @pytest.mark.parametrize("shelf", [one for one in SCREENS if one not in NO_PLACE_OF_ITS_OWN])
    def test_every_screen_that_a_place_can_name_opens_without_a_notice(
        self, reader: Visitor, shelf: str
    ) -> None:
        reader.goes_to("guides")

        reader.goes_to(shelf)

        assert reader.screen.place.shelf == shelf
        assert not reader.window.notice.isVisible()

    def test_an_item_that_is_not_there_leads_home_and_is_named(self, reader: Visitor) -> None:
        reader.goes_to("guides/fishing")

        assert reader.screen.objectName() == "home"
        told = reader.sees(QLabel, "notice-words").text()
        assert told == "“guides/fishing” is not in this library."

    @pytest.mark.parametrize("language", ["en", "km"])
    @pytest.mark.parametrize("name", ["កញ្ចប់ of ours.kioskpack", "CAMBOJA.KIOSKPACK"])
    def test_a_pack_that_is_opened_like_a_file_is_told_what_it_is_and_where_it_goes(
        self, visit: Opening, language: str, name: str
    ) -> None:
        visitor = visit(place=file_place(f"/nowhere/{name}"), language=language)

        told = visitor.sees(QLabel, "notice-words").text().replace("\u200b", "")
        assert visitor.screen.objectName() == "home"
        assert name in told
        assert str(visitor.folders.packs[0]) in told

    def test_a_pack_that_is_opened_later_leads_home_as_well(self, reader: Visitor) -> None:
        reader.goes_to("guides/phishing")

        reader.goes_to(file_place("/nowhere/camboja.kioskpack"))

        assert reader.screen.objectName() == "home"
        assert "zip archive" in reader.sees(QLabel, "notice-words").text()

    def test_a_notice_can_be_put_away(self, reader: Visitor) -> None:
        reader.goes_to("guides/fishing")

        reader.presses("notice-close")

        assert not reader.window.notice.isVisible()

    def test_a_notice_is_said_anew_in_another_language(self, reader: Visitor) -> None:
        reader.goes_to("guides/fishing")
        english = reader.sees(QLabel, "notice-words").text()

        reader.chooses("km")

        khmer = reader.sees(QLabel, "notice-words").text()
        assert khmer != english
        assert "guides/fishing" in khmer

    @pytest.mark.parametrize("make", [pdfs.text_pdf, pdfs.pageless_pdf])
    def test_whose_library_it_is_stands_on_the_bar_also_above_a_file_from_outside(
        self, visit: Opening, tmp_path: Path, make: Callable[[Path], Path]
    ) -> None:
        file = file_place(str(make(tmp_path / "a.pdf")))

        bar = visit(place=file).sees(QWidget, "top-bar")

        wait_until(lambda: "CamboJA" in {label.text() for label in bar.findChildren(QLabel)})

    def test_the_window_opens_at_the_place_that_was_asked_for(self, visit: Opening) -> None:
        visitor = visit(place="guides/phishing#section=limits")

        assert visitor.sees(QAbstractButton, "section-limits").isChecked()

    def test_a_place_that_is_not_there_is_told_before_a_window_opens(self, reader: Visitor) -> None:
        wishes = Wishes(place=Place(shelf="guides", item="fishing"))

        with pytest.raises(UnknownPlaceError, match="guides/fishing"):
            Kiosk(reader.folders, wishes, None)


class Shown(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_window_but_the_kiosk_itself_is_ever_shown(qapp: QApplication, visit: Opening) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)

    visitor = visit()
    for place in EVERY_SCREEN:
        visitor.goes_to(place)
    visitor.screen.share_wanted.emit(Place(shelf="contacts", item="camboja"))
    visitor.chooses("km")
    qapp.removeEventFilter(shown)

    assert set(shown.windows) == {"Window window"}


class TestTheWayBack:
    def test_back_returns_to_where_the_page_was_scrolled_to(self, reader: Visitor) -> None:
        reader.goes_to("contacts")
        bar = reader.all_of(Page)[0].verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        before = bar.value()

        reader.goes_to("about")
        reader.presses("command-back")

        after = reader.all_of(Page)[0].verticalScrollBar()
        assert reader.screen.objectName() == "contacts"
        assert before > 0
        assert after.value() == pytest.approx(before, abs=3)

    def test_back_returns_to_the_section_that_was_read(self, reader: Visitor) -> None:
        reader.goes_to("guides/phishing")
        reader.presses("section-limits")

        reader.goes_to("home")
        reader.presses("command-back")

        assert reader.sees(QAbstractButton, "section-limits").isChecked()

    def test_forward_undoes_back(self, reader: Visitor) -> None:
        reader.goes_to("guides")
        reader.goes_to("guides/phishing")

        reader.hits(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        back_at = reader.screen.objectName()
        reader.hits(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

        assert (back_at, reader.screen.objectName()) == ("library", "guide")

    def test_there_is_no_way_back_from_the_first_place(self, reader: Visitor) -> None:
        assert not reader.sees(QAbstractButton, "command-back").isEnabled()

    def test_a_search_is_one_visit_however_many_letters_it_had(self, reader: Visitor) -> None:
        reader.goes_to("guides")
        reader.types("search-field", "phone")

        reader.presses("command-back")

        assert reader.screen.objectName() == "library"

    def test_back_to_a_search_finds_what_was_typed(self, reader: Visitor) -> None:
        reader.types("search-field", "phone")
        reader.waits_for_results()
        reader.opens("result-lock-your-phone")

        reader.presses("command-back")

        assert reader.screen.objectName() == "search"
        assert reader.sees(QLineEdit, "search-field").text() == "phone"

    def test_enter_opens_the_first_hit(self, reader: Visitor) -> None:
        reader.types("search-field", "phishing")

        reader.hits(Qt.Key.Key_Return)

        wait_until(lambda: reader.screen.objectName() == "guide")
        assert reader.screen.place == Place(shelf="guides", item="phishing")


class TestSettings:
    def test_nothing_is_written_by_reading(self, reader: Visitor) -> None:
        for place in ("guides/phishing", "contacts", "glossary", "search?q=phone", "about"):
            reader.goes_to(place)

        assert not reader.folders.settings.exists()

    def test_what_is_chosen_is_kept_and_only_that(self, reader: Visitor) -> None:
        reader.goes_to("settings")

        reader.presses("setting-text-size-150")
        reader.presses("setting-theme-dark")

        kept = json.loads(reader.folders.settings_file.read_text(encoding="utf-8"))
        assert kept == {"text_scale": 150, "theme": "dark"}

    def test_choosing_what_is_already_on_writes_nothing(self, visit: Opening) -> None:
        visitor = visit(place="settings")

        visitor.presses("setting-text-size-100")
        visitor.presses("setting-theme-light")

        assert not visitor.folders.settings_file.exists()

    def test_the_next_start_is_as_it_was_left(self, visit: Opening) -> None:
        first = visit(place="settings")
        first.presses("setting-theme-dark")
        first.presses("setting-text-size-130")

        second = visit()

        assert second.kiosk.theme.name == "dark"
        assert second.kiosk.theme.sizes.scale == 130

    def test_the_choice_that_is_on_is_marked(self, reader: Visitor) -> None:
        reader.goes_to("settings")

        reader.presses("setting-theme-high-contrast")

        marked = [
            button.objectName()
            for button in reader.all_of(QAbstractButton)
            if button.objectName().startswith("setting-theme") and button.isChecked()
        ]
        assert marked == ["setting-theme-high-contrast"]

    def test_broken_settings_are_told_and_set_aside(self, visit: Opening, tmp_path: Path) -> None:
        file = tmp_path / "home" / "settings" / "settings.json"
        file.parent.mkdir(parents=True)
        file.write_text("{broken", encoding="utf-8")

        visitor = visit()

        assert "settings.broken.json" in visitor.sees(QLabel, "notice-words").text()
        assert file.with_suffix(".broken.json").read_text(encoding="utf-8") == "{broken"

    def test_settings_that_cannot_be_written_hold_and_are_told(
        self, visit: Opening, tmp_path: Path
    ) -> None:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "settings").write_text("a file where a folder should be")
        visitor = visit(place="settings")
        visitor.window.notice.hide()

        visitor.presses("setting-theme-dark")

        assert visitor.kiosk.theme.name == "dark"
        assert "settings.json" in visitor.sees(QLabel, "notice-words").text()


class TestTheLibraryIsLookedAtAgain:
    def test_a_pdf_that_was_put_into_the_packs_folder_can_be_read_at_the_next_look(
        self, reader: Visitor, bundled_pack: Path
    ) -> None:
        reader.goes_to("reports/impacts-study")
        before = reader.screen.objectName()

        layer = reader.folders.packs[0] / "camboja" / "reports" / "impacts-study"
        layer.mkdir(parents=True)
        shutil.copy(bundled_pack / "reports" / "impacts-briefing" / "km.pdf", layer / "km.pdf")
        reader.goes_to("reports/impacts-study")

        assert (before, reader.screen.objectName()) == ("entry", "reader")
        assert reader.waits_for_page().page_count > 0

    def test_home_shows_a_pack_that_has_come(
        self, visit: Opening, tmp_path: Path, bundled_pack: Path
    ) -> None:
        packs = tmp_path / "packs"
        packs.mkdir()
        visitor = visit(packs=(packs,))
        nothing = visitor.sees(QAbstractButton, "empty-action").isVisible()

        shutil.copytree(bundled_pack, packs / "camboja")
        visitor.goes_to("about")
        visitor.goes_to("home")

        assert nothing
        assert visitor.sees(QAbstractButton, "shelf-guides").isVisible()

    def test_an_item_that_has_gone_leads_home(
        self, visit: Opening, tmp_path: Path, bundled_pack: Path
    ) -> None:
        packs = tmp_path / "packs"
        shutil.copytree(bundled_pack, packs / "camboja")
        visitor = visit(packs=(packs,), place="guides/phishing")

        shutil.rmtree(packs / "camboja" / "guides" / "phishing")
        visitor.goes_to("guides/phishing#section=limits")

        assert visitor.screen.objectName() == "home"

    def test_a_broken_item_is_counted_on_home_and_named_on_about(
        self, visit: Opening, tmp_path: Path, bundled_pack: Path
    ) -> None:
        packs = tmp_path / "packs"
        shutil.copytree(bundled_pack, packs / "camboja")
        (packs / "camboja" / "guides" / "phishing" / "item.toml").write_text("id = ")
        visitor = visit(packs=(packs,))

        visitor.presses("home-problems")

        words = "\n".join(label.text() for label in visitor.all_of(QLabel))
        assert visitor.screen.objectName() == "about"
        assert "item.toml" in words
        visitor.goes_to("guides/passwords")
        assert visitor.screen.objectName() == "guide"


def test_full_screen_and_back_by_keyboard(reader: Visitor) -> None:
    reader.hits(Qt.Key.Key_F11)
    is_full = reader.window.isFullScreen()
    reader.hits(Qt.Key.Key_Escape)
    settle()

    assert is_full
    assert not reader.window.isFullScreen()
