"""Save a copy: where to, under which name. Unlike a file dialog, it remembers nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.core.saving import NotSavedError, readable_name, save
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.destinations import Destination, own_folders, sticks
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.sheet import CardSheet


class SaveSheet(CardSheet):
    """Asks for a folder and a name, and writes there what `content` gives."""

    def __init__(self, name: str, language: Language, theme: Theme) -> None:
        super().__init__(language, theme, "save-sheet")
        self._saved: Message | None = None
        self._ending = Path(name).suffix
        self._where, self._what = label("small"), label("small")
        self._folder = named(QLineEdit(), "save-folder")
        self._name = named(QLineEdit(without_breaks(name)), "save-name")
        self._save = Button(theme, "save-now", icon="download", look="primary")
        self._answer = named(label(wraps=True), "save-answer")
        self._places: list[tuple[Button, Destination]] = []
        row = Flow(spacing=8)
        for number, place in enumerate((*sticks(), *own_folders())):
            button = Button(theme, f"save-place-{number}", icon=place.icon)
            button.clicked.connect(self._on_place_clicked)
            self._places.append((button, place))
            row.add(button)
        if self._places:
            self._folder.setText(str(self._places[0][1].folder))
        self.column.addWidget(row)
        for part in (self._where, self._folder, self._what, self._name, self._answer):
            self.column.addWidget(part)
        self.column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignRight)
        self._save.clicked.connect(self._on_save_clicked)
        self._name.returnPressed.connect(self._on_save_clicked)

    def content(self) -> bytes:
        """Give what is to be written; may raise `NotSavedError`."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Begin with the name: Enter there saves."""
        self._name.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.language.say
        self.heading.setText(say("Save a copy"))
        self._where.setText(say("Folder"))
        self._what.setText(say("File name"))
        self._folder.setAccessibleName(say("Folder"))
        self._name.setAccessibleName(say("File name"))
        self._save.set_words(say("Save"))
        for button, place in self._places:
            button.set_words(place.words(self.language))
        show_text(self._answer, self.language.tell(self._saved) if self._saved else "")

    def _on_place_clicked(self) -> None:
        clicked = self.sender()
        chosen = next(place for button, place in self._places if button is clicked)
        self._folder.setText(str(chosen.folder))

    def _on_save_clicked(self) -> None:
        name = readable_name(self._name.text().removesuffix(self._ending), self._ending)
        try:
            file = save(self.content(), Path(self._folder.text()).expanduser(), name)
        except Problem as error:
            self._saved = error.message
        else:
            self._saved = message("Saved as {file}", file=file)
        self.retranslate()


class CopySheet(SaveSheet):
    """Saves a copy of a file, as it is."""

    def __init__(self, original: Path, name: str, language: Language, theme: Theme) -> None:
        # What has no title goes by the name of its file, which has an ending already.
        stem = Path(name).stem.removesuffix(original.suffix)
        super().__init__(readable_name(stem, original.suffix), language, theme)
        self._original = original

    def content(self) -> bytes:
        try:
            return self._original.read_bytes()
        except OSError as error:
            raise NotSavedError(self._original.parent, error) from error


class ContentSheet(SaveSheet):
    """Saves what was made here, such as a code's picture."""

    def __init__(self, made: bytes, name: str, language: Language, theme: Theme) -> None:
        super().__init__(name, language, theme)
        self._made = made

    def content(self) -> bytes:
        return self._made
