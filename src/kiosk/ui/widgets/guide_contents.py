"""The sections of a guide, to choose from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.core.content.guide import Guide
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.choice_box import ChoiceBox
from kiosk.ui.widgets.contents_row import ContentsRow
from kiosk.ui.widgets.label import label


class GuideContents(QFrame):
    """The sections of a guide: a list, or a box to choose from where there is little room."""

    section_chosen = Signal(str)

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        named(self, "guide-contents")
        self._language, self._theme = language, theme
        self._rows: list[ContentsRow] = []
        self._title = named(label("heading", wraps=True), "guide-title")
        self._box = ChoiceBox(theme, "guide-section-box")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._box)
        column.addWidget(self._list)
        self._box.activated.connect(self._on_box_activated)

    def set_folded(self, is_folded: bool) -> None:
        """Show the box instead of the list."""
        self._box.setVisible(is_folded)
        self._list.setVisible(not is_folded)

    def show_guide(self, title: str, guide: Guide) -> None:
        """List the sections of this guide."""
        self._title.setText(title)
        self._box.setAccessibleName(self._language.say("Contents"))
        self._box.clear()
        for row in self._rows[len(guide.sections) :]:
            row.hide()
            row.deleteLater()
        del self._rows[len(guide.sections) :]
        while len(self._rows) < len(guide.sections):
            self._rows.append(self._row())
        for number, (row, section) in enumerate(zip(self._rows, guide.sections, strict=True), 1):
            digits = self._language.number(number)
            row.set_words(digits, section.title)
            row.setObjectName(f"section-{section.id}")
            self._box.addItem(f"{digits}   {section.title}", section.id)

    def choose(self, section_id: str) -> None:
        """Mark the section that is shown."""
        for row in self._rows:
            row.mark(row.objectName() == f"section-{section_id}")
        self._box.setCurrentIndex(self._box.findData(section_id))

    def _row(self) -> ContentsRow:
        row = ContentsRow(self._theme, "section")
        row.clicked.connect(self._on_row_clicked)
        self._column.addWidget(row)
        QWidget.setTabOrder(self._rows[-1] if self._rows else self._box, row)
        return row

    def _on_row_clicked(self) -> None:
        self.section_chosen.emit(self.sender().objectName().removeprefix("section-"))

    def _on_box_activated(self, row: int) -> None:
        self.section_chosen.emit(str(self._box.itemData(row)))
