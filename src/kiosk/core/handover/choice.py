"""Which ways there are to hand over a place, or several at once."""

from __future__ import annotations

from kiosk.core.content.document import Document
from kiosk.core.content.library import Library
from kiosk.core.content.place import ITEM_SHELVES, Place
from kiosk.core.handover.collection import can_go
from kiosk.core.handover.payload import Form, forms_for
from kiosk.core.handover.subject import subject_at
from kiosk.core.language.local_text import LanguageCode


def forms_at(
    places: tuple[Place, ...], library: Library, language: LanguageCode
) -> tuple[Form, ...]:
    """Give the forms that these places can be handed over in, the best first.

    What has no address of its own on the web is had best from this laptop: everything else only
    asks for it. One code holds one link, contact or text, so several places go together only
    from this laptop. A Wi-Fi can be handed over anywhere. Raises what `subject_at` raises.
    """
    own = forms_for(subject_at(places[0], library, language)) if len(places) == 1 else ()
    fetched = (Form.LAPTOP,) if can_be_fetched(places, library) else ()
    entry = library.find(places[0])
    is_nowhere_else = isinstance(entry, Document) and not entry.link
    return (*fetched, *own, Form.WIFI) if is_nowhere_else else (*own, *fetched, Form.WIFI)


def can_be_fetched(places: tuple[Place, ...], library: Library) -> bool:
    """Say whether a phone would find anything at these places, were it let in."""
    return any(_holds_something(place, library) for place in places)


def _holds_something(place: Place, library: Library) -> bool:
    """A shelf holds something where anything stands on it, a document where its file is here."""
    if not place.item:
        return place.shelf in ITEM_SHELVES and bool(library.on_shelf(place.shelf))
    entry = library.find(place)
    return entry is not None and can_go(entry)
