"""What a second start of the kiosk asks of the window that is open, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Summons:
    """Come to the front; to this place, if one is named.

    `token` is the desktop's leave to take the focus, as the second start was given it, or "".
    """

    place: Place | None = None
    language: LanguageCode | None = None
    full_screen: bool = False
    token: str = ""


class Reply(Enum):
    """What comes of a summons."""

    COMES = "comes"
    UNKNOWN_PLACE = "unknown-place"
    STAYS = "stays"
    """Something is being done in the window that would be lost: open another one."""
