"""A sentence to be said later, in whatever language is on then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A whole English sentence with named placeholders, and what goes into them.

    Values may be text, numbers, dates, `LocalText` or other messages: each is said in the
    language of the moment.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)


def message(text: str, /, **values: object) -> Message:
    """Mark `text` for the catalogue and keep it with its values."""
    return Message(text, values)
