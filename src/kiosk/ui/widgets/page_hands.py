"""What a hand does to pages: it points and it selects."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from kiosk.core.reading.selection import Granularity
from kiosk.ui.widgets.page_place import Point
from kiosk.ui.widgets.page_pointer import PagePointer
from kiosk.ui.widgets.page_selection import PageSelection

if TYPE_CHECKING:
    from kiosk.core.reading.page_text import PageText
    from kiosk.ui.widgets.page_links import PageLinks
    from kiosk.ui.widgets.page_view import PageView


class PageHands(QObject):
    """Puts pointer and selection together when a hand first comes near: no page waits for them."""

    def __init__(
        self,
        view: Callable[[], PageView | None],
        text_of: Callable[[int], PageText | None],
        links: PageLinks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.selection = PageSelection(view, text_of, self)
        self.pointer = PagePointer(view, text_of, links, self.selection, self)

    def hold(self, at: QPointF) -> None:
        """A finger stays here: it selects the word."""
        self.selection.begin(Point(at.x(), at.y()), Granularity.WORD)
