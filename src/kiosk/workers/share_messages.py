"""What the window, or a command, and the share worker say to each other.

The worker listens on no network before `Open`. It ends when its input closes, and when it has
said `Ended`. How the messages travel is in `share_wire`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.core.content.place import Place
from kiosk.core.handover.network import Network
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.render_messages import Ready

SHARE_PROTOCOL = 1
MOST_PLACES = 200
MOST_MINUTES = 12 * 60
USUAL_MINUTES = 30


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Let these places be fetched, beside those that were offered before.

    `folders` and `chosen` say where the packs are (see `PackFolders`); `language` is for phones
    that ask for a language there is no text in. A private phone number is handed over only
    `with_phone`.
    """

    folders: tuple[Path, ...]
    chosen: tuple[Path, ...] = ()
    places: tuple[Place, ...]
    language: LanguageCode
    with_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookForNetworks:
    """Tell which networks there are, now and again whenever that changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Listen at this address, for so many minutes; `port` 0 lets the worker choose one."""

    address: str
    port: int = 0
    minutes: int = USUAL_MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """Go on for so many minutes from now."""

    minutes: int = USUAL_MINUTES


ShareRequest = Offer | LookForNetworks | Open | Extend


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be fetched by now: each place with its path below the share's address.

    Without a path, everything that is offered is shown.
    """

    paths: Mapping[Place, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Networks:
    """The networks this laptop is on, the likeliest first."""

    networks: tuple[Network, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Phones can fetch from `url`, which ends in a slash, for so many seconds from now."""

    url: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many phones fetch something now, and how many have got something whole."""

    fetching: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What was asked last is not done."""

    why: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Nothing can be fetched any more; the worker ends."""

    why: EndReason


ShareAnswer = Ready | Offered | Networks | Opened | Counted | Refused | Ended
