"""What is said of a share from this laptop, on its panel, in the banner and in the notice."""

from __future__ import annotations

from kiosk.core.handover.network import NetworkKind
from kiosk.core.handover.time_left import TimeLeft
from kiosk.core.language.message import Message, message

NETWORK_ICONS: dict[NetworkKind, str] = {
    NetworkKind.WIFI: "wifi",
    NetworkKind.CABLE: "ethernet-port",
    NetworkKind.OTHER: "network",
    NetworkKind.VIRTUAL: "laptop",
    NetworkKind.VPN: "lock",
}


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
