"""An address that a stranger's file leads to, as it can be shown without fooling anyone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote, unquote

_DROPPED = str.maketrans("", "", "\t\r\n")
"""What every browser leaves out of an address (WHATWG URL, section 4.4)."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB_HOST = re.compile(r"[/\\]*([^/\\?#]*)")
_KHMER_LABEL = re.compile("[\u1780-\u17d3\u17dd0-9\u17e0-\u17e9-]+")
_FULL_STOPS = re.compile("[.\u3002\uff0e\uff61]")
_LONGEST_LABEL = 63
"""What is longer is no host (RFC 1035, section 2.3.4)."""

_DIALLED = frozenset("+0123456789 -().*#")
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})


class AddressKind(Enum):
    """What an address leads to."""

    WEB = "web"
    MAIL = "mail"
    PHONE = "phone"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address and whom it leads to.

    `text` is all of it with nothing invisible in it: what could turn its letters round or hide
    is written as `%E2%80%AE`. `whom` is the host, mailbox or number; empty where it is not known.
    `exact` is how a host with Khmer letters is written in Latin ones, empty for every other.
    """

    text: str
    kind: AddressKind
    whom: str = ""
    exact: str = ""


def read_address(untrusted: str) -> Address:
    """Say what an address leads to, as a browser, a mail program or a phone would take it.

    >>> read_address("https://www.unesco.org@evil.example/a").whom
    'evil.example'
    """
    text = _visible(untrusted.strip().translate(_DROPPED))
    found = _SCHEME.match(text)
    scheme, rest = (found[1].lower(), text[found.end() :]) if found else ("", text)
    match scheme:
        case "http" | "https":
            whom, exact = _host(_authority(rest))
            return Address(text=text, kind=AddressKind.WEB, whom=whom, exact=exact)
        case "mailto":
            name, at, host = _visible(unquote(rest.partition("?")[0])).rpartition("@")
            shown, exact = _host(host)
            return Address(
                text=text,
                kind=AddressKind.MAIL,
                whom=f"{name}{at}{shown}",
                exact=f"{name}{at}{exact}" if exact else "",
            )
        case "tel":
            number = "".join(char for char in unquote(rest) if char in _DIALLED)
            return Address(text=text, kind=AddressKind.PHONE, whom=number)
        case _:
            return Address(text=text, kind=AddressKind.OTHER)


def _visible(text: str) -> str:
    return "".join(_escaped(char) if _is_invisible(char) else char for char in text)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE


def _escaped(char: str) -> str:
    return quote(char.encode("utf-8", "replace"), safe="")


def _authority(rest: str) -> str:
    """Find the host as browsers do (WHATWG URL): any slashes, either way, the last @ counts."""
    found = _WEB_HOST.match(rest)
    return re.sub(r":\d*$", "", found[1].rpartition("@")[2]) if found else ""


def _host(host: str) -> tuple[str, str]:
    """Say how a host is shown, and how it is registered where that is not the same."""
    labels = [_plain(label) for label in _FULL_STOPS.split(unquote(host))]
    exact = ".".join(map(_in_ascii, labels))
    shown = ".".join(label if _is_readable(label) else _in_ascii(label) for label in labels)
    return shown, exact if exact != shown else ""


def _plain(label: str) -> str:
    """Fold a label as a browser does (UTS 46): without what is invisible, in small letters."""
    seen = "".join(char for char in label if not _is_invisible(char))
    return unicodedata.normalize("NFKC", seen).lower()


def _in_ascii(label: str) -> str:
    if label.isascii():
        return label
    if len(label) > _LONGEST_LABEL:
        return quote(label)
    return f"xn--{label.encode('punycode').decode('ascii')}"


def _is_readable(label: str) -> bool:
    """Say whether no letter can be taken for another: Latin ones without marks, or Khmer ones.

    A label in any other script, or in two of them, is shown as it is registered (RFC 3492).
    """
    return label.isascii() or _KHMER_LABEL.fullmatch(label) is not None
