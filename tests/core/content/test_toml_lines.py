"""Every complaint about a TOML file names its line."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.content.toml_lines import Step, key_lines, line_of

VALUES = st.sampled_from(
    [
        "1",
        "1.5",
        "true",
        "2026-11-23",
        '"text"',
        '"a # no comment, no [table], no = sign"',
        "'C:\\path'",
        '"quote \\" inside"',
        '["a", "b"]',
        '[\n  "a", # why\n\n  ["b = 1"],\n]',
        '{ en = "x", km = "[y]" }',
        '"""\n[table]\nkey = 1\n"""',
        '"""ends in quotes"""""',
        "'''\n# [[tables]]\nkey = \"x\"\n'''",
        '""',
        "''",
    ]
)
GAPS = st.lists(st.sampled_from(["", "# a comment with [brackets] and = sign", "   "]), max_size=2)
KEYS = st.sampled_from(["id", "km", "title", "a-b", "1"])
HEADERS = ["review.en", "review.km", "[phones]", "phones.person", "[phones]", "[phones.hours]"]


@dataclass
class Written:
    """A file as it grows, and the line each key was put on."""

    lines: list[str] = field(default_factory=list)
    keys: dict[tuple[Step, ...], int] = field(default_factory=dict)

    def add(self, text: str, path: tuple[Step, ...]) -> None:
        self.keys[path] = len(self.lines) + 1
        self.lines += text.split("\n")


@st.composite
def files(draw: st.DrawFn) -> Written:
    file = Written()
    paths: list[tuple[str, tuple[Step, ...]]] = [
        ("", ()),
        ("[review.en]", ("review", "en")),
        ("  [ review . km ]", ("review", "km")),
        ("[[phones]] # the first", ("phones", 0)),
        ("[phones.person]", ("phones", 0, "person")),
        ("[[phones]]", ("phones", 1)),
        ("[phones.person]", ("phones", 1, "person")),
        ("[[phones.hours]]", ("phones", 1, "hours", 0)),
        ('["quoted.key"]', ("quoted.key",)),
    ]
    for header, path in paths:
        file.lines += draw(GAPS)
        if header:
            file.add(header, path)
        for key in draw(st.lists(KEYS, max_size=3, unique=True)):
            file.lines += draw(GAPS)
            sign = draw(st.sampled_from([" = ", "=", "  =  "]))
            file.add(f"{key}{sign}{draw(VALUES)}", (*path, key))
    return file


@given(files())
def test_every_key_is_found_on_its_line(file: Written) -> None:
    source = "\n".join(file.lines)
    tomllib.loads(source)

    found = {path: line_of(source, path) for path in file.keys}

    assert found == file.keys


@given(files())
def test_nothing_is_found_that_is_not_there(file: Written) -> None:
    source = "\n".join(file.lines)

    found = set(key_lines(source))

    assert found == {path[:end] for path in file.keys for end in range(1, len(path) + 1)}


def test_an_absent_key_has_the_line_of_its_table() -> None:
    source = 'id = "x"\n\n[review.km]\nstate = "draft"\n'

    assert line_of(source, ("review", "km", "by")) == 3
    assert line_of(source, ("kind",)) == 1


def test_a_key_inside_an_inline_table_has_the_line_of_that_table() -> None:
    source = 'id = "x"\ntitle = { en = 3 }\n'

    assert line_of(source, ("title", "en")) == 2


def test_a_dotted_key_is_found_by_its_steps() -> None:
    source = 'id = "x"\ntitle.en = "a"\ntitle . km = "b"\n'

    assert line_of(source, ("title", "km")) == 3
    assert line_of(source, ("title",)) == 2


def test_an_empty_file_has_one_line() -> None:
    assert line_of("", ("id",)) == 1
