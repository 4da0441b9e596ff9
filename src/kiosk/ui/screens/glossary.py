"""The glossary: every term beside its meaning, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QListView, QVBoxLayout, QWidget

from kiosk.core.content.document import Term
from kiosk.core.content.library import Library
from kiosk.core.content.place import HOME, Place
from kiosk.core.khmer.collation import sort_key
from kiosk.core.khmer.fold import fold, fold_query
from kiosk.core.language.message import message
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.badges import BadgeRow, term_badges
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.choice_box import ChoiceBox
from kiosk.ui.widgets.empty import EmptyState
from kiosk.ui.widgets.found_marks import mark_words
from kiosk.ui.widgets.label import clear, label, rule
from kiosk.ui.widgets.screen import Page, Screen
from kiosk.ui.widgets.search_field import SearchField

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TermModel(QAbstractListModel):
    """The terms in the order of the language that is on."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._all: tuple[Term, ...] = ()
        self._query = ""
        self._terms: list[Term] = []

    def show_terms(self, terms: tuple[Term, ...]) -> None:
        """Hold these terms."""
        self._all = terms
        self.sort_anew()

    def filter(self, query: str) -> None:
        """Keep only terms whose word, in any language, holds what was typed."""
        self._query = query
        self.sort_anew()

    def sort_anew(self) -> None:
        """Put the terms into the order of the language that is on."""
        self.beginResetModel()
        wanted = fold_query(self._query)
        found = (term for term in self._all if _holds(term, wanted))
        self._terms = sorted(found, key=lambda term: sort_key(self._language.of(term.title)))
        self.endResetModel()

    def term(self, row: int) -> Term | None:
        """Give the term in this row, or None."""
        return self._terms[row] if 0 <= row < len(self._terms) else None

    def row_of(self, term_id: str) -> int:
        """Give the row of the term with this id, or -1."""
        return next((row for row, term in enumerate(self._terms) if term.id == term_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._terms)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        term = self.term(index.row())
        if term is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._language.of(term.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(term.title.texts.values())
        return None


def _holds(term: Term, wanted: str) -> bool:
    """Say whether a term's word, in any language, holds what is wanted, folded as it is."""
    return any(wanted in fold(word).text for word in term.title.texts.values())


class GlossaryScreen(Screen):
    """Shows the list of terms, and the chosen one explained."""

    def __init__(
        self,
        language: Language,
        theme: Theme,
        library: Callable[[], Library],
        today: Callable[[], date],
    ) -> None:
        super().__init__(language, theme)
        named(self, "glossary")
        self._library, self._today = library, today
        self._chosen = ""
        self._model = TermModel(language)
        self._heading = named(label("title", wraps=True), "glossary-title")
        self._filter = SearchField(theme, "glossary-filter")
        self._terms = named(QListView(), "glossary-terms")
        self._terms.setModel(self._model)
        self._terms.setUniformItemSizes(True)
        self._box = ChoiceBox(theme, "glossary-box")
        self._box.setModel(self._model)
        self._box.hide()
        self._terms.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._meaning = TermCard(language, theme, today)
        self._empty = EmptyState(
            language,
            theme,
            icon="book-a",
            words=message("This library has no glossary yet."),
            action=message("Home"),
            place=HOME,
        )
        self._lay_out()
        self._filter.textChanged.connect(self._on_filter_changed)
        self._terms.selectionModel().currentChanged.connect(self._on_term_chosen)
        self._box.activated.connect(self._on_box_activated)
        self._model.modelReset.connect(self._on_model_reset)
        self._meaning.share_wanted.connect(self.share_wanted)
        self._empty.wanted.connect(self.place_wanted)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._heading)
        left.addWidget(self._filter)
        left.addWidget(self._terms, 1)
        left.addWidget(self._box)
        page = Page(margin=0)
        page.column.addWidget(self._meaning)
        page.column.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(24)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(page, 2)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(32, 24, 32, 24)
        outside.addLayout(self._sides)
        outside.addWidget(self._empty)

    @property
    def title(self) -> str:
        term = self._model.term(self._model.row_of(self._chosen))
        return self.language.of(term.title) if term else self.language.say("Glossary")

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        terms = self._library().terms()
        self._chosen = place.item or self._chosen
        if place.item:
            self._filter.clear()
        self._model.show_terms(terms)
        self._empty.setVisible(not terms)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.width() * 100 // self.theme.sizes.scale < 720
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if is_narrow else across)
        self._terms.setVisible(not is_narrow)
        self._filter.setVisible(not is_narrow)
        self._box.setVisible(is_narrow)
        super().resizeEvent(event)

    def retranslate(self) -> None:
        say = self.language.say
        self._heading.setText(say("Glossary"))
        self._filter.setPlaceholderText(say("Find a word"))
        self._filter.setAccessibleName(say("Find a word"))
        self._terms.setAccessibleName(say("Glossary"))
        self._box.setAccessibleName(say("Glossary"))
        self._empty.retranslate()
        self._model.sort_anew()
        self._meaning.retranslate()
        self.mark_found()
        self.changed.emit()

    def mark_found(self) -> None:
        """Mark what a search found, as long as the term it led to is shown."""
        is_found = self.found is not None and self.found.place.item == self._chosen
        self._meaning.mark(self.found.words if self.found is not None and is_found else ())

    def _on_filter_changed(self, text: str) -> None:
        self._model.filter(text)

    def _on_model_reset(self) -> None:
        """Choose the same term again, or the first one."""
        row = max(0, self._model.row_of(self._chosen))
        self._terms.setCurrentIndex(self._model.index(row))
        self._box.setCurrentIndex(row)
        self._meaning.show_term(self._model.term(row))

    def _on_box_activated(self, row: int) -> None:
        self._terms.setCurrentIndex(self._model.index(row))

    def _on_term_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        term = self._model.term(index.row())
        if term is not None and term.id != self._chosen:
            self._chosen = term.id
            self.place = Place(shelf="glossary", item=term.id)
            self.moved.emit(self.place)
            self.changed.emit()
        self._meaning.show_term(term)
        self.mark_found()


