"""A guide: one section at a time on a card, its checklist beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum, auto

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.content.document import Document
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.guide import CHECKLIST, Guide, Section, read_guide
from kiosk.core.content.guide_shelf import Way, way_from
from kiosk.core.content.headed_text import no_section
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message
from kiosk.core.session.trail import Trail
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import level_badge, state_badges
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.checklist import Checklist
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.found_marks import FoundMarks
from kiosk.ui.widgets.guide_contents import GuideContents
from kiosk.ui.widgets.guide_way import GuideWay
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.section_card import SectionCard
from kiosk.ui.widgets.shelf_words import minutes_to_read


class _Width(Enum):
    """How much room there is: for three columns, for two, or for one."""

    THREE = auto()
    TWO = auto()
    ONE = auto()


class GuideScreen(PageScreen):
    """Shows a guide. Its ticks are kept as long as the program runs, and nowhere else."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        today: Callable[[], date],
        trail: Trail,
    ) -> None:
        super().__init__(language, theme, margin=32)
        named(self, "guide")
        self._library, self._today, self._trail = library, today, trail
        self._document: Document | None = None
        self._guide = Guide(introduction=(), sections=())
        self._following: Section | None = None
        self._way: Way | None = None
        self._read: dict[tuple[str, LanguageCode], Guide] = {}
        self._ticks: dict[str, set[str]] = {}
        self._contents = GuideContents(language, theme)
        self._card = SectionCard(language, theme)
        self._beside = GuideWay(language, theme)
        self._checklist = Checklist(language, theme)
        self._share = Button(theme, "guide-share", icon="qr-code", look="primary")
        self._print = Button(theme, "guide-print", icon="printer")
        self._trouble = EmptyState(
            language,
            theme,
            icon="file-x",
            words=message("This guide cannot be read."),
            action=message("Safety guides"),
            place=Place(shelf="guides"),
        )
        self._marks = FoundMarks(self.page, theme, self._card, self._checklist)
        self._width = _Width.THREE
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self._share)
        buttons.addWidget(self._print)
        buttons.addStretch()
        self._left, self._middle, self._right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(24)
        self._columns.addLayout(self._left, 4)
        self._columns.addLayout(self._middle, 9)
        self._columns.addLayout(self._right, 5)
        for column in (self._left, self._middle, self._right):
            column.setSpacing(16)
            column.addStretch(1)
        self.page.column.addLayout(self._columns)
        self.outside.addWidget(self._trouble)
        self._arrange()

    def _connect(self) -> None:
        self._contents.section_chosen.connect(self._on_section_chosen)
        self._card.next_wanted.connect(self._on_next_wanted)
        self._card.link_wanted.connect(self.follow)
        self._beside.place_wanted.connect(self._on_guide_wanted)
        self._checklist.ticked.connect(self._on_ticked)
        self._share.clicked.connect(self._on_share_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        self._trouble.wanted.connect(self.place_wanted)

    @property
    def title(self) -> str:
        return self.language.of(self._document.title) if self._document else ""

    @property
    def commands(self) -> frozenset[CommandId]:
        return super().commands | {CommandId.PRINT}

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        document = self._library().find(place)
        if isinstance(document, Document):
            if document is not self._document:
                self._read.clear()
            self._document = document
        self.retranslate()
        self.scroll_to(position)
        if self.found is not None and not position:
            is_checklist = self.place.section == CHECKLIST
            self._marks.bring_into_view(self._checklist if is_checklist else self._card)

    def carry_out(self, command: CommandId) -> None:
        if command is CommandId.PRINT:
            self._on_print_clicked()
        super().carry_out(command)

    def retranslate(self) -> None:
        if self._document is None:
            return
        say = self.language.say
        self._share.set_words(say("Hand over"))
        self._print.set_words(say("Print"))
        self._trouble.retranslate()
        self._show_guide(self._document)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() * 100 // self.theme.sizes.scale
        width = _Width.THREE if room >= 1160 else _Width.TWO if room >= 720 else _Width.ONE
        if width is not self._width:
            self._width = width
            self._arrange()

    def _arrange(self) -> None:
        """Set contents, card and checklist beside or below each other."""
        parts = (self._contents, self._card, self._beside, self._checklist, self._buttons)
        for part in parts:
            for column in (self._left, self._middle, self._right):
                column.removeWidget(part)
        three, one = self._width is _Width.THREE, self._width is _Width.ONE
        self._contents.set_folded(one)
        contents, checklist = (
            self._middle if one else self._left,
            self._right if three else self._middle,
        )
        contents.insertWidget(0, self._contents)
        self._middle.insertWidget(self._middle.count() - 1, self._card)
        checklist.insertWidget(checklist.count() - 1, self._checklist)
        checklist.insertWidget(checklist.count() - 1, self._buttons)
        beside = self._middle if one else self._left
        beside.insertWidget(beside.count() - 1, self._beside)
        self._columns.setStretch(0, 0 if one else 4)
        self._columns.setStretch(2, 5 if three else 0)
        self._columns.setSpacing(0 if one else 24)

    def _show_guide(self, document: Document) -> None:
        edition = document.edition_for(self.text_language)
        try:
            self._guide = self._guide_in(document, edition)
        except PackContentError as error:
            self._trouble.set_words(error.message)
            self.page.hide()
            self._trouble.show()
            return
        self._trouble.hide()
        self.page.show()
        ticks = self._ticks.setdefault(document.id, set())
        self._checklist.show_items(self._guide.checklist, ticks)
        self._checklist.come_after(self._card.last_stop)
        self._checklist.setVisible(bool(self._guide.checklist))
        minutes = minutes_to_read(document, self.language)
        badges = [
            *level_badge(document, self.language),
            *([("badge", minutes)] if minutes else []),
            *state_badges(document, self.language, self._today(), self.text_language),
        ]
        self._contents.show_guide(self.language.of(document.title), self._guide)
        self._card.show_badges(badges)
        way = way_from(self._library(), document, self._trail.path_at(document.place))
        self._way = way
        self._beside.show_way(way)
        self._show_section()

    def _guide_in(self, document: Document, edition: LanguageCode | None) -> Guide:
        if edition is None:
            return Guide(introduction=(), sections=())
        key = (document.id, edition)
        if key not in self._read:
            guide = read_guide(document.files[edition])
            if not guide.sections:
                raise no_section(document.files[edition])
            self._read[key] = guide
        return self._read[key]

    def _show_section(self) -> None:
        sections = self._guide.sections
        if not sections:
            return
        section = self._guide.section(self.place.section) or sections[0]
        number = sections.index(section)
        self._following = sections[number + 1] if number + 1 < len(sections) else None
        introduction = self._guide.introduction if number == 0 else ()
        folders = self._document.folders if self._document is not None else ()
        self._contents.choose(section.id)
        self._card.show_section(section, introduction, folders)
        self._lead_on()
        self.mark_found()

    def mark_found(self) -> None:
        """Mark what a search found, in whichever section it stands."""
        self._marks.mark(self.found.words if self.found is not None else ())

    def _lead_on(self) -> None:
        """Say on the card's button what comes next: a section, or after the last one a guide."""
        say, following = self.language.say, self._following
        guide = self._way.after if self._way is not None else None
        if following is not None:
            self._card.lead_on(say("Next: {title}", title=following.title))
        elif guide is not None:
            self._card.lead_on(say("Next guide: {title}", title=self.language.of(guide.title)))
        else:
            self._card.lead_on("")

    def _on_next_wanted(self) -> None:
        if self._following is not None:
            self._on_section_chosen(self._following.id)
        elif self._way is not None and self._way.after is not None:
            self._on_guide_wanted(self._way.after.place)

    def _on_guide_wanted(self, place: Place) -> None:
        """Go to the guide before or after; who follows a path stays on it."""
        if self._way is not None and self._way.path:
            self._trail.step(self._way.path, place)
        self.place_wanted.emit(place)

    def _on_section_chosen(self, section_id: str) -> None:
        self.place = self.place.at_section(section_id)
        self._show_section()
        self.scroll_to(0)
        self.moved.emit(self.place)

    def _on_ticked(self, item_id: str, is_ticked: bool) -> None:
        if self._document is not None:
            ticks = self._ticks.setdefault(self._document.id, set())
            (ticks.add if is_ticked else ticks.discard)(item_id)

    def _on_share_clicked(self) -> None:
        self.carry_out(CommandId.SHARE)

    def _on_print_clicked(self) -> None:
        self.print_wanted.emit(self.place.whole)
