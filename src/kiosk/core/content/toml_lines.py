"""On which line of a TOML file each table and key stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Step = str | int
KeyPath = tuple[Step, ...]

_TOKEN = re.compile(
    r'''(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*')'''
    r"""|(?P<comment>\#[^\n]*)|(?P<newline>\n)|(?P<sign>[\[\]{}=.])"""
    r"""|(?P<bare>[^\s\[\]{}=.,"'#]+)""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def line_of(source: str, path: KeyPath) -> int:
    """Say on which line (from 1) of valid TOML the key at `path` stands.

    A step of the path is a key, or the number (from 0) of one of several tables of the same name.
    For a key that is absent, gives the line of the nearest table around it, or 1.
    """
    lines = key_lines(source)
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 1


def key_lines(source: str) -> Mapping[KeyPath, int]:
    """Give the line (from 1) on which each table and key of valid TOML is first named.

    What stands inside a value (an inline table, a list) has the line of its key and is not named.
    """
    lines: dict[KeyPath, int] = {}
    opened: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for statement in _statements(source):
        first = statement[0]
        if first.text == "[":
            is_one_of_many = len(statement) > 1 and statement[1].text == "["
            table = path = _opened(_steps(statement, "]"), opened, one_of_many=is_one_of_many)
        else:
            path = (*table, *_steps(statement, "="))
        for end in range(1, len(path) + 1):
            lines.setdefault(path[:end], first.line)
    return lines


def _statements(source: str) -> Iterator[list[_Token]]:
    """Split the file into headers and assignments; a value may go over several lines."""
    statement: list[_Token] = []
    depth = 0
    for token in _tokens(source):
        if token.kind == "newline":
            if statement and depth == 0:
                yield statement
                statement = []
        elif token.kind != "comment":
            statement.append(token)
            if token.kind == "sign":
                depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.text, 0)
    if statement:
        yield statement


def _tokens(source: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(source):
        yield _Token(found.lastgroup or "", found.group(), line)
        line += found.group().count("\n")


def _steps(statement: Sequence[_Token], end: str) -> KeyPath:
    """Read the dotted key with which a statement begins, up to the sign `end`."""
    steps: list[Step] = []
    for token in statement:
        if token.kind == "sign" and token.text == end:
            break
        if token.kind == "string":
            steps.append(token.text[1:-1])
        elif token.kind == "bare":
            steps.append(token.text)
    return tuple(steps)


def _opened(steps: KeyPath, opened: dict[KeyPath, int], *, one_of_many: bool) -> KeyPath:
    """Give the path of a table's header; `opened` counts the tables of the same name so far."""
    path: KeyPath = ()
    for step in steps[:-1]:
        path = (*path, step)
        if path in opened:
            path = (*path, opened[path] - 1)
    path = (*path, steps[-1])
    if not one_of_many:
        return path
    opened[path] = opened.get(path, 0) + 1
    return (*path, opened[path] - 1)
