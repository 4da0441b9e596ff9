"""The shelf of guides, and the way from guide to guide."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel
from tests.packs import PACK_TOML, PackBuilder
from tests.ui.conftest import Opening
from tests.ui.visitor import LAPTOP, SMALL_LAPTOP, Visitor, place_in, settle

from kiosk.core.content.place import parse_place
from kiosk.ui.widgets.card import ItemRow, ShelfCard
from kiosk.ui.widgets.empty import EmptyState

ORDER = """
start_here = ["guides/lock"]
[topics.devices]
title = { en = "Devices", km = "ឧបករណ៍" }
[topics.accounts]
title = { en = "Accounts", km = "គណនី" }
[[paths]]
id = "reporter"
title = { en = "For the reporter", km = "សម្រាប់\u200bអ្នក\u200bយក\u200bព័ត៌មាន" }
summary = { en = "In a day" }
guides = ["guides/phish", "guides/lock", "guides/wipe"]
[[paths]]
id = "nobody"
title = { en = "For nobody" }
guides = []
"""
PATH = "guides#section=reporter"


def item(title: str, level: str, topic: str, more: str = "") -> str:
    return (
        f'id = "{{id}}"\nkind = "guide"\ntitle = {{ en = "{title}", km = "គណនី" }}\n'
        f'level = "{level}"\ntopics = ["{topic}"]\n{more}'
    )


GUIDES = {
    "backup": item("Backup", "advanced", "devices"),
    "lock": item("Lock it", "beginner", "devices"),
    "phish": item("Phishing", "beginner", "accounts", "[review.en]\ndue = 2020-01-01\n"),
    "wipe": item("Wipe it", "beginner", "other"),
}

TEXT = """## First of {id} {{#first}}

A [word](glossary/account).

## Last of {id} {{#last}}

