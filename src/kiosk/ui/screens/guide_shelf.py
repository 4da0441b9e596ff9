"""The shelf of guides: by topic, as a filter finds them, or along a reading path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.content.document import Document, Level
from kiosk.core.content.guide_shelf import (
    TopicGuides,
    guides_by_topic,
    guides_on_path,
    path_called,
)
from kiosk.core.content.library import Library
from kiosk.core.content.pack import ReadingPath
from kiosk.core.content.place import Place
from kiosk.core.language.message import message
from kiosk.core.session.trail import Trail
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.document_list import DocumentList
from kiosk.ui.widgets.empty import EmptyState, empty_shelf
from kiosk.ui.widgets.guide_filters import GuideFilters
from kiosk.ui.widgets.hand_over_button import HandOverButton
from kiosk.ui.widgets.label import clear, heading_with, label
from kiosk.ui.widgets.path_cards import PathCards
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.shelf_words import SHELF_WORDS, guides_and_minutes
from kiosk.ui.widgets.topic_section import TopicSection

_SHELF = Place(shelf="guides")


class _Part(Protocol):
    """What the shelf is made of."""

    def retranslate(self) -> None:
        """Say every word anew."""


class GuideShelfScreen(PageScreen):
    """Shows the guides. What was looked for stays as long as the program runs."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        today: Callable[[], date],
        trail: Trail,
    ) -> None:
        super().__init__(language, theme)
        named(self, "library")
        self._library, self._today, self._trail = library, today, trail
        self._path: ReadingPath | None = None
        self._topics: tuple[TopicGuides, ...] = ()
        self._heading = named(label("title", wraps=True), "library-title")
        self._note = label("secondary", wraps=True)
        self._whole_shelf = Button(theme, "guides-all", icon="list")
        self._length = label("accent")
        self._hand_over = HandOverButton(language, theme)
        self._paths = PathCards(language, theme)
        self._filters = GuideFilters(language, theme)
        self._sections = QWidget()
        self._listed = DocumentList(language, theme, today)
        self._in_order = DocumentList(language, theme, today, is_numbered=True)
        self._no_match = EmptyState(
            language,
            theme,
            icon="search",
            words=message("No guide fits what you chose."),
            action=message("Show all guides"),
            place=_SHELF,
        )
        self._empty = empty_shelf(language, theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._section_column = QVBoxLayout(self._sections)
        self._section_column.setContentsMargins(0, 0, 0, 0)
        self._section_column.setSpacing(20)
        heading = heading_with(self._heading, self._note)
        heading.addWidget(self._length)
        column = self.page.column
        column.addLayout(self._hand_over.beside(heading))
        for part in (self._paths, self._filters, self._sections, self._listed, self._in_order):
            column.addWidget(part)
        column.addWidget(self._whole_shelf, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._no_match)
        column.addWidget(self._empty)
        column.addStretch(1)

    def _connect(self) -> None:
        for part in (self._paths, self._listed):
            part.place_wanted.connect(self.place_wanted)
        self._in_order.place_wanted.connect(self._on_step_wanted)
        self._filters.changed.connect(self._on_filters_changed)
        self._no_match.wanted.connect(self._on_all_wanted)
        self._hand_over.clicked.connect(self._on_hand_over_clicked)
        self._whole_shelf.clicked.connect(self._on_whole_shelf_clicked)
        self._empty.wanted.connect(self.place_wanted)

    @property
    def title(self) -> str:
        if self._path is not None:
            return self.language.of(self._path.title)
        return self.language.tell(SHELF_WORDS[_SHELF.shelf].title)

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        library = self._library()
        self._path = path_called(library, place.section)
        self._paths.show_paths(library)
        self._show_topics(guides_by_topic(library))
        self._arrange()
        self.scroll_to(position)

    def retranslate(self) -> None:
        language, path = self.language, self._path
        self._heading.setText(self.title)
        if path is None:
            self._note.setText(language.tell(SHELF_WORDS[_SHELF.shelf].note))
        else:
            self._note.setText(language.of(path.summary) if path.summary else "")
            self._length.setText(guides_and_minutes(self._guides_of_path(), language))
        self._whole_shelf.set_words(language.say("All safety guides"))
        parts: tuple[_Part, ...] = (self._paths, self._filters, self._no_match, self._empty)
        for part in (*parts, *self._lists):
            part.retranslate()
        self.changed.emit()

    def _show_topics(self, topics: tuple[TopicGuides, ...]) -> None:
        """Lay out a section for each topic, if they are not the same as before."""
        if topics == self._topics:
            return
        self._topics = topics
        clear(self._section_column)
        for one in topics:
            section = TopicSection(self.language, self.theme, self._today, one)
            section.place_wanted.connect(self.place_wanted)
            self._section_column.addWidget(section)
        levels = {guide.level for guide in self._guides()}
        known = [one.topic for one in topics if one.topic is not None]
        self._filters.offer([level for level in Level if level in levels], known)

    def _arrange(self) -> None:
        """Show what there is: a path, what the filters find, or every topic."""
        guides, wanted = self._guides(), self._filters.filter
        code, today = self.language.code, self._today()
        found = [guide for guide in guides if wanted.fits(guide, code, today)]
        is_path, is_filtered = self._path is not None, wanted.is_on
        self._listed.show_entries(found if is_filtered else ())
        self._in_order.show_entries(self._guides_of_path())
        self._filters.count(len(found), len(guides))
        on_shelf = bool(guides) and not is_path
        self._paths.setVisible(on_shelf and bool(self._paths.count))
        self._filters.setVisible(on_shelf)
        self._sections.setVisible(on_shelf and not is_filtered)
        self._listed.setVisible(on_shelf and is_filtered and bool(found))
        self._no_match.setVisible(on_shelf and is_filtered and not found)
        for part in (self._in_order, self._whole_shelf, self._length):
            part.setVisible(is_path)
        self._empty.setVisible(not guides)
        self.retranslate()

    def _guides(self) -> tuple[Document, ...]:
        return tuple(guide for topic in self._topics for guide in topic.guides)

    def _guides_of_path(self) -> tuple[Document, ...]:
        return guides_on_path(self._library(), self._path) if self._path is not None else ()

    @property
    def _lists(self) -> tuple[_Part, ...]:
        return (*self._sections.findChildren(TopicSection), self._listed, self._in_order)

    def _on_step_wanted(self, place: Place) -> None:
        if self._path is not None:
            self._trail.step(self._path.id, place)
        self.place_wanted.emit(place)

    def _on_filters_changed(self) -> None:
        self._arrange()

    def _on_all_wanted(self, _place: Place) -> None:
        self._filters.clear()

    def _on_whole_shelf_clicked(self) -> None:
        self.place_wanted.emit(_SHELF)
