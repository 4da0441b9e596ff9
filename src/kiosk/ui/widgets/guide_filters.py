"""What somebody looks for among the guides: a level, a topic, what is due for review."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QWidget

from kiosk.core.content.document import Level
from kiosk.core.content.guide_shelf import GuideFilter
from kiosk.core.content.pack import Topic
from kiosk.core.content.standing import LEVEL_WORDS
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.chip_row import ChipRow
from kiosk.ui.widgets.label import label

_DUE = "due"
_GAP = 16
_GAP_BETWEEN_CHOICES = 24


class GuideFilters(QWidget):
    """Chips to choose from, and how many guides that leaves. It is written down nowhere."""

    changed = Signal()

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "guide-filters")
        self._language, self._theme = language, theme
        self._topics: Sequence[Topic] = ()
        self._shown = self._all = 0
        self._level_heading, self._topic_heading = label("secondary"), label("secondary")
        self._level = ChipRow(theme, "level")
        self._topic = ChipRow(theme, "topic")
        self._review = ChipRow(theme, "review")
        self._count = named(label("secondary"), "guides-count")
        self._clear = Button(theme, "filters-clear", icon="x", look="quiet")
        self._lay_out()
        self._review.offer([_DUE])
        for row in (self._level, self._topic, self._review):
            row.changed.connect(self.changed)
        self._clear.clicked.connect(self._on_clear_clicked)
        theme.changed.connect(self._resize)

    def _lay_out(self) -> None:
        count = QHBoxLayout()
        count.setSpacing(12)
        count.addWidget(self._count)
        count.addWidget(self._clear)
        count.addStretch(1)
        top = Qt.AlignmentFlag.AlignTop
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first.addWidget(self._level)
        self._first.addWidget(self._review, 0, top)
        self._first.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._level_heading, 0, 0, top)
        grid.addLayout(self._first, 0, 1)
        grid.addWidget(self._topic_heading, 1, 0, top)
        grid.addWidget(self._topic, 1, 1)
        grid.addLayout(count, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._resize()

    @property
    def filter(self) -> GuideFilter:
        """What is looked for."""
        level = self._level.chosen
        return GuideFilter(
            level=Level(level) if level else None,
            topic=self._topic.chosen,
            is_due=self._review.chosen == _DUE,
        )

    def clear(self) -> None:
        """Look for nothing in particular."""
        for row in (self._level, self._topic, self._review):
            row.choose("")
        self.changed.emit()

    def offer(self, levels: Sequence[Level], topics: Sequence[Topic]) -> None:
        """Offer these levels and topics; a single one would be no choice."""
        self._topics = topics if len(topics) > 1 else ()
        self._level.offer(levels if len(levels) > 1 else ())
        self._topic.offer([topic.id for topic in self._topics])
        self._level_heading.setVisible(len(levels) > 1)
        self._topic_heading.setVisible(bool(self._topics))

    def count(self, shown: int, of: int) -> None:
        """Say how many guides are shown, of how many."""
        self._shown, self._all = shown, of
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._level_heading.setText(say("Level"))
        self._topic_heading.setText(say("Topic"))
        for level in self._level.choices:
            words = self._language.tell(LEVEL_WORDS[Level(level)])
            self._level.set_words(level, words, say("Level: {level}", level=words))
        for topic in self._topics:
            words = self._language.of(topic.title)
            self._topic.set_words(topic.id, words, say("Topic: {topic}", topic=words))
        due = say("Due for review")
        self._review.set_words(_DUE, due, due)
        self._clear.set_words(say("Show all guides"))
        self._clear.setVisible(self.filter.is_on and self._shown > 0)
        self._say_count()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Set what is due behind the levels where both fit in a line, else below them."""
        headings = (self._level_heading, self._topic_heading)
        room = self.width() - max(one.sizeHint().width() for one in headings) - _GAP
        needed = self._level.sizeHint().width() + self._review.sizeHint().width()
        is_wide = needed + _GAP_BETWEEN_CHOICES <= room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._first.setDirection(across if is_wide else down)
        self._first.setSpacing(_GAP_BETWEEN_CHOICES if is_wide else 8)

    def _say_count(self) -> None:
        say = self._language.say
        if self.filter.is_on:
            self._count.setText(say("{count} of {all} guides", count=self._shown, all=self._all))
        else:
            words = say("{count} guides", count=self._all) if self._all != 1 else say("One guide")
            self._count.setText(words)

    def _resize(self) -> None:
        """Set headings and count as high as a chip, so that they stand on its line."""
        high: tuple[QLabel, ...] = (self._level_heading, self._topic_heading, self._count)
        for words in high:
            words.setMinimumHeight(self._theme.sizes.target)

    def _on_clear_clicked(self) -> None:
        self.clear()
