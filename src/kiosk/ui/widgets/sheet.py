"""Sheets: what is asked or shown above the screen, without a dialog of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.screen import Page

_PADDING = 24
_EDGE = 24
"""The least that stays visible of the window around a card."""


class Sheet(QFrame):
    """What lies over the window: a heading, a way to close it, and what subclasses add."""

    closed = Signal()

    loses_nothing = False
    """Whether nothing is lost when it is closed by something that happens elsewhere."""

    def __init__(self, language: Language, theme: Theme, name: str) -> None:
        super().__init__()
        named(self, name)
        styled(self, "sheet")
        self.language, self.theme = language, theme
        self.heading = label("heading", wraps=True)
        self.close_button = Button(theme, f"{name}-close", icon="x", look="tool")
        self.top = QHBoxLayout()
        self.top.addWidget(self.heading, 1)
        self.top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.close_button.clicked.connect(self.close_sheet)
        language.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Say every word anew; subclasses add their own."""
        self.close_button.set_words(self.language.say("Close"))

    def fit(self, room: QSize) -> None:
        """Take a size that fits into `room`, in logical pixels."""

    def take_focus(self) -> None:
        """Let the keyboard begin with what comes first; a sheet may have something better."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextPrevChild(True)

    def close_sheet(self) -> None:
        """Go away."""
        self.closed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within the sheet."""
        step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
        here = QApplication.focusWidget() or self
        widget = step(here)
        while widget is not None and widget is not here:
            if self._can_take_focus(widget):
                reason = (
                    Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                )
                widget.setFocus(reason)
                return True
            widget = step(widget)
        return True

    def _can_take_focus(self, widget: QWidget) -> bool:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return self.isAncestorOf(widget) and takes_tab and widget.isVisible() and widget.isEnabled()


class CardSheet(Sheet):
    """A sheet as a card in the middle; `column` takes what it shows, and scrolls if it must."""

    def __init__(self, language: Language, theme: Theme, name: str, *, width: int = 560) -> None:
        """Make a card `width` pixels wide at 100 % text size, or as wide as the window allows."""
        super().__init__(language, theme, name)
        self._width, self._room = width, QSize()
        self._body = Page(margin=0, look="in-sheet")
        self.column = self._body.column
        self.column.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(0)
        column.addLayout(self.top)
        column.addWidget(self._body)

    def fit(self, room: QSize) -> None:
        self._room = room
        self.setFixedWidth(min(self.theme.sizes.scaled(self._width), room.width() - 2 * _EDGE))
        inside = self.width() - 2 * _PADDING
        most = room.height() - 2 * (_PADDING + _EDGE) - self.top.heightForWidth(inside)
        self._body.setFixedHeight(min(self._body.height_for(inside), most))

    def event(self, event: QEvent) -> bool:
        """Grow or shrink when what is inside changes its size."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._room.isValid():
            self.fit(self._room)
        return is_handled


class SheetLayer(QWidget):
    """Lies over the window while sheets are open and dims what is below."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        named(self, "sheet-layer")
        self._window = window
        self._open: list[tuple[Sheet, QWidget | None]] = []  # each with who had the focus before
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        window.installEventFilter(self)
        self.hide()

    @property
    def sheet(self) -> Sheet | None:
        """The uppermost sheet, or None."""
        return self._open[-1][0] if self._open else None

    @property
    def holds_work(self) -> bool:
        """Whether closing all of them would lose what somebody chose or typed, or shows around."""
        return not all(sheet.loses_nothing for sheet, _ in self._open)

    def open(self, sheet: Sheet, *, fills: bool = False) -> None:
        """Lay `sheet` over everything, in the middle, or over the whole window."""
        self._open.append((sheet, QApplication.focusWidget()))
        centre = Qt.AlignmentFlag(0) if fills else Qt.AlignmentFlag.AlignCenter
        self._grid.addWidget(sheet, 0, 0, centre)
        sheet.closed.connect(self.close_sheet)
        sheet.retranslate()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        sheet.fit(self.size())
        sheet.show()
        sheet.raise_()
        sheet.take_focus()

    def close_sheet(self) -> None:
        """Close the uppermost sheet; the focus goes back to where it was."""
        if not self._open:
            return
        sheet, focus_before = self._open.pop()
        self._grid.removeWidget(sheet)
        sheet.hide()
        sheet.deleteLater()
        self.setVisible(bool(self._open))
        if focus_before is not None and isValid(focus_before) and focus_before.isVisible():
            focus_before.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_all(self) -> None:
        """Close every sheet."""
        while self._open:
            self.close_sheet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            for sheet, _ in self._open:
                sheet.fit(self.size())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()  # nothing below hears the keyboard while a sheet is open

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sheet = self.sheet
        if sheet is not None and not sheet.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 110))
