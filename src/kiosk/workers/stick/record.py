"""What earlier copies wrote into a folder of the stick, as they noted it there themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.content.place import Place, UnknownPlaceError, parse_place
from kiosk.core.handover.stick_plan import RECORD
from kiosk.workers.untrusted import GarbledMessageError, UntrustedFields

_LONGEST = 4 * 1024 * 1024  # bytes
_MOST = 20_000
_TEXT_LIMIT = 1_000
_GAP = "  "
"""As `sha256sum` sets it between the sum and the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The places that were copied, and what each file held that a copy wrote or was to write."""

    places: tuple[Place, ...] = ()
    written: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """SHA-256 digests by the file's name."""

    def knows(self, name: str, sha256: str) -> bool:
        """Say whether a file with this content is a copy's own, so that it may be replaced."""
        return sha256 in self.written.get(name, frozenset())

    def with_files(self, digests: Mapping[str, str], places: Iterable[Place]) -> Record:
        """The record once these are written, too; it is kept before the first of them is."""
        written = dict(self.written)
        for name, sha256 in digests.items():
            written[name] = written.get(name, frozenset()) | {sha256}
        return Record(places=tuple(dict.fromkeys((*self.places, *places))), written=written)

    def to_bytes(self) -> bytes:
        """Write it down as JSON."""
        files = [
            f"{sha256}{_GAP}{name}"
            for name, digests in sorted(self.written.items())
            for sha256 in sorted(digests)
        ]
        fields = {"places": list(map(str, self.places)), "files": files}
        return json.dumps(fields, ensure_ascii=False, indent=0).encode()


def read_record(folder: Path) -> Record | None:
    """Read the record in a folder of the stick; None where there is none that can be used."""
    file = folder / RECORD
    try:
        if file.stat().st_size > _LONGEST:
            return None
        return _parsed(file.read_bytes())
    except (OSError, GarbledMessageError, KeyError, ValueError, RecursionError):
        return None


def _parsed(untrusted: bytes) -> Record:
    """Anybody may have written on the stick: places are only looked up, names only compared."""
    fields = UntrustedFields(json.loads(untrusted))
    places = map(_place, fields.texts("places", count=_MOST, limit=_TEXT_LIMIT))
    written: dict[str, frozenset[str]] = {}
    for line in fields.texts("files", count=_MOST, limit=_TEXT_LIMIT):
        sha256, _, name = line.partition(_GAP)
        written[name] = written.get(name, frozenset()) | {sha256}
    return Record(places=tuple(filter(None, places)), written=written)


def _place(text: str) -> Place | None:
    try:
        return parse_place(text)
    except UnknownPlaceError:
        return None
