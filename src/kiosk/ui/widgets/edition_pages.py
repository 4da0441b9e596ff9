"""The pages of one edition, or of two side by side that scroll together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.content.editions import matching_position, paired_pages
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.edition import Edition
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.page_canvas import PageCanvas, PageTexts, Position, Spread
from kiosk.ui.widgets.page_colours import page_colours
from kiosk.ui.widgets.page_sheet import PICTURE_BUDGET
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import Ink, Link

Align = Sequence[Mapping[LanguageCode, int]]
"""Pages that belong together, as the pack gives them."""


class EditionPages(QWidget):
    """Shows an edition in `canvas`, and on request another one beside it.

    Whichever of the two the reader moves, the other follows to the same place. How pages are
    shown (size, colours, rotation, two at a time) is the same in both.
    """

    selection_changed = Signal()
    link_followed = Signal(object)  # Link
    address_wanted = Signal(str)

    def __init__(self, theme: Theme, client: RenderClient) -> None:
        super().__init__()
        self._theme, self._client = theme, client
        self._edition: Edition | None = None
        self._edition_beside: Edition | None = None
        self._align: Align = ()
        self._texts = PageTexts()
        self._is_following = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._column = self._add_column("reader-pages")
        self._column_beside: _Column | None = None
        self.canvas = self._column.canvas
        self.canvas.zoom_changed.connect(self._on_canvas_zoomed)
        self.canvas.link_followed.connect(self.link_followed)
        self.canvas.verticalScrollBar().valueChanged.connect(self._on_canvas_scrolled)
        theme.changed.connect(self._colour)

    def _add_column(self, name: str, budget: int = PICTURE_BUDGET) -> _Column:
        canvas = named(PageCanvas(self._client, self._texts, budget=budget), name)
        canvas.setFocusPolicy(Qt.FocusPolicy.WheelFocus)
        canvas.set_colours(page_colours(self._theme.colours))
        canvas.selection_changed.connect(self.selection_changed)
        canvas.address_wanted.connect(self.address_wanted)
        column = _Column(canvas)
        self._row.addWidget(column, 1)
        return column

    # --- What is shown

    @property
    def edition_beside(self) -> Edition | None:
        """The edition beside the main one, or None."""
        return self._edition_beside

    def show_edition(self, edition: Edition, at: Position, align: Align = ()) -> None:
        """Show an open edition from this position on."""
        assert edition.pdf is not None  # noqa: S101 - only an open edition has pages
        self._edition, self._align = edition, align
        self.canvas.show_document(edition.pdf, at)
        if self._edition_beside is edition:
            self.show_beside(None)

    def show_beside(self, edition: Edition | None) -> None:
        """Show another open edition beside the main one; None shows the main one alone."""
        self._edition_beside = edition
        if edition is not None and edition.pdf is not None and self._edition is not None:
            beside = self._ready_beside()
            here = same_place(self.canvas.position, self._edition, edition, self._align)
            beside.show_document(edition.pdf, here)
        elif self._beside is not None:
            self._beside.clear()
        self._arrange()

    @property
    def _beside(self) -> PageCanvas | None:
        return self._column_beside.canvas if self._column_beside is not None else None

    def _ready_beside(self) -> PageCanvas:
        """Return the second canvas, made when it is first needed, set up as the first one is."""
        if self._column_beside is None:
            self._column_beside = self._add_column("reader-pages-beside", PICTURE_BUDGET // 2)
            beside = self._column_beside.canvas
            beside.verticalScrollBar().valueChanged.connect(self._on_beside_scrolled)
            beside.link_followed.connect(self._on_beside_link_followed)
        beside = self._column_beside.canvas
        beside.set_texts(self._texts)
        beside.set_zoom(self.canvas.zoom)
        beside.set_rotation(self.canvas.rotation)
        beside.set_spread(self.canvas.spread)
        beside.set_ink(self.canvas.ink)
        return beside

    def _arrange(self) -> None:
        is_paired = self._edition_beside is not None
        self._column.heading.setVisible(is_paired)
        if self._column_beside is not None:
            self._column_beside.heading.setVisible(is_paired)
            self._column_beside.setVisible(is_paired)

    def set_headings(self, names: Mapping[LanguageCode, str]) -> None:
        """Say above each of two editions which language it is in."""
        for column, edition in (
            (self._column, self._edition),
            (self._column_beside, self._edition_beside),
        ):
            if column is not None and edition is not None:
                column.heading.setText(names.get(edition.language, edition.language))

    def clear(self) -> None:
        """Show nothing; the next document is not turned, whatever this one was."""
        self._edition = None
        self.show_beside(None)
        self.canvas.clear()
        self.canvas.set_rotation(0)

    # --- How it is shown

    def rotate(self) -> None:
        """Turn all pages by a quarter, clockwise."""
        for canvas in self._canvases():
            canvas.set_rotation((canvas.rotation + 90) % 360)

    def set_spread(self, spread: Spread) -> None:
        """Show one page beside another, or one below the other."""
        for canvas in self._canvases():
            canvas.set_spread(spread)

    def set_ink(self, ink: Ink) -> None:
        """Show pages in these colours."""
        for canvas in self._canvases():
            canvas.set_ink(ink)

    @property
    def has_selection(self) -> bool:
        """Whether any text is selected."""
        return any(canvas.has_selection for canvas in self._canvases())

    def copy(self) -> None:
        """Copy what is selected, where the reader is if it is so in both."""
        chosen = [canvas for canvas in self._canvases() if canvas.has_selection]
        active = [canvas for canvas in chosen if canvas.hasFocus()]
        for canvas in (active or chosen)[:1]:
            canvas.copy()

    def select_all(self) -> None:
        """Select everything in the edition where the reader is."""
        self._active().select_all()

    def _active(self) -> PageCanvas:
        is_beside = self._beside is not None and self._beside.hasFocus()
        return self._beside if is_beside and self._beside is not None else self.canvas

    def set_texts(self, texts: PageTexts) -> None:
        """Say it in other words."""
        self._texts = texts
        for canvas in self._canvases():
            canvas.set_texts(texts)

    def _colour(self) -> None:
        for canvas in self._canvases():
            canvas.set_colours(page_colours(self._theme.colours))

    def _canvases(self) -> list[PageCanvas]:
        return [self.canvas] if self._beside is None else [self.canvas, self._beside]

    def _on_beside_link_followed(self, link: Link) -> None:
        """Go there in the edition beside; the main one follows."""
        if self._beside is not None and self._edition_beside and self._edition_beside.pdf:
            self._beside.go_to(position_in(self._edition_beside.pdf, link.page, link.y))

    # --- Scrolling together

    def _on_canvas_zoomed(self) -> None:
        if self._beside is not None and self._edition_beside is not None:
            self._beside.set_zoom(self.canvas.zoom)

    def _on_canvas_scrolled(self) -> None:
        if self._beside is not None and not self._is_led_by(self._beside):
            self._follow(self.canvas, self._edition, self._beside, self._edition_beside)

    def _on_beside_scrolled(self) -> None:
        if self._beside is not None and self._is_led_by(self._beside):
            self._follow(self._beside, self._edition_beside, self.canvas, self._edition)

    def _is_led_by(self, canvas: PageCanvas) -> bool:
        return canvas.hasFocus() or canvas.verticalScrollBar().isSliderDown()

    def _follow(
        self,
        leader: PageCanvas,
        edition: Edition | None,
        follower: PageCanvas,
        its_edition: Edition | None,
    ) -> None:
        if self._is_following or edition is None or its_edition is None:
            return
        self._is_following = True
        its_bar, bar = follower.verticalScrollBar(), leader.verticalScrollBar()
        if bar.value() == bar.maximum():
            its_bar.setValue(its_bar.maximum())
        else:
            follower.go_to(same_place(leader.position, edition, its_edition, self._align))
        self._is_following = False


class _Column(QWidget):
    """Pages, and above them which language they are in."""

    def __init__(self, canvas: PageCanvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.heading = label("small")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.heading.setContentsMargins(0, 6, 0, 6)
        self.heading.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(canvas, 1)


def position_in(pdf: OpenedPdf, page: int, y: float) -> Position:
    """Give the position of a point `y` points down a page of the document."""
    return Position(page=page, fraction=min(y / pdf.sizes[page - 1].height, 1.0))


def same_place(here: Position, before: Edition, after: Edition, align: Align = ()) -> Position:
    """Find the position in `after` that matches `here` in `before`, both open.

    By the pairs of pages that the pack gives, else by the outlines, else in proportion.
    """
    if before.pdf is None or after.pdf is None:
        return here
    pages = len(before.pdf.sizes), len(after.pdf.sizes)
    here_marks, there_marks = paired_pages(align, before.language, after.language)
    if not here_marks:
        here_marks, there_marks = before.marks, after.marks
    found = matching_position(here.page - 1 + here.fraction, here_marks, there_marks, pages=pages)
    page = min(int(found), pages[1] - 1)
    return Position(page=page + 1, fraction=found - page)
