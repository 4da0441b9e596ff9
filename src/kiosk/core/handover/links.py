"""Links that a phone's camera opens, each as short as it can be."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from kiosk.core.handover.qr import HANDOUT_BYTES, MOST_BYTES, smallest_version


def web_link(address: str) -> str:
    """Give the address, its host in capitals where that makes the code smaller.

    Hosts mean the same in capitals (RFC 3986, section 3.2.2), and capitals take 5.5 bits of a
    code instead of 8. The scheme stays as it is: several phones open nothing for HTTPS://.
    """
    parts = urlsplit(address)
    host = parts.netloc
    if "@" in host or not host.isascii() or len(address.encode()) > MOST_BYTES:
        return address
    shorter = address.replace(f"//{host}", f"//{host.upper()}", 1)
    return shorter if smallest_version(shorter) < smallest_version(address) else address


def mail_link(address: str, subjects: Iterable[str] = ()) -> str:
    """Give a link that writes to `address` (RFC 6068), with the first subject that stays short.

    A Khmer letter takes nine bytes in a link; where no subject fits a handout's code, the one
    that makes the shortest link is taken.
    """
    start = f"mailto:{quote(address, safe='@+')}"
    links = [f"{start}?subject={quote(words, safe='/:,')}" for words in subjects] or [start]
    fitting = (link for link in links if len(link) <= HANDOUT_BYTES)
    return next(fitting, min(links, key=len))


def signal_link(number: str) -> str:
    """Give the link that opens a Signal chat with this number (digits, and a plus before them)."""
    return f"https://signal.me/#p/{number}"


def call_link(number: str) -> str:
    """Give the link that calls this number (RFC 3966)."""
    return f"tel:{number}"
