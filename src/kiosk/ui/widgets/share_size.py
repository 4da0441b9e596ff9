"""How large the code is drawn, and who in the room can read it at that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon
from kiosk.ui.widgets.qr_view import QrView

_STEPS_OF_A_PAGE = 4


class SizeBar(QWidget):
    """A slider over the sizes that a code can have in its view, in whole pixels a module."""

    chosen = Signal()

    def __init__(self, view: QrView, language: Language, theme: Theme) -> None:
        super().__init__()
        self._view, self._language = view, language
        self._words = label("small")
        self._slider = _Slider()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(Icon(theme, "zoom-out", "secondary", size=20))
        row.addWidget(self._slider, 1)
        row.addWidget(Icon(theme, "zoom-in", "secondary", size=20))
        self._slider.valueChanged.connect(self._on_slider_changed)

    def follow(self) -> None:
        """Offer the sizes there are in the view now; what was as large as fits stays so."""
        sizes = self._view.module_sizes
        self.setVisible(len(sizes) > 1)
        if not sizes:
            return
        slider = self._slider
        was_largest = slider.value() == slider.maximum()
        slider.blockSignals(True)
        slider.setRange(sizes[0], sizes[-1])
        if was_largest:
            slider.setValue(slider.maximum())
        slider.blockSignals(False)
        self._set_module()

    def tell(self, reach: str) -> None:
        """Let a screen reader know how far the code can be read at this size."""
        self._slider.setAccessibleDescription(reach)

    def retranslate(self) -> None:
        """Say every word anew."""
        self._words.setText(self._language.say("Size"))
        self._slider.setAccessibleName(self._language.say("Size of the code"))

    def _on_slider_changed(self) -> None:
        self._set_module()
        self.chosen.emit()

    def _set_module(self) -> None:
        is_largest = self._slider.value() == self._slider.maximum()
        self._view.set_module(None if is_largest else self._slider.value())


class _Slider(QSlider):
    """Keeps the arrow keys for itself, and leaves the wheel to the page it stands on."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        named(self, "share-size")
        self.setRange(0, 0)  # at its largest, until there is a code
        self.setPageStep(_STEPS_OF_A_PAGE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        is_arrow = isinstance(event, QKeyEvent) and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        )
        if is_arrow and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
