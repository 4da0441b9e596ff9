"""Translations as gettext files hold them, read as polib reads them."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.language.gettext_file import GettextFile, read_gettext

KHMER = Path(__file__).parents[3] / "translations" / "km.po"

HEADER = 'msgid ""\nmsgstr "X-Name: ខ្មែរ\\n"\n\n'

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters="\n\t")
)
entries = st.builds(
    polib.POEntry,
    msgctxt=st.none() | texts,
    msgid=texts.filter(bool),
    msgstr=texts,
    comment=st.sampled_from(["", "said to phones"]),
    flags=st.sampled_from([[], ["fuzzy"], ["python-brace-format"]]),
    obsolete=st.booleans(),
)


def as_polib_reads(file: Path) -> GettextFile:
    read = polib.pofile(str(file), encoding="utf-8")
    return GettextFile(
        header=read.metadata,
        entries={
            (one.msgctxt or "", one.msgid): one.msgstr
            for one in read
            if one.msgstr and not one.obsolete and not one.fuzzy
        },
    )


def test_our_own_translations_are_what_polib_reads() -> None:
    assert read_gettext(KHMER) == as_polib_reads(KHMER)


@given(st.lists(entries, max_size=5), st.sampled_from([0, 20]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_polib_writes_is_read_as_polib_reads_it(
    tmp_path: Path, written: list[polib.POEntry], wrapwidth: int
) -> None:
    file, catalogue = tmp_path / "km.po", polib.POFile(wrapwidth=wrapwidth)
    catalogue.metadata = {"Language": "km", "X-Name": "ខ្មែរ"}
    catalogue.extend(written)
    catalogue.save(str(file))

    assert read_gettext(file) == as_polib_reads(file)


@pytest.mark.parametrize(
    "body",
    [
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
        'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n',
        'msgid "a"\nmsgstr "\\x41"\n',
        '  msgid "a"  \n\tmsgstr "b"\n',
        'msgid "a"\n\nmsgstr "b"\n',
        '#, fuzzy\nmsgid ""\nmsgstr "X-Digits: 0\\n"\n',
    ],
    ids=["plural", "no empty line", "escape", "white space", "torn", "fuzzy header"],
)
def test_what_is_unusual_is_read_as_polib_reads_it(tmp_path: Path, body: str) -> None:
    file = tmp_path / "km.po"
    file.write_text(body, encoding="utf-8")

    assert read_gettext(file) == as_polib_reads(file)


@pytest.mark.parametrize("body", ["nonsense\n", 'msgstr\n"a"\n"b\n'])
def test_what_is_no_gettext_file_is_refused(tmp_path: Path, body: str) -> None:
    file = tmp_path / "km.po"
    file.write_text(HEADER + body, encoding="utf-8")

    with pytest.raises(OSError, match="Syntax error"):
        read_gettext(file)
