"""The networks this laptop is on, as a facilitator chooses one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.language.message import Message, message


class NetworkKind(StrEnum):
    """How a network reaches the laptop; phones are likeliest on the first of these."""

    WIFI = "wifi"
    CABLE = "cable"
    OTHER = "other"
    VIRTUAL = "virtual"
    VPN = "vpn"


NETWORK_NAMES: dict[NetworkKind, Message] = {
    NetworkKind.WIFI: message("Wi-Fi"),
    NetworkKind.CABLE: message("Cable"),
    NetworkKind.OTHER: message("Other network"),
    NetworkKind.VIRTUAL: message("Inside this laptop only"),
    NetworkKind.VPN: message("VPN"),
}

_LIKELIHOOD = {kind: number for number, kind in enumerate(NetworkKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network by the name the system gives its interface, and our IPv4 address on it."""

    name: str
    address: str
    kind: NetworkKind = NetworkKind.OTHER


def likeliest_first(networks: Iterable[Network]) -> tuple[Network, ...]:
    """Order networks by how likely phones are on them: virtual ones and VPNs come last."""
    return tuple(sorted(networks, key=lambda one: (_LIKELIHOOD[one.kind], one.name, one.address)))
