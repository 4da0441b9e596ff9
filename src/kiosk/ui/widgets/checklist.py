"""A checklist whose ticks live only as long as the program runs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QVBoxLayout, QWidget

from kiosk.core.content.guide import CheckItem
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label


class Checklist(QFrame):
    """Shows the lines of a checklist with their ticks, and how many are done."""

    ticked = Signal(str, bool)  # the line's id, and whether it is ticked now

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "checklist")
        styled(self, "card")
        self._language, self._theme = language, theme
        self._lines: list[_Line] = []
        self._heading = label("strong", wraps=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._note = label("small", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._progress)
        column.addLayout(self._rows)
        column.addWidget(self._note)

    def show_items(self, items: Sequence[CheckItem], ticks: set[str]) -> None:
        """Show these lines; those whose ids are in `ticks` are ticked."""
        for line in self._lines[len(items) :]:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        del self._lines[len(items) :]
        while len(self._lines) < len(items):
            line = _Line(self._theme)
            line.ticked.connect(self._on_line_ticked)
            self._rows.addWidget(line)
            self._lines.append(line)
        for line, item in zip(self._lines, items, strict=True):
            line.show_item(item, is_ticked=item.id in ticks)
        self.retranslate()

    def come_after(self, before: QWidget) -> None:
        """Let Tab come from `before` to the first line, and down the list."""
        for line in self._lines:
            self.setTabOrder(before, line.box)
            before = line.box

    def retranslate(self) -> None:
        """Say every word of its own anew."""
        say = self._language.say
        self._heading.setText(say("Checklist"))
        self._note.setText(say("Ticks disappear when Kiosk closes"))
        self._count()

    def _count(self) -> None:
        done = sum(line.is_ticked for line in self._lines)
        self._progress.setMaximum(max(1, len(self._lines)))
        self._progress.setValue(done)
        self._progress.setAccessibleName(
            self._language.say("{done} of {all} done", done=done, all=len(self._lines))
        )

    def _on_line_ticked(self, item_id: str, is_ticked: bool) -> None:
        self._count()
        self.ticked.emit(item_id, is_ticked)


class _Line(QWidget):
    """One line: a box to tick, and words that wrap (a check box's own do not)."""

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._id = ""
        self._box = Button(theme, "check", icon="square", look="tool")
        self._box.setCheckable(True)
        self._words = label(wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.addWidget(self._box, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(1, 1)
        self._box.toggled.connect(self._on_box_toggled)

    @property
    def box(self) -> QWidget:
        """What Tab stops at."""
        return self._box

    @property
    def is_ticked(self) -> bool:
        return self._box.isChecked()

    def show_item(self, item: CheckItem, *, is_ticked: bool) -> None:
        """Show this line of the checklist."""
        self._id = ""  # what is set here is not the reader's doing
        self._box.setChecked(is_ticked)
        self._box.set_icon("square-check" if is_ticked else "square")
        self._box.setAccessibleName(item.text)
        self._box.setObjectName(f"check-{item.id}")
        self._words.setText(item.text)
        self._id = item.id

    def _on_box_toggled(self, is_ticked: bool) -> None:
        self._box.set_icon("square-check" if is_ticked else "square")
        if self._id:
            self.ticked.emit(self._id, is_ticked)
