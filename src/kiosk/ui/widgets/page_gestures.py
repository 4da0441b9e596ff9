"""Wheel, touchpad and fingers: told as scrolling, zooming, tapping and holding."""

from math import exp, hypot

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QNativeGestureEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScroller, QScrollerProperties, QWidget

_NOTCH = 120  # QWheelEvent.angleDelta of one notch
_ZOOM_PER_PIXEL = 0.005  # of a touchpad's scrolling with Control held
_PINCH_REST = 200  # milliseconds without a step after which a pinch that has no end is over
_LEAST_SPAN = 20.0  # logical pixels: fingers closer than this tell no size
_SCROLLER_METRICS = (
    (
        QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
        QScrollerProperties.OvershootPolicy.OvershootAlwaysOff,
    ),
    (
        QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
        QScrollerProperties.OvershootPolicy.OvershootAlwaysOff,
    ),
    (QScrollerProperties.ScrollMetric.DragStartDistance, 0.002),
)
"""Nothing lies beyond the document's ends, and the page follows the finger soon (in metres)."""


class PageGestures(QObject):
    """Hears what happens to the viewport. Points are logical pixels of it."""

    scrolled = Signal(float, float)  # how far across and down
    zoom_stepped = Signal(int, QPointF)  # fixed steps up, around where
    pinched = Signal(float, QPointF)  # how many times larger, around where
    pinch_ended = Signal()
    tapped = Signal(QPointF)
    held = Signal(QPointF)
    held_dragged = Signal(QPointF)
    held_released = Signal()

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._wheel = 0
        self._start = QPointF()
        self._span = 0.0
        self._middle = QPointF()
        self._is_tap = self._is_held = self._is_pinching = False
        self._scroller = QScroller.scroller(viewport)
        properties = self._scroller.scrollerProperties()
        for metric, value in _SCROLLER_METRICS:
            properties.setScrollMetric(metric, value)
        self._scroller.setScrollerProperties(properties)
        self._hold = QTimer(self, singleShot=True)
        self._hold.timeout.connect(self._on_hold_timeout)
        self._rest = QTimer(self, singleShot=True, interval=_PINCH_REST)
        self._rest.timeout.connect(self._end_pinch)

    def stop(self) -> None:
        """Let nothing move on by itself."""
        self._scroller.stop()
        self._hold.stop()

    def wheel(self, event: QWheelEvent) -> bool:
        """Hear the wheel or two fingers on a touchpad; false if that is for the scroll bars."""
        # X11 tells pixels too, but they mean something else with every driver: it has no phases.
        is_smooth = event.phase() is not Qt.ScrollPhase.NoScrollPhase
        pixels = event.pixelDelta()
        self._scroller.stop()
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if is_smooth and not pixels.isNull():
                self._pinch(exp(pixels.y() * _ZOOM_PER_PIXEL), event.position())
            else:
                self._turn_wheel(event)
        elif is_smooth and not pixels.isNull():
            self.scrolled.emit(-pixels.x(), -pixels.y())
        else:
            return False
        event.accept()
        return True

    def hear(self, event: QTouchEvent | QNativeGestureEvent) -> bool:
        """Hear fingers on the screen, or a pinch on a touchpad; false if it is something else."""
        if isinstance(event, QNativeGestureEvent):
            return self._hear_native(event)
        event.accept()
        match event.type():
            case QEvent.Type.TouchBegin | QEvent.Type.TouchUpdate:
                self._touch(event)
            case QEvent.Type.TouchEnd:
                self._lift(event)
            case _:
                self._cancel()
        return True

    def _turn_wheel(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        if notches:
            self.zoom_stepped.emit(notches, event.position())

    def _hear_native(self, event: QNativeGestureEvent) -> bool:
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._pinch(max(1 + event.value(), 0.1), event.position())
            case Qt.NativeGestureType.EndNativeGesture:
                self._end_pinch()
            case _:
                return False
        return True

    def _pinch(self, factor: float, around: QPointF) -> None:
        self._is_pinching = True
        self._rest.start()
        self.pinched.emit(factor, around)

    def _end_pinch(self) -> None:
        self._rest.stop()
        if self._is_pinching:
            self._is_pinching = False
            self.pinch_ended.emit()

    # --- Fingers on the screen

    def _touch(self, event: QTouchEvent) -> None:
        down = [one for one in event.points() if one.state() is not QEventPoint.State.Released]
        if len(down) >= 2:
            self._touch_with_two(down[0].position(), down[1].position())
        elif self._span:
            self._end_pinch()  # the finger that is left does nothing until it is lifted too
        elif down:
            self._touch_with_one(down[0], event.timestamp())

    def _touch_with_one(self, finger: QEventPoint, time: int) -> None:
        at = finger.position()
        if finger.state() is QEventPoint.State.Pressed:
            self._start = at
            self._is_tap = self._scroller.state() is QScroller.State.Inactive
            self._hold.start(QApplication.styleHints().mousePressAndHoldInterval())
            self._scroller.handleInput(QScroller.Input.InputPress, at, time)
            return
        if self._is_held:
            self.held_dragged.emit(at)
            return
        if (at - self._start).manhattanLength() >= QApplication.startDragDistance():
            self._is_tap = False
            self._hold.stop()
        self._scroller.handleInput(QScroller.Input.InputMove, at, time)

    def _touch_with_two(self, one: QPointF, other: QPointF) -> None:
        span = max(hypot(one.x() - other.x(), one.y() - other.y()), _LEAST_SPAN)
        middle = (one + other) / 2
        if self._span:
            way = self._middle - middle
            self._pinch(span / self._span, middle)
            self.scrolled.emit(way.x(), way.y())
        else:
            self._is_tap = False
            self._hold.stop()
            self._scroller.stop()
        self._rest.stop()  # fingers that lie still have not let go
        self._span, self._middle = span, middle

    def _lift(self, event: QTouchEvent) -> None:
        at = event.points()[0].position()
        was_tap, was_held, was_pinch = self._is_tap, self._is_held, self._span > 0
        if was_pinch or was_held:
            self._cancel()
            return
        self._hold.stop()
        self._is_tap = False
        self._scroller.handleInput(QScroller.Input.InputRelease, at, event.timestamp())
        if was_tap:
            self.tapped.emit(at)

    def _cancel(self) -> None:
        self.stop()
        was_held, self._is_held = self._is_held, False
        self._is_tap, self._span = False, 0.0
        self._end_pinch()
        if was_held:
            self.held_released.emit()

    def _on_hold_timeout(self) -> None:
        if self._is_tap:
            self._is_tap, self._is_held = False, True
            self._scroller.stop()
            self.held.emit(self._start)
