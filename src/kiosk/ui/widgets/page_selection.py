"""Selecting text with pointer and keyboard, across lines and pages."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.core.khmer.clusters import cluster_end, cluster_start
from kiosk.core.reading.page_text import PageText
from kiosk.core.reading.selection import Caret, Granularity, Selection
from kiosk.ui.widgets.page_place import Point
from kiosk.ui.widgets.page_view import PageView, Spot

_EDGE = 24  # logical pixels from the edge of the view within which dragging scrolls
_TICK = 16  # milliseconds between two steps of that
_SPEED = 0.75  # how much of the way beyond that one step goes: a full screen ends at its edge
_LEAST_STEP, _LARGEST_STEP = 3.0, 60.0  # logical pixels


class PageSelection(QObject):
    """What is selected. While a drag goes on at the view's edge, it wants to be scrolled."""

    changed = Signal()
    scroll_wanted = Signal(float, float)  # logical pixels across and down

    def __init__(
        self,
        view: Callable[[], PageView | None],
        text_of: Callable[[int], PageText | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._text_of = view, text_of
        self._selection: Selection | None = None
        self._dragged_to: Point | None = None
        self._scrolling = QTimer(self, interval=_TICK)
        self._scrolling.timeout.connect(self._on_scrolling_timeout)

    @property
    def selection(self) -> Selection | None:
        """What is selected; None if nothing is, not even the place to extend one from."""
        return self._selection

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to copy."""
        return self._selection is None or self._selection.is_empty

    @property
    def is_dragging(self) -> bool:
        """Whether the pointer is selecting now."""
        return self._dragged_to is not None

    def begin(self, at: Point, granularity: Granularity = Granularity.CHARACTER) -> None:
        """Begin at this point of the view, with nothing, a word or a line."""
        caret = self._caret(at)
        text = self._text_of(caret.page) if caret else None
        self._set(Selection.begun(text, caret, granularity) if caret and text else None)
        self._dragged_to = at

    def extend(self, to: Point) -> None:
        """Let the selection reach to this point of the view; begin there if there is none."""
        caret = self._caret(to)
        text = self._text_of(caret.page) if caret else None
        if caret is None or text is None:
            return
        if self._selection is None:
            self._set(Selection.begun(text, caret))
        else:
            self._set(self._selection.extended(text, caret))

    def drag(self, to: Point) -> None:
        """The pointer moves while it is pressed."""
        self._dragged_to = to
        self.extend(to)
        if self._way_beyond(to) == (0, 0):
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def end_drag(self) -> None:
        """The pointer is released."""
        self._scrolling.stop()
        self._dragged_to = None

    def select_all(self, page_count: int) -> None:
        """Select the whole document."""
        self._set(Selection.of_all(page_count))

    def step(self, clusters: int) -> None:
        """Move the selection's end by one cluster, forward or back, on its page."""
        selection = self._selection
        if selection is None:
            return
        is_forward = selection.head.first >= selection.anchor.first
        head = selection.head.last if is_forward else selection.head.first
        text = self._text_of(head.page)
        if text is None:
            return
        if clusters > 0:
            index = cluster_end(text.text, head.index) if head.index < len(text.text) else None
        else:
            index = cluster_start(text.text, head.index - 1) if head.index else None
        if index is not None:
            moved = replace(selection, granularity=Granularity.CHARACTER)
            self._set(moved.extended(text, replace(head, index=index)))

    def clear(self) -> None:
        """Select nothing."""
        self.end_drag()
        self._set(None)

    def _set(self, selection: Selection | None) -> None:
        if selection != self._selection:
            self._selection = selection
            self.changed.emit()

    def _caret(self, at: Point) -> Caret | None:
        """Return the place in the text that is nearest to this point of the view."""
        view = self._view()
        if view is None:
            return None
        spot = view.spot(at)
        text = self._text_of(spot.page)
        return Caret(spot.page, _index_at(text, spot)) if text else None

    def _way_beyond(self, point: Point) -> tuple[float, float]:
        """Return how far to scroll for a pointer at or beyond the view's edge."""
        view = self._view()
        if view is None:
            return 0, 0
        ratio = view.layout.screen.ratio
        return (
            _step_beyond(point.x, view.box.width / ratio),
            _step_beyond(point.y, view.box.height / ratio),
        )

    def _on_scrolling_timeout(self) -> None:
        if self._dragged_to is None:
            return
        self.scroll_wanted.emit(*self._way_beyond(self._dragged_to))
        self.extend(self._dragged_to)


def _index_at(text: PageText, spot: Spot) -> int:
    return text.index_at(spot.point.x, spot.point.y)


def _step_beyond(place: float, length: float) -> float:
    beyond = min(place - _EDGE, 0) or max(place - length + _EDGE, 0)
    if not beyond:
        return 0
    step = min(max(abs(beyond) * _SPEED, _LEAST_STEP), _LARGEST_STEP)
    return step if beyond > 0 else -step