Text.
"""


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path / "packs", pack_toml=PACK_TOML + ORDER)
    pack.glossary()
    for id_, entry in GUIDES.items():
        pack.guide(id_, text=TEXT.format(id=id_))
        pack.write(f"guides/{id_}/item.toml", entry)
    return pack


@pytest.fixture
def reader(visit: Opening, pack: PackBuilder) -> Visitor:
    return visit(place="guides", packs=(pack.packs,))


def rows(visitor: Visitor) -> list[str]:
    """The guides listed, from top to bottom."""
    found = visitor.all_of(ItemRow)
    found.sort(key=lambda row: place_in(row, visitor.window).y())
    return [row.objectName().removeprefix("item-") for row in found]


def titles(visitor: Visitor) -> list[str]:
    heads = [one for one in visitor.all_of(QLabel) if one.objectName().startswith("topic-title-")]
    return [one.text() for one in heads]


def names(visitor: Visitor) -> set[str]:
    return {one.objectName() for one in visitor.all_of(QAbstractButton)}


def way(visitor: Visitor) -> str:
    return visitor.sees(QLabel, "guide-way-where").text()


# The shelf


def test_guides_stand_under_their_topics_the_easiest_first(reader: Visitor) -> None:
    assert titles(reader) == ["Devices", "Accounts", "Other guides"]
    assert rows(reader) == ["lock", "backup", "phish", "wipe"]
    assert reader.sees(QLabel, "guides-count").text() == "4 guides"


def test_a_path_says_how_much_there_is_to_read(reader: Visitor) -> None:
    card = reader.sees(QAbstractButton, "path-reporter")

    assert card.accessibleName() == "For the reporter (3 guides · 3 min)"
    assert card.accessibleDescription() == "In a day"
    assert "path-nobody" not in names(reader)


@pytest.mark.parametrize(
    ("chips", "found"),
    [
        (["level-beginner"], ["lock", "phish", "wipe"]),
        (["level-beginner", "topic-devices"], ["lock"]),
        (["level-beginner", "level-advanced"], ["backup"]),
        (["topic-devices", "topic-accounts"], ["phish"]),
        (["review-due"], ["phish"]),
    ],
)
def test_chips_leave_what_is_looked_for(
    reader: Visitor, chips: list[str], found: list[str]
) -> None:
    for chip in chips:
        reader.presses(chip)

    assert rows(reader) == found
    assert titles(reader) == []
    assert reader.sees(QLabel, "guides-count").text() == f"{len(found)} of 4 guides"


def test_a_chip_that_is_pressed_again_lets_go(reader: Visitor) -> None:
    reader.presses("level-beginner")
    reader.presses("level-beginner")

    assert titles(reader) == ["Devices", "Accounts", "Other guides"]
    assert not reader.sees(QAbstractButton, "level-beginner").isChecked()


def test_chips_stay_under_the_pointer_when_they_are_pressed(reader: Visitor) -> None:
    chip = reader.sees(QAbstractButton, "topic-accounts")
    before = place_in(chip, reader.window)

    reader.presses("topic-accounts")

    assert place_in(chip, reader.window) == before


def test_where_nothing_fits_all_can_be_shown(reader: Visitor) -> None:
    reader.presses("level-advanced")
    reader.presses("topic-accounts")
    assert rows(reader) == []
    assert reader.sees(EmptyState, "empty-state").isVisible()

    reader.presses("empty-action")

    assert rows(reader) == ["lock", "backup", "phish", "wipe"]


def test_everything_looked_for_is_let_go_at_once(reader: Visitor) -> None:
    reader.presses("level-beginner")

    reader.presses("filters-clear")

    assert len(rows(reader)) == 4
    assert "filters-clear" not in names(reader)


def test_what_is_looked_for_stays_on_the_way_back_and_in_another_language(reader: Visitor) -> None:
    reader.presses("topic-devices")
    reader.presses("item-lock")

    reader.presses("command-back")
    reader.chooses("km")

    assert rows(reader) == ["lock", "backup"]
    assert reader.sees(QAbstractButton, "topic-devices").text() == "ឧបករណ៍"


def test_what_is_looked_for_is_written_nowhere(reader: Visitor, tmp_path: Path) -> None:
    reader.presses("topic-devices")
    reader.goes_to("home")

    assert [one for one in (tmp_path / "home").rglob("*") if one.is_file()] == []


@pytest.mark.parametrize(("scale", "is_beside"), [(100, True), (200, False)])
def test_what_is_due_stands_behind_the_levels_or_where_they_wrap_below_them(
    visit: Opening, scale: int, is_beside: bool
) -> None:
    visitor = visit(place="guides", scale=scale)

    due = visitor.sees(QAbstractButton, "review-due")
    levels = [one for one in visitor.all_of(QAbstractButton) if is_level(one)]
    window = visitor.window
    left = min(place_in(one, window).x() for one in levels)
    lowest = max(place_in(one, window).y() for one in levels)
    place = place_in(due, window)

    assert (place.y() == lowest) == is_beside
    assert (place.x() == left) != is_beside


def is_level(button: QAbstractButton) -> bool:
    return button.objectName().startswith("level-")


def test_a_screen_reader_hears_what_a_chip_chooses(reader: Visitor) -> None:
    assert reader.sees(QAbstractButton, "level-beginner").accessibleName() == "Level: Beginner"
    assert reader.sees(QAbstractButton, "topic-devices").accessibleName() == "Topic: Devices"


def test_a_library_with_one_level_and_no_topics_offers_no_choice_of_them(
    visit: Opening, tmp_path: Path
) -> None:
    plain = PackBuilder(tmp_path / "plain").filled()

    visitor = visit(place="guides", packs=(plain.packs,))

    assert not any(name.startswith(("level-", "topic-", "path-")) for name in names(visitor))
    assert visitor.sees(QLabel, "guides-count").text() == "One guide"


def test_a_guide_that_is_added_is_there_at_the_next_look(
    reader: Visitor, pack: PackBuilder
) -> None:
    reader.goes_to("home")
    pack.guide("new", 'topics = ["accounts"]\n')

    reader.goes_to("guides")

    assert rows(reader) == ["lock", "backup", "phish", "new", "wipe"]


# A path


def test_a_path_lists_its_guides_in_order_with_numbers(reader: Visitor) -> None:
    reader.presses("path-reporter")

    assert reader.screen.place == parse_place(PATH)
    assert rows(reader) == ["phish", "lock", "wipe"]
    assert reader.sees(ItemRow, "item-lock").accessibleName() == "2 Lock it"
    assert reader.sees(QLabel, "library-title").text() == "For the reporter"


def test_from_a_path_to_the_whole_shelf(reader: Visitor) -> None:
    reader.goes_to(PATH)

    reader.presses("guides-all")

    assert reader.screen.place == parse_place("guides")
    assert len(rows(reader)) == 4


def test_a_path_that_is_not_there_is_the_whole_shelf(reader: Visitor) -> None:
    reader.goes_to("guides#section=unknown")

    assert len(rows(reader)) == 4


def test_a_path_can_be_handed_over(visit: Opening) -> None:
    visitor = visit(place="guides#section=first-training")

    visitor.screen.share_wanted.emit(visitor.screen.place)
    settle()

    assert visitor.sheet.objectName() == "share-sheet"
    assert visitor.sees(QLabel, "share-title").text() == "For a first training"


# From guide to guide


def test_a_guide_leads_on_along_its_topic(reader: Visitor) -> None:
    reader.presses("item-lock")

    assert way(reader) == "Devices: 1 of 2"
    assert "guide-before" not in names(reader)
    assert reader.sees(QAbstractButton, "guide-after").accessibleName() == "Next guide: Backup"


def test_a_guide_leads_on_along_the_path_it_was_opened_by(reader: Visitor) -> None:
    reader.goes_to(PATH)
    reader.presses("item-phish")

    reader.presses("guide-after")

    assert reader.screen.place == parse_place("guides/lock")
    assert way(reader) == "For the reporter: 2 of 3"
    assert {"guide-before", "guide-after"} <= names(reader)


def test_after_the_last_section_comes_the_next_guide(reader: Visitor) -> None:
    reader.goes_to(PATH)
    reader.presses("item-lock")
    reader.presses("section-next")
    button = reader.sees(QAbstractButton, "section-next")
    assert button.accessibleName() == "Next guide: Wipe it"

    reader.presses("section-next")

    assert reader.screen.place == parse_place("guides/wipe")
    assert way(reader) == "For the reporter: 3 of 3"


def test_at_the_end_of_the_path_nothing_more_is_offered(reader: Visitor) -> None:
    reader.goes_to(PATH)
    reader.presses("item-wipe")
    reader.presses("section-next")

    assert not {"section-next", "guide-after"} & names(reader)


def test_a_guide_that_stands_alone_has_no_way(reader: Visitor) -> None:
    reader.presses("item-phish")

    assert not [one for one in reader.all_of(QFrame) if one.objectName() == "guide-way"]


def test_back_and_forward_stay_on_the_path(reader: Visitor) -> None:
    reader.goes_to(PATH)
    reader.presses("item-phish")
    reader.presses("guide-after")

    reader.hits(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    back = way(reader)
    reader.hits(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert (back, way(reader)) == ("For the reporter: 1 of 3", "For the reporter: 2 of 3")


def test_a_word_that_is_looked_up_does_not_end_the_path(reader: Visitor) -> None:
    reader.goes_to(PATH)
    reader.presses("item-lock")
    reader.goes_to("glossary/account")

    reader.presses("command-back")

    assert way(reader) == "For the reporter: 2 of 3"


def test_a_guide_that_is_opened_otherwise_ends_the_path(reader: Visitor) -> None:
    reader.goes_to(PATH)
    reader.presses("item-lock")
    reader.presses("command-home")

    reader.presses("start-lock")

    assert way(reader) == "Devices: 1 of 2"


def test_the_way_is_said_in_the_other_language(reader: Visitor) -> None:
    reader.goes_to(PATH)
    reader.presses("item-lock")

    reader.chooses("km")

    assert way(reader).startswith("សម្រាប់")
    assert reader.sees(QAbstractButton, "guide-after").accessibleName().endswith("គណនី")


def test_a_guide_says_how_long_it_takes(reader: Visitor) -> None:
    reader.presses("item-lock")

    assert "1 min" in {one.text() for one in reader.all_of(QLabel)}


# Home


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("size", [LAPTOP, SMALL_LAPTOP, QSize(800, 600), QSize(650, 700)])
def test_five_shelves_fill_their_rows_and_one_alone_is_as_wide_as_the_others(
    visit: Opening, pack: PackBuilder, size: QSize, scale: int
) -> None:
    pack.report()
    pack.contact()
    pack.write(
        "first-aid/taken/item.toml",
        'id = "taken"\nkind = "first-aid"\ntitle = { en = "Taken" }\n',
    )
    visitor = visit(packs=(pack.packs,), size=size, scale=scale)

    cards = list(in_rows(visitor))

    assert sum(len(row) for row in cards) == 5
    assert len({row[0].x() for row in cards}) == 1
    full = [row for row in cards if len(row) > 1]
    assert len({row[-1].geometry().right() for row in full}) <= 1
    assert {row[0].width() for row in cards if len(row) == 1} <= {cards[0][0].width()}


def in_rows(visitor: Visitor) -> Iterator[list[ShelfCard]]:
    cards = visitor.all_of(ShelfCard)
    for top in sorted({card.y() for card in cards}):
        yield sorted((card for card in cards if card.y() == top), key=lambda card: card.x())
