"""Why nothing can be fetched from this laptop, or no longer, and how all of that is told."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.language.message import Message, message


class Refusal(StrEnum):
    """Why something asked for is not done."""

    NOTHING_THERE = "nothing-there"
    """None of the places has anything that a phone could fetch."""
    ADDRESS_GONE = "address-gone"
    """This laptop is not, or no longer, on a network with that address."""
    PORT_TAKEN = "port-taken"
    """Another program listens there."""
    NOT_ALLOWED = "not-allowed"
    """The system lets nobody listen, or not this program."""


class EndReason(StrEnum):
    """Why a share ended by itself."""

    TIME_IS_UP = "time-is-up"
    NETWORK_GONE = "network-gone"
    SLEPT = "slept"
    """The laptop slept: nobody knows which network it woke up in."""


END_WORDS: dict[EndReason, Message] = {
    EndReason.TIME_IS_UP: message(
        "The time is up: phones cannot get anything from this laptop any more."
        " To hand it over again, share it with a new code."
    ),
    EndReason.NETWORK_GONE: message(
        "This laptop has lost the network, so phones cannot get anything from it any more."
        " Join a network again, then share with a new code."
    ),
    EndReason.SLEPT: message(
        "This laptop was asleep, so phones cannot get anything from it any more."
        " Share again with a new code."
    ),
}

REFUSAL_WORDS: dict[Refusal, Message] = {
    Refusal.NOTHING_THERE: message(
        "There is nothing here that a phone could fetch from this laptop."
    ),
    Refusal.ADDRESS_GONE: message(
        "This laptop has just left that network. Choose the network again."
    ),
    Refusal.PORT_TAKEN: message(
        "Another program on this laptop is in the way. Close it, then try again."
    ),
    Refusal.NOT_ALLOWED: message(
        "This laptop does not allow Kiosk to hand anything over."
        " Whoever looks after it can allow that in the firewall."
    ),
}

BROKE_OFF = message(
    "Handing over from this laptop broke off. Share again: phones need the new code."
)

CANNOT_START = message(
    "Handing over from this laptop cannot start. Close other programs, then try again."
)

HINTS = (
    message("Phones must be on the same Wi-Fi as this laptop."),
    message("If the page does not open on a phone: turn mobile data off, stay on the Wi-Fi."),
    message("Others on this Wi-Fi can see what is downloaded."),
)
"""What whoever hands over has to know while phones can fetch."""
