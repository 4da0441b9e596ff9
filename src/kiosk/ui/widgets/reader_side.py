"""What stands beside the pages: contents and small pages, made when they are first to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from kiosk.ui.edition import Edition
from kiosk.ui.language import Language
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.widgets.page_place import Point
from kiosk.ui.worker import RenderClient

if TYPE_CHECKING:
    from kiosk.ui.widgets.side_panel import SidePanel

_LEAST_READER_WIDTH = 900  # at 100 % text size
_WIDTH = 300
_READ_DOWN = 0.15
"""How far down the view the part of the contents is looked for that is being read: where a
heading comes to lie that was gone to, and not yet the next one."""


class ReaderSide(QObject):
    """Shows the side panel where it is wanted: until somebody says so, where there are contents."""

    entry_wanted = Signal(object)  # OutlineEntry
    page_wanted = Signal(int)

    def __init__(
        self,
        language: Language,
        theme: Theme,
        client: RenderClient,
        canvas: PageCanvas,
        row: QHBoxLayout,
    ) -> None:
        """Stand at the left end of `row`, in which the canvas is."""
        super().__init__(canvas)
        self._language, self._theme, self._client = language, theme, client
        self._canvas, self._row = canvas, row
        self._edition: Edition | None = None
        self._panel: SidePanel | None = None
        self._is_wanted: bool | None = None
        canvas.page_changed.connect(self._on_page_changed)
        canvas.view_changed.connect(self._on_view_changed)

    @property
    def width(self) -> int:
        """How much room it takes."""
        panel = self._panel
        return panel.maximumWidth() if panel is not None and panel.isVisible() else 0

    def show_edition(self, edition: Edition | None) -> None:
        """Show what is in this edition, or what more is known of it; None shows nothing."""
        self._edition = edition
        if self._panel is not None:
            self._fill(self._panel)

    def toggle(self) -> None:
        """Show it if it is not seen, and the other way round, from now on."""
        self._is_wanted = self._panel is None or not self._panel.isVisible()

    def make_room_for(self, edition: Edition, width: int) -> None:
        """Come or go for this edition, in a reader of this width; `show_edition` fills it.

        With the room as it will be, pages can be asked for before the contents are set.
        """
        self._edition = edition
        self._make_room(width)

    def fit(self, width: int) -> None:
        """Come, go, or take less room, in a reader of this width."""
        was_there = self._panel is not None
        self._make_room(width)
        if self._panel is not None and not was_there:
            self._fill(self._panel)

    def _make_room(self, width: int) -> None:
        has_room = width * 100 // self._theme.sizes.scale >= _LEAST_READER_WIDTH
        edition, is_wanted = self._edition, self._is_wanted
        if is_wanted is None:
            is_wanted = has_room and edition is not None and bool(edition.outline)
        is_shown = is_wanted and edition is not None
        if is_shown and self._panel is None:
            self._panel = self._new_panel()
        if self._panel is not None:
            wide = self._theme.sizes.scaled(_WIDTH)
            self._panel.setMinimumWidth(wide if has_room else 0)
            self._panel.setMaximumWidth(wide if has_room else width // 2)
            self._panel.setVisible(is_shown)

    def look_again(self) -> None:
        """Show small pages turned and coloured as the large ones are."""
        if self._panel is not None:
            self._panel.set_look(self._canvas.rotation, self._canvas.ink)

    def retranslate(self) -> None:
        """Say every word anew."""
        if self._panel is not None:
            self._panel.retranslate()

    def _new_panel(self) -> SidePanel:
        from kiosk.ui.widgets.side_panel import SidePanel

        panel = SidePanel(self._language, self._theme, self._client)
        panel.set_look(self._canvas.rotation, self._canvas.ink)
        panel.entry_wanted.connect(self.entry_wanted)
        panel.page_wanted.connect(self.page_wanted)
        self._row.insertWidget(0, panel)
        return panel

    def _fill(self, panel: SidePanel) -> None:
        edition = self._edition
        if edition is None:
            panel.show_document(None)
            return
        panel.show_document(edition.pdf, edition.outline, edition.labels)
        panel.mark_page(self._canvas.page or 1)
        self._mark_place(panel)

    def _on_page_changed(self, page: int) -> None:
        if self._panel is not None:
            self._panel.mark_page(page)

    def _on_view_changed(self) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._mark_place(self._panel)

    def _mark_place(self, panel: SidePanel) -> None:
        view = self._canvas.view
        if view is not None:
            port = self._canvas.viewport()
            spot = view.spot(Point(port.width() / 2, port.height() * _READ_DOWN))
            panel.mark_place(spot.page, spot.point.y)
