"""The ring around what has the keyboard's focus: one widget that follows it everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from kiosk.ui.theme import Theme

_GAP, _WIDTH = 2, 2
_KEYS = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
}


class FocusRing(QWidget):
    """Draws a ring outside the focused control once the keyboard is being used."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._target: QWidget | None = None
        self._is_keyboard_used = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QObject] = []
        self._is_listening = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self.update)
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isValid(self._window):  # it is being taken down: an error here would be fatal
            return False
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and event.key() in _KEYS:
                self._is_keyboard_used = True
                self._follow()
            case QEvent.Type.MouseButtonPress | QEvent.Type.TouchBegin:
                self._is_keyboard_used = False
                self._follow()
            case QEvent.Type.Move | QEvent.Type.Resize | QEvent.Type.Hide | QEvent.Type.Show:
                self._follow()
            case _:
                pass
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):  # it loses its focus while it is being taken down
            return
        self._listen()
        for watched in filter(isValid, self._watched):
            watched.removeEventFilter(self)
        inside = new is not None and self._window.isAncestorOf(new)
        self._target = new if inside else None
        self._watched = list(_with_ancestors(self._target, self._window))
        for watched in self._watched:
            watched.installEventFilter(self)
        if self._target is not None and self._is_keyboard_used:
            _bring_into_view(self._target)
        self._follow()

    def _listen(self) -> None:
        """Hear every key and press of the window, once it is there, and nothing else."""
        if self._window.internalWinId() and not self._is_listening:
            self._window.windowHandle().installEventFilter(self)
            self._is_listening = True

    def _follow(self) -> None:
        target = self._target
        is_there = target is not None and isValid(target) and target.isVisible()
        if target is None or not is_there or not self._is_keyboard_used:
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        inside = isinstance(target, QAbstractScrollArea)
        grown = -_WIDTH if inside else _GAP + _WIDTH
        self.setGeometry(QRect(corner, target.size()).adjusted(-grown, -grown, grown, grown))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.accent), _WIDTH))
        radius = min(self.height() / 2, 14)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)


def _bring_into_view(target: QWidget) -> None:
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target, 24, 24)
        above = above.parentWidget()


def _with_ancestors(target: QWidget | None, window: QWidget) -> Iterator[QWidget]:
    """The widgets whose moves move the target, from itself up to the window."""
    while target is not None and target is not window:
        yield target
        target = target.parentWidget()
