"""The pages of a document as small pictures, as many side by side as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView

from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.flick import Flick
from kiosk.ui.widgets.thumbnail_painter import Thumbnail, ThumbnailPainter
from kiosk.ui.widgets.thumbnail_pictures import ThumbnailPictures
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import Ink, PageSize

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

_CELL_WIDTH = 116
_NARROWEST, _HIGHEST = 0.5, 1.5
"""Height per width of a cell's paper; what is longer is shown smaller."""


class Thumbnails(QListView):
    """Shows the pages; says which one is wanted."""

    page_wanted = Signal(int)

    def __init__(self, language: Language, theme: Theme, client: RenderClient) -> None:
        super().__init__()
        named(self, "reader-thumbnails")
        self._language, self._theme = language, theme
        self._pages = PageModel(self._name)
        self._read = 1
        self._sizes: Sequence[PageSize] = ()
        self._is_turned = False
        self._pictures = ThumbnailPictures(client, self)
        self._painter = ThumbnailPainter(theme, self._thumbnail, self)
        self._later = QTimer(self, singleShot=True, interval=0)
        self.setModel(self._pages)
        self.setItemDelegate(self._painter)
        self._set_up()
        self._pictures.changed.connect(self._on_picture_changed)
        self._later.timeout.connect(self._fetch)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.clicked.connect(self._on_page_chosen)
        self.activated.connect(self._on_page_chosen)
        theme.changed.connect(self._fit)

    def _set_up(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        Flick(self)

    def show_document(self, pdf: OpenedPdf | None, labels: Sequence[str] = ()) -> None:
        """Show this document's pages, named by `labels` or else by their numbers."""
        self._pictures.show_document(pdf)
        self._sizes = pdf.sizes if pdf else ()
        self._read = 1
        self._pages.show_pages(len(self._sizes), labels)
        self._fit()

    def set_look(self, rotation: int, ink: Ink) -> None:
        """Turn the pages clockwise by these degrees, and draw them in this ink."""
        self._is_turned = rotation % 180 != 0
        self._pictures.set_look(rotation, ink)
        self._fit()
        self.viewport().update()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Name the pages, now that it is known what they are called."""
        self._pages.set_labels(labels)
        self.viewport().update()

    def mark_page(self, page: int) -> None:
        """Mark this page as the one that is read, and have it in view."""
        before, self._read = self._read, page
        for row in (before - 1, page - 1):
            self.update(self._pages.index(row))
        index, at = self._pages.index(page - 1), self.currentIndex()
        if self.hasFocus() and at.isValid() and at.row() != before - 1:
            self.scrollTo(index)  # somebody is looking around in the list: stay there
        else:
            self.setCurrentIndex(index)

    def retranslate(self) -> None:
        """Say every word anew."""
        self.setAccessibleName(self._language.say("Pages"))
        self.viewport().update()

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self._pages.index(self._read - 1))
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pictures.stop()

    def _fit(self) -> None:
        """Make the cells as wide as fills the rows."""
        width = (
            self.viewport().width() - 1
        ) // self._columns  # Qt starts a new row when all is full
        self._painter.set_cell(width, _shape(self._sizes, is_turned=self._is_turned))
        if self.gridSize() != self._painter.cell:
            self.setGridSize(self._painter.cell)
        self._pictures.set_room(self._painter.room, self.devicePixelRatioF())
        self.verticalScrollBar().setSingleStep(self._painter.cell.height() // 3)
        self._later.start()

    def _fetch(self) -> None:
        if self.isVisible():
            self._pictures.fetch(self._pages_in_view())

    def _pages_in_view(self) -> Sequence[int]:
        """The pages of the rows in view, from the top."""
        count, bottom = self._pages.rowCount(), self.viewport().height() - 1
        first = self.indexAt(QPoint(1, 1))
        last = self.indexAt(QPoint(1, bottom))
        if not first.isValid():
            return ()
        end = min(last.row() + self._columns, count) if last.isValid() else count
        return range(first.row() + 1, end + 1)

    @property
    def _columns(self) -> int:
        return max(self.viewport().width() // self._theme.sizes.scaled(_CELL_WIDTH), 1)

    def _thumbnail(self, row: int) -> Thumbnail:
        page = row + 1
        return Thumbnail(
            label=self._label(page),
            paper=self._pictures.paper(page),
            picture=self._pictures.picture(page),
            is_failed=self._pictures.has_failed(page),
            is_read=page == self._read,
        )

    def _label(self, page: int) -> str:
        return self._language.catalogue.digits_of(self._pages.label(page))

    def _name(self, page: int) -> str:
        """What a screen reader says of a page."""
        say, pages = self._language.say, self._pages.rowCount()
        return say("Page {page} of {pages}", page=self._label(page), pages=pages)

    def _on_scrolled(self) -> None:
        self._later.start()

    def _on_picture_changed(self, page: int) -> None:
        self.update(self._pages.index(page - 1))

    def _on_page_chosen(self, index: QModelIndex) -> None:
        self.page_wanted.emit(index.row() + 1)


class PageModel(QAbstractListModel):
    """A row for each page: what it is called, and what a screen reader says of it."""

    def __init__(self, name: Callable[[int], str]) -> None:
        super().__init__()
        self._name = name
        self._count = 0
        self._labels: Sequence[str] = ()

    def show_pages(self, count: int, labels: Sequence[str]) -> None:
        """Hold so many pages."""
        self.beginResetModel()
        self._count, self._labels = count, labels
        self.endResetModel()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Call the pages by these names; by their numbers where there is none."""
        self._labels = labels

    def label(self, page: int) -> str:
        """What the document calls the page (from 1)."""
        return self._labels[page - 1] if page <= len(self._labels) else str(page)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.label(index.row() + 1)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._name(index.row() + 1)
            case _:
                return None


def _shape(sizes: Sequence[PageSize], *, is_turned: bool) -> float:
    """Find the height per width of the cells' paper: the tallest page's, within reason."""
    shapes = (size.height / size.width for size in sizes)
    tallest = max((1 / shape if is_turned else shape for shape in shapes), default=_HIGHEST)
    return min(max(tallest, _NARROWEST), _HIGHEST)
