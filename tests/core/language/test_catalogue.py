"""One interface language: its words, its digits, its dates."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.language import catalogue as catalogue_module
from kiosk.core.language.catalogue import (
    ENGLISH,
    Catalogue,
    interface_languages,
    read_catalogue,
)
from kiosk.core.language.local_text import LanguageCode, LocalText
from kiosk.core.language.message import message

EN, KM = LanguageCode("en"), LanguageCode("km")

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: km\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"X-Name: ខ្មែរ\\n"\n"X-Digits: ០១២៣៤៥៦៧៨៩\\n"\n\n'
)
BODY = """
#: somewhere.py
msgid "Back"
msgstr "ថយក្រោយ"

msgctxt "verb"
msgid "Share"
msgstr "ចែករំលែក"

msgid "Page {page} of {pages}"
msgstr "ទំព័រ {page} នៃ {pages}"

msgid "{day} {month} {year}"
msgstr "ថ្ងៃទី{day} ខែ{month} ឆ្នាំ{year}"

msgid "November"
msgstr "វិច្ឆិកា"

msgid "Misspelled {page}"
msgstr "ខុស {paeg}"

msgid "Unclosed {page}"
msgstr "ខុស {page"

msgid "Numbered {page}"
msgstr "ខុស {}"

msgid "Not yet"
msgstr ""

#, fuzzy
msgid "Guessed"
msgstr "ទាយ"

