"""How many phones fetch something, and how many are done: counted, and not known."""

from __future__ import annotations

import secrets
from collections import Counter
from hashlib import blake2b


class Phones:
    """Counts phones by their addresses, of which it keeps none.

    Each is told from the others by a digest whose key is made anew for every share and is never
    written anywhere; with it goes the only way back to an address.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._fetching: Counter[bytes] = Counter()
        self._done: set[bytes] = set()

    @property
    def fetching(self) -> int:
        """How many phones fetch something now."""
        return len(self._fetching)

    @property
    def done(self) -> int:
        """How many phones have got something whole."""
        return len(self._done)

    def begin(self, address: str) -> None:
        """Note that this phone fetches one thing more."""
        self._fetching[self._digest(address)] += 1

    def end(self, address: str, *, is_whole: bool) -> None:
        """Note that this phone fetches one thing less, and whether it has got it."""
        digest = self._digest(address)
        self._fetching[digest] -= 1
        if self._fetching[digest] <= 0:
            del self._fetching[digest]
        if is_whole:
            self._done.add(digest)

    def _digest(self, address: str) -> bytes:
        return blake2b(address.encode(), key=self._key, digest_size=16).digest()
