"""About: which program and content this is, what is to be mended, where packs go, licences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk import __version__
from kiosk.core.content.finding import Severity
from kiosk.core.content.library import Library
from kiosk.core.content.pack import Pack
from kiosk.core.content.place import Place
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.screen import PageScreen

_MOST_FINDINGS = 40


class AboutScreen(PageScreen):
    """Shows what there is to know about this copy of the kiosk."""

    def __init__(
        self, language: Language, theme: Theme, library: Callable[[], Library], packs_folder: Path
    ) -> None:
        super().__init__(language, theme)
        named(self, "about")
        self._library, self._packs_folder = library, packs_folder
        self._heading = named(label("title", wraps=True), "about-title")
        self._program, self._content = _Part(), _Part()
        self._findings, self._folder, self._licences = _Part(), _Part(), _Part()
        column = self.page.column
        column.addWidget(self._heading)
        for part in (self._program, self._content, self._findings, self._folder, self._licences):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def title(self) -> str:
        return self.language.say("About")

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        self.retranslate()
        self.scroll_to(position)

    def retranslate(self) -> None:
        language, say = self.language, self.language.say
        library = self._library()
        self._heading.setText(say("About"))
        self._program.show_words(
            say("Kiosk {version}", version=language.catalogue.digits_of(__version__)),
            [
                say("A library to carry: reports, safety guides and contacts, without a network."),
                say(
                    "No network connection is opened, and what you read or search is not recorded."
                ),
            ],
        )
        self._content.show_words(
            say("Content"), [_pack_words(pack, language) for pack in library.packs]
        )
        findings = [one for one in library.findings if one.severity is Severity.PROBLEM]
        self._findings.show_words(
            say("To be mended"),
            [language.tell(finding.sentence) for finding in findings[:_MOST_FINDINGS]],
        )
        self._folder.show_words(
            say("Where packs go"),
            [
                say("Put content packs, or single PDF files for them, into this folder:"),
                str(self._packs_folder),
            ],
        )
        self._licences.show_words(say("Licences"), _licences(language))
        self.changed.emit()


def _pack_words(pack: Pack, language: Language) -> str:
    return language.say(
        "{title}, version {version}, checked on {date}, by {publisher}",
        title=pack.title,
        version=language.catalogue.digits_of(pack.version) or "–",
        date=pack.checked_on or "–",
        publisher=pack.publisher or pack.id,
    )


def _licences(language: Language) -> list[str]:
    say = language.say
    return [
        say("Kiosk is free software under the {licence}.", licence="GNU AGPL 3.0"),
        say("Qt and PySide6 are used under the {licence}.", licence="GNU LGPL 3.0"),
        say("MuPDF and PyMuPDF are used under the {licence}.", licence="GNU AGPL 3.0"),
        say(
            "The letters are {font}, under the {licence}.",
            font="Noto Sans Khmer",
            licence="SIL OFL 1.1",
        ),
        say("The icons are from {source}, under the {licence}.", source="Lucide", licence="ISC"),
    ]


class _Part(QFrame):
    """A card with a heading and lines that can be selected."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "card")
        self._heading = label("card-title", wraps=True)
        self._lines = label("secondary", wraps=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._lines)

    def show_words(self, heading: str, lines: list[str]) -> None:
        """Show these lines under this heading; without lines, nothing."""
        self._heading.setText(heading)
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(lines))
