"""Reports or guides in a list, with what a reader should know of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.core.content.document import Document, Kind
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import Badge, level_badge, state_badges
from kiosk.ui.widgets.item_list import ItemList
from kiosk.ui.widgets.shelf_words import minutes_to_read


class DocumentList(ItemList):
    """Says of each document what it is about, how long it takes, and how far it can be trusted."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        today: Callable[[], date],
        *,
        with_covers: bool = False,
        is_numbered: bool = False,
    ) -> None:
        super().__init__(theme, "item", with_covers=with_covers)
        self._language, self._today, self._is_numbered = language, today, is_numbered

    def retranslate(self) -> None:
        """Say every word anew."""
        language = self._language
        rows = [(row, one) for row, one in self.rows if isinstance(one, Document)]
        for row, document in rows:
            title = language.of(document.title)
            summary = language.of(document.summary) if document.summary else ""
            row.set_words(title, summary, right=minutes_to_read(document, language))
            states = state_badges(document, language, self._today())
            row.set_badges([*states, *_facts(document, language)])
            self.name_cover(document, title)
        if self._is_numbered:
            self.number_rows([language.number(number) for number, _ in enumerate(rows, 1)])


def _facts(document: Document, language: Language) -> list[Badge]:
    """Say a guide's level, a report's year and languages, or that the file itself is not here."""
    badges = level_badge(document, language)
    is_report = document.kind is Kind.REPORT
    if is_report and document.published is not None:
        badges.append(("badge", language.number(document.published.year)))
    if not document.files:
        badges.append(("caution-badge", language.say("Not in this library yet")))
    elif is_report and len(document.files) > 1:
        names = " · ".join(language.names.get(code, code) for code in document.files)
        badges.append(("badge", names))
    return badges
