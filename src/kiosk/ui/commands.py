"""What a user can do: each command declared once, with its words, icon and keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.language.message import Message, message


class CommandId(StrEnum):
    """The name of a command."""

    BACK = "back"
    FORWARD = "forward"
    HOME = "home"
    SEARCH = "search"
    NEED_HELP = "need-help"
    LANGUAGE = "language"
    MORE = "more"
    SHARE = "share"
    HAND_OVER = "hand-over"
    PRINT = "print"
    SAVE_COPY = "save-copy"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ACTUAL_SIZE = "actual-size"
    FIT_WIDTH = "fit-width"
    FIT_PAGE = "fit-page"
    GO_TO_PAGE = "go-to-page"
    CONTENTS = "contents"
    FIND = "find"
    FIND_NEXT = "find-next"
    FIND_PREVIOUS = "find-previous"
    COPY = "copy"
    SELECT_ALL = "select-all"
    ROTATE = "rotate"
    TWO_PAGES = "two-pages"
    BOTH_EDITIONS = "both-editions"
    PAPER_COLOURS = "paper-colours"
    SEPIA_COLOURS = "sepia-colours"
    NIGHT_COLOURS = "night-colours"
    FULL_SCREEN = "full-screen"
    SETTINGS = "settings"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"
    QUIT = "quit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a user can do. `keys` are Qt key sequences in portable text."""

    id: CommandId
    words: Message
    icon: str
    keys: tuple[str, ...] = ()
    allowed_while_locked: bool = True
    in_menu: bool = False


COMMANDS: tuple[Command, ...] = (
    Command(id=CommandId.BACK, words=message("Back"), icon="arrow-left", keys=("Alt+Left", "Back")),
    Command(
        id=CommandId.FORWARD,
        words=message("Forward"),
        icon="arrow-right",
        keys=("Alt+Right", "Forward"),
        in_menu=True,
    ),
    Command(id=CommandId.HOME, words=message("Home"), icon="house", keys=("Alt+Home",)),
    Command(id=CommandId.SEARCH, words=message("Search"), icon="search", keys=("Ctrl+K",)),
    Command(id=CommandId.NEED_HELP, words=message("I need help"), icon="life-buoy", keys=("F1",)),
    Command(id=CommandId.LANGUAGE, words=message("Next language"), icon="languages", keys=("F2",)),
    Command(id=CommandId.MORE, words=message("More"), icon="ellipsis-vertical", keys=("F10",)),
    Command(
        id=CommandId.SHARE,
        words=message("Hand over by QR code"),
        icon="qr-code",
        keys=("Ctrl+R",),
        in_menu=True,
    ),
    Command(
        id=CommandId.HAND_OVER,
        words=message("Hand over several"),
        icon="share-2",
        keys=("Ctrl+Shift+H",),
        in_menu=True,
        allowed_while_locked=False,
    ),
    Command(
        id=CommandId.PRINT,
        words=message("Print"),
        icon="printer",
        keys=("Ctrl+P",),
        in_menu=True,
        allowed_while_locked=False,
    ),
    Command(
        id=CommandId.SAVE_COPY,
        words=message("Save a copy"),
        icon="download",
        keys=("Ctrl+S",),
        in_menu=True,
        allowed_while_locked=False,
    ),
    Command(
        id=CommandId.ZOOM_IN, words=message("Zoom in"), icon="zoom-in", keys=("Ctrl++", "Ctrl+=")
    ),
    Command(id=CommandId.ZOOM_OUT, words=message("Zoom out"), icon="zoom-out", keys=("Ctrl+-",)),
    Command(id=CommandId.ACTUAL_SIZE, words=message("Actual size"), icon="scan", keys=("Ctrl+1",)),
    Command(
        id=CommandId.FIT_WIDTH, words=message("Fit width"), icon="move-horizontal", keys=("Ctrl+0",)
    ),
    Command(id=CommandId.FIT_PAGE, words=message("Fit page"), icon="file-text", keys=("Ctrl+9",)),
    Command(
        id=CommandId.GO_TO_PAGE, words=message("Go to page"), icon="file-text", keys=("Ctrl+G",)
    ),
    Command(id=CommandId.CONTENTS, words=message("Contents"), icon="panel-left", keys=("F9",)),
    Command(
        id=CommandId.FIND,
        words=message("Find in this document"),
        icon="search",
        keys=("Ctrl+F",),
        in_menu=True,
    ),
    Command(id=CommandId.FIND_NEXT, words=message("Next hit"), icon="chevron-down", keys=("F3",)),
    Command(
        id=CommandId.FIND_PREVIOUS,
        words=message("Previous hit"),
        icon="chevron-up",
        keys=("Shift+F3",),
    ),
    Command(
        id=CommandId.COPY,
        words=message("Copy"),
        icon="copy",
        keys=("Ctrl+C",),
        allowed_while_locked=False,
    ),
    Command(id=CommandId.SELECT_ALL, words=message("Select all"), icon="text", keys=("Ctrl+A",)),
    Command(id=CommandId.ROTATE, words=message("Rotate"), icon="rotate-cw", keys=("Ctrl+Shift+R",)),
    Command(
        id=CommandId.TWO_PAGES,
        words=message("Two pages side by side"),
        icon="book-open",
        keys=("Ctrl+2",),
    ),
    Command(
        id=CommandId.BOTH_EDITIONS,
        words=message("Both languages side by side"),
        icon="columns-2",
        keys=("Ctrl+3",),
    ),
    Command(
        id=CommandId.PAPER_COLOURS,
        words=message("Colours of paper"),
        icon="sun",
        keys=("Ctrl+Alt+1",),
    ),
    Command(
        id=CommandId.SEPIA_COLOURS,
        words=message("Sepia"),
        icon="contrast",
        keys=("Ctrl+Alt+2",),
    ),
    Command(
        id=CommandId.NIGHT_COLOURS,
        words=message("Colours for the night"),
        icon="moon",
        keys=("Ctrl+Alt+3",),
    ),
    Command(
        id=CommandId.FULL_SCREEN,
        words=message("Full screen"),
        icon="maximize",
        keys=("F11",),
        in_menu=True,
    ),
    Command(
        id=CommandId.SETTINGS,
        words=message("Settings"),
        icon="settings",
        keys=("Ctrl+,",),
        in_menu=True,
        allowed_while_locked=False,
    ),
    Command(
        id=CommandId.SHORTCUTS,
        words=message("Keyboard shortcuts"),
        icon="keyboard",
        keys=("Ctrl+?", "Ctrl+/"),
        in_menu=True,
    ),
    Command(id=CommandId.ABOUT, words=message("About"), icon="info", in_menu=True),
    Command(
        id=CommandId.QUIT,
        words=message("Quit"),
        icon="x",
        keys=("Ctrl+Q",),
        in_menu=True,
        allowed_while_locked=False,
    ),
)


def command(id_: CommandId) -> Command:
    """Give the command with this name."""
    return next(one for one in COMMANDS if one.id is id_)
