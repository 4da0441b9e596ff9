"""The language the window speaks, and the word that it has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTranslator, Signal

from kiosk.core.language.catalogue import ENGLISH, Catalogue, interface_languages, read_catalogue
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.language.message import Message


class Language(QObject):
    """Says everything that is visible; whoever shows words listens to `changed`."""

    changed = Signal()

    def __init__(self, translations: Path, code: LanguageCode) -> None:
        """Start in the language `code`, or in English where there is no catalogue for it."""
        super().__init__()
        self._folder = translations
        self.names: Mapping[LanguageCode, str] = interface_languages(translations)
        self._read: dict[LanguageCode, Catalogue] = {ENGLISH.code: ENGLISH}
        self.catalogue = self._catalogue(code)

    @property
    def code(self) -> LanguageCode:
        return self.catalogue.code

    def switch_to(self, code: LanguageCode) -> None:
        """Speak the language `code` from now on."""
        if code != self.code:
            self.catalogue = self._catalogue(code)
            self.changed.emit()

    def next_code(self) -> LanguageCode:
        """The language after this one, for a key that goes round."""
        codes = list(self.names)
        return codes[(codes.index(self.code) + 1) % len(codes)]

    def say(self, text: str, /, **values: object) -> str:
        """Say a whole sentence; see `Catalogue.say`."""
        return self.catalogue.say(text, **values)

    def say_in(self, context: str, text: str, /, **values: object) -> str:
        """Say a word whose meaning depends on `context`."""
        return self.catalogue.say_in(context, text, **values)

    def tell(self, told: Message) -> str:
        """Say a message that was put together elsewhere."""
        return self.catalogue.tell(told)

    def number(self, value: int) -> str:
        """Write a number in this language's digits."""
        return self.catalogue.number(value)

    def day(self, day: date) -> str:
        """Write a date in this language."""
        return self.catalogue.day(day)

    def of(self, words: LocalText) -> str:
        """Choose the words for this language's reader."""
        return words.in_language(self.code)

    def _catalogue(self, code: LanguageCode) -> Catalogue:
        if code not in self._read:
            try:
                self._read[code] = read_catalogue(self._folder / f"{code}.po")
            except (OSError, ValueError):
                return ENGLISH
        return self._read[code]


class QtWords(QTranslator):
    """Gives Qt's own few words (line menus, standard buttons) from the same catalogue."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._language = language

    def translate(self, context: str, text: str, _note: str | None = None, _count: int = -1) -> str:
        """Answer Qt; the text itself where there is no translation, since "" would blank it."""
        return self._language.catalogue.translate(text, context)

    def isEmpty(self) -> bool:
        return False
