"""The contents of a document: its outline as a tree, and a field to search it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget

from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.slices import Slices
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.contents_painter import ContentsPainter
from kiosk.ui.widgets.flick import Flick
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.outline_order import TOP, OutlineOrder
from kiosk.ui.widgets.search_field import SearchField
from kiosk.workers.render_messages import OutlineEntry

if TYPE_CHECKING:
    from kiosk.ui.widgets.outline_search import OutlineSearch

_FEW = 8
"""So many entries are found by looking."""

_INDENTATION = 14
_NOWHERE = QModelIndex()
_NUMBER = Qt.ItemDataRole.UserRole + 1


class Contents(QWidget):
    """Lists the entries, indented by their level, and marks the one that is read."""

    entry_wanted = Signal(object)  # OutlineEntry

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "reader-contents")
        self._language, self._theme = language, theme
        self._entries: Sequence[OutlineEntry] = ()
        self._order = OutlineOrder(())
        self._items: list[QStandardItem] = []
        self._search: OutlineSearch | None = None
        self._hidden: set[int] = set()
        self._shown: set[int] = set()
        self._page, self._y = 1, 0.0
        self._folding = Slices(self)
        self._field = SearchField(theme, "reader-outline-filter")
        self._nothing = named(label("secondary", wraps=True), "reader-outline-nothing")
        self._model = QStandardItemModel(self)
        self._labels: Sequence[str] = ()
        self._tree = styled(named(QTreeView(), "reader-outline"), "contents")
        self._painter = ContentsPainter(theme, self._page_label, self._tree)
        self._set_up_tree()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._tree, 1)
        column.addStretch()
        self._connect()
        self._fit()
        self._show_found()

    def _set_up_tree(self) -> None:
        tree = self._tree
        tree.setModel(self._model)
        tree.setItemDelegate(self._painter)
        tree.setHeaderHidden(True)
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)  # nothing would show that there is more below
        tree.setExpandsOnDoubleClick(False)
        tree.setUniformRowHeights(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Flick(tree)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._on_filter_typed)
        self._field.returnPressed.connect(self._on_filter_entered)
        self._folding.done.connect(self._show_found)
        self._tree.clicked.connect(self._on_entry_chosen)
        self._tree.activated.connect(self._on_entry_chosen)
        self._theme.changed.connect(self._fit)

    def retranslate(self) -> None:
        """Say every word of its own anew; what is being searched for stays."""
        say = self._language.say
        self._field.setPlaceholderText(say("Search the contents"))
        self._field.setAccessibleName(say("Search the contents"))
        self._nothing.setText(say("Nothing found"))
        self._tree.setAccessibleName(say("Contents"))
        self._tree.viewport().update()

    def show_outline(self, entries: Sequence[OutlineEntry], labels: Sequence[str] = ()) -> None:
        """List these entries; `labels` are what the document calls its pages, if not 1, 2, 3."""
        self._labels = labels
        self._tree.viewport().update()
        if entries == self._entries:
            return
        self._folding.stop()
        self._entries, self._search, self._hidden = entries, None, set()
        self._field.setText("")  # not clear(), which could be undone
        self._field.setVisible(len(entries) > _FEW)
        self._order = OutlineOrder(entries)
        self._fill()
        self._show_found()

    def _fill(self) -> None:
        """Hang the tree together before the view sees it, which is twice as fast."""
        self._model.removeRows(0, self._model.rowCount())  # clear() takes 0.3 s for 5,000
        self._items = []
        tops: list[QStandardItem] = []
        for number, (entry, parent) in enumerate(
            zip(self._entries, self._order.parents, strict=True)
        ):
            item = QStandardItem(entry.title)
            item.setData(number, _NUMBER)
            self._items.append(item)
            if parent == TOP:
                tops.append(item)
            else:
                self._items[parent].appendRow(item)
        self._model.invisibleRootItem().appendRows(tops)
        self._tree.expandAll()

    def mark_place(self, page: int, y: float) -> None:
        """Mark the last entry that begins there or before, `y` points down the page."""
        self._page, self._y = page, y
        number = self._order.read_at(page, y)
        if number == TOP:
            self._tree.setCurrentIndex(QModelIndex())
        elif number in self._shown:
            index = self._items[number].index()
            if index != self._tree.currentIndex():
                self._tree.setCurrentIndex(index)

    def _fit(self) -> None:
        self._tree.setIndentation(self._theme.sizes.scaled(_INDENTATION))

    def _page_label(self, index: QModelIndex | QPersistentModelIndex) -> str:
        page = self._entries[index.data(_NUMBER)].page
        name = self._labels[page - 1] if page <= len(self._labels) else str(page)
        return self._language.catalogue.digits_of(name)

    # --- Searching

    def _on_filter_typed(self) -> None:
        """Search at once, or when all titles are folded, which is put off until it is needed."""
        search = self._search_ready()
        if search.is_ready:
            self._show_found()
        elif not self._folding.is_busy:
            self._folding.begin(search.fold_titles())

    def _search_ready(self) -> OutlineSearch:
        if self._search is None:
            from kiosk.ui.widgets.outline_search import OutlineSearch

            self._search = OutlineSearch(self._entries)
        return self._search

    def _found(self) -> list[int]:
        """The numbers of the entries that hold what is typed."""
        typed = self._field.text()
        return self._search_ready().found(typed) if typed else list(range(len(self._entries)))

    def _show_found(self) -> None:
        """Show what is found, and what it stands below."""
        found = self._found()
        self._hide_all_but(self._order.with_above(found))
        self._nothing.setVisible(bool(self._entries) and not found)
        self._tree.setVisible(bool(found))
        if not self._field.text():
            self.mark_place(self._page, self._y)

    def _hide_all_but(self, shown: set[int]) -> None:
        """Tell the tree only what changes, and nothing of what stands below something hidden."""
        hidden = {
            number
            for number, parent in enumerate(self._order.parents)
            if number not in shown and parent in shown
        }
        for number in hidden ^ self._hidden:
            parent = self._order.parents[number]
            above = _NOWHERE if parent == TOP else self._items[parent].index()
            self._tree.setRowHidden(self._order.rows[number], above, number in hidden)
        self._hidden, self._shown = hidden, shown

    def _on_filter_entered(self) -> None:
        found = self._found()
        if found and self._field.text().strip() and not self._folding.is_busy:
            self.entry_wanted.emit(self._entries[found[0]])

    def _on_entry_chosen(self, index: QModelIndex) -> None:
        self.entry_wanted.emit(self._entries[index.data(_NUMBER)])
