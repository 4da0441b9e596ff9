"""Beside the pages of a document: its contents, or its pages as small pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
from kiosk.ui.widgets.label import label
from kiosk.ui.worker import OpenedPdf, RenderClient
from kiosk.workers.render_messages import Ink, OutlineEntry

if TYPE_CHECKING:
    from kiosk.ui.widgets.contents import Contents
    from kiosk.ui.widgets.thumbnails import Thumbnails


class SidePanel(QFrame):
    """Shows contents or pages, whichever was chosen last; pages where there are no contents.

    Each of the two is made when it is first shown.
    """

    entry_wanted = Signal(object)  # OutlineEntry
    page_wanted = Signal(int)

    def __init__(self, language: Language, theme: Theme, client: RenderClient) -> None:
        super().__init__()
        named(self, "reader-side")
        styled(self, "side")
        self._language, self._theme, self._client = language, theme, client
        self._pdf: OpenedPdf | None = None
        self._outline: Sequence[OutlineEntry] = ()
        self._labels: Sequence[str] = ()
        self._page = 1
        self._place = (1, 0.0)
        self._rotation, self._ink = 0, Ink.PAPER
        self._are_contents_chosen = True
        self._tabs = Tabs(theme)
        self._heading = named(label("strong"), "reader-side-heading")
        self._contents: Contents | None = None
        self._thumbnails: Thumbnails | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 14, 12, 8)
        self._column.setSpacing(10)
        self._column.addWidget(self._tabs)
        self._column.addWidget(self._heading)
        self._tabs.contents_chosen.connect(self._on_contents_chosen)
        self.retranslate()

    @property
    def is_empty(self) -> bool:
        return self._pdf is None

    @property
    def has_contents(self) -> bool:
        """Whether there is more to show than the pages themselves."""
        return bool(self._outline)

    def retranslate(self) -> None:
        """Say every word anew."""
        self._tabs.set_words(self._language.say("Contents"), self._language.say("Pages"))
        self._heading.setText(self._language.say("Pages"))
        for part in (self._contents, self._thumbnails):
            if part is not None:
                part.retranslate()

    def show_document(
        self,
        pdf: OpenedPdf | None,
        outline: Sequence[OutlineEntry] = (),
        labels: Sequence[str] = (),
    ) -> None:
        """Show this document, or what more is known of it; None shows nothing."""
        is_other = pdf is not self._pdf
        self._pdf, self._outline, self._labels = pdf, outline, labels
        if is_other:
            self._page, self._place = 1, (1, 0.0)
        if self._thumbnails is not None and is_other:
            self._thumbnails.show_document(pdf, labels)
        elif self._thumbnails is not None:
            self._thumbnails.set_labels(labels)
        if self._contents is not None and is_other:
            self._contents.mark_place(*self._place)
        if self._contents is not None:
            self._contents.show_outline(outline, labels)
        self._show_chosen()

    def mark_page(self, page: int) -> None:
        """Mark the small page of the one that is read."""
        self._page = page
        if self._thumbnails is not None:
            self._thumbnails.mark_page(page)

    def mark_place(self, page: int, y: float) -> None:
        """Mark the part of the contents that is read, `y` points down the page."""
        self._place = page, y
        if self._contents is not None:
            self._contents.mark_place(page, y)

    def set_look(self, rotation: int, ink: Ink) -> None:
        """Show the small pages turned and coloured as the large ones are."""
        self._rotation, self._ink = rotation, ink
        if self._thumbnails is not None:
            self._thumbnails.set_look(rotation, ink)

    def _show_chosen(self) -> None:
        has_contents = self.has_contents
        shows_contents = has_contents and self._are_contents_chosen
        self._tabs.setVisible(has_contents)
        self._heading.setVisible(not has_contents and not self.is_empty)
        self._tabs.check(contents=shows_contents)
        shown: QWidget | None = None
        if not self.is_empty:
            shown = self._contents_ready() if shows_contents else self._thumbnails_ready()
        for part in (self._contents, self._thumbnails):
            if part is not None:
                part.setVisible(part is shown)

    def _contents_ready(self) -> Contents:
        if self._contents is None:
            from kiosk.ui.widgets.contents import Contents

            contents = self._contents = Contents(self._language, self._theme)
            contents.retranslate()
            contents.show_outline(self._outline, self._labels)
            contents.mark_place(*self._place)
            contents.entry_wanted.connect(self.entry_wanted)
            self._column.addWidget(contents, 1)
        return self._contents

    def _thumbnails_ready(self) -> Thumbnails:
        if self._thumbnails is None:
            from kiosk.ui.widgets.thumbnails import Thumbnails

            pages = self._thumbnails = Thumbnails(self._language, self._theme, self._client)
            pages.retranslate()
            pages.set_look(self._rotation, self._ink)
            pages.show_document(self._pdf, self._labels)
            pages.mark_page(self._page)
            pages.page_wanted.connect(self.page_wanted)
            self._column.addWidget(pages, 1)
        return self._thumbnails

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