class TermCard(QFrame):
    """One term: its word and its meaning in every language it has, the one that is on first."""

    share_wanted = Signal(object)  # Place

    def __init__(self, language: Language, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        named(self, "term-card")
        styled(self, "card")
        self._language, self._theme, self._today = language, theme, today
        self._term: Term | None = None
        self._badges = BadgeRow()
        self._share = Button(theme, "term-share", icon="qr-code")
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addWidget(self._badges)
        column.addLayout(self._words)
        column.addWidget(self._share, 0, Qt.AlignmentFlag.AlignLeft)
        self._share.clicked.connect(self._on_share_clicked)

    def show_term(self, term: Term | None) -> None:
        """Explain this term; nothing is shown for None."""
        self._term = term
        self.setVisible(term is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word anew."""
        clear(self._words)
        term, language = self._term, self._language
        if term is None:
            return
        self._badges.set_badges(term_badges(term, language, self._today()))
        self._share.set_words(language.say("QR code"))
        own = term.title.language_for(language.code)
        for number, code in enumerate(sorted(term.title.texts, key=lambda code: code != own)):
            if number:
                self._words.addWidget(rule())
            for widget in _lines(term.title.texts[code], term.meaning.texts.get(code, ""), number):
                self._words.addWidget(widget)

    def mark(self, words: Sequence[str]) -> None:
        """Mark these folded words; without any, nothing is marked."""
        mark_words(self, words, self._theme)

    def _on_share_clicked(self) -> None:
        if self._term is not None:
            self.share_wanted.emit(self._term.place)


def _lines(word: str, meaning: str, number: int) -> list[QWidget]:
    heading = label("heading" if number == 0 else "card-title", wraps=True)
    heading.setText(word)
    text = label("" if number == 0 else "secondary", wraps=True)
    text.setText(meaning)
    return [heading, text]
