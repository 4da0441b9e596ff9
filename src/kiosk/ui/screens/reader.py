"""The reader: a report's pages, its outline, and the same page in its other editions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document
from kiosk.core.content.editions import matching_position
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, Place
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.local_text import LanguageCode
from kiosk.core.language.message import Message, message
from kiosk.ui.commands import CommandId
from kiosk.ui.edition import Edition
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.outline import Outline
from kiosk.ui.widgets.page_canvas import PageCanvas, PageTexts, Position
from kiosk.ui.widgets.page_painter import page_colours
from kiosk.ui.widgets.reader_tools import ReaderTools
from kiosk.ui.widgets.screen import Screen
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import OutlineEntry, Reason

_TROUBLE: dict[Reason, Message] = {
    Reason.NOT_FOUND: message("The file {file} is not there any more."),
    Reason.UNREADABLE: message("The file {file} cannot be read. Check that you may open it."),
    Reason.NOT_A_PDF: message("The file {file} is not a PDF."),
    Reason.DAMAGED: message("The file {file} is damaged and cannot be opened. Ask for it anew."),
    Reason.LOCKED: message("The file {file} is locked with a password. Ask for an open copy."),
    Reason.NO_PAGES: message("The file {file} has no pages."),
    Reason.OUT_OF_MEMORY: message("The file {file} needs more memory than this computer has."),
    Reason.TIMED_OUT: message("The file {file} took too long to open, so it was left alone."),
}
_ANY_TROUBLE = message("The file {file} cannot be shown.")
_LEAST_WIDTH_WITH_CONTENTS = 900
_OUTLINE_GRACE = 60
"""Milliseconds the page waits for the outline: drawn before it, it would be drawn twice."""


class ReaderScreen(Screen):
    """Shows a PDF of the library, or any PDF file."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        client: RenderClient,
    ) -> None:
        super().__init__(language, theme)
        named(self, "reader")
        self._library, self._client = library, client
        self._document: Document | None = None
        self._editions: dict[LanguageCode, Edition] = {}
        self._shown: Edition | None = None
        self._awaited: Edition | None = None
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._start = Position()
        self._canvas = named(PageCanvas(client, PageTexts()), "reader-pages")
        self._tools = ReaderTools(language, theme)
        self._contents = Outline(language)
        self._is_contents_wanted = True
        self._trouble = EmptyState(
            language, theme, icon="file-x", words=_ANY_TROUBLE, action=message("Home"), place=HOME
        )
        self._lay_out()
        self._connect()
        self._colour()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._tools)
        right.addWidget(self._canvas, 1)
        right.addWidget(self._trouble, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._contents)
        row.addLayout(right, 1)
        self._trouble.hide()

    def _connect(self) -> None:
        self._canvas.page_changed.connect(self._on_page_changed)
        self._canvas.settled.connect(self._on_pages_settled)
        self._grace.timeout.connect(self._show_awaited)
        self._tools.command_wanted.connect(self.carry_out)
        self._tools.page_wanted.connect(self._on_page_wanted)
        self._contents.place_wanted.connect(self._on_contents_chosen)
        self._trouble.wanted.connect(self.place_wanted)
        self.theme.changed.connect(self._colour)

    @property
    def title(self) -> str:
        if self._document is not None:
            return self.language.of(self._document.title)
        return Path(self.place.file).name

    @property
    def commands(self) -> frozenset[CommandId]:
        if self._shown is None or self._shown.pdf is None:
            return frozenset()
        return frozenset(
            {
                CommandId.SHARE,
                CommandId.SAVE_COPY,
                CommandId.ZOOM_IN,
                CommandId.ZOOM_OUT,
                CommandId.ACTUAL_SIZE,
                CommandId.FIT_WIDTH,
                CommandId.FIT_PAGE,
                CommandId.GO_TO_PAGE,
                CommandId.CONTENTS,
            }
        )

    @property
    def position(self) -> float:
        """The page at the top of the view, from 1, and the fraction of it that is above."""
        here = self._canvas.position
        return here.page + here.fraction

    def show_place(self, place: Place, position: float = 0.0) -> None:
        is_same = place.whole == self.place.whole and self._shown is not None
        super().show_place(place, position)
        document = self._library().find(place)
        page = int(position) or max(1, place.page)
        self._start = Position(page=page, fraction=position % 1)
        same_files = isinstance(document, Document) and self._files() == dict(document.files)
        if is_same and (place.file or same_files):
            self._canvas.go_to(self._start)
        else:
            self._forget()
            self._document = document if isinstance(document, Document) else None
            self._open_edition(self._wanted_language())
        self.retranslate()
        self._canvas.setFocus()

    def carry_out(self, command: CommandId) -> None:
        canvas = self._canvas
        match command:
            case CommandId.SAVE_COPY if self._shown is not None:
                self.save_wanted.emit(self._shown.file, f"{without_breaks(self.title)}.pdf")
            case CommandId.ZOOM_IN:
                canvas.zoom_in()
            case CommandId.ZOOM_OUT:
                canvas.zoom_out()
            case CommandId.ACTUAL_SIZE:
                canvas.actual_size()
            case CommandId.FIT_WIDTH:
                canvas.fit_width()
            case CommandId.FIT_PAGE:
                canvas.fit_page()
            case CommandId.GO_TO_PAGE:
                self._tools.focus_page_number()
            case CommandId.CONTENTS:
                self._is_contents_wanted = not self._contents.isVisible()
                self._fit_contents()
            case _:
                super().carry_out(command)

    def retranslate(self) -> None:
        say = self.language.say
        self._canvas.set_texts(
            PageTexts(
                loading=say("Loading…"),
                cannot_show=say("This page cannot be shown"),
                position=self._position_words,
            )
        )
        self._tools.retranslate(self.title)
        self._contents.retranslate()
        self._trouble.retranslate()
        self._show_edition_of_language()
        self._show_page_number()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tools.fit(self.width())
        self._fit_contents()

    def _files(self) -> dict[LanguageCode, Path]:
        return dict(self._document.files) if self._document is not None else {}

    def _wanted_language(self) -> LanguageCode:
        if self._document is None:
            return self.language.code
        return self._document.edition_for(self.language.code) or self.language.code

    def _show_edition_of_language(self) -> None:
        """Show the edition of the language that is on, where there is one."""
        wanted = self._wanted_language()
        if self._shown is None or self._shown.language != wanted:
            self._open_edition(wanted)
        self._tools.show_caution(self._caution(wanted))

    def _caution(self, shown: LanguageCode) -> str:
        """Say what a reader should know of the edition: another language, or a damaged file."""
        say = self.language.say
        if self._shown is not None and self._shown.pdf is not None and self._shown.pdf.repaired:
            return say("Damaged file: parts may be missing")
        if self._document is not None and shown != self.language.code:
            name = self.language.names.get(shown, shown)
            return say("Only in {language}", language=name)
        return ""

    def _open_edition(self, code: LanguageCode) -> None:
        edition = self._editions.get(code) or self._new_edition(code)
        if edition is not None and edition.pdf is not None:
            self._show_edition(edition)

    def _new_edition(self, code: LanguageCode) -> Edition | None:
        file = Path(self.place.file) if self.place.file else self._files().get(code)
        if file is None:
            return None
        edition = Edition(self._client, code, file)
        edition.opening.opened.connect(self._on_opened)
        edition.opening.failed.connect(self._on_open_failed)
        self._editions[code] = edition
        return edition

    def _show_edition(self, edition: Edition) -> None:
        before = self._shown
        self._shown = edition
        pdf = edition.pdf
        if pdf is None:
            return
        position = self._start
        if before is not None and before.pdf is not None and before is not edition:
            position = self._matching(before, edition)
        self._trouble.hide()
        self._tools.show()
        self._tools.show_caution(self._caution(edition.language))
        self._canvas.show()
        self._canvas.show_document(pdf, position)
        self._contents.show_outline(edition.outline)
        self._tools.set_pages(len(pdf.sizes))
        self._fit_contents()
        self.place = self.place.at_page(position.page)
        self._show_page_number()
        self.changed.emit()

    def _matching(self, before: Edition, after: Edition) -> Position:
        here = self._canvas.position
        pages = (
            len(before.pdf.sizes) if before.pdf else 1,
            len(after.pdf.sizes) if after.pdf else 1,
        )
        found = matching_position(
            here.page - 1 + here.fraction, before.marks, after.marks, pages=pages
        )
        page = min(int(found), pages[1] - 1)
        return Position(page=page + 1, fraction=found - page)

    def _edition_of(self, request: object) -> Edition | None:
        return next(
            (one for one in self._editions.values() if request in (one.opening, one.reading)), None
        )

    def _on_opened(self, pdf: object) -> None:
        edition = self._edition_of(self.sender())
        if edition is None or not isinstance(pdf, OpenedPdf):
            return
        edition.pdf = pdf
        reading = edition.read_outline()
        reading.read.connect(self._on_outline_read)
        if self._shown is None or edition.language == self._wanted_language():
            self._awaited = edition
            self._grace.start(_OUTLINE_GRACE)

    def _show_awaited(self) -> None:
        """Show the edition whose outline was waited for, whether it came or not."""
        self._grace.stop()
        edition, self._awaited = self._awaited, None
        if edition is not None:
            self._show_edition(edition)

    def _on_pages_settled(self) -> None:
        """Open the other editions too, now that nobody waits: a switch will not have to."""
        for code in self._files() if self._shown is not None else ():
            if code not in self._editions:
                self._new_edition(code)

    def _on_open_failed(self, reason: object) -> None:
        edition = self._edition_of(self.sender())
        if edition is None or edition.language != self._wanted_language():
            return
        words = _TROUBLE.get(reason, _ANY_TROUBLE) if isinstance(reason, Reason) else _ANY_TROUBLE
        self._shown = None
        self._canvas.clear()
        self._canvas.hide()
        self._tools.hide()
        self._contents.hide()
        self._trouble.set_words(Message(words.text, {"file": edition.file}))
        self._trouble.show()
        self._editions.pop(edition.language, None)
        self.changed.emit()

    def _on_outline_read(self, outline: object) -> None:
        edition = self._edition_of(self.sender())
        if edition is None or not isinstance(outline, tuple):
            return
        edition.outline = outline
        if edition is self._awaited:
            self._show_awaited()
        elif edition is self._shown:
            self._contents.show_outline(outline)
            self._fit_contents()

    def _forget(self) -> None:
        for edition in self._editions.values():
            edition.close()
        self._editions.clear()
        self._grace.stop()
        self._shown = self._awaited = None
        self._canvas.clear()
        self._contents.show_outline(())

    def _fit_contents(self) -> None:
        """Show the contents where there are any, they are wanted and there is room."""
        width = self.width() * 100 // self.theme.sizes.scale
        has_room = width >= _LEAST_WIDTH_WITH_CONTENTS
        self._contents.setMaximumWidth(
            self.theme.sizes.scaled(300) if has_room else self.width() // 2
        )
        is_wanted = self._is_contents_wanted and (has_room or self._contents.isVisible())
        self._contents.setVisible(is_wanted and not self._contents.is_empty)

    def _on_page_changed(self, page: int) -> None:
        self.place = self.place.at_page(page)
        self._show_page_number()
        self._contents.mark_page(page)
        self.moved.emit(self.place)

    def _on_page_wanted(self, page: int) -> None:
        self._canvas.go_to_page(page)
        self._canvas.setFocus()

    def _on_contents_chosen(self, entry: object) -> None:
        if (
            isinstance(entry, OutlineEntry)
            and self._shown is not None
            and self._shown.pdf is not None
        ):
            height = self._shown.pdf.sizes[entry.page - 1].height
            self._canvas.go_to(Position(page=entry.page, fraction=entry.y / height))

    def _position_words(self, page: int, pages: int) -> str:
        return self.language.say("Page {page} of {pages}", page=page, pages=pages)

    def _show_page_number(self) -> None:
        self._tools.show_page(max(1, self.place.page))

    def _colour(self) -> None:
        self._canvas.set_colours(page_colours(self.theme.colours))
