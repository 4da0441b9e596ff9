"""The networks this laptop is on, as the system tells them."""

from __future__ import annotations

import re
import socket
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path

import psutil

from kiosk.core.handover.network import Network, NetworkKind, likeliest_first

_LINUX = Path("/sys/class/net")

_SIOCGIFFLAGS, _IFF_RUNNING = 0x8913, 0x40
"""linux/sockios.h, linux/if.h; what is not up is not running either."""

_NAMES: tuple[tuple[NetworkKind, re.Pattern[str]], ...] = (
    (NetworkKind.VPN, re.compile(r"^(tun|tap|wg|ppp|utun|ipsec|tailscale)|vpn|wireguard")),
    (NetworkKind.VIRTUAL, re.compile(r"^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|ifb|bridge)")),
    (NetworkKind.VIRTUAL, re.compile(r"virtual|vethernet|vmware|hyper-v|\bwsl\b|bluetooth")),
    (NetworkKind.WIFI, re.compile(r"^wl|wi-?fi|wlan|wireless")),
    (NetworkKind.CABLE, re.compile(r"^(eth|en[opsx]|usb)|ethernet")),
)
"""What names of interfaces tell, in small letters; the first that matches counts."""


def look_for_networks() -> tuple[Network, ...]:
    """Give the networks that carry something now, the likeliest for phones first.

    The loopback is none of them, nor is an address that a laptop gives itself where nobody
    answers (169.254.0.0/16, RFC 3927).
    """
    return likeliest_first(
        Network(name=name, address=one.address, kind=kind_of(name))
        for name, addresses in psutil.net_if_addrs().items()
        if _carries_something(name)
        for one in addresses
        if one.family is socket.AF_INET and _is_reachable(one.address)
    )


def is_among(networks: Iterable[Network], address: str) -> bool:
    """Say whether one of these networks has this address; this laptop's own loopback counts."""
    return IPv4Address(address).is_loopback or any(one.address == address for one in networks)


def kind_of(name: str, interfaces: Path = _LINUX) -> NetworkKind:
    """Say what an interface is: by what Linux has of it in `interfaces`, else by its name."""
    folder = interfaces / name
    if (folder / "wireless").exists() or (folder / "phy80211").exists():
        return NetworkKind.WIFI
    if (folder / "tun_flags").exists():
        return NetworkKind.VPN
    if (folder / "bridge").exists():
        return NetworkKind.VIRTUAL
    return next((kind for kind, words in _NAMES if words.search(name.lower())), NetworkKind.OTHER)


def _carries_something(name: str) -> bool:
    """Say whether an interface is up and has a link.

    Linux tells it through any socket (netdevice(7)); psutil would open one of the internet's for
    each interface, and nothing of that kind is to be opened before somebody hands something over.
    """
    if sys.platform != "linux":
        state = psutil.net_if_stats().get(name)
        return state is not None and state.isup
    import fcntl  # POSIX only

    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        answer = fcntl.ioctl(line, _SIOCGIFFLAGS, struct.pack("16s24x", name.encode()))
        (flags,) = struct.unpack_from("=H", answer, 16)
        return bool(flags & _IFF_RUNNING)
    return False


def _is_reachable(address: str) -> bool:
    parsed = IPv4Address(address)
    return not (parsed.is_loopback or parsed.is_link_local)
