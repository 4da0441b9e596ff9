"""Lists that a finger can throw."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QScroller, QScrollerProperties, QWidget

_THROWN = {QScroller.State.Dragging, QScroller.State.Scrolling}


class Flick(QObject):
    """Lets a finger throw a list. A press that becomes a throw chooses nothing in it.

    Qt makes a mouse of the finger besides, whose press moves the current index, whose moves mark
    what they pass over, and whose release is a click.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._before = QPersistentModelIndex()
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # One of our own: asked for Qt's, PySide6 first loads every kind of widget, for 8 ms.
        view.setViewport(QWidget())
        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._scroller = QScroller.scroller(view.viewport())
        properties = self._scroller.scrollerProperties()
        properties.setScrollMetric(
            QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
            QScrollerProperties.OvershootPolicy.OvershootAlwaysOff,
        )
        self._scroller.setScrollerProperties(properties)
        self._scroller.stateChanged.connect(self._on_state_changed)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_of_finger = (
            isinstance(event, QMouseEvent)
            and event.source() is Qt.MouseEventSource.MouseEventSynthesizedByQt
        )
        match event.type():
            case QEvent.Type.MouseMove:
                return is_of_finger
            case QEvent.Type.MouseButtonRelease:
                return is_of_finger and self._scroller.state() in _THROWN
            case _:
                return super().eventFilter(watched, event)

    def _on_state_changed(self, state: QScroller.State) -> None:
        match state:
            case QScroller.State.Pressed:
                self._before = QPersistentModelIndex(self._view.currentIndex())
            case QScroller.State.Dragging:
                self._view.setAutoScroll(False)
                self._view.setCurrentIndex(self._index_before())
                self._view.setAutoScroll(True)
            case _:
                pass

    def _index_before(self) -> QModelIndex:
        before = self._before
        return self._view.model().index(before.row(), before.column(), before.parent())
