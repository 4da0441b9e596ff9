"""How large something is, in the words that are printed on sticks."""

from __future__ import annotations

from kiosk.core.language.message import Message, message

_GB, _MB, _KB = 10**9, 10**6, 10**3


def size_words(size: int) -> Message:
    """Say how many bytes these are, rounded as people say it.

    >>> size_words(2_345_678).values["size"]
    2.3
    """
    if size >= _GB:
        return message("{size} GB", size=_rounded(size / _GB))
    if size >= _MB:
        return message("{size} MB", size=_rounded(size / _MB))
    return message("{size} kB", size=max(1, round(size / _KB)) if size else 0)


def _rounded(number: float) -> float | int:
    """One digit behind the point below ten, none above."""
    return round(number) if round(number, 1) >= 10 else round(number, 1)
