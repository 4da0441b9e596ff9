"""What a Share sheet hands over: one place or several, named and made into payloads."""

from __future__ import annotations

from kiosk.core.content.guide_shelf import path_called
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.handover.choice import can_be_fetched, forms_at
from kiosk.core.handover.payload import (
    Form,
    Payload,
    Subject,
    form_that_fits,
    has_private_phone,
    payload_for,
)
from kiosk.core.handover.subject import subject_at
from kiosk.core.problem import Problem
from kiosk.ui.language import Language
from kiosk.ui.widgets.shelf_words import SHELF_WORDS

_MOST_NAMES = 4


class Offering:
    """The places of a sheet, in the language that is on.

    Its title, names and payloads raise a `Problem` where nothing stands at a place.
    """

    def __init__(self, places: tuple[Place, ...], library: Library, language: Language) -> None:
        self.places = places
        self._library, self._language = library, language

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms there are, the best first; none where nothing stands at the places."""
        try:
            return forms_at(self.places, self._library, self._language.code)
        except Problem:
            return ()

    @property
    def can_be_fetched(self) -> bool:
        """Whether a phone would find anything here."""
        return can_be_fetched(self.places, self._library)

    @property
    def has_private_phone(self) -> bool:
        """Whether a contact's code leaves out a number unless it is asked for."""
        return len(self.places) == 1 and has_private_phone(self._subject())

    def title(self, form: Form | None) -> str:
        """Name what is handed over.

        From this laptop a shelf is fetched as it is; in other forms its publisher is asked for it.
        """
        if len(self.places) > 1:
            return self._language.say("{count} things in one code", count=len(self.places))
        return self._name(self.places[0], form)

    @property
    def names(self) -> str:
        """The first of several places by name, one a line; nothing for one."""
        if len(self.places) == 1:
            return ""
        names = [self._name(one, Form.LAPTOP) for one in self.places[:_MOST_NAMES]]
        if len(self.places) > _MOST_NAMES:
            left = len(self.places) - _MOST_NAMES
            names.append(self._language.say("… and {count} more", count=left))
        return "\n".join(names)

    def payload(self, form: Form | None, *, with_phone: bool) -> Payload:
        """Give what a code holds in a form that asks nothing; see `payload_for`."""
        return payload_for(self._subject(), form, with_phone=with_phone)

    def shorter(self, *, with_phone: bool) -> Form | None:
        """Give the best form that fits a code, or None."""
        return form_that_fits(self._subject(), with_phone=with_phone)

    def _subject(self) -> Subject:
        return subject_at(self.places[0], self._library, self._language.code)

    def _name(self, place: Place, form: Form | None) -> str:
        if form is Form.LAPTOP and not place.item and place.shelf in SHELF_WORDS:
            path = path_called(self._library, place.section)
            title = self._language.of(path.title) if path is not None else ""
            return title or self._language.tell(SHELF_WORDS[place.shelf].title)
        return subject_at(place, self._library, self._language.code).title
