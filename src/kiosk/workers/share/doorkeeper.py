"""Who is let in: only who knows the token, asks this laptop, and asks for something to read."""

from __future__ import annotations

import re
import secrets
from base64 import b32encode
from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote

from kiosk.core.language.local_text import LanguageCode

TOKEN_LETTERS = 20
"""Letters of 5 bits each: 100 bits. Capitals, so that the code stays small."""

MOST_CONNECTIONS = 8
"""From one address at once: a browser opens 6."""

_METHODS = ("GET", "HEAD")
_RANGE = re.compile(r"([A-Za-z]{1,8})(?:-[A-Za-z0-9]+)*(?:;q=([0-9.]{1,5}))?")


def new_token() -> str:
    """Make a token that nobody can guess."""
    return b32encode(secrets.token_bytes(13)).decode()[:TOKEN_LETTERS]


class Doorkeeper:
    """Knows the token of one share and where it is had."""

    def __init__(self, token: str, host: str) -> None:
        """Let those in who know `token`; `host` is what a phone must have asked for."""
        self._token, self._host = token.encode(), host
        self._connections: Counter[str] = Counter()

    def path_of(self, method: str, target: str, hosts: list[str]) -> str | None:
        """Give the path below the token that is asked for, or None for all that is not let in.

        `target` is what stands in the request (RFC 9112, section 3.2), `hosts` are its Host
        fields, of which there must be one. A token that was typed in small letters is one too.
        """
        if method not in _METHODS or hosts != [self._host]:
            return None
        slash, token, *rest = target.split("/", 2) if target.startswith("/") else ("", "")
        is_known = secrets.compare_digest(token.upper().encode("utf-8", "replace"), self._token)
        if slash or not rest or not is_known:
            return None
        try:
            return unquote(rest[0], errors="strict")
        except UnicodeDecodeError:
            return None

    def comes(self, address: str) -> bool:
        """Note a connection; says whether there is room for it. It has to leave either way."""
        self._connections[address] += 1
        return self._connections[address] <= MOST_CONNECTIONS

    def leaves(self, address: str) -> None:
        """Note that a connection is gone."""
        self._connections[address] -= 1
        if self._connections[address] <= 0:
            del self._connections[address]


def preferred_languages(headers: Mapping[str, str]) -> tuple[LanguageCode, ...]:
    """Give the languages a phone asks for, the dearest first (RFC 9110, section 12.5.4).

    >>> preferred_languages({"Accept-Language": "en;q=0.5, km-KH, fr;q=0"})
    ('km', 'en')
    """
    wanted: dict[LanguageCode, float] = {}
    for part in headers.get("Accept-Language", "")[:500].split(","):
        found = _RANGE.fullmatch(part.strip().replace(" ", ""))
        weight = _weight(found[2]) if found else 0.0
        if found and weight > 0:
            wanted.setdefault(LanguageCode(found[1].lower()), weight)
    return tuple(sorted(wanted, key=lambda code: -wanted[code]))


def _weight(written: str | None) -> float:
    try:
        return float(written) if written is not None else 1.0
    except ValueError:
        return 0.0
