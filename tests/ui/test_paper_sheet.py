"""What is on the screen, on paper: handouts that were set before, printed or copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from tests.ui.visitor import KM, LAPTOP, SMALL_LAPTOP, Visitor, copy_of_pack, settle, wait_until

from kiosk.core.content.place import parse_place
from kiosk.core.handover.handout.form import is_on_paper
from kiosk.ui.widgets.page_print_sheet import CardPrintSheet, HandoutPrintSheet

Opening = Callable[..., Visitor]

GUIDE = "guides/phishing"


def on_paper(visitor: Visitor, place: str) -> Visitor:
    """Go there, open the Share sheet, and ask for paper."""
    visitor.goes_to(place)
    visitor.screen.share_wanted.emit(parse_place(place))
    settle()
    visitor.presses("share-paper")
    assert visitor.sheet.objectName() == "paper-sheet"
    return visitor


def offered(visitor: Visitor) -> list[str]:
    labels = (one for one in visitor.all_of(QLabel) if one.objectName().startswith("paper-"))
    return [one.text() for one in labels if one.objectName() not in ("paper-what", "paper-told")]


def test_a_guide_comes_as_pages_in_each_language_and_as_a_poster(visit: Opening) -> None:
    visitor = on_paper(visit(), GUIDE)

    assert visitor.sees(QLabel, "paper-what").text() == "Phishing and malware"
    assert offered(visitor) == [
        "On A4 pages · ខ្មែរ",
        "On A4 pages · English",
        "Poster · ខ្មែរ · English",
    ]


def test_all_contacts_come_as_a_sheet_and_as_cards(visit: Opening) -> None:
    visitor = on_paper(visit(), "contacts/camboja")

    assert visitor.sees(QLabel, "paper-what").text() == "Contacts"
    assert offered(visitor) == ["On A4 pages · ខ្មែរ · English", "Wallet cards · ខ្មែរ · English"]


def test_a_handout_is_printed_page_by_page(visit: Opening) -> None:
    visitor = on_paper(visit(), GUIDE)

    visitor.presses("paper-print-page-km")
    wait_until(lambda: isinstance(visitor.sheet, HandoutPrintSheet))

    assert visitor.sees(QLabel, "print-what").text() == "Phishing and malware"
    assert isinstance(visitor.sheet, HandoutPrintSheet)
    assert visitor.sheet.margin == 0


def test_cards_are_printed_on_both_sides(visit: Opening) -> None:
    visitor = on_paper(visit(), "contacts")

    visitor.presses("paper-print-card-both")
    wait_until(lambda: isinstance(visitor.sheet, CardPrintSheet))

    assert isinstance(visitor.sheet, CardPrintSheet)
    assert visitor.sheet.margin == 0


def test_a_handout_is_copied_under_a_readable_name(visit: Opening, tmp_path: Path) -> None:
    visitor = on_paper(visit(), GUIDE)

    visitor.presses("paper-copy-page-en")
    visitor.sees(QLineEdit, "save-folder").setText(str(tmp_path))
    visitor.presses("save-now")

    (copy,) = tmp_path.glob("*.pdf")
    assert copy.name == "Phishing and malware (On A4 pages · English).pdf"
    assert copy.read_bytes().startswith(b"%PDF-")


def test_a_handout_of_another_text_is_not_offered(
    visit: Opening, bundled_pack: Path, tmp_path: Path
) -> None:
    pack = copy_of_pack(bundled_pack, tmp_path)
    text = pack / "guides" / "phishing" / "en.md"
    text.write_text(text.read_text(encoding="utf-8").replace("link", "knot"), encoding="utf-8")
    visitor = on_paper(visit(packs=(tmp_path,)), GUIDE)

    assert offered(visitor) == ["On A4 pages · ខ្មែរ", "Poster · ខ្មែរ · English"]

    visitor.presses("paper-plain")
    assert visitor.sheet.objectName() == "print-sheet"


@pytest.mark.parametrize(
    ("place", "is_offered"),
    [
        ("guides/phishing", True),
        ("first-aid/account-taken", True),
        ("contacts", True),
        ("contacts/camboja", True),
        ("reports/impacts-briefing", False),
        ("glossary/phishing", False),
        ("guides", False),
    ],
)
def test_paper_is_offered_where_there_is_any(place: str, is_offered: bool) -> None:
    assert is_on_paper(parse_place(place)) is is_offered


@pytest.mark.parametrize(("size", "scale"), [(LAPTOP, 100), (SMALL_LAPTOP, 100), (LAPTOP, 200)])
def test_every_button_is_whole_in_khmer(visit: Opening, size: QSize, scale: int) -> None:
    visitor = on_paper(visit(language=KM, size=size, scale=scale), GUIDE)

    buttons = [one for one in visitor.all_of(QAbstractButton) if "paper-" in one.objectName()]
    assert len(buttons) == 8
    for button in buttons:
        assert button.width() >= button.minimumSizeHint().width(), button.objectName()
