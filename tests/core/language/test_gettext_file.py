"""Catalogues read as they are written: what polib writes, and what a translator types."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.language.gettext_file import header_fields, read_gettext_file

KHMER = Path(__file__).resolve().parents[3] / "translations" / "km.po"

WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n\t"
    ),
    min_size=1,
)
MESSAGES = st.dictionaries(st.tuples(WORDS | st.just(""), WORDS), WORDS, max_size=5)


def a_file(folder: Path, text: str) -> Path:
    file = folder / "km.po"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_khmer_catalogue_is_read_as_polib_reads_it() -> None:
    known = polib.pofile(str(KHMER), encoding="utf-8")

    read = read_gettext_file(KHMER)

    assert header_fields(read.pop(("", ""))) == known.metadata
    assert read == {
        (entry.msgctxt or "", entry.msgid): entry.msgstr
        for entry in known.translated_entries()
        if not entry.obsolete
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MESSAGES)
def test_whatever_words_are_written_are_read_back(
    tmp_path: Path, messages: dict[tuple[str, str], str]
) -> None:
    written = polib.POFile()
    for (context, text), translation in messages.items():
        written.append(polib.POEntry(msgctxt=context or None, msgid=text, msgstr=translation))
    written.save(str(tmp_path / "km.po"))

    read = read_gettext_file(tmp_path / "km.po")

    assert {key: words for key, words in read.items() if key != ("", "")} == messages


def test_a_string_may_go_on_in_the_lines_below(tmp_path: Path) -> None:
    file = a_file(tmp_path, 'msgid ""\n"Go "\n"on"\nmsgstr "បន្ត"\n" ទៀត"\n')

    assert read_gettext_file(file) == {("", "Go on"): "បន្ត ទៀត"}


def test_a_file_from_windows_is_read_too(tmp_path: Path) -> None:
    file = a_file(tmp_path, '\ufeffmsgid "Back"\r\nmsgstr "ថយក្រោយ"\r\n')

    assert read_gettext_file(file) == {("", "Back"): "ថយក្រោយ"}


def test_plurals_are_passed_over(tmp_path: Path) -> None:
    plural = 'msgid "page"\nmsgid_plural "pages"\nmsgstr[0] "ទំព័រ"\nmsgstr[1] "ទំព័រ"\n'

    file = a_file(tmp_path, plural + 'msgid "Back"\nmsgstr "ថយក្រោយ"\n')

    assert read_gettext_file(file) == {("", "Back"): "ថយក្រោយ"}


def test_a_guess_that_is_gone_says_nothing_of_the_message_after_it(tmp_path: Path) -> None:
    gone = '#, fuzzy\n#~ msgid "Gone"\n#~ msgstr "បាត់"\n\n'

    file = a_file(tmp_path, gone + 'msgid "Back"\nmsgstr "ថយក្រោយ"\n')

    assert read_gettext_file(file) == {("", "Back"): "ថយក្រោយ"}


@pytest.mark.parametrize(
    "line", ['msgstr "a"b"', 'msgstr "a', "msgstr", 'msgstring "a"', "Retour", "“ថយក្រោយ”"]
)
def test_what_is_no_message_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    file = a_file(tmp_path, f'msgid "Back"\n{line}\n')

    with pytest.raises(ValueError, match="line 2 is no"):
        read_gettext_file(file)
