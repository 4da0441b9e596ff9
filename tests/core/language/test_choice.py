"""Which language the kiosk starts in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.language.choice import starting_language
from kiosk.core.language.local_text import LanguageCode

EN, KM, FR = LanguageCode("en"), LanguageCode("km"), LanguageCode("fr")
OURS = (EN, KM)


@pytest.mark.parametrize(
    ("environment", "system", "language"),
    [
        ({}, "", KM),
        ({"LANG": "en_US.UTF-8"}, "", EN),
        ({"LANG": "km_KH.UTF-8"}, "", KM),
        ({"LANG": "C"}, "", KM),
        ({"LANG": "POSIX"}, "", KM),
        ({"LANG": "C.UTF-8"}, "en_GB", EN),
        ({"LANG": "de_DE"}, "", KM),
        ({"LANG": "en_US", "LC_ALL": "km_KH"}, "", KM),
        ({"LANG": "km_KH", "LC_MESSAGES": "en_US"}, "", EN),
        ({"LANGUAGE": "de:en:km", "LANG": "km_KH"}, "", EN),
        ({"LANGUAGE": "", "LANG": "en_US"}, "", EN),
        ({}, "en_US", EN),
        ({}, "km-KH", KM),
        ({}, "zh_CN", KM),
        ({"LANG": "EN"}, "", EN),
    ],
)
def test_the_first_start_speaks_the_systems_language_if_it_is_ours_else_khmer(
    environment: dict[str, str], system: str, language: LanguageCode
) -> None:
    assert starting_language(OURS, environment, system=system) == language


def test_what_is_asked_for_comes_before_what_was_kept_and_that_before_the_system() -> None:
    environment = {"LANG": "en_US"}

    assert starting_language(OURS, environment, wanted=EN, kept=KM) == EN
    assert starting_language(OURS, environment, kept=KM) == KM


def test_a_language_that_is_not_there_is_passed_over() -> None:
    assert starting_language(OURS, {"LANG": "en_US"}, wanted=FR, kept=FR) == EN


def test_without_khmer_there_is_english() -> None:
    assert starting_language((EN, FR), {}) == EN


@given(
    st.lists(st.sampled_from([EN, KM, FR]), unique=True, min_size=1),
    st.dictionaries(
        st.sampled_from(["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]),
        st.text("enkmfr_:.-C", max_size=8),
    ),
    st.sampled_from([None, EN, KM, FR]),
)
def test_whatever_the_environment_says_the_language_can_be_shown(
    available: list[LanguageCode], environment: dict[str, str], kept: LanguageCode | None
) -> None:
    assert starting_language(available, environment, kept=kept) in {*available, EN}
