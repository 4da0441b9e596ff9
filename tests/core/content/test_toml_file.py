"""A TOML file of a pack: read field by field, every complaint with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.content.finding import Finding, PackContentError, Severity
from kiosk.core.content.toml_file import TomlTable, read_text, read_toml
from kiosk.core.language.local_text import LanguageCode


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], TomlTable]:
    """A table as it is read from a file with this text."""

    def read(text: str) -> TomlTable:
        file = tmp_path / "item.toml"
        file.write_text(text, encoding="utf-8")
        return read_toml(file)

    return read


def test_fields_are_read_by_their_type(table: Callable[[str], TomlTable]) -> None:
    read = table(
        'id = " lock "\npublished = 2026-11-23\nprivate = true\ntopics = ["a", "b"]\n'
        'colour = "red"\ntitle = { en = "Lock", km = "ចាក់សោ" }\nlink = "https://camboja.net"\n'
        '[[phones]]\nnumber = "1"\n[[phones]]\nnumber = "2"\n'
    )

    assert read.text("id") == "lock"
    assert read.day("published") == date(2026, 11, 23)
    assert read.flag("private") is True
    assert read.texts("topics") == ("a", "b")
    assert read.choice("colour", Colour) is Colour.RED
    assert read.required_local_text("title").languages == ("en", "km")
    assert read.web_address("link") == "https://camboja.net"
    assert [phone.text("number") for phone in read.tables("phones")] == ["1", "2"]
    assert list(read.unknown_keys()) == []


def test_absent_fields_are_empty(table: Callable[[str], TomlTable]) -> None:
    read = table("")

    assert read.text("id") == ""
    assert read.day("published") is None
    assert read.flag("private") is False
    assert read.texts("topics") == ()
    assert read.choice("colour", Colour) is None
    assert read.local_text("title") is None
    assert read.table("review") is None
    assert list(read.tables("phones")) == []


@pytest.mark.parametrize(
    ("line", "read", "says"),
    [
        ("x = 1", lambda one: one.text("x"), "quotation marks"),
        ("x = ''", lambda one: one.required_text("x"), "missing"),
        ("y = ''", lambda one: one.required_text("x"), "missing"),
        ("x = 'yes'", lambda one: one.flag("x"), "true or false"),
        ("x = 1", lambda one: one.flag("x"), "true or false"),
        ("x = '2026-11-23'", lambda one: one.day("x"), "2026-11-23"),
        ("x = 2026-11-23T10:00:00", lambda one: one.day("x"), "date"),
        ("x = 10:00:00", lambda one: one.day("x"), "date"),
        ("x = 'one'", lambda one: one.texts("x"), "list of texts"),
        ("x = ['one', 2]", lambda one: one.texts("x"), "list of texts"),
        ("x = 'green'", lambda one: one.choice("x", Colour), "red, blue"),
        ("x = 'text'", lambda one: one.local_text("x"), "each language"),
        ("x = { en = 1 }", lambda one: one.local_text("x"), "quotation marks"),
        ("x = {}", lambda one: one.required_local_text("x"), 'x = { en = "…", km = "…" }'),
        ("x = { en = ' ' }", lambda one: one.required_local_text("x"), "at least one language"),
        ("x = 'camboja.net'", lambda one: one.web_address("x"), "https://"),
        ("x = 'javascript:alert(1)'", lambda one: one.web_address("x"), "https://"),
        ("x = 'https://a b'", lambda one: one.web_address("x"), "https://"),
        ("x = 1", lambda one: one.table("x"), "each language or name"),
        ("x = { a = 1 }", lambda one: list(one.tables("x")), "[[x]]"),
        ("x = [1]", lambda one: list(one.tables("x")), "[[x]]"),
    ],
)
def test_a_wrong_value_is_told_with_its_line_and_what_to_do(
    table: Callable[[str], TomlTable],
    line: str,
    read: Callable[[TomlTable], object],
    says: str,
) -> None:
    with pytest.raises(PackContentError) as refused:
        read(table(f"# a comment\n{line}\n"))

    finding = refused.value.finding
    assert finding.severity is Severity.PROBLEM
    assert finding.file.name == "item.toml"
    assert finding.line == (2 if line.startswith("x") else 1)
    assert says in str(refused.value)
    assert "{" not in str(refused.value).replace("{ en", "").replace("{ a", "")


def test_a_wrong_value_deep_inside_is_told_with_its_own_line(
    table: Callable[[str], TomlTable],
) -> None:
    read = table("[[phones]]\nnumber = '1'\n\n[[phones]]\nnumber = 2\n")

    with pytest.raises(PackContentError) as refused:
        [phone.text("number") for phone in read.tables("phones")]

    assert refused.value.finding.line == 5


def test_keys_nobody_asked_for_are_warned_of_at_every_depth(
    table: Callable[[str], TomlTable],
) -> None:
    read = table('tilte = "x"\n\n[review.km]\nstate = "draft"\nbye = "a"\n')
    review = read.table("review")
    assert review is not None
    khmer = review.table("km")
    assert khmer is not None
    khmer.text("state")

    warnings = list(read.unknown_keys())

    assert [(one.line, one.severity) for one in warnings] == [
        (1, Severity.WARNING),
        (5, Severity.WARNING),
    ]
    assert warnings[0].what.values["key"] == "tilte"


def test_a_key_that_is_no_language_is_warned_of_and_not_shown(
    table: Callable[[str], TomlTable],
) -> None:
    read = table('title = { en = "Lock", khmer = "ចាក់សោ" }\n')

    title = read.required_local_text("title")

    assert title.languages == (LanguageCode("en"),)
    assert [one.what.values["key"] for one in read.unknown_keys()] == ["khmer"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('id = "a"\nkind = \n', 2),
        ('id = "a"\nid = "b"\n', 2),
        ('id = "a"\ntext = """open\n', 3),
        ('id = "a"\ntitle = { en = "x",\n', 3),
        ("number = " + "9" * 5000, 1),
        ("list = " + "[" * 100_000, 1),
        ("id = “a”\n", 1),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "item.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(PackContentError) as refused:
        read_toml(file)

    assert refused.value.finding.line in (line, line - 1)
    assert "TOML" in str(refused.value)


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "item.toml"
    file.write_bytes('\ufeffid = "a"\r\nkind = 1\r\n'.encode())

    table = read_toml(file)

    assert table.text("id") == "a"
    assert table.line_of("kind") == 2


def test_broken_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "item.toml"
    file.write_bytes(b'id = "a"\ntitle = "\xff"\n')

    with pytest.raises(PackContentError) as refused:
        read_text(file)

    assert refused.value.finding.line == 2
    assert "save it as UTF-8" in str(refused.value)


def test_a_text_may_have_so_many_bytes_and_not_one_more(tmp_path: Path) -> None:
    file = tmp_path / "km.md"
    file.write_bytes(b"x" * 2048)

    assert len(read_text(file, most=2048)) == 2048
    with pytest.raises(PackContentError, match="larger than 1 KB"):
        read_text(file, most=2047)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackContentError) as refused:
        read_text(tmp_path)

    assert refused.value.finding.line == 0
    assert str(tmp_path) in str(refused.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_file_is_read_or_refused_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "item.toml"
    file.write_bytes(content)

    findings: list[Finding] = []
    try:
        findings += read_toml(file).unknown_keys()
    except PackContentError as error:
        findings.append(error.finding)

    assert all(one.file == file and one.line >= 1 for one in findings)
