"""A guide's text on a card: set from typed blocks, its links explained or followed in place."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from kiosk.core.content.markdown import Block, BlockKind, Span
from kiosk.core.khmer.breaks import breakable, without_breaks
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.text_marks import marks_in


class SectionText(QTextBrowser):
    """Shows blocks as high as they are, without a scroll bar of its own."""

    place_wanted = Signal(str)

    def __init__(self, language: Language, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        self._language, self._theme = language, theme
        self._blocks: Sequence[Block] = ()
        self._marked: tuple[str, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_anchor_clicked)
        theme.changed.connect(self._draw)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these blocks from their beginning."""
        self._blocks = blocks
        self._draw()

    def mark(self, words: Sequence[str]) -> None:
        """Mark these folded words wherever they stand; without any, nothing is marked."""
        self._marked = tuple(words)
        self._draw_marks()

    def first_mark(self) -> QRect | None:
        """Where the first marked word stands, in the widget; None if none does."""
        marks = self.extraSelections()
        return self.cursorRect(marks[0].cursor) if marks else None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what a person would have typed: the invisible breaks stay here."""
        copied = super().createMimeDataFromSelection()
        copied.setText(without_breaks(copied.text()))
        copied.setHtml(without_breaks(copied.html()))
        return copied

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _draw(self) -> None:
        self.setHtml(_page(self._blocks, self._language, self._theme))
        self._fit_height()
        self._draw_marks()

    def _draw_marks(self) -> None:
        marks = marks_in(self.document(), self._marked, self._theme) if self._marked else []
        if marks or self.extraSelections():
            self.setExtraSelections(marks)

    def _height(self) -> int:
        return round(self.document().size().height()) + 4

    def _fit_height(self) -> None:
        height = self._height()
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.place_wanted.emit(url.toString())


def _page(blocks: Sequence[Block], language: Language, theme: Theme) -> str:
    colours, sizes = theme.colours, theme.sizes
    style = f"""
    body {{ font-size: {sizes.body + 1}px; color: {colours.text}; }}
    p, td {{ line-height: 100%; margin: 0 0 {sizes.scaled(12)}px 0; }}
    a {{ color: {colours.accent}; text-decoration: underline; }}
    .number {{ color: {colours.accent}; font-weight: 700; }}
    .note {{ color: {colours.secondary}; font-size: {sizes.small}px; }}
    """
    body = "".join(_block(block, language, theme) for block in blocks)
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>"


def _block(block: Block, language: Language, theme: Theme) -> str:
    match block.kind:
        case BlockKind.STEPS:
            marks = [language.number(number) for number in range(1, len(block.items) + 1)]
            return _list(marks, block.items, theme)
        case BlockKind.BULLETS:
            return _list(["•"] * len(block.items), block.items, theme)
        case BlockKind.NOTE | BlockKind.PICTURE:  # a picture that cannot be shown, in words
            return _note(block, theme)
        case _:
            return f"<p>{_inline(block.spans)}</p>"


def _list(marks: Sequence[str], items: Sequence[Sequence[Span]], theme: Theme) -> str:
    width = theme.sizes.scaled(32)
    rows = "".join(
        f'<tr><td width="{width}" class="number">{mark}</td>'
        f'<td style="padding-bottom: {theme.sizes.scaled(10)}px">{_inline(item)}</td></tr>'
        for mark, item in zip(marks, items, strict=True)
    )
    gap = theme.sizes.scaled(10)
    return (
        f'<table cellspacing="0" cellpadding="0" width="100%" style="margin-top: {gap}px;'
        f' margin-bottom: {gap}px">{rows}</table>'
    )


def _note(block: Block, theme: Theme) -> str:
    colours, scaled = theme.colours, theme.sizes.scaled
    edge = f"border-left: {scaled(4)}px solid {colours.line}"  # seen also where nothing is shaded
    return (
        f'<table width="100%" cellspacing="0" cellpadding="{scaled(12)}"'
        f' bgcolor="{colours.background}" style="margin-top: {scaled(10)}px">'
        f'<tr><td class="note" style="{edge}">{_inline(block.spans)}</td></tr></table>'
    )


def _inline(spans: Sequence[Span]) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    html = escape(breakable(span.text))
    if span.strong:
        html = f"<b>{html}</b>"
    if span.emphasis:
        # The font has no italics, and slanted Khmer is hard to read: weight says it as well.
        html = f"<b>{html}</b>" if not span.strong else html
    if span.target:
        html = f'<a href="{escape(span.target, quote=True)}">{html}</a>'
    return html
