"""Settings: language, text size, colours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout

from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.core.settings import TEXT_SCALES, ThemeName
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.screen import PageScreen

_THEMES: dict[ThemeName, Message] = {
    ThemeName.LIGHT: message("Light"),
    ThemeName.DARK: message("Dark"),
    ThemeName.HIGH_CONTRAST: message("High contrast"),
}


class SettingsScreen(PageScreen):
    """Offers what can be set; says what was chosen. A choice holds at once."""

    language_wanted = Signal(str)
    scale_wanted = Signal(int)
    theme_wanted = Signal(object)  # ThemeName

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__(language, theme)
        named(self, "settings")
        self._heading = named(label("title"), "settings-title")
        self._note = label("small", wraps=True)
        codes, scales, themes = list(language.names), list(TEXT_SCALES), list(ThemeName)
        self._languages = _Choice(theme, "setting-language", [str(code) for code in codes])
        self._scales = _Choice(theme, "setting-text-size", [str(scale) for scale in scales])
        self._themes = _Choice(theme, "setting-theme", [str(name) for name in themes])
        column = self.page.column
        for part in (self._heading, self._languages, self._scales, self._themes, self._note):
            column.addWidget(part)
        column.addStretch(1)
        self._languages.chosen.connect(self._on_language_chosen)
        self._scales.chosen.connect(self._on_scale_chosen)
        self._themes.chosen.connect(self._on_theme_chosen)

    @property
    def title(self) -> str:
        return self.language.say("Settings")

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        self.retranslate()

    def retranslate(self) -> None:
        say, language = self.language.say, self.language
        self._heading.setText(say("Settings"))
        self._note.setText(
            say("Only what you change here is kept. What you read or search is not written down.")
        )
        self._languages.set_words(
            say("Language"), {str(code): name for code, name in language.names.items()}
        )
        self._scales.set_words(
            say("Text size"),
            {str(scale): say("{percent} %", percent=scale) for scale in TEXT_SCALES},
        )
        self._themes.set_words(
            say("Appearance"), {str(name): language.tell(words) for name, words in _THEMES.items()}
        )
        self._languages.choose(str(language.code))
        self._scales.choose(str(self.theme.sizes.scale))
        self._themes.choose(str(self.theme.name))
        self.changed.emit()

    def _on_language_chosen(self, value: str) -> None:
        self.language_wanted.emit(LanguageCode(value))

    def _on_scale_chosen(self, value: str) -> None:
        self.scale_wanted.emit(int(value))

    def _on_theme_chosen(self, value: str) -> None:
        self.theme_wanted.emit(ThemeName(value))


class _Choice(QFrame):
    """A card with a heading and one button for each value."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, values: list[str]) -> None:
        super().__init__()
        named(self, name)
        styled(self, "card")
        self._heading = label("card-title")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        row = Flow(spacing=10)
        for value in values:
            button = Button(theme, f"{name}-{value}")
            button.setCheckable(True)
            self._group.addButton(button)
            self._buttons[value] = button
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 22)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(row)
        self._group.buttonClicked.connect(self._on_button_clicked)

    def set_words(self, heading: str, words: dict[str, str]) -> None:
        """Name the choice and its values."""
        self._heading.setText(heading)
        for value, button in self._buttons.items():
            button.set_words(words.get(value, value))

    def choose(self, value: str) -> None:
        """Mark the value that is on."""
        for one, button in self._buttons.items():
            button.setChecked(one == value)
            button.set_icon("check" if one == value else "")

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(value for value, one in self._buttons.items() if one is button))
