"""A guide's blocks below each other: text, and the pictures within it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.content.finding import PackContentError
from kiosk.core.content.markdown import Block, BlockKind
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.label import remove_widget
from kiosk.ui.widgets.section_text import SectionText


class SectionBody(QWidget):
    """Shows blocks; the sentence of a picture where the picture itself cannot be shown."""

    place_wanted = Signal(str)

    def __init__(self, language: Language, theme: Theme, name: str) -> None:
        super().__init__()
        self._language, self._theme, self._name = language, theme, name
        self._first = self._text()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self._first)

    def show_blocks(self, blocks: Sequence[Block], folders: Sequence[Path], title: str) -> None:
        """Show these blocks under `title`; their pictures lie in `folders`, the nearest first."""
        while self._column.count() > 1:
            remove_widget(self._column.takeAt(1))
        pieces = list(_pieces(blocks))
        leads = bool(pieces) and pieces[0][0].kind is not BlockKind.PICTURE
        self._show_text(self._first, pieces.pop(0) if leads else (), title)
        parts = [self._piece(piece, folders, title) for piece in pieces]
        stops = [self._first, *(part for part in parts if isinstance(part, SectionText))]
        for number, text in enumerate(stops[1:], 2):
            text.setObjectName(f"{self._name}-{number}")
        for part in parts:
            self._column.addWidget(part)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _piece(self, piece: Sequence[Block], folders: Sequence[Path], title: str) -> QWidget:
        if piece[0].kind is BlockKind.PICTURE:
            picture = self._picture(piece[0], folders)
            if picture is not None:
                return picture
        text = self._text()
        self._show_text(text, piece, title)
        return text

    def _picture(self, block: Block, folders: Sequence[Path]) -> QWidget | None:
        """Make the picture; the modules that read and draw it are imported for the first one."""
        from kiosk.core.content.picture import read_picture
        from kiosk.ui.drawing import can_be_drawn
        from kiosk.ui.widgets.guide_picture import GuidePicture

        try:
            picture = read_picture(folders, block.target)
        except PackContentError:
            return None  # pack check names it
        return GuidePicture(self._theme, picture, block.text) if can_be_drawn(picture) else None

    def _text(self) -> SectionText:
        text = named(SectionText(self._language, self._theme, self._name), self._name)
        text.place_wanted.connect(self.place_wanted)
        return text

    def _show_text(self, text: SectionText, blocks: Sequence[Block], title: str) -> None:
        text.setVisible(bool(blocks))
        text.show_blocks(blocks)
        text.setAccessibleName(title)


def _pieces(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Give the text between pictures, and each picture by itself."""
    text: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.PICTURE:
            text.append(block)
            continue
        if text:
            yield tuple(text)
        text = []
        yield (block,)
    if text:
        yield tuple(text)
