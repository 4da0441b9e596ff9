"""The Share sheet chooses, says why, and never shows a code that was not read back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.share_stage import URL, ShareStage, bundled_library, shared
from tests.ui.visitor import KM, LAPTOP, SMALL_LAPTOP, copy_of_pack, settle, tells

from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import parse_place
from kiosk.core.handover import qr
from kiosk.core.handover.payload import Form
from kiosk.ui.language import Language

SEVERAL = ("guides/phishing", "guides/lock-your-phone", "contacts/camboja")
NETWORK, PASSWORD = "CamboJA training", "ស្រាវជ្រាវ 12"


@pytest.fixture(scope="module")
def library() -> Library:
    return bundled_library()


def chosen(share: ShareStage) -> list[str]:
    rows = [one for one in share.stage.all_of(QAbstractButton) if one.isChecked()]
    return [one.objectName() for one in rows if one.objectName().startswith("share-as-")]


class TestTheBestForm:
    @pytest.mark.parametrize(
        ("place", "form"),
        [("guides/phishing", "link"), ("contacts/camboja", "contact"), ("home", "contact")],
    )
    def test_is_chosen_by_itself_and_says_why(
        self, qtbot: QtBot, library: Library, place: str, form: str
    ) -> None:
        share = shared(qtbot, library, place)

        assert chosen(share) == [f"share-as-{form}"]
        assert share.text("share-why")

    def test_is_getting_it_from_this_laptop_while_that_is_on(
        self, qtbot: QtBot, library: Library
    ) -> None:
        share = shared(qtbot, library, "guides/phishing", first=Form.LAPTOP)

        share.laptop.turn(on=True)

        assert chosen(share) == ["share-as-laptop"]
        assert share.scanned() == URL
        assert "no internet is needed" in share.text("share-why")

    def test_is_never_one_that_cannot_be_had_here(self, qtbot: QtBot, library: Library) -> None:
        share = shared(qtbot, library, "reports/impacts-study", first=Form.LAPTOP)

        assert "share-as-laptop" not in {one.objectName() for one in share.stage.all_of(QWidget)}
        assert len(chosen(share)) == 1

    def test_begins_only_when_somebody_presses_for_it(self, qtbot: QtBot, library: Library) -> None:
        share = shared(qtbot, library, *SEVERAL)
        before = share.laptop.begun

        share.stage.presses("share-as-laptop")

        assert (before, share.laptop.begun) == (0, 1)


class TestSeveralPlaces:
    def test_are_handed_over_from_this_laptop_or_not_at_all(
        self, qtbot: QtBot, library: Library
    ) -> None:
        share = shared(qtbot, library, *SEVERAL)

        rows = {one.objectName() for one in share.stage.all_of(QAbstractButton)}
        assert {name for name in rows if name.startswith("share-as-")} == {
            "share-as-laptop",
            "share-as-wifi",
        }

    def test_are_named(self, qtbot: QtBot, library: Library) -> None:
        share = shared(qtbot, library, *SEVERAL)

        assert share.text("share-title") == "3 things in one code"
        assert share.text("share-names").splitlines() == [
            "Phishing and malware",
            "Lock your phone and laptop",
            "CamboJA",
        ]

    def test_more_than_a_few_are_counted(self, qtbot: QtBot, library: Library) -> None:
        guides = [str(entry.place) for entry in library.on_shelf("guides")][:7]
        share = shared(qtbot, library, *guides)

        assert share.text("share-names").splitlines()[-1] == "… and 3 more"

    def test_show_one_code_as_soon_as_phones_can_fetch(
        self, qtbot: QtBot, library: Library
    ) -> None:
        share = shared(qtbot, library, *SEVERAL)
        waiting = share.text("share-trouble")

        share.laptop.turn(on=True)

        assert "as soon as phones can fetch" in waiting
        assert share.scanned() == URL
        assert not share.stage.has("share-trouble")

    def test_the_code_goes_when_phones_can_no_longer_fetch(
        self, qtbot: QtBot, library: Library
    ) -> None:
        share = shared(qtbot, library, *SEVERAL)
        share.laptop.turn(on=True)

        share.laptop.turn(on=False)

        assert share.view.accessibleName() == ""
        assert not share.stage.sees(QAbstractButton, "share-copy").isEnabled()


def test_a_shelf_is_named_where_it_is_fetched_and_its_publisher_where_asked(
    qtbot: QtBot, library: Library
) -> None:
    share = shared(qtbot, library, "guides")
    asked = share.text("share-title")

    share.stage.presses("share-as-laptop")

    assert (asked, share.text("share-title")) == ("CamboJA", "Safety guides")


class TestTwoStepsOnTheWall:
    @pytest.fixture
    def share(self, qtbot: QtBot, library: Library) -> ShareStage:
        share = shared(qtbot, library, "guides/phishing")
        share.laptop.turn(on=True)
        return share

    def test_are_offered_where_there_are_two_codes(self, share: ShareStage) -> None:
        share.stage.presses("share-as-laptop")
        before = share.stage.has("share-steps")

        share.joins(NETWORK, PASSWORD)

        assert not before
        assert share.stage.has("share-steps")
        assert share.text("share-step") == "1 Join the Wi-Fi"
        assert share.scanned().startswith("WIFI:T:WPA;S:CamboJA training;")

    def test_are_not_offered_before_anything_can_be_fetched(self, share: ShareStage) -> None:
        share.laptop.turn(on=False)

        share.joins(NETWORK, PASSWORD)

        assert not share.stage.has("share-steps")
        assert not share.stage.has("share-step")

    @pytest.mark.parametrize(
        ("get", "join"),
        [(Qt.Key.Key_Right, Qt.Key.Key_Left), (Qt.Key.Key_2, Qt.Key.Key_1)],
    )
    def test_are_gone_through_by_key(self, share: ShareStage, get: Qt.Key, join: Qt.Key) -> None:
        share.joins(NETWORK, PASSWORD)
        share.stage.sees(QAbstractButton, "share-copy").setFocus()

        share.stage.hits(get)
        second = (share.text("share-step"), share.scanned())
        share.stage.hits(join)

        assert second == ("2 Get it", URL)
        assert share.text("share-step") == "1 Join the Wi-Fi"
        assert PASSWORD in share.scanned()

    def test_are_gone_through_by_pressing(self, share: ShareStage) -> None:
        share.joins(NETWORK, PASSWORD)

        share.stage.presses("share-step-2")
        second = share.scanned()
        share.stage.presses("share-step-1")

        assert second == URL
        assert share.scanned().startswith("WIFI:")

    def test_keys_that_are_typed_into_a_field_stay_there(self, share: ShareStage) -> None:
        share.joins(NETWORK, PASSWORD)
        share.stage.sees(QWidget, "wifi-name").setFocus()

        share.stage.hits(Qt.Key.Key_Right)

        assert share.text("share-step") == "1 Join the Wi-Fi"

    def test_the_step_is_written_for_a_room(self, share: ShareStage) -> None:
        share.joins(NETWORK, PASSWORD)

        assert share.stage.sees(QWidget, "share-step").fontInfo().pixelSize() >= 36

    def test_end_with_the_share(self, share: ShareStage) -> None:
        share.joins(NETWORK, PASSWORD)

        share.laptop.turn(on=False)

        assert not share.stage.has("share-steps")
        assert share.scanned().startswith("WIFI:")


class TestTooLong:
    @pytest.fixture
    def share(self, qtbot: QtBot, library: Library) -> ShareStage:
        share = shared(qtbot, library, "guides/phishing#section=files")
        share.stage.presses("share-as-text")
        return share

    def test_the_form_that_fits_is_a_press_away(self, share: ShareStage) -> None:
        told = share.text("share-trouble")

        share.stage.presses("share-instead")

        assert "bytes too long" in told
        assert chosen(share) == ["share-as-link"]
        assert share.scanned().startswith("mailto:")
        assert not share.stage.has("share-instead")

    def test_where_no_form_of_its_own_fits_this_laptop_does(
        self, qtbot: QtBot, tmp_path: Path, bundled_pack: Path
    ) -> None:
        pack = copy_of_pack(bundled_pack, tmp_path / "packs")
        guide = pack / "guides" / "phishing"
        for file in (pack / "pack.toml", guide / "item.toml"):
            lines = file.read_text(encoding="utf-8").splitlines()
            kept = [line for line in lines if not line.startswith("contact")]
            file.write_text("\n".join(kept), encoding="utf-8")
        library = PackFolders([tmp_path / "packs"]).load()
        share = shared(qtbot, library, "guides/phishing#section=files")
        assert chosen(share) == ["share-as-text"]

        share.stage.presses("share-instead")

        assert chosen(share) == ["share-as-laptop"]


class TestABrokenReader:
    @pytest.fixture
    def share(self, qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch) -> ShareStage:
        monkeypatch.setattr(qr, "read_code", _misread)
        return shared(qtbot, library, "guides/phishing")

    @pytest.mark.parametrize("form", ["link", "contact", "text", "laptop", "wifi"])
    def test_shows_a_sentence_in_the_place_of_every_code(
        self, share: ShareStage, form: str
    ) -> None:
        share.laptop.turn(on=True)
        if form == "wifi":
            share.joins(NETWORK, PASSWORD)
        else:
            share.stage.presses(f"share-as-{form}")

        assert "could not be read back" in share.text("share-trouble")
        assert share.view.accessibleName() == ""
        assert share.view.code_pixels == 0
        for name in ("share-copy", "share-save-png", "share-save-svg", "share-print"):
            assert not share.stage.sees(QAbstractButton, name).isEnabled()


def _misread(_modules: qr.Modules) -> str:
    return "something else"


class TestWishes:
    def test_are_not_shown_where_nobody_answers_them(self, qtbot: QtBot, library: Library) -> None:
        share = shared(qtbot, library, "guides/phishing")

        assert not share.stage.has("share-paper")
        assert not share.stage.has("share-stick")

    def test_say_which_place_is_wanted(self, qtbot: QtBot, library: Library) -> None:
        share = shared(qtbot, library, "guides/phishing", offers_paper=True, offers_stick=True)
        place = parse_place("guides/phishing")

        paper = tells(share.sheet.paper_wanted, lambda: share.stage.presses("share-paper"))
        stick = tells(share.sheet.stick_wanted, lambda: share.stage.presses("share-stick"))

        assert paper == [[place]]
        assert stick == [[(place,)]]

    def test_of_several_places_none_is_a_handout(self, qtbot: QtBot, library: Library) -> None:
        share = shared(qtbot, library, *SEVERAL, offers_paper=True, offers_stick=True)

        assert not share.stage.has("share-paper")
        assert share.stage.has("share-stick")


LONG = "ការចែករំលែក "
"""A Khmer word before each sentence makes it longer than any translation."""


class _LongWinded(Language):
    def say(self, text: str, /, **values: object) -> str:
        return LONG + super().say(text, **values)

    def tell(self, told: object) -> str:
        return LONG + super().tell(told)  # type: ignore[arg-type]


ROOMS = pytest.mark.parametrize(
    ("size", "scale"),
    [(LAPTOP, 100), (SMALL_LAPTOP, 100), (LAPTOP, 200), (QSize(768, 1024), 100)],
    ids=["laptop", "small", "large-text", "upright"],
)
EVERY_PLACE = pytest.mark.parametrize(
    "places", [("contacts/camboja",), SEVERAL], ids=["one", "several"]
)


@ROOMS
@EVERY_PLACE
@pytest.mark.parametrize("is_long", [False, True], ids=["english", "long-words"])
def test_there_is_room_for_every_word(
    qtbot: QtBot,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    size: QSize,
    scale: int,
    places: tuple[str, ...],
    is_long: bool,
) -> None:
    if is_long:
        monkeypatch.setattr("tests.ui.stage.Language", _LongWinded)
    share = shared(
        qtbot, library, *places, size=size, scale=scale, offers_paper=True, offers_stick=True
    )
    share.laptop.turn(on=True)
    cut, nameless = [], []

    for form in ("laptop", "wifi"):
        share.stage.presses(f"share-as-{form}")
        cut += share.stage.cut_words()
        nameless += share.stage.nameless()
    share.stage.presses("wifi-show-code")
    cut += share.stage.cut_words()
    share.joins(NETWORK, PASSWORD)
    cut += share.stage.cut_words()
    share.stage.presses("share-step-2")
    cut += share.stage.cut_words()

    assert [f"{one} by {one.cut_width} × {one.cut_height}" for one in cut] == []
    assert nameless == []
    assert share.scanned() == URL


def test_a_switch_of_language_keeps_the_form_and_what_was_typed(
    qtbot: QtBot, library: Library
) -> None:
    share = shared(qtbot, library, "guides/phishing")
    share.joins(NETWORK, PASSWORD)
    before = share.scanned()

    share.stage.language.switch_to(KM)
    settle()

    assert chosen(share) == ["share-as-wifi"]
    assert share.scanned() == before
