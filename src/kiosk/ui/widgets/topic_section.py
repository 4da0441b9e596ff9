"""The guides of one topic: what it is called, and the guides beside or below that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kiosk.core.content.guide_shelf import TopicGuides
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.document_list import DocumentList
from kiosk.ui.widgets.label import label

_LEAST_WIDTH = 860
_TITLE_WIDTH = 200


class TopicSection(QWidget):
    """Shows one topic of the shelf."""

    place_wanted = Signal(object)  # Place

    def __init__(
        self, language: Language, theme: Theme, today: Callable[[], date], guides: TopicGuides
    ) -> None:
        super().__init__()
        self._language, self._theme, self._topic = language, theme, guides.topic
        name = guides.topic.id if guides.topic else "none"
        self._title = named(label("card-title", wraps=True), f"topic-title-{name}")
        self._list = DocumentList(language, theme, today)
        self._list.place_wanted.connect(self.place_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._list, 1)
        self._list.show_entries(guides.guides)
        self._arrange()

    def retranslate(self) -> None:
        """Say every word anew."""
        say, topic = self._language.say, self._topic
        self._title.setText(self._language.of(topic.title) if topic else say("Other guides"))
        self._list.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scaled = self._theme.sizes.scaled
        is_wide = self.width() >= scaled(_LEAST_WIDTH)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if is_wide else down)
        self._row.setSpacing(24 if is_wide else 8)
        self._title.setFixedWidth(scaled(_TITLE_WIDTH)) if is_wide else self._release()
        self._title.setContentsMargins(0, 12 if is_wide else 0, 0, 0)

    def _release(self) -> None:
        self._title.setMinimumWidth(0)
        self._title.setMaximumWidth(16_777_215)  # QWIDGETSIZE_MAX
