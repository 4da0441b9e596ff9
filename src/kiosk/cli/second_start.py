"""A second start of the kiosk: the window that is open does what was asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping

from kiosk.core.content.place import Place, UnknownPlaceError
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.session.summons import Reply, Summons
from kiosk.workers.door import PATIENCE
from kiosk.workers.summoning import Line, summon


def is_handed_over(
    line: Line, place: Place | None, language: LanguageCode | None, *, full_screen: bool
) -> bool:
    """Say whether the open window comes; where it does not, another one is to be opened.

    Raises `UnknownPlaceError` where that window says that there is no such place.
    """
    summons = Summons(
        place=place, language=language, full_screen=full_screen, token=focus_token(os.environ)
    )
    reply = summon(line, summons, patience=PATIENCE)
    if reply is Reply.UNKNOWN_PLACE:
        raise UnknownPlaceError(str(place))
    return reply is Reply.COMES


def focus_token(environment: Mapping[str, str]) -> str:
    """Give what the desktop gave this start so that its window may take the focus, or ""."""
    given = map(environment.get, ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"))
    return next(filter(None, given), "")
