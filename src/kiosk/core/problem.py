"""An error that a person may see: one clear sentence that says what is wrong and what to do."""

from __future__ import annotations

from kiosk.core.language.catalogue import ENGLISH
from kiosk.core.language.message import Message


class Problem(Exception):
    """Something went wrong that the person in front of the screen should be told.

    Subclasses name the thing that went wrong; `message` is said in the language that is on.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return ENGLISH.tell(self.message)
