"""Names by which tests, and the style sheet, find a widget."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

Widget = TypeVar("Widget", bound=QWidget)


def named(widget: Widget, name: str) -> Widget:
    """Give `widget` its name and hand it back."""
    widget.setObjectName(name)
    return widget


def styled(widget: Widget, look: str) -> Widget:
    """Say which rule of the style sheet (`[look="…"]`) dresses `widget`, and hand it back."""
    widget.setProperty("look", look)
    return widget


def restyle(widget: QWidget, look: str) -> None:
    """Dress a widget that is already shown in another rule of the style sheet."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
