"""An error a person may see, and where in a pack it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.content.finding import Severity, content_error, warning
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message
from kiosk.core.problem import Problem

KHMER = Catalogue(
    code=LanguageCode("km"),
    name="ខ្មែរ",
    digits="០១២៣៤៥៦៧៨៩",
    entries={
        ("", "{file}, line {line}: {what}"): "{file} បន្ទាត់ទី {line}៖ {what}",
        ("", "“{key}” is missing: add it."): "ខ្វះ «{key}»៖ សូមបន្ថែម។",
    },
)
MISSING = message("“{key}” is missing: add it.", key="id")


def test_a_problem_reads_as_its_sentence() -> None:
    assert str(Problem(message("No {thing} here.", thing="pack"))) == "No pack here."


def test_a_problem_in_a_pack_names_file_line_and_what_to_do() -> None:
    error = content_error(Path("small/pack.toml"), 3, MISSING)

    assert str(error) == "small/pack.toml, line 3: “id” is missing: add it."
    assert error.finding.severity is Severity.PROBLEM


def test_a_finding_without_a_line_names_the_file() -> None:
    finding = warning(Path("small"), 0, message("It is empty."))

    assert KHMER.tell(finding.sentence) == "small: It is empty."
    assert finding.severity is Severity.WARNING


def test_a_finding_is_said_in_the_language_that_is_on() -> None:
    error = content_error(Path("small/pack.toml"), 3, MISSING)

    assert KHMER.tell(error.message) == "small/pack.toml បន្ទាត់ទី ៣៖ ខ្វះ «id»៖ សូមបន្ថែម។"


def test_a_problem_can_be_raised_and_caught_as_one() -> None:
    with pytest.raises(Problem, match="line 3"):
        raise content_error(Path("pack.toml"), 3, MISSING)