#~ msgid "Gone"
#~ msgstr "បាត់"
"""


@pytest.fixture
def khmer(tmp_path: Path) -> Catalogue:
    file = tmp_path / "km.po"
    file.write_text(HEADER + BODY, encoding="utf-8")
    return read_catalogue(file)


def test_a_catalogue_says_its_language_and_its_words(khmer: Catalogue) -> None:
    assert (khmer.code, khmer.name) == (KM, "ខ្មែរ")
    assert khmer.say("Back") == "ថយក្រោយ"
    assert khmer.say_in("verb", "Share") == "ចែករំលែក"
    assert khmer.say("Share") == "Share"


def test_values_are_said_in_the_language(khmer: Catalogue) -> None:
    assert khmer.say("Page {page} of {pages}", page=3, pages=16) == "ទំព័រ ៣ នៃ ១៦"
    assert khmer.say("{x}", x=1.5) == "១.៥"
    assert khmer.say("{x}", x=-7) == "-៧"
    assert khmer.say("{x}", x="as it is 1") == "as it is 1"
    assert khmer.say("{x}", x=Path("a/1.pdf")) == "a/1.pdf"
    assert khmer.say("{x}", x=True) == "True"
    assert khmer.say("{x}", x=LocalText({EN: "a", KM: "ក"})) == "ក"
    assert khmer.say("{x}", x=LocalText({EN: "a"})) == "a"
    assert khmer.say("{x}", x=message("Page {page} of {pages}", page=1, pages=2)) == "ទំព័រ ១ នៃ ២"


def test_a_message_put_together_earlier_is_said_later(khmer: Catalogue) -> None:
    told = message("Page {page} of {pages}", page=3, pages=16)

    assert khmer.tell(told) == "ទំព័រ ៣ នៃ ១៦"
    assert ENGLISH.tell(told) == "Page 3 of 16"


def test_dates_are_written_out(khmer: Catalogue) -> None:
    day = date(2026, 11, 23)

    assert ENGLISH.day(day) == "23 November 2026"
    assert khmer.day(day) == "ថ្ងៃទី២៣ ខែវិច្ឆិកា ឆ្នាំ២០២៦"
    assert khmer.say("{x}", x=day) == khmer.day(day)


@given(st.dates())
def test_every_date_names_its_month_and_its_year(day: date) -> None:
    written = ENGLISH.day(day)

    assert written == f"{day.day} {day:%B} {day.year}"


@given(st.integers())
def test_digits_can_be_read_back(value: int) -> None:
    khmer = Catalogue(code=KM, name="ខ្មែរ", digits="០១២៣៤៥៦៧៨៩")

    assert int(khmer.number(value)) == value
    assert khmer.number(value).isascii() is False
    assert ENGLISH.number(value) == str(value)


def test_a_version_has_its_digits_changed_and_nothing_else(khmer: Catalogue) -> None:
    assert khmer.digits_of("v1.10-a") == "v១.១០-a"


def test_what_is_not_translated_is_said_in_english(khmer: Catalogue) -> None:
    assert khmer.say("Never heard of {page}", page=3) == "Never heard of ៣"
    assert khmer.say("Not yet") == "Not yet"


def test_a_guess_and_what_is_gone_are_not_used(khmer: Catalogue) -> None:
    assert khmer.say("Guessed") == "Guessed"
    assert khmer.say("Gone") == "Gone"


@pytest.mark.parametrize("text", ["Misspelled {page}", "Unclosed {page}", "Numbered {page}"])
def test_a_translation_that_cannot_be_filled_is_said_in_english(
    khmer: Catalogue, text: str
) -> None:
    assert khmer.say(text, page=3) == text.replace("{page}", "៣")
    assert khmer.tell(message(text, page=3)) == text.replace("{page}", "៣")


def test_what_is_filled_in_is_never_a_placeholder_itself() -> None:
    assert ENGLISH.say("{file}", file="{x} {0} {") == "{x} {0} {"


@given(st.text())
def test_any_text_without_values_is_said_as_it_is(text: str) -> None:
    assert ENGLISH.say(text) == text


def test_digits_that_are_not_ten_are_not_used(tmp_path: Path) -> None:
    file = tmp_path / "km.po"
    file.write_text(HEADER.replace("៩", ""), encoding="utf-8")

    assert read_catalogue(file).number(9) == "9"


# Which languages there are


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def written(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return written


def test_dropping_in_a_catalogue_adds_a_language(
    tmp_path: Path, write: Callable[[str, str | bytes], Path]
) -> None:
    write("km.po", "# a comment\n" + HEADER + BODY)
    write("fr.po", HEADER.replace("ខ្មែរ", "Français"))
    write("readme.txt", "no language")

    assert interface_languages(tmp_path) == {"fr": "Français", "km": "ខ្មែរ", "en": "English"}


def test_without_catalogues_there_is_english(tmp_path: Path) -> None:
    assert interface_languages(tmp_path) == {"en": "English"}
    assert interface_languages(tmp_path / "gone") == {"en": "English"}


def test_a_language_is_known_by_the_name_of_its_file(
    tmp_path: Path, write: Callable[[str, str | bytes], Path]
) -> None:
    file = write("xx.po", HEADER)

    assert list(interface_languages(tmp_path)) == ["xx", "en"]
    assert read_catalogue(file).code == "xx"


def test_a_catalogue_without_a_header_goes_by_its_files_name(
    tmp_path: Path, write: Callable[[str, str | bytes], Path]
) -> None:
    file = write("fr.po", 'msgid "Back"\nmsgstr "Retour"\n')

    assert interface_languages(tmp_path)[LanguageCode("fr")] == "fr"
    assert read_catalogue(file).say("Back") == "Retour"


def test_a_catalogue_that_cannot_be_read_is_no_language(
    tmp_path: Path, write: Callable[[str, str | bytes], Path]
) -> None:
    write("xx.po", b'msgid ""\nmsgstr ""\n"X-Name: \xff\\n"\n')
    (tmp_path / "yy.po").mkdir()

    assert list(interface_languages(tmp_path)) == ["en"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"this is no catalogue"])
def test_a_broken_catalogue_is_refused_as_documented(
    write: Callable[[str, str | bytes], Path], content: bytes
) -> None:
    file = write("xx.po", content)

    with pytest.raises((OSError, ValueError)):
        read_catalogue(file)


PO_LINES = st.lists(
    st.sampled_from(
        [
            'msgid "a"',
            'msgid ""',
            'msgstr "b"',
            'msgstr ""',
            '"c: d\\n"',
            'msgctxt "x"',
            "#, fuzzy",
            "#~ msgid",
            "msgstr[0]",
            'msgid_plural "p"',
            "",
            "#",
            '"',
            "msgid",
            '#| msgid "z"',
        ]
    ),
    max_size=12,
).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PO_LINES | st.text(max_size=60))
def test_any_file_is_a_catalogue_or_refused_as_documented(tmp_path: Path, content: str) -> None:
    file = tmp_path / "xx.po"
    file.write_bytes(content.encode("utf-8", "surrogatepass"))

    interface_languages(tmp_path)
    with suppress(OSError, ValueError):
        assert read_catalogue(file).code == "xx"


def test_a_missing_catalogue_is_refused_as_documented(tmp_path: Path) -> None:
    with pytest.raises((OSError, ValueError)):
        read_catalogue(tmp_path / "xx.po")


def test_the_examples_are_true() -> None:
    assert doctest.testmod(catalogue_module).failed == 0
