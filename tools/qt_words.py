"""The words of Qt's own that the program can show or a screen reader can speak.

Qt asks its translators for them by context and text, both spelled as in Qt 6.11's qtbase. Only
what the program's widgets reach is listed: it has no message boxes, file dialogs or spin boxes.
The names on keys stay as they are printed there; only the arrows have none.
"""

from __future__ import annotations

_EDIT = ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All")

QT_WORDS: dict[str, tuple[str, ...]] = {
    "QLineEdit": _EDIT,
    "QWidgetTextControl": (*_EDIT, "Copy &Link Location"),
    "QScrollBar": (
        "Scroll here",
        "Top",
        "Bottom",
        "Left edge",
        "Right edge",
        "Page up",
        "Page down",
        "Page left",
        "Page right",
        "Scroll up",
        "Scroll down",
        "Scroll left",
        "Scroll right",
    ),
    "QComboBox": ("Open the combo box selection popup",),
    "QShortcut": ("Left", "Right", "Up", "Down"),
    "QAccessibleActionInterface": (
        "Press",
        "Triggers the action",
        "Toggle",
        "Toggles the state",
        "ShowMenu",
        "Shows the menu",
        "SetFocus",
        "Sets the focus",
        "Increase",
        "Increase the value",
        "Decrease",
        "Decrease the value",
        "Scroll Left",
        "Scrolls to the left",
        "Scroll Right",
        "Scrolls to the right",
        "Scroll Up",
        "Scrolls up",
        "Scroll Down",
        "Scrolls down",
        "Previous Page",
        "Goes back a page",
        "Next Page",
        "Goes to the next page",
    ),
    # The menu that macOS gives every program.
    "MAC_APPLICATION_MENU": (
        "About %1",
        "Preferences...",
        "Services",
        "Hide %1",
        "Hide Others",
        "Show All",
        "Quit %1",
    ),
}
"""Qt's contexts, and the texts of each."""
