"""Mark word breaks in the Khmer of content files and catalogues, in place.

    python tools/break_khmer.py PATH…           add zero-width spaces where they are missing
    python tools/break_khmer.py --check PATH…   name the long runs of Khmer that hold none

Folders are searched for .md, .toml, .csv and .po files. Only what readers see is touched: ids,
links, code and a catalogue's source texts stay as they are, and so does every break that is there.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khmer_breaks import unbroken_runs, with_breaks

LONGEST_RUN = 25  # clusters; longer runs overflow a narrow column

NOT_SHOWN = frozenset({"synonyms.csv"})  # spellings that search treats as one


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """How one kind of file holds its texts: the group `text` matches one of them.

    In `markup`, the group `unseen` matches what a reader never sees, `untouched` what must stay.
    """

    texts: re.Pattern[str]
    markup: re.Pattern[str]


_MARKDOWN = FileKind(
    texts=re.compile(r"^(?:```.*?^```|~~~.*?^~~~)|^(?P<text>[^\n]+)$", re.MULTILINE | re.DOTALL),
    markup=re.compile(
        r"(?P<untouched>`[^`\n]*`|!\[[^\]\n]*\]\([^)\n]*\)|<[^>\n]*>|https?://[^\s)]+)"
        r"|(?P<unseen>\*{1,3}|\[|\]\([^)\n]*\)|\{#[^}\n]*\})"
    ),
)
_TOML_STRING = r'"""(?:\\.|[^\\])*?"""' r"|'{3}.*?'{3}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'"
_TOML = FileKind(
    texts=re.compile(
        rf"\#[^\n]*|(?:{_TOML_STRING})(?=\s*[=.\]])|(?P<text>{_TOML_STRING})", re.DOTALL
    ),
    markup=re.compile(r"(?P<untouched>https?://[^\s\"']+)|(?P<unseen>(?!))"),
)
_CSV = FileKind(
    texts=re.compile(r"^(?P<text>[^\n]+)$", re.MULTILINE),
    markup=re.compile(r"(?P<untouched>https?://[^\s\",]+)|(?P<unseen>(?!))"),
)
_PO_STRING = r'"(?:\\.|[^"\\\n])*"'
_CATALOGUE = FileKind(
    texts=re.compile(
        rf"^msgstr(?:\[\d+\])?[ \t]+(?P<text>{_PO_STRING}(?:\s*\n{_PO_STRING})*)", re.MULTILINE
    ),
    markup=re.compile(
        r'(?P<unseen>"\s*\n")|(?P<untouched>\{[^}\n]*\}|<[^>\n]*>|\\.|https?://[^\s"]+)'
    ),
)

FILE_KINDS = {".md": _MARKDOWN, ".toml": _TOML, ".csv": _CSV, ".po": _CATALOGUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRun:
    """A run of Khmer that no line can break; `line` counts from 1."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: Khmer without a word break: {self.text}"


def break_text(content: str, kind: FileKind) -> str:
    """Return a file's content with the missing breaks added to its texts."""
    parts, end = [], 0
    for start, stop in _texts(content, kind):
        parts += [content[end:start], with_breaks(content[start:stop], kind.markup)]
        end = stop
    return "".join([*parts, content[end:]])


def break_file(file: Path) -> bool:
    """Add the missing breaks to a file; say whether it had to be written."""
    before = _read(file)
    after = break_text(before, FILE_KINDS[file.suffix])
    if after == before:
        return False
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write(after)
    return True


def long_runs(file: Path) -> Iterator[LongRun]:
    """Yield the runs of Khmer in a file's texts that are too long to be left without a break."""
    content, kind = _read(file), FILE_KINDS[file.suffix]
    for start, stop in _texts(content, kind):
        for index, run in unbroken_runs(content[start:stop], LONGEST_RUN, kind.markup):
            line = content.count("\n", 0, start + index) + 1
            yield LongRun(file=file, line=line, text=run)


def files_under(path: Path) -> list[Path]:
    """List the files to go through: `path` itself, or those in the folder, in a fixed order.

    Raises FileNotFoundError if there is nothing at `path`.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise FileNotFoundError(f"{path}: no such file or folder")
    found = (file for file in path.rglob("*") if file.suffix in FILE_KINDS and file.is_file())
    return sorted(file for file in found if file.name not in NOT_SHOWN)


def main(arguments: list[str]) -> int:
    """Break or check; exit 1 if the check found something or a path cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--check", action="store_true", help="change nothing, name long runs")
    given = parser.parse_args(arguments)
    try:
        files = [file for path in given.paths for file in files_under(path)]
        return _check(files) if given.check else _break(files)
    except (OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 1


def _check(files: list[Path]) -> int:
    runs = [run for file in files for run in long_runs(file)]
    for run in runs:
        print(run)
    return 1 if runs else 0


def _break(files: list[Path]) -> int:
    for file in files:
        if break_file(file):
            print(file)
    return 0


def _texts(content: str, kind: FileKind) -> Iterator[tuple[int, int]]:
    for match in kind.texts.finditer(content):
        if match["text"]:
            yield match.span("text")


def _read(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
