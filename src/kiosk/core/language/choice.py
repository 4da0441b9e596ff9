"""Which language to start in."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kiosk.core.language.local_text import SOURCE_LANGUAGE, LanguageCode

FIRST_LANGUAGE = LanguageCode("km")
"""What readers get whose system speaks none of ours: most of them read Khmer."""


def starting_language(
    available: Collection[LanguageCode],
    environment: Mapping[str, str],
    *,
    wanted: LanguageCode | None = None,
    kept: LanguageCode | None = None,
    system: str = "",
) -> LanguageCode:
    """Choose the language: asked for now, kept in the settings, the system's, else Khmer.

    `environment` is read as gettext does (LANGUAGE, LC_ALL, LC_MESSAGES, LANG); `system` is what
    the system itself says, such as "km_KH", where the environment is silent.
    """
    for code in (wanted, kept, *_of_environment(environment), _code(system)):
        if code in available and code is not None:
            return code
    return FIRST_LANGUAGE if FIRST_LANGUAGE in available else SOURCE_LANGUAGE


def _of_environment(environment: Mapping[str, str]) -> list[LanguageCode]:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return [_code(one) for one in environment[name].split(":")]
    return []


def _code(locale: str) -> LanguageCode:
    """Take the language out of a locale's name; "C" and "POSIX" name none."""
    return LanguageCode(locale.replace("-", "_").split("_")[0].split(".")[0].lower())
