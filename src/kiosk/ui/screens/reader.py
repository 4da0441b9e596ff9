"""The reader: a report's pages, what is in them, and the same page in its other editions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document, Entry
from kiosk.core.content.place import Place
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.commands import CommandId
from kiosk.ui.edition import Edition
from kiosk.ui.editions import Editions
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.edition_pages import EditionPages, position_in, same_place
from kiosk.ui.widgets.page_canvas import PageTexts, Position
from kiosk.ui.widgets.page_commands import PageCommands
from kiosk.ui.widgets.reader_side import ReaderSide
from kiosk.ui.widgets.reader_stack import ReaderStack
from kiosk.ui.widgets.reader_tools import ReaderTools
from kiosk.ui.widgets.screen import Screen
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import Link, OutlineEntry, Reason

if TYPE_CHECKING:
    from kiosk.ui.widgets.reader_find import ReaderFind
    from kiosk.ui.widgets.reader_found import ReaderFound
    from kiosk.ui.widgets.view_menu import ViewMenu

_NO_LANGUAGE = LanguageCode("")
"""The edition of a file from outside the library: nobody says which language it is in."""

_ALWAYS = frozenset(
    {
        CommandId.SHARE,
        CommandId.PRINT,
        CommandId.SAVE_COPY,
        CommandId.GO_TO_PAGE,
        CommandId.CONTENTS,
        CommandId.FIND,
        CommandId.FIND_NEXT,
        CommandId.FIND_PREVIOUS,
    }
)


class ReaderScreen(Screen):
    """Shows a PDF of the library, or any PDF file."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        find: Callable[[Place], Entry | None],
        client: RenderClient,
    ) -> None:
        super().__init__(language, theme)
        named(self, "reader")
        self._find_entry, self._client = find, client
        self._document: Document | None = None
        self._shown: Edition | None = None
        self._locked: Edition | None = None
        self._start = Position()
        self._wants_both = False
        self._editions = Editions(client)
        self._pages = EditionPages(theme, client)
        self._canvas = self._pages.canvas
        self._page_commands = PageCommands(self._pages)
        self._tools = ReaderTools(language, theme)
        self._find: ReaderFind | None = None
        self._marks: ReaderFound | None = None
        self._menu: ViewMenu | None = None
        self._stack = ReaderStack(language, theme, self._pages)
        self._lay_out()
        self._side = ReaderSide(language, theme, client, self._canvas, self._row)
        self._connect()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._tools)
        self._column.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._column, 1)

    def _connect(self) -> None:
        self._editions.ready.connect(self._on_edition_ready)
        self._editions.failed.connect(self._on_edition_failed)
        self._editions.contents_read.connect(self._on_contents_read)
        self._canvas.page_changed.connect(self._on_page_changed)
        self._canvas.settled.connect(self._editions.open_others)
        self._canvas.first_page_shown.connect(self.page_shown)
        self._pages.selection_changed.connect(self.changed)
        self._pages.link_followed.connect(self._on_link_followed)
        self._pages.address_wanted.connect(self._on_address_wanted)
        self._tools.command_wanted.connect(self.carry_out)
        self._tools.page_wanted.connect(self._on_page_wanted)
        self._tools.view_wanted.connect(self._on_view_wanted)
        self._side.entry_wanted.connect(self._on_entry_wanted)
        self._side.page_wanted.connect(self._on_page_wanted)
        self._stack.password_given.connect(self._on_password_given)
        self._stack.place_wanted.connect(self.place_wanted)

    @property
    def title(self) -> str:
        if self._document is not None:
            return self.language.of(self._document.title)
        return Path(self.place.file).name

    @property
    def _pdf(self) -> OpenedPdf | None:
        """The document that is on the screen."""
        return self._shown.pdf if self._shown is not None else None

    @property
    def commands(self) -> frozenset[CommandId]:
        if self._pdf is None:
            return frozenset()
        has_others = len(self._editions.files) > 1
        more = {CommandId.BOTH_EDITIONS} if has_others else set()
        return _ALWAYS | self._page_commands.possible | more

    @property
    def position(self) -> float:
        """The page at the top of the view, from 1, and the fraction of it that is above."""
        here = self._canvas.position
        return here.page + here.fraction

    def show_place(self, place: Place, position: float = 0.0) -> None:
        is_same = place.whole == self.place.whole and self._shown is not None
        super().show_place(place, position)
        document = self._find_entry(place) if place.item else None
        if self.found is not None and self._find is not None:
            self._find.bar.forget()
        page = int(position) or max(1, place.page)
        self._start = Position(page=page, fraction=position % 1)
        files = _files_of(document, place)
        if is_same and files == self._editions.files and self._is_wanted(self._shown):
            self._canvas.go_to(self._start)
            self.mark_found()
        elif is_same and files == self._editions.files:
            self._shown = None  # what was found is in another edition: on its page, not on ours
            self._editions.want(self._wanted_language())
        else:
            self._forget()
            self._document = document if isinstance(document, Document) else None
            self._editions.begin(files)
            self._editions.want(self._wanted_language())
        if not (is_same and self.isVisible()):
            self.retranslate()
        self._canvas.setFocus()

    def carry_out(self, command: CommandId) -> None:
        if self._page_commands.carry_out(command):
            self._side.look_again()
            return
        match command:
            case CommandId.SAVE_COPY if self._shown is not None:
                self.save_wanted.emit(self._shown.file, f"{without_breaks(self.title)}.pdf")
            case CommandId.PRINT:
                self._print()
            case CommandId.BOTH_EDITIONS:
                self._wants_both = not self._wants_both
                self._show_beside()
            case CommandId.FIND:
                self._find_ready().open()
            case CommandId.FIND_NEXT:
                self._find_ready().go_to_next()
            case CommandId.FIND_PREVIOUS:
                self._find_ready().go_to_previous()
            case CommandId.GO_TO_PAGE:
                self._tools.focus_page_number()
            case CommandId.CONTENTS:
                self._side.toggle()
                self._fit()
            case _:
                super().carry_out(command)

    def retranslate(self) -> None:
        say = self.language.say
        self._pages.set_texts(
            PageTexts(
                loading=say("Loading…"),
                cannot_show=say("This page cannot be shown"),
                position=self._position_words,
            )
        )
        self._pages.set_headings(self.language.names)
        self._tools.retranslate(self.title)
        self._stack.retranslate()
        self._side.retranslate()
        if self._find is not None:
            self._find.bar.retranslate()
        self._show_edition_of_language()
        self._tools.show_page(max(1, self.place.page))
        self._fit()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # --- editions

    def _wanted_language(self) -> LanguageCode:
        """Say which edition suits the language that is on."""
        if self._document is None:
            return _NO_LANGUAGE
        return self._document.edition_for(self.text_language) or self.language.code

    def _is_wanted(self, edition: Edition | None) -> bool:
        return edition is not None and edition.language == self._wanted_language()

    def _show_edition_of_language(self) -> None:
        wanted = self._wanted_language()
        if self._shown is None or self._shown.language != wanted:
            self._editions.want(wanted)
        self._tools.show_caution(self._caution(wanted))

    def _caution(self, shown: LanguageCode) -> str:
        """Say what a reader should know of the edition: another language, or a damaged file."""
        say = self.language.say
        if self._pdf is not None and self._pdf.repaired:
            return say("Damaged file: parts may be missing")
        if self._document is not None and shown != self.language.code:
            name = self.language.names.get(shown, shown)
            if self.language.code in self._document.files:
                return say("Shown in {language}", language=name)
            return say("Only in {language}", language=name)
        return ""

    def _on_edition_ready(self, edition: Edition) -> None:
        if self._shown is None or edition.language == self._wanted_language():
            self._show_edition(edition)
        elif self._wants_both:
            self._show_beside()

    def _show_edition(self, edition: Edition) -> None:
        before, pdf = self._shown, edition.pdf
        if pdf is None:
            return
        align = self._document.align if self._document is not None else ()
        position = self._start
        if before is not None and before is not edition:
            position = same_place(self._canvas.position, before, edition, align)
        self._shown, self._locked = edition, None
        self._stack.show_pages()
        self._tools.show()
        self._tools.show_caution(self._caution(edition.language))
        self._side.make_room_for(edition, self.width())
        self._row.activate()  # pages that do not know their room yet would be drawn twice
        self._pages.show_edition(edition, position, align)
        self._show_contents_of(edition)  # the first page is being drawn meanwhile
        if self._find is not None:
            self._find.show_document(pdf)
        self._show_beside()
        self.place = self.place.at_page(position.page)
        self._tools.show_page(position.page)
        self.mark_found()
        self.changed.emit()

    def _show_beside(self) -> None:
        """Show the other edition beside the one of the language that is on, if that is wanted."""
        beside = self._editions.after(self._shown.language) if self._shown is not None else None
        edition = None
        if self._wants_both and beside is not None:
            edition = self._editions.opened(beside)
            if edition is None:
                self._editions.want(beside)
        if edition is not self._pages.edition_beside:
            self._pages.show_beside(edition)
        self._pages.set_headings(self.language.names)

    def _show_contents_of(self, edition: Edition) -> None:
        if edition.pdf is None:
            return
        self._side.show_edition(edition)
        self._tools.set_pages(len(edition.pdf.sizes), edition.labels)
        self._fit()

    def _on_contents_read(self, edition: Edition) -> None:
        if edition is self._shown:
            self._show_contents_of(edition)
            self._tools.show_page(max(1, self.place.page))

    def _on_edition_failed(self, edition: Edition, reason: Reason) -> None:
        if edition.language != self._wanted_language():
            return
        self._shown = None
        self._clear()
        self._fit()
        self._tools.hide()
        if reason is Reason.LOCKED:
            self._stack.ask_for_password(edition.file, is_retry=edition is self._locked)
            self._locked = edition
        else:
            self._stack.show_trouble(edition.file, reason)
        self.changed.emit()

    def _on_password_given(self, password: str) -> None:
        if self._locked is not None:
            self._locked.open(password)

    def _forget(self) -> None:
        self._shown = self._locked = None
        self._clear()
        self._stack.show_pages()
        self._side.look_again()

    def _clear(self) -> None:
        self._pages.clear()
        self._side.show_edition(None)
        if self._find is not None:
            self._find.show_document(None)

    # --- what a search of the library found

    @property
    def holds_work(self) -> bool:
        return self._stack.is_password_begun

    @property
    def is_finding(self) -> bool:
        return self._find is not None and self._find.bar.isVisible()

    def mark_found(self) -> None:
        """Mark what was found, on its own page in its own edition; what Find marks goes first."""
        found = self.found
        is_here = found is not None and self._is_in(found.language)
        if found is not None and is_here and not self.is_finding:
            self._marks_ready().show_words(max(1, found.place.page), found.words)
        elif self._marks is not None:
            self._marks.forget()

    def _on_find_closed(self) -> None:
        if self._marks is not None:
            self._marks.mark_again()

    def _is_in(self, language: LanguageCode) -> bool:
        return self._shown is not None and self._shown.language == language

    # --- going somewhere

    def _jump(self, position: Position) -> None:
        """Go there; the way back leads to where the reader is now."""
        at = self.place.at_page(position.page)
        self.jump_wanted.emit(at, position.page + min(position.fraction, 0.999))

    def _on_page_wanted(self, page: int) -> None:
        self._jump(Position(page=page))

    def _on_entry_wanted(self, entry: OutlineEntry) -> None:
        self._jump_to(entry.page, entry.y)

    def _on_link_followed(self, link: Link) -> None:
        self._jump_to(link.page, link.y)

    def _jump_to(self, page: int, y: float) -> None:
        """Go to the point this far down a page, in points."""
        if self._pdf is not None and page <= len(self._pdf.sizes):
            self._jump(position_in(self._pdf, page, y))

    def _on_page_changed(self, page: int) -> None:
        self.place = self.place.at_page(page)
        self._tools.show_page(page)
        self.moved.emit(self.place)

    # --- sheets and menus; imported when they are first opened

    def _on_address_wanted(self, address: str) -> None:
        from kiosk.ui.widgets.address_sheet import AddressSheet

        self.sheet_wanted.emit(AddressSheet(address, self.language, self.theme))

    def _print(self) -> None:
        from kiosk.ui.widgets.page_print_sheet import PagePrintSheet

        if self._pdf is not None:
            sheet = PagePrintSheet(
                self._pdf,
                without_breaks(self.title),
                self._client,
                self.language,
                self.theme,
                page=self._canvas.page,
                rotation=self._canvas.rotation,
            )
            self.sheet_wanted.emit(sheet)

    def _find_ready(self) -> ReaderFind:
        if self._find is None:
            from kiosk.ui.widgets.reader_find import ReaderFind

            self._find = ReaderFind(self.language, self.theme, self._client, self._canvas)
            self._find.bar.retranslate()
            self._find.bar.closed.connect(self._on_find_closed)
            self._find.show_document(self._pdf)
            self._column.insertWidget(1, self._find.bar)
        return self._find

    def _marks_ready(self) -> ReaderFound:
        if self._marks is None:
            from kiosk.ui.widgets.reader_found import ReaderFound

            self._marks = ReaderFound(self._canvas)
        return self._marks

    def _on_view_wanted(self, corner: QPoint) -> None:
        if self._menu is None:
            from kiosk.ui.widgets.view_menu import ViewMenu

            self._menu = ViewMenu(self, self.language, self.theme)
            self._menu.chosen.connect(self.carry_out)
        self._menu.open(corner, self.commands, self._page_commands.in_force)

    # --- room

    def _fit(self) -> None:
        """Share the room out between pages, side and tools."""
        self._side.fit(self.width())
        self._tools.fit(self.width() - self._side.width)

    def _position_words(self, page: int, pages: int) -> str:
        return self.language.say("Page {page} of {pages}", page=page, pages=pages)


def _files_of(document: object, place: Place) -> Mapping[LanguageCode, Path]:
    if place.file:
        return {_NO_LANGUAGE: Path(place.file)}
    return dict(document.files) if isinstance(document, Document) else {}
