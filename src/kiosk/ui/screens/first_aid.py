"""A first-aid path: one question at a time, until it is clear what to do and whom to call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document, Kind
from kiosk.core.content.finding import PackContentError
from kiosk.core.content.first_aid import Card, FirstAid, read_first_aid
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import message
from kiosk.core.session.walk import Walk, begin
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import state_badges
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.first_aid_card import FirstAidCard
from kiosk.ui.widgets.first_aid_people import FirstAidPeople
from kiosk.ui.widgets.first_aid_side import FirstAidSide
from kiosk.ui.widgets.first_aid_steps import AnsweredStep
from kiosk.ui.widgets.found_marks import FoundMarks
from kiosk.ui.widgets.screen import PageScreen

_LEAST_WIDTH_FOR_TWO = 900


class FirstAidScreen(PageScreen):
    """Leads along a path. The way taken is kept as long as the program runs, and nowhere else."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        today: Callable[[], date],
    ) -> None:
        super().__init__(language, theme, margin=32)
        named(self, "first-aid-path")
        self._library, self._today = library, today
        self._document: Document | None = None
        self._path: FirstAid | None = None
        self._read: dict[tuple[str, LanguageCode], FirstAid] = {}
        self._walks: dict[str, Walk] = {}
        self._card = FirstAidCard(language, theme)
        self._contacts = FirstAidPeople(language, theme)
        self._side = FirstAidSide(language, theme)
        self._trouble = EmptyState(
            language,
            theme,
            icon="file-x",
            words=message("This path cannot be read."),
            action=message("Contacts"),
            place=Place(shelf=Kind.CONTACT.shelf),
        )
        self._marks = FoundMarks(self.page, theme, self._card)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._left, self._middle = QVBoxLayout(), QVBoxLayout()
        self._columns = QHBoxLayout()
        self._columns.addLayout(self._left, 3)
        self._columns.addLayout(self._middle, 9)
        for column in (self._left, self._middle):
            column.setSpacing(20)
            column.addStretch(1)
        self.page.column.addLayout(self._columns)
        self.outside.addWidget(self._trouble)
        self._arrange()

    def _connect(self) -> None:
        self._card.answered.connect(self._on_answered)
        self._card.back_wanted.connect(self._on_back_wanted)
        self._card.link_wanted.connect(self.follow)
        self._contacts.place_wanted.connect(self.place_wanted)
        self._contacts.share_wanted.connect(self.share_wanted)
        self._side.step_chosen.connect(self._on_step_chosen)
        self._side.start_again_wanted.connect(self._on_start_again_wanted)
        self._side.place_wanted.connect(self.place_wanted)
        self._side.command_wanted.connect(self.carry_out)
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
        self._read_path()
        self._go_to_card(place)
        self.retranslate()
        if not position:
            self._card.take_focus()
        self.scroll_to(position)
        if self.found is not None and not position:
            self._marks.bring_into_view(self._card)

    def carry_out(self, command: CommandId) -> None:
        if command is CommandId.PRINT:
            self._print()
        super().carry_out(command)

    def retranslate(self) -> None:
        if self._document is None:
            return
        self._trouble.retranslate()
        self._read_path()
        if self._path is not None:
            self._show_card(self._document, self._path)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit, also a Khmer one, gives the answer with this number."""
        if event.text().isdecimal() and not event.modifiers():
            self._card.press_answer(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        """Set the way so far beside the card, or below it where there is little room."""
        is_wide = self.width() * 100 // self.theme.sizes.scale >= _LEAST_WIDTH_FOR_TWO
        for part in (self._side.head, self._card, self._contacts, self._side):
            self._left.removeWidget(part)
            self._middle.removeWidget(part)
        side = self._left if is_wide else self._middle
        self._side.head.set_folded(not is_wide)
        side.insertWidget(0, self._side.head)
        for part in (self._card, self._contacts):
            self._middle.insertWidget(self._middle.count() - 1, part)
        side.insertWidget(side.count() - 1, self._side)
        self._columns.setStretch(0, 3 if is_wide else 0)
        self._columns.setSpacing(32 if is_wide else 0)

    # --- what is shown ----------------------------------------------------------------------

    def _read_path(self) -> None:
        """Read the path in the language that is on; tell instead where that cannot be done."""
        document = self._document
        edition = document.edition_for(self.text_language) if document is not None else None
        self._path = None
        if document is None or edition is None:
            return
        key = (document.id, edition)
        try:
            if key not in self._read:
                self._read[key] = read_first_aid(document.files[edition])
            self._path = self._read[key]
        except PackContentError as error:
            self._trouble.set_words(error.message)
        self._trouble.setVisible(self._path is None)
        self.page.setVisible(self._path is not None)

    def _go_to_card(self, place: Place) -> None:
        """Find the card of a place; one that names none means where one was, or the beginning."""
        if self._path is None or self._document is None:
            return
        walk = self._walks.get(self._document.id)
        wanted = place.section or (walk.card if walk is not None else "")
        card = self._path.card(wanted) or self._path.first
        self._walks[self._document.id] = (walk or begin(card.id)).at(card.id)
        if place.section != card.id:
            self.place = place.at_section(card.id)
            self.moved.emit(self.place)

    @property
    def _walk(self) -> Walk:
        return self._walks[self._document.id] if self._document is not None else begin("")

    def _show_card(self, document: Document, path: FirstAid) -> None:
        walk, card = self._walk, self._card_shown(path)
        introduction = path.introduction if card is path.first else ()
        self._card.show_text(card, introduction, document.folders)
        self._card.show_answers(path.answers(card), can_go_back=bool(walk.card_before))
        self._contacts.show_contacts(card.contacts, self._library())
        badges = state_badges(document, self.language, self._today(), self.text_language)
        self._side.head.show_document(self.language.of(document.title), badges)
        can_start_again = card is not path.first or walk.is_begun
        self._side.show_way(list(self._answered(path)), can_start_again=can_start_again)
        self.mark_found()

    def mark_found(self) -> None:
        """Mark what a search found, on whichever card it stands."""
        self._marks.mark(self.found.words if self.found is not None else ())

    def _card_shown(self, path: FirstAid) -> Card:
        return path.card(self._walk.card) or path.first

    def _answered(self, path: FirstAid) -> Iterator[AnsweredStep]:
        """The questions so far, each with its answer, as this language words them."""
        for step in self._walk.answered:
            card = path.card(step.card)
            given = path.answer(card, step.answer) if card is not None else None
            if card is not None and given is not None:
                yield AnsweredStep(card=card.id, question=card.title, answer=given.text)

    # --- what the reader does ---------------------------------------------------------------

    def _on_answered(self, number: int) -> None:
        if self._path is None or self._document is None:
            return
        answer = self._path.answer(self._card_shown(self._path), number)
        if answer is not None:
            self._walks[self._document.id] = self._walk.answer(number, answer.card)
            self.place_wanted.emit(self.place.at_section(answer.card))

    def _on_back_wanted(self) -> None:
        self._on_step_chosen(self._walk.card_before)

    def _on_step_chosen(self, card: str) -> None:
        self.return_wanted.emit(self.place.at_section(card))

    def _on_start_again_wanted(self) -> None:
        """Forget the way: the next person at this computer shall not find it by going forward."""
        if self._path is not None and self._document is not None:
            del self._walks[self._document.id]
            self.fresh_start_wanted.emit(self.place.at_section(self._path.first.id))

    def _print(self) -> None:
        from kiosk.ui.widgets.first_aid_print_sheet import FirstAidPrintSheet

        if self._document is not None and self._path is not None:
            sheet = FirstAidPrintSheet(
                self._document, self._walk, self.language, self.theme, self._library()
            )
            self.sheet_wanted.emit(sheet)
