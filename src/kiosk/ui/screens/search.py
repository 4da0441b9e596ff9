"""Results of a search: where in the library what was typed is found, and what it says there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout

from kiosk.core.content.document import Kind
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, Place
from kiosk.core.language.message import Message, message
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.search_trail import SearchTrail, Step
from kiosk.ui.slices import Slices
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.screen import PageScreen
from kiosk.ui.widgets.search_field import SearchField
from kiosk.ui.widgets.search_group import SearchGroup
from kiosk.ui.widgets.search_row import Move, SearchRow
from kiosk.ui.widgets.search_words import count_words, heading, more_words, row_words
from kiosk.ui.widgets.suggestions import Suggestions

_MOST_NOTES = 3

_LONGEST_SHOWN = 60
"""Characters of what was typed that a heading repeats."""


class SearchScreen(PageScreen):
    """Shows what a search found, kind by kind. What was typed is kept nowhere."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        trail: SearchTrail,
    ) -> None:
        super().__init__(language, theme)
        named(self, "search")
        self._library, self._trail = library, trail
        self._groups: dict[Kind, SearchGroup] = {}
        self._position: float | None = None
        self._takes_focus = False
        self._field = SearchField(theme, "search-screen-field")
        self._heading = named(label("title", wraps=True), "search-title")
        self._reading = named(label("small", wraps=True), "search-reading")
        self._notes = named(label("small", wraps=True), "search-notes")
        self._suggestions = Suggestions(language, theme)
        self._near = named(label("heading", wraps=True), "search-near")
        self._empty = EmptyState(
            language,
            theme,
            icon="search",
            words=message("Type what you are looking for."),
            action=message("Home"),
            place=HOME,
        )
        self._work = Slices(self)
        self._lay_out()
        self._connect()
        self._field.hide()
        self._suggestions.hide()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(4)
        for part in (self._heading, self._reading, self._notes):
            top.addWidget(part)
        self._results = QVBoxLayout()
        self._results.setSpacing(24)
        column = self.page.column
        column.addWidget(self._field)
        column.addLayout(top)
        column.addWidget(self._suggestions)
        column.addWidget(self._near)
        column.addLayout(self._results)
        column.addWidget(self._empty)
        column.addStretch(1)

    def _connect(self) -> None:
        self._field.textEdited.connect(self.query_changed)
        self._field.returnPressed.connect(self.open_first)
        self._field.left_downwards.connect(self.enter_list)
        self._suggestions.chosen.connect(self.query_changed)
        self._empty.wanted.connect(self.place_wanted)
        self._trail.changed.connect(self._on_trail_changed)
        self._trail.told.connect(self._show_reading)
        self._work.done.connect(self._on_work_done)

    @property
    def title(self) -> str:
        return self.language.say("Search")

    @property
    def is_settled(self) -> bool:
        """Whether the rows are those of what was typed last, and all of them."""
        is_answered = self._trail.is_known and not self._trail.is_waiting
        return is_answered and not self._work.is_busy

    def offer_search(self, *, is_offered: bool) -> None:
        self._field.setVisible(is_offered)

    def focus_search(self) -> None:
        self._takes_focus = False
        self._field.setFocus()
        self._field.selectAll()

    def show_place(self, place: Place, position: float = 0.0) -> None:
        is_new = place.query != self.place.query
        super().show_place(place, position)
        if self._field.text() != place.query:
            self._field.setText(place.query)
        self._trail.look_for(place.query, self.language.code)
        self._takes_focus = self._trail.hit is not None
        self._position = position
        self.retranslate()
        if is_new:
            self.page.scroll_to(0)

    def open_first(self) -> None:
        self._trail.go_to_first()

    def enter_list(self) -> None:
        rows = self._rows()
        if rows:
            self._focus(rows[0])

    def retranslate(self) -> None:
        language = self.language
        self._trail.look_for(self.place.query, language.code)
        self._field.setPlaceholderText(language.say("Search reports, guides, contacts"))
        self._field.setAccessibleName(language.say("Search"))
        query = self.place.query.strip()[:_LONGEST_SHOWN]
        self._heading.setText(
            language.say("Results for “{query}”", query=query) if query else language.say("Search")
        )
        self._suggestions.retranslate()
        self._show_reading()
        self._show_state()
        self._on_trail_changed()
        self.changed.emit()

    # --- what was found

    def _on_trail_changed(self) -> None:
        if self._trail.is_known:
            self._work.begin(self._steps())

    def _steps(self) -> Iterator[None]:
        """Put the new hits into the rows, a few in every slice."""
        trail = self._trail
        self._show_state()
        for number, kind in enumerate(trail.kinds):
            group = self._group(kind)
            if self._results.indexOf(group) != number:
                self._results.insertWidget(number, group)
            yield from self._fill(group, kind)
            group.show()
            yield
        for kind, group in self._groups.items():
            if kind not in trail.kinds:
                group.hide()

    def _fill(self, group: SearchGroup, kind: Kind) -> Iterator[None]:
        trail, language, library = self._trail, self.language, self._library()
        found = [(hit, library.find(hit.place)) for hit in trail.hits(kind)]
        rows = (
            row_words(hit, entry, language, trail.note_on(hit))
            for hit, entry in found
            if entry is not None
        )
        present = trail.present.number if trail.present and trail.present.kind is kind else None
        count = trail.count(kind)
        group.set_words(
            heading(kind, language),
            count_words(count, language),
            more_words(count, len(found), language),
        )
        yield from group.show_rows(rows, present)

    def _on_work_done(self) -> None:
        """All rows are there: come back to where the reader was."""
        self.page.column.activate()
        if self._position is not None:
            self.page.scroll_to(self._position)
            self._position = None
        present = next((row for row in self._rows() if row.isChecked()), None)
        if self._takes_focus and present is not None:
            present.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.ensureWidgetVisible(present, 0, 40)
        self._takes_focus = False

    def _group(self, kind: Kind) -> SearchGroup:
        if kind not in self._groups:
            group = self._groups[kind] = SearchGroup(self.theme, kind)
            group.opened.connect(self._on_group_opened)
            group.more_wanted.connect(self._trail.show_more)
            group.move_wanted.connect(self._on_move_wanted)
            group.hide()
        return self._groups[kind]

    # --- what is said of it

    def _show_state(self) -> None:
        trail, query = self._trail, self.place.query.strip()
        self._suggestions.show_queries(trail.suggestions if query else ())
        is_near = trail.is_known and trail.is_near and bool(trail.kinds)
        near = self.language.say("These places nearly match what you typed") if is_near else ""
        show_text(self._near, near)
        is_empty = trail.is_known and not trail.kinds
        self._empty.setVisible(is_empty)
        if is_empty:
            self._empty.set_words(self._empty_words(query[:_LONGEST_SHOWN]))

    def _empty_words(self, query: str) -> Message:
        if not query:
            return message("Type what you are looking for.")
        if not self._trail.is_telling:
            return message("Type at least two letters.")
        return message(
            "Nothing with “{query}” was found."
            " Try fewer words, another spelling, or a word in the other language.",
            query=query,
        )

    def _show_reading(self) -> None:
        done, total = self._trail.progress
        is_reading = done < total
        language = self.language
        told = language.say("Reading the reports: {done} of {total}", done=done, total=total)
        show_text(self._reading, told if is_reading else "")
        notes = islice(self._trail.notes, _MOST_NOTES)  # what they speak of says so itself
        show_text(self._notes, "\n".join(map(language.tell, notes)))

    # --- what the reader does

    def _on_group_opened(self, step: Step) -> None:
        self._trail.go_to(step)

    def _rows(self) -> list[SearchRow]:
        """All rows from above to below."""
        shown = [self._groups[kind] for kind in self._trail.kinds if kind in self._groups]
        return [row for group in shown for row in group.rows]

    def _on_move_wanted(self, row: SearchRow, move: Move) -> None:
        rows = self._rows()
        at = rows.index(row)
        if move is Move.UP and at == 0:
            self._leave_list()
            return
        tops = [one.mapTo(self, QPoint(0, 0)).y() for one in rows]
        page = max(0, self.page.viewport().height() - row.height())
        self._focus(rows[_moved(move, at, tops, page)])

    def _focus(self, row: SearchRow) -> None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(row, 0, 40)

    def _leave_list(self) -> None:
        """Go up from the first row: to the field, wherever it is."""
        self.page.scroll_to(0)
        if self._field.isVisible():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field_wanted.emit()


def _moved(move: Move, at: int, tops: Sequence[int], page: int) -> int:
    """Give the number of the row that a key leads to; `tops` are the upper edges of all rows."""
    last, here = len(tops) - 1, tops[at]
    match move:
        case Move.UP:
            return at - 1
        case Move.DOWN:
            return min(at + 1, last)
        case Move.FIRST:
            return 0
        case Move.LAST:
            return last
        case Move.PAGE_UP:
            return min(bisect_left(tops, here - page), max(at - 1, 0))
        case Move.PAGE_DOWN:
            return max(bisect_right(tops, here + page) - 1, min(at + 1, last))
