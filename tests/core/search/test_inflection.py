"""English forms: plurals and -ing both ways, and no word that only looks alike."""

from __future__ import annotations

import doctest

import pytest

from kiosk.core.search import inflection
from kiosk.core.search.inflection import other_forms


def test_its_example_holds() -> None:
    assert doctest.testmod(inflection).failed == 0


def forms(word: str) -> set[str]:
    return {stem + ending for stem, endings in other_forms(word) for ending in endings}


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("sharing", "share"),
        ("share", "sharing"),
        ("shares", "share"),
        ("policies", "policy"),
        ("policy", "policies"),
        ("passwords", "password"),
        ("addresses", "address"),
        ("planning", "plan"),
        ("using", "use"),
        ("encrypted", "encrypting"),
        ("deleted", "delete"),
        ("messages", "message"),
        ("phones", "phone"),
    ],
)
def test_another_form_is_among_the_forms(typed: str, form: str) -> None:
    assert form in forms(typed)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("care", "car"),
        ("caring", "car"),
        ("here", "her"),
        ("news", "new"),
        ("access", "acces"),
        ("string", "str"),
        ("need", "ne"),
        ("the", "thing"),
        ("being", "be"),
        ("cars", "care"),
        ("password", "pass"),
    ],
)
def test_a_word_that_only_looks_alike_is_not(typed: str, other: str) -> None:
    assert other not in forms(typed)
