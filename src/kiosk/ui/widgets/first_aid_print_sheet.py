"""Print the way taken on a first-aid path."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from kiosk.core.content.document import Document
from kiosk.core.content.first_aid import read_first_aid
from kiosk.core.content.library import Library
from kiosk.core.session.walk import Walk
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.first_aid_page import first_aid_page
from kiosk.ui.widgets.print_sheet import TextPrintSheet


class FirstAidPrintSheet(TextPrintSheet):
    """Prints the way taken on a first-aid path: answers, steps, and whom it ends on."""

    def __init__(
        self,
        document: Document,
        walk: Walk,
        language: Language,
        theme: Theme,
        library: Library,
    ) -> None:
        self._document, self._walk, self._library = document, walk, library
        super().__init__(language, theme)

    def subject(self) -> str:
        return self.language.of(self._document.title)

    def fill(self, page: QTextDocument) -> None:
        edition = self._document.edition_for(self.language.code)
        if edition is not None:
            path = read_first_aid(self._document.files[edition])
            words = first_aid_page(self.subject(), path, self._walk, self._library, self.language)
            page.setHtml(words)
