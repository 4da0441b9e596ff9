"""What the window, or a command, and the share worker say to each other.

The worker listens on no network before `Open`. It ends when its input closes, and when it has
said `Ended`. How the messages travel is in `share_wire`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content.place import Place
from kiosk.core.handover.network import Network
from kiosk.core.handover.sharing import EndReason, Refusal
from kiosk.core.language.local_text import LanguageCode
from kiosk.workers.render_messages import Ready

SHARE_PROTOCOL = 1
MOST_PLACES = 200
MOST_MINUTES = 12 * 60
USUAL_MINUTES = 30


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
