"""Look through an SVG drawing before a library draws it.

A drawing may come from anywhere, and what is not on the lists below is refused: references to
files and addresses, entities and `use` (which grow without end), scripts, styles and filters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem

MOST_ELEMENTS = 2000
DEEPEST = 24

_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_WORDS = frozenset({"title", "desc", "text", "tspan"})
_AROUND = frozenset({"svg", "g", "defs", "linearGradient", "radialGradient", "stop"})
_ELEMENTS = _SHAPES | _WORDS | _AROUND
_OUTSIDE = re.compile(r"url\s*\((?!\s*#)|\\", re.IGNORECASE)  # a \ could hide the word
_LENGTH = re.compile(r"\s*([0-9]{1,7}(?:\.[0-9]{1,6})?)(?:px)?\s*")


class SvgRefusedError(Problem):
    """A drawing is damaged, or holds what a guide's drawing must not; `line` counts from 1."""

    def __init__(self, line: int, told: Message) -> None:
        super().__init__(told)
        self.line = line


def svg_size(source: bytes) -> tuple[float, float]:
    """Look a drawing through; give its width and height in its own units.

    Raises `SvgRefusedError` where it is not well-formed UTF-8, says no size, or holds anything
    but plain shapes and letters.
    """
    return _Reading().size_of(source)


class _Reading:
    """One drawing being looked through, element by element."""

    def __init__(self) -> None:
        self._elements = self._depth = 0
        self._root: Mapping[str, str] = {}
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.XmlDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.ProcessingInstructionHandler = self._refuse_instruction

    def size_of(self, source: bytes) -> tuple[float, float]:
        try:
            self._parser.Parse(source.decode("utf-8"), True)
        except UnicodeDecodeError as error:
            raise SvgRefusedError(
                0, message("The file is not UTF-8 text: save it as UTF-8.")
            ) from error
        except expat.ExpatError as error:
            raise SvgRefusedError(error.lineno, message("The picture is damaged.")) from error
        return self._size()

    def _size(self) -> tuple[float, float]:
        lengths = self._root.get("viewBox", "").replace(",", " ").split()[2:]
        lengths = lengths or [self._root.get("width", ""), self._root.get("height", "")]
        found = [float(one.group(1)) for one in map(_LENGTH.fullmatch, lengths) if one]
        if len(found) != 2:
            raise SvgRefusedError(
                1, message("The picture has no size: give it a {attribute}.", attribute="viewBox")
            )
        return found[0], found[1]

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements == 1:
            self._root = attributes
        is_misplaced = (name == "svg") != (self._elements == 1)
        if name not in _ELEMENTS or is_misplaced:
            raise self._refused(
                message("The picture holds {element}, which is not drawn.", element=f"<{name}>")
            )
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise self._refused(message("The picture has too many parts."))
        for key, value in attributes.items():
            self._check(key, value)

    def _check(self, key: str, value: str) -> None:
        is_link = key.rpartition(":")[2].lower() == "href"
        if is_link or key.lower().startswith("on") or _OUTSIDE.search(value):
            raise self._refused(
                message("The picture reaches outside of itself with {attribute}.", attribute=key)
            )

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """Refuse another encoding: whoever draws it would read other words than were looked at."""
        if encoding is not None and encoding.lower() != "utf-8":
            raise self._refused(message("The file is not UTF-8 text: save it as UTF-8."))

    def _refuse_doctype(self, *_words: object) -> None:
        what = message("The picture holds {element}, which is not drawn.", element="<!DOCTYPE>")
        raise self._refused(what)

    def _refuse_instruction(self, target: str, _words: str) -> None:
        what = message("The picture holds {element}, which is not drawn.", element=f"<?{target}?>")
        raise self._refused(what)

    def _refused(self, what: Message) -> SvgRefusedError:
        return SvgRefusedError(self._parser.CurrentLineNumber, what)
