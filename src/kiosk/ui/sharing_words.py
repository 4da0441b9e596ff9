"""What is said of a share from this laptop, on its panel, in the banner and in the notice."""

from __future__ import annotations

from kiosk.core.handover.network import NetworkKind
from kiosk.core.handover.time_left import TimeLeft
from kiosk.core.language.message import Message, message
from kiosk.workers.share_messages import EndReason, Refusal

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

NETWORK_LOOKS: dict[NetworkKind, tuple[str, Message]] = {
    NetworkKind.WIFI: ("wifi", message("Wi-Fi")),
    NetworkKind.CABLE: ("ethernet-port", message("Cable")),
    NetworkKind.OTHER: ("network", message("Other network")),
    NetworkKind.VIRTUAL: ("laptop", message("Inside this laptop only")),
    NetworkKind.VPN: ("lock", message("VPN")),
}
"""The icon of each kind of network, and what it is called."""


def time_told(left: TimeLeft) -> Message:
    """Say how much time is left."""
    if left.is_last_minute:
        return message("{seconds} s left", seconds=left.seconds)
    return message("{minutes} min left", minutes=left.minutes)


def banner_told(left: TimeLeft, *, fetching: int, done: int) -> Message:
    """Say in one line that phones can fetch, how many do, and for how long."""
    if left.is_last_minute:
        return message(
            "Handing over from this laptop ends in {seconds} s. Go on?", seconds=left.seconds
        )
    if left.is_nearly_up:
        return message(
            "Handing over from this laptop ends in {minutes} min. Go on?", minutes=left.minutes
        )
    return message(
        "Handing over from this laptop · phones fetching: {fetching}, done: {done} · {time}",
        fetching=fetching,
        done=done,
        time=time_told(left),
    )
