"""About: which program and content this is, what is to be mended, where packs go, licences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk import __version__
from kiosk.core.content.finding import Severity
from kiosk.core.content.library import Library
from kiosk.core.content.pack import Pack
from kiosk.core.content.place import Place
from kiosk.core.licences import source_archive_name
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.word_card import WordCard

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
        self._program, self._content, self._findings = WordCard(), WordCard(), WordCard()
        self._folder, self._licences, self._source = WordCard(), WordCard(), WordCard()
        self._all_licences = Button(theme, "about-licences")
        row = Flow(spacing=10)
        row.add(self._all_licences)
        self._licences.column.addWidget(row)
        column = self.page.column
        column.addWidget(self._heading)
        for part in (self._program, self._content, self._findings, self._folder):
            column.addWidget(part)
        column.addWidget(self._licences)
        column.addWidget(self._source)
        column.addStretch(1)
        self._all_licences.clicked.connect(self._on_all_licences_clicked)

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
        self._all_licences.set_words(say("All licences, and what they say"))
        self._source.show_words(say("Source"), _source(language))
        self.changed.emit()

    def _on_all_licences_clicked(self) -> None:
        self.place_wanted.emit(Place(shelf="licences"))


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


def _source(language: Language) -> list[str]:
    """Say where the source is, to somebody who cannot look it up in a network (AGPL)."""
    return [
        language.say(
            "The source of Kiosk {version} is the archive {archive}. It is published together"
            " with the packages that Kiosk is installed from.",
            version=language.catalogue.digits_of(__version__),
            archive=source_archive_name(__version__),
        ),
        language.say(
            "Ask whoever gave you Kiosk for it: the licence gives you the right to have it."
        ),
    ]
