"""Marks on the words of a text that a search found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from kiosk.ui.theme import Theme

_ENDS = str.maketrans(dict.fromkeys("\u2029\u2028\ufdd0\ufdd1\xa0", "\n"))
"""What stands in a document for the end of a line, of a paragraph and of a table's cell."""


def marks_in(
    document: QTextDocument, words: Sequence[str], theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """Give a mark for every one of these folded words, wherever it stands."""
    from kiosk.core.search.marking import word_ranges  # needs the search, which a start does not

    marks = []
    for found in word_ranges(document.toRawText().translate(_ENDS), words):
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(found.start)
        cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = _format(theme)
        marks.append(mark)
    return marks


def _format(theme: Theme) -> QTextCharFormat:
    colours, look = theme.colours, QTextCharFormat()
    look.setBackground(QColor(colours.found))
    look.setFontUnderline(colours.line_width > 1)  # where there are no soft fills
    return look
