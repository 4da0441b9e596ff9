"""The way from a guide to the ones beside it, along a reading path or its topic."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk.core.content.document import Document
from kiosk.core.content.guide_shelf import Way
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.card import OpenCard
from kiosk.ui.widgets.label import label, rule
from kiosk.ui.widgets.picture import Icon


class GuideWay(QFrame):
    """Says along what one reads and how far one has come; leads back and on."""

    place_wanted = Signal(object)  # Place of a guide

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "guide-way")
        self._language = language
        self._way: Way | None = None
        self._where = named(label("small", wraps=True), "guide-way-where")
        self._before = _Step(theme, "guide-before", "arrow-left")
        self._after = _Step(theme, "guide-after", "arrow-right")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        column.addWidget(rule())
        column.addSpacing(10)
        for part in (self._where, self._before, self._after):
            column.addWidget(part)
        self._where.setContentsMargins(14, 0, 14, 4)
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)

    def show_way(self, way: Way) -> None:
        """Lead this way, in the language that is on; a guide that stands alone has none."""
        self._way = way
        say, along = self._language.say, way.along
        title = self._language.of(along.title) if along is not None else say("Other guides")
        self._where.setText(
            say("{title}: {number} of {all}", title=title, number=way.number, all=way.of)
        )
        self._show_step(self._before, way.before, say("Previous guide"))
        self._show_step(self._after, way.after, say("Next guide"))
        self.setVisible(way.of > 1)

    def _show_step(self, step: _Step, guide: Document | None, what: str) -> None:
        step.setVisible(guide is not None)
        if guide is not None:
            step.set_words(what, self._language.of(guide.title))

    def _on_before_clicked(self) -> None:
        if self._way is not None and self._way.before is not None:
            self.place_wanted.emit(self._way.before.place)

    def _on_after_clicked(self) -> None:
        if self._way is not None and self._way.after is not None:
            self.place_wanted.emit(self._way.after.place)


class _Step(OpenCard):
    """Opens the guide before or after."""

    def __init__(self, theme: Theme, name: str, icon: str) -> None:
        super().__init__(name, look="contents-row")
        self._theme = theme
        self._what = label("small", wraps=True)
        self._title = label(wraps=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._title)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        row.addWidget(Icon(theme, icon, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        theme.changed.connect(self._resize)
        self._resize()

    def set_words(self, what: str, title: str) -> None:
        """Say which guide this is, and what it is called."""
        self._what.setText(what)
        self._title.setText(title)
        self.setAccessibleName(f"{what}: {title}")

    def _resize(self) -> None:
        self.setMinimumHeight(self._theme.sizes.target)
