"""Handing over: the code that is seen is the code that is read, and nothing private slips in."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from tests.ui.conftest import Opening
from tests.ui.share_stage import read
from tests.ui.visitor import SMALL_LAPTOP, Visitor, copy_of_pack, settle

from kiosk.core.handover.qr import make_code, png, svg
from kiosk.core.settings import ThemeName
from kiosk.ui.widgets.qr_view import QrView
from kiosk.ui.widgets.screen import Page

DIRECTORS_NUMBER = "12519261"


def hands_over(visitor: Visitor, place: str) -> QrView:
    visitor.goes_to(place)
    visitor.screen.share_wanted.emit(visitor.screen.place)
    settle()
    return visitor.sees(QrView, "qr-view")


PLACES = [
    "guides/phishing",
    "guides/phishing#section=limits",
    "reports/impacts-study",
    "reports/impacts-briefing",
    "contacts/camboja",
    "contacts/adhoc",
    "glossary/phishing",
]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("place", PLACES)
def test_a_phone_reads_from_the_screen_what_the_sheet_says(
    visit: Opening, language: str, place: str
) -> None:
    visitor = visit(language=language)
    view = hands_over(visitor, place)
    forms = [one.objectName() for one in visitor.all_of(QAbstractButton)]
    forms = [name for name in forms if name.startswith("share-as-")]

    read_back = {}
    for form in forms:
        visitor.presses(form)
        if view.accessibleName():  # too long for a code: said in words instead
            read_back[form] = (read(view.grab().toImage()), view.accessibleName())

    assert read_back
    assert all(seen == said for seen, said in read_back.values())


@pytest.mark.parametrize("theme", ThemeName)
def test_a_code_is_black_on_white_in_every_theme(visit: Opening, theme: ThemeName) -> None:
    visitor = visit()
    visitor.kiosk.set_theme(theme)

    view = hands_over(visitor, "guides/phishing")

    picture = view.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 5)
        for y in range(0, picture.height(), 5)
    }
    assert colours == {"#000000", "#ffffff"}
    assert read(picture) == view.accessibleName()


def test_a_code_can_be_read_on_a_small_screen_with_large_letters(visit: Opening) -> None:
    visitor = visit(size=SMALL_LAPTOP, scale=200)

    view = hands_over(visitor, "contacts/camboja")

    assert read(view.grab().toImage()) == view.accessibleName()


class TestAPrivateNumber:
    def test_is_in_no_form_of_the_code_before_it_is_asked_for(self, reader: Visitor) -> None:
        view = hands_over(reader, "contacts/camboja")
        forms = [one.objectName() for one in reader.all_of(QAbstractButton)]

        payloads = []
        for form in (name for name in forms if name.startswith("share-as-")):
            reader.presses(form)
            payloads.append(view.accessibleName())

        assert len(payloads) >= 2
        assert not any(DIRECTORS_NUMBER in _digits(payload) for payload in payloads)

    def test_is_in_it_once_it_is_asked_for_and_gone_when_it_is_not(self, reader: Visitor) -> None:
        view = hands_over(reader, "contacts/camboja")

        reader.presses("share-with-phone")
        asked = read(view.grab().toImage())
        reader.presses("share-with-phone")
        not_asked = read(view.grab().toImage())

        assert DIRECTORS_NUMBER in _digits(asked)
        assert DIRECTORS_NUMBER not in _digits(not_asked)

    def test_is_forgotten_when_the_sheet_is_closed(self, reader: Visitor) -> None:
        hands_over(reader, "contacts/camboja")
        reader.presses("share-with-phone")
        reader.presses("share-sheet-close")

        view = hands_over(reader, "contacts/camboja")

        assert DIRECTORS_NUMBER not in _digits(view.accessibleName())

    def test_is_not_offered_where_there_is_none(self, reader: Visitor) -> None:
        hands_over(reader, "contacts/licadho")

        names = {one.objectName() for one in reader.all_of(QAbstractButton)}
        assert "share-with-phone" not in names


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


class TestTooLong:
    @pytest.fixture
    def long_section(self, visit: Opening, tmp_path: Path, bundled_pack: Path) -> Visitor:
        pack = copy_of_pack(bundled_pack, tmp_path / "packs")
        guide = pack / "guides" / "phishing" / "en.md"
        words = "Ask before you open it. " * 20
        guide.write_text(f"Short.\n\n## Long {{#long}}\n\n{words}\n", encoding="utf-8")
        visitor = visit(packs=(tmp_path / "packs",))
        hands_over(visitor, "guides/phishing#section=long")
        visitor.presses("share-as-text")
        return visitor

    def test_is_said_with_the_number_of_bytes_and_no_code_is_shown(
        self, long_section: Visitor
    ) -> None:
        told = long_section.sees(QLabel, "share-trouble").text()

        assert re.search(r"\d+ bytes", told)
        assert "300" in told
        assert long_section.sees(QrView, "qr-view").accessibleName() == ""

    def test_nothing_can_be_saved_copied_or_printed(self, long_section: Visitor) -> None:
        for name in ("share-copy", "share-save-png", "share-save-svg", "share-print"):
            assert not long_section.sees(QAbstractButton, name).isEnabled()

    def test_the_other_forms_still_work(self, long_section: Visitor) -> None:
        long_section.presses("share-as-link")

        view = long_section.sees(QrView, "qr-view")
        assert read(view.grab().toImage()) == view.accessibleName()
        assert long_section.sees(QAbstractButton, "share-copy").isEnabled()


def test_the_wider_it_is_drawn_the_farther_it_reads(visit: Opening) -> None:
    small = visit(size=SMALL_LAPTOP)
    near = hands_over(small, "guides/phishing")
    code = make_code(near.accessibleName())
    near_by, near_width = code.readable_distance(near.code_width), near.code_pixels

    small.window.resize(1800, 1200)
    settle()

    assert near.code_pixels > near_width
    assert code.readable_distance(near.code_width) > near_by


def test_the_sheet_says_how_far_it_reads_and_how_many_bytes_it_has(reader: Visitor) -> None:
    view = hands_over(reader, "guides/phishing")

    words = " ".join(label.text() for label in reader.all_of(QLabel))

    assert re.search(r"[\d.]+ m\b", words)
    assert f"{len(view.accessibleName().encode())} bytes" in words


@pytest.mark.parametrize("payload", ["https://camboja.net", "ចាក់សោទូរសព្ទ", "BEGIN:VCARD"])
def test_a_code_that_was_saved_as_svg_or_png_can_be_read(payload: str) -> None:
    code = make_code(payload)

    picture = QImage(QSize(600, 600), QImage.Format.Format_RGB32)
    picture.fill(QColor("grey"))
    painter = QPainter(picture)
    drawing = QSvgRenderer(QByteArray(svg(code, "A title & <more>").encode()))
    drawing.render(painter)
    painter.end()

    assert drawing.isValid()
    assert read(picture) == payload
    assert read(QImage.fromData(png(code))) == payload


def test_a_copied_code_is_a_picture_and_its_words(reader: Visitor) -> None:
    view = hands_over(reader, "guides/phishing")

    reader.presses("share-copy")

    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == view.accessibleName()
    assert read(clipboard.image()) == view.accessibleName()


class TestSaving:
    def test_a_code_is_saved_under_a_readable_name_and_can_be_read_from_the_file(
        self, reader: Visitor, tmp_path: Path
    ) -> None:
        payload = hands_over(reader, "guides/phishing").accessibleName()
        reader.presses("share-save-png")
        reader.types("save-folder", str(tmp_path))

        reader.presses("save-now")

        file = tmp_path / "Phishing and malware.png"
        assert read(QImage(str(file))) == payload
        assert "Phishing and malware.png" in reader.sees(QLabel, "save-answer").text()

    def test_nothing_is_overwritten(self, reader: Visitor, tmp_path: Path) -> None:
        taken = tmp_path / "Phishing and malware.png"
        taken.write_text("somebody's own", encoding="utf-8")
        hands_over(reader, "guides/phishing")
        reader.presses("share-save-png")
        reader.types("save-folder", str(tmp_path))

        reader.presses("save-now")

        assert taken.read_text(encoding="utf-8") == "somebody's own"
        assert (tmp_path / "Phishing and malware (2).png").is_file()

    def test_a_folder_that_is_not_there_is_named(self, reader: Visitor, tmp_path: Path) -> None:
        hands_over(reader, "guides/phishing")
        reader.presses("share-save-svg")
        reader.types("save-folder", str(tmp_path / "stick"))

        reader.presses("save-now")

        told = reader.sees(QLabel, "save-answer").text()
        assert str(tmp_path / "stick") in told
        assert "Choose another place" in told
        assert list(tmp_path.glob("*.svg")) == []

    def test_a_report_is_copied_as_it_is(
        self, reader: Visitor, tmp_path: Path, bundled_pack: Path
    ) -> None:
        reader.goes_to("reports/impacts-briefing")
        reader.waits_for_page()
        reader.presses("reader-save-copy")
        reader.types("save-folder", str(tmp_path))
        reader.types("save-name", "for the workshop.pdf")

        reader.presses("save-now")

        original = bundled_pack / "reports" / "impacts-briefing" / "en.pdf"
        assert (tmp_path / "for the workshop.pdf").read_bytes() == original.read_bytes()

    def test_a_name_without_its_ending_gets_it_back(self, reader: Visitor, tmp_path: Path) -> None:
        hands_over(reader, "guides/phishing")
        reader.presses("share-save-png")
        reader.types("save-folder", str(tmp_path))
        reader.types("save-name", "poster")

        reader.presses("save-now")

        assert (tmp_path / "poster.png").is_file()
        assert reader.sees(QLineEdit, "save-name").isVisible()


@pytest.mark.parametrize("language", ["en", "km"])
def test_nothing_of_the_panel_is_cut_off_when_it_opens_with_large_letters(
    visit: Opening, language: str
) -> None:
    visitor = visit(language=language, size=SMALL_LAPTOP, scale=200)

    hands_over(visitor, "guides/phishing")

    (panel,) = [page for page in visitor.all_of(Page) if visitor.sheet.isAncestorOf(page)]
    assert panel.inside.width() <= panel.viewport().width()
