"""What is to be said of an index: what it cannot find, and why it was made anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LocalText
from kiosk.core.language.message import Message, message


class NoteKind(StrEnum):
    """What there is to say."""

    SCANNED = "scanned"
    KHMER_LOST = "khmer-lost"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    """The index of the pack was damaged, so it is made anew."""
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to say: of the item at `place`, or of the whole pack where that is None."""

    kind: NoteKind
    title: LocalText
    place: Place | None = None

    @property
    def message(self) -> Message:
        """What is said to the reader."""
        return _message(self.kind, self.title)

    def __hash__(self) -> int:
        return hash((self.kind, self.place))


def _message(kind: NoteKind, title: LocalText) -> Message:
    match kind:
        case NoteKind.SCANNED:
            return message("Scanned pages cannot be searched: “{title}”.", title=title)
        case NoteKind.KHMER_LOST:
            return message(
                "The Khmer in the file of “{title}” has lost letters: search cannot find it all.",
                title=title,
            )
        case NoteKind.UNREADABLE:
            return message("The file of “{title}” cannot be searched.", title=title)
        case NoteKind.DAMAGED:
            return message(
                "The search index of “{title}” was damaged. It is made anew.", title=title
            )
        case NoteKind.OUTDATED:
            return message(
                "The search index of “{title}” was of another version. It is made anew.",
                title=title,
            )
