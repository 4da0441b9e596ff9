"""The one table of what a user can do."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu
from tests.ui.visitor import KM, REPOSITORY, TRANSLATIONS, Visitor, settle

from kiosk.core.language.catalogue import read_catalogue
from kiosk.ui.commands import COMMANDS, Command, CommandId, command

IDS = [one.id for one in COMMANDS]


def test_every_command_is_declared_once() -> None:
    assert sorted(IDS) == sorted(CommandId)


@pytest.mark.parametrize("one", COMMANDS, ids=IDS)
def test_a_command_has_khmer_words_and_an_icon(one: Command) -> None:
    khmer = read_catalogue(TRANSLATIONS / f"{KM}.po")

    assert khmer.tell(one.words) != one.words.text
    assert (REPOSITORY / "resources" / "icons" / f"{one.icon}.svg").is_file()


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for one in COMMANDS for key in one.keys)

    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys, "a key sequence that Qt does not know"


@pytest.mark.parametrize("one", COMMANDS, ids=IDS)
def test_a_command_can_be_reached(one: Command) -> None:
    """By a key or in the menu; its button, where it has one, is found by the walks."""
    assert one.keys or one.in_menu


def test_a_command_is_found_by_its_name() -> None:
    assert command(CommandId.PRINT).words.text == "Print"


@pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support grabbing", extend=True
)
def test_the_menu_greys_what_cannot_be_done_here(reader: Visitor) -> None:
    reader.goes_to("settings")
    reader.presses("command-more")

    actions = {action.data(): action.isEnabled() for action in the_menu().actions()}

    the_menu().close()
    settle()
    assert set(actions) == {one.id for one in COMMANDS if one.in_menu}
    assert actions[CommandId.ABOUT]
    assert not actions[CommandId.PRINT]
    assert not actions[CommandId.SAVE_COPY]


def the_menu() -> QMenu:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
    visible = [one for one in found if one.isVisible()]
    assert len(visible) == 1
    return visible[0]


@pytest.mark.parametrize(
    ("place", "can"),
    [
        ("guides/phishing", {CommandId.SHARE, CommandId.PRINT}),
        ("reports/impacts-study", {CommandId.SHARE}),
        ("contacts", {CommandId.SHARE}),
        ("glossary/phishing", {CommandId.SHARE}),
    ],
)
def test_a_screen_carries_out_what_it_says_it_can(
    reader: Visitor, place: str, can: set[CommandId]
) -> None:
    reader.goes_to(place)

    assert can <= reader.screen.commands
    for one in can:
        reader.window.carry_out(one)
        settle()
        assert reader.window.layer.sheet is not None, one
        reader.window.layer.close_all()


def test_the_shortcut_sheet_lists_every_command_with_a_key(reader: Visitor) -> None:
    reader.window.carry_out(CommandId.SHORTCUTS)
    settle()

    words = {label.text() for label in reader.all_of(QLabel)}

    assert {one.words.text for one in COMMANDS if one.keys} <= words


def test_i_need_help_opens_first_aid_a_press_away_from_the_contacts(reader: Visitor) -> None:
    reader.presses("command-need-help")
    asked = reader.screen.objectName()
    reader.presses("first-aid-contacts")

    assert (asked, reader.screen.objectName()) == ("first-aid", "contacts")
    assert reader.sees(QAbstractButton, "contact-access-now-share").isEnabled()
