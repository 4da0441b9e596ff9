"""What the user set: read once, written only when something was changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

TEXT_SCALES = (100, 115, 130, 150, 175, 200)
"""The text sizes on offer, in percent."""


class ThemeName(StrEnum):
    """How the window is coloured."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class SettingsNotSavedError(Problem):
    """The settings file cannot be written; the change holds until the program ends."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            message(
                "This change holds only until you close Kiosk:"
                " the file {file} cannot be written ({reason}).",
                file=file,
                reason=reason,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set. `others` keeps the keys that a newer version may have written."""

    language: LanguageCode | None = None
    text_scale: int = 100
    theme: ThemeName = ThemeName.LIGHT
    others: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings as found, and what to tell the user where the file was of no use."""

    settings: Settings
    trouble: Message | None = None


class SettingsFile:
    """The one file the settings are kept in."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> SettingsRead:
        """Read the settings. A file that is broken is set aside under another name, never fatal."""
        try:
            values = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            return SettingsRead(Settings())
        except OSError as error:
            return SettingsRead(Settings(), _unreadable(self._file, error.strerror or str(error)))
        except (ValueError, RecursionError):
            return SettingsRead(Settings(), self._set_aside())
        if not isinstance(values, dict):
            return SettingsRead(Settings(), self._set_aside())
        return SettingsRead(_settings(values))

    def read_quietly(self) -> Settings:
        """Read the settings without touching the file; what is of no use counts as default."""
        try:
            values = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return Settings()
        return _settings(values) if isinstance(values, dict) else Settings()

    def write(self, settings: Settings) -> None:
        """Write what differs from the defaults; the old file stays whole until the new one is.

        Raises `SettingsNotSavedError` where the folder or the file cannot be written.
        """
        text = json.dumps(_changed_values(settings), indent=2) + "\n"
        new = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
            new.replace(self._file)
        except OSError as error:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise SettingsNotSavedError(self._file, error.strerror or str(error)) from error

    def _set_aside(self) -> Message:
        aside = self._file.with_suffix(".broken.json")
        try:
            self._file.replace(aside)
        except OSError as error:
            return _unreadable(self._file, error.strerror or str(error))
        return message(
            "Your settings could not be understood, so Kiosk starts with its own."
            " The old file is kept as {file}.",
            file=aside,
        )


def _unreadable(file: Path, reason: str) -> Message:
    return message(
        "Your settings in {file} cannot be read ({reason}), so Kiosk starts with its own.",
        file=file,
        reason=reason,
    )


def _settings(values: Mapping[str, object]) -> Settings:
    """Take each value that makes sense, and the default for one that does not."""
    known = {one.name for one in fields(Settings)} - {"others"}
    language = values.get("language")
    scale = values.get("text_scale")
    theme = values.get("theme")
    return Settings(
        language=LanguageCode(language) if isinstance(language, str) else None,
        text_scale=scale if isinstance(scale, int) and scale in TEXT_SCALES else 100,
        theme=ThemeName(str(theme)) if theme in list(ThemeName) else ThemeName.LIGHT,
        others={key: value for key, value in values.items() if key not in known},
    )


def _changed_values(settings: Settings) -> dict[str, object]:
    default = Settings()
    changed = {
        one.name: getattr(settings, one.name)
        for one in fields(Settings)
        if one.name != "others" and getattr(settings, one.name) != getattr(default, one.name)
    }
    return {**settings.others, **changed}
