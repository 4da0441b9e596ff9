"""What the shelves are called on a stick: in every language, the same on every stick."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.core.content.standing import SHELF_TITLES
from kiosk.core.language.catalogue import Catalogue
from kiosk.core.language.local_text import SOURCE_LANGUAGE


def shelf_title(shelf: str, catalogue: Catalogue) -> str:
    """Say what a shelf is called in one language."""
    return catalogue.tell(SHELF_TITLES[shelf])


def all_titles(shelf: str, catalogues: Sequence[Catalogue]) -> str:
    """Say what a shelf is called in every language, English first."""
    ordered = sorted(catalogues, key=_english_first)
    return " – ".join(dict.fromkeys(shelf_title(shelf, one) for one in ordered))


def _english_first(catalogue: Catalogue) -> tuple[bool, str]:
    return catalogue.code != SOURCE_LANGUAGE, catalogue.code
