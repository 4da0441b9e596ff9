"""Beside the pages of a document: its contents, or its pages as small pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.contents import Contents
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.thumbnails import Thumbnails
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import Ink, OutlineEntry


class SidePanel(QFrame):
    """Shows contents or pages, whichever was chosen last; pages where there are no contents."""

    entry_wanted = Signal(object)  # OutlineEntry
    page_wanted = Signal(int)

    def __init__(self, language: Language, theme: Theme, client: RenderClient) -> None:
        super().__init__()
        named(self, "reader-side")
        styled(self, "side")
        self._language = language
        self._pdf: OpenedPdf | None = None
        self._are_contents_chosen = True
        self._tabs = Tabs(theme)
        self._heading = named(label("strong"), "reader-side-heading")
        self._contents = Contents(language, theme)
        self._thumbnails = Thumbnails(language, theme, client)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 8)
        column.setSpacing(10)
        column.addWidget(self._tabs)
        column.addWidget(self._heading)
        column.addWidget(self._contents, 1)
        column.addWidget(self._thumbnails, 1)
        self._tabs.contents_chosen.connect(self._on_contents_chosen)
        self._contents.entry_wanted.connect(self.entry_wanted)
        self._thumbnails.page_wanted.connect(self.page_wanted)
        self._show_chosen()

    @property
    def is_empty(self) -> bool:
        return self._pdf is None

    @property
    def has_contents(self) -> bool:
        """Whether there is more to show than the pages themselves."""
        return not self._contents.is_empty

    def retranslate(self) -> None:
        """Say every word anew."""
        self._tabs.set_words(self._language.say("Contents"), self._language.say("Pages"))
        self._heading.setText(self._language.say("Pages"))
        self._contents.retranslate()
        self._thumbnails.retranslate()

    def show_document(
        self,
        pdf: OpenedPdf | None,
        outline: Sequence[OutlineEntry] = (),
        labels: Sequence[str] = (),
    ) -> None:
        """Show this document, or what more is known of it; None shows nothing."""
        if pdf is self._pdf:
            self._thumbnails.set_labels(labels)
        else:
            self._pdf = pdf
            self._thumbnails.show_document(pdf, labels)
            self._contents.mark_page(1)
        self._contents.show_outline(outline, labels)
        self._show_chosen()

    def mark_page(self, page: int) -> None:
        """Mark the page that is read, and the part of the contents that it belongs to."""
        self._contents.mark_page(page)
        self._thumbnails.mark_page(page)

    def set_look(self, rotation: int, ink: Ink) -> None:
        """Show the small pages turned and coloured as the large ones are."""
        self._thumbnails.set_look(rotation, ink)

    def _show_chosen(self) -> None:
        has_contents = self.has_contents
        shows_contents = has_contents and self._are_contents_chosen
        self._tabs.setVisible(has_contents)
        self._heading.setVisible(not has_contents)
        self._tabs.check(contents=shows_contents)
        self._contents.setVisible(shows_contents)
        self._thumbnails.setVisible(not shows_contents)

    def _on_contents_chosen(self, are_chosen: bool) -> None:
        self._are_contents_chosen = are_chosen
        self._show_chosen()


class Tabs(QWidget):
    """Two buttons, one of which is pressed; the arrow keys go from one to the other."""

    contents_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._contents = Button(theme, "reader-side-contents", look="first-choice")
        self._pages = Button(theme, "reader-side-pages", look="last-choice")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self._contents, self._pages):
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button, 1)
        self._group.buttonClicked.connect(self._on_button_clicked)

    def set_words(self, contents: str, pages: str) -> None:
        """Name the tabs."""
        self._contents.set_words(contents)
        self._pages.set_words(pages)

    def check(self, *, contents: bool) -> None:
        """Show which of the two is on."""
        (self._contents if contents else self._pages).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the other tab; a button passes on the arrows that lead out of it."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            wanted = self._pages if event.key() == Qt.Key.Key_Right else self._contents
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            wanted.click()
            return
        super().keyPressEvent(event)

    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.contents_chosen.emit(button is self._contents)
