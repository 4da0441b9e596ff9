"""Reading values that another process sent: each is checked for its type and range.

Anything unexpected is a GarbledMessageError.
"""

import json
from collections.abc import Callable
from typing import TypeVar


class GarbledMessageError(Exception):
    """Bytes from the other process are none of the messages it may send."""


def any_text(value: object, limit: int) -> str:
    """Return the value, a text of at most `limit` characters, whatever they are."""
    if not isinstance(value, str) or len(value) > limit:
        raise GarbledMessageError(value)
    return value


def text(value: object, limit: int) -> str:
    """Return the value, a text of at most `limit` characters.

    Half of a surrogate pair is no character: it could be neither copied nor saved.
    """
    checked = any_text(value, limit)
    try:
        checked.encode()
    except UnicodeEncodeError as error:
        raise GarbledMessageError("half a character") from error
    return checked


def whole(value: object, low: int, high: int) -> int:
    """Return the value, a whole number from low to high."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise GarbledMessageError(value)
    return value


def number(value: object, low: float, high: float) -> float:
    """Return the value, a number from low to high; neither infinite nor NaN."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise GarbledMessageError(value)
    if not low <= value <= high:
        raise GarbledMessageError(value)
    return float(value)


def flag(value: object) -> bool:
    """Return the value, true or false."""
    if not isinstance(value, bool):
        raise GarbledMessageError(value)
    return value


def row(value: object, length: int) -> list[object]:
    """Return the value, a list of this length."""
    if not isinstance(value, list) or len(value) != length:
        raise GarbledMessageError(value)
    return value


class UntrustedFields:
    """The named fields of one message; what is missing is a KeyError."""

    def __init__(self, untrusted: object) -> None:
        if not isinstance(untrusted, dict):
            raise GarbledMessageError(untrusted)
        self._untrusted = untrusted

    def text(self, name: str, *, limit: int) -> str:
        """Return a text of at most `limit` characters."""
        return text(self._untrusted[name], limit)

    def any_text(self, name: str, *, limit: int) -> str:
        """Return a text of at most `limit` characters, whatever they are: the name of a file."""
        return any_text(self._untrusted[name], limit)

    def optional_any_text(self, name: str, *, limit: int) -> str | None:
        """Return a text of at most `limit` characters, or None."""
        return None if self._untrusted[name] is None else self.any_text(name, limit=limit)

    def texts(self, name: str, *, count: int, limit: int) -> tuple[str, ...]:
        """Return at most `count` texts of at most `limit` characters each."""
        return tuple(text(item, limit) for item in self._items(name, count))

    def any_texts(self, name: str, *, count: int, limit: int) -> tuple[str, ...]:
        """Return as many texts, whatever their characters are: names of files."""
        return tuple(any_text(item, limit) for item in self._items(name, count))

    def whole(self, name: str, low: int, high: int) -> int:
        """Return a whole number from low to high."""
        return whole(self._untrusted[name], low, high)

    def number(self, name: str, low: float, high: float) -> float:
        """Return a number from low to high."""
        return number(self._untrusted[name], low, high)

    def flag(self, name: str) -> bool:
        """Return true or false."""
        return flag(self._untrusted[name])

    def row(self, name: str, length: int) -> list[object]:
        """Return a list of this length."""
        return row(self._untrusted[name], length)

    def rows(self, name: str, *, limit: int, length: int) -> list[list[object]]:
        """Return at most `limit` lists of this length each."""
        return [row(item, length) for item in self._items(name, limit)]

    def is_absent(self, name: str) -> bool:
        """Say whether the field is there but empty."""
        return self._untrusted[name] is None

    def _items(self, name: str, limit: int) -> list[object]:
        value = self._untrusted[name]
        if not isinstance(value, list) or len(value) > limit:
            raise GarbledMessageError(name)
        return value


Message = TypeVar("Message")
Parsers = dict[str, Callable[[UntrustedFields], Message]]
"""What reads a message, by the message's kind."""


def parsed(untrusted: bytes, parsers: Parsers[Message]) -> Message:
    """Return the message in a frame's payload, a JSON object that says its kind.

    Raises:
        GarbledMessageError: it is none of those that the parsers know.
    """
    try:
        fields = UntrustedFields(json.loads(untrusted))
        return parsers[fields.text("kind", limit=20)](fields)
    except (KeyError, ValueError, RecursionError) as error:
        raise GarbledMessageError(repr(untrusted[:80])) from error
