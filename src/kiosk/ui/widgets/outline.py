"""The outline of a document, as its table of contents."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QTreeView, QVBoxLayout

from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.widgets.label import label
from kiosk.workers.render_messages import OutlineEntry


class Outline(QFrame):
    """Lists the entries, indented by their level, and marks the one that is read."""

    place_wanted = Signal(object)  # OutlineEntry

    def __init__(self, language: Language) -> None:
        super().__init__()
        named(self, "reader-outline-panel")
        styled(self, "side")
        self._language = language
        self._entries: Sequence[OutlineEntry] = ()
        self._heading = label("strong")
        self._model = QStandardItemModel(self)
        self._tree = named(QTreeView(), "reader-outline")
        self._tree.setModel(self._model)
        self._tree.setHeaderHidden(True)
        self._tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setIndentation(14)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 16, 8, 8)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._tree, 1)
        self._tree.clicked.connect(self._on_entry_chosen)
        self._tree.activated.connect(self._on_entry_chosen)

    @property
    def is_empty(self) -> bool:
        return not self._entries

    def retranslate(self) -> None:
        """Say every word of its own anew."""
        self._heading.setText(self._language.say("Contents"))
        self._tree.setAccessibleName(self._language.say("Contents"))

    def show_outline(self, entries: Sequence[OutlineEntry]) -> None:
        """List these entries, indented by their level."""
        if entries == self._entries:
            return
        self._entries = entries
        self._model.clear()
        above: list[QStandardItem] = [self._model.invisibleRootItem()]
        for number, entry in enumerate(entries):
            item = QStandardItem(entry.title)
            item.setToolTip(entry.title)
            item.setData(number)
            del above[max(1, entry.level) :]
            above[-1].appendRow(item)
            above.append(item)
        self._tree.expandAll()

    def mark_page(self, page: int) -> None:
        """Mark the last entry that begins on this page or before it."""
        before = [number for number, entry in enumerate(self._entries) if entry.page <= page]
        if not before:
            return
        found = self._model.match(
            self._model.index(0, 0),
            Qt.ItemDataRole.UserRole + 1,
            before[-1],
            1,
            Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
        )
        if found:
            self._tree.setCurrentIndex(found[0])

    def _on_entry_chosen(self, index: QModelIndex) -> None:
        number = index.data(Qt.ItemDataRole.UserRole + 1)
        if isinstance(number, int):
            self.place_wanted.emit(self._entries[number])
