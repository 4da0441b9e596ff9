"""Reading values that another process sent: each is checked for its type and range.

Anything unexpected is a GarbledMessageError.
"""


class GarbledMessageError(Exception):
    """Bytes from the other process are none of the messages it may send."""


def text(value: object, limit: int) -> str:
    """Return the value, a text of at most `limit` characters."""
    if not isinstance(value, str) or len(value) > limit:
        raise GarbledMessageError(value)
    return value


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

    def optional_text(self, name: str, *, limit: int) -> str | None:
        """Return a text of at most `limit` characters, or None."""
        return None if self._untrusted[name] is None else self.text(name, limit=limit)

    def whole(self, name: str, low: int, high: int) -> int:
        """Return a whole number from low to high."""
        return whole(self._untrusted[name], low, high)

    def number(self, name: str, low: float, high: float) -> float:
        """Return a number from low to high."""
        return number(self._untrusted[name], low, high)

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self._untrusted[name]
        if not isinstance(value, bool):
            raise GarbledMessageError(value)
        return value

    def row(self, name: str, length: int) -> list[object]:
        """Return a list of this length."""
        return row(self._untrusted[name], length)

    def rows(self, name: str, *, limit: int, length: int) -> list[list[object]]:
        """Return at most `limit` lists of this length each."""
        value = self._untrusted[name]
        if not isinstance(value, list) or len(value) > limit:
            raise GarbledMessageError(name)
        return [row(item, length) for item in value]

    def is_absent(self, name: str) -> bool:
        """Say whether the field is there but empty."""
        return self._untrusted[name] is None
