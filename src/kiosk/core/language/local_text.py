"""Words that exist in one or more languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

LanguageCode = NewType("LanguageCode", str)

SOURCE_LANGUAGE = LanguageCode("en")


@dataclass(frozen=True, slots=True)
class LocalText:
    """The same words by language code; at least one language is present."""

    texts: Mapping[LanguageCode, str]

    def language_for(self, wanted: LanguageCode) -> LanguageCode:
        """Say which language a reader of `wanted` gets: theirs, else English, else the first."""
        for code in (wanted, SOURCE_LANGUAGE):
            if code in self.texts:
                return code
        return next(iter(self.texts))

    def in_language(self, wanted: LanguageCode) -> str:
        """Give the text for a reader of `wanted`, in the nearest language there is."""
        return self.texts[self.language_for(wanted)]

    @property
    def languages(self) -> tuple[LanguageCode, ...]:
        return tuple(self.texts)
