"""What stands on the kiosk's screen, as plain values. Runs inside the program."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.window import Window

Values = dict[str, Any]


def look() -> Values:
    """Everything a scenario may ask for, taken at one moment."""
    window = next((one for one in QApplication.topLevelWidgets() if type(one) is Window), None)
    if window is None or not window.isVisible():
        return {"is_open": False, "things": []}
    screen, focus = window.screen_shown, QApplication.focusWidget()
    return {
        "is_open": True,
        "window": int(window.winId()),
        "is_active": window.isActiveWindow(),
        "is_full_screen": window.isFullScreen(),
        "geometry": _values(QRect(window.mapToGlobal(QPoint()), window.size())),
        "title": window.windowTitle(),
        "place": str(window._history.present.place),
        "position": screen.position if screen else 0.0,
        "language": str(window._language.code),
        "focus": _names(focus) if focus else [],
        "sheet": window.layer.sheet.objectName() if window.layer.sheet else "",
        "clipboard": QApplication.clipboard().text(),
        "things": [thing for top in _tops() for thing in _things(top)],
        **_scrolling(window),
        **_pages(window),
    }


def _tops() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def _scrolling(window: Window) -> Values:
    """How far the page is scrolled, in pixels, and a point where the wheel meets only the page."""
    within = window.layer.sheet or window.screen_shown or window
    areas = [one for one in within.findChildren(QScrollArea) if one.isVisible()]
    area = max(areas, key=lambda one: one.verticalScrollBar().maximum(), default=None)
    port = area.viewport() if area else window
    point = port.mapToGlobal(QPoint(port.width() - 12, port.height() // 2))
    return {
        "scrolled": area.verticalScrollBar().value() if area else 0,
        "wheel": [point.x(), point.y()],
    }


def _pages(window: Window) -> Values:
    shown = [one for one in window.findChildren(PageCanvas) if one.isVisible()]
    canvas = next((one for one in shown if one.objectName() == "reader-pages"), None)
    if canvas is None:
        return {"page": 0, "pages": 0, "zoom": 0, "is_settled": True}
    beside = next((one for one in shown if one is not canvas), None)
    picture = canvas._stage.shown is not None and canvas._stage.shown.has_picture(canvas.page)
    return {
        "page": canvas.page,
        "pages": canvas.page_count,
        "zoom": canvas.zoom.percent,
        "fit": canvas.zoom.fit.name,
        "fraction": canvas.position.fraction,
        "page_beside": beside.page if beside is not None else 0,
        "is_on_link": canvas._links.focused is not None,
        "is_settled": picture and canvas.is_settled,
    }


def _things(top: QWidget) -> Iterator[Values]:
    if isinstance(top, QMenu):
        yield from _menu(top)
        return
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible() and not isinstance(widget, QMenu):
            yield from _widget(widget)


def _widget(widget: QWidget) -> Iterator[Values]:
    name, texts = widget.objectName(), _texts(widget)
    if not name and not texts:
        return
    shown = _shown(widget)
    yield {
        "name": name,
        "texts": texts,
        "description": widget.accessibleDescription(),
        "can_press": isinstance(widget, QAbstractButton | QLineEdit | QComboBox),
        "is_enabled": widget.isEnabled(),
        "is_checked": isinstance(widget, QAbstractButton) and widget.isChecked(),
        "is_word": isinstance(widget, QLabel | QAbstractButton | QLineEdit | QTextEdit),
        "choice": _choice(widget),
        "rect": _values(QRect(widget.mapToGlobal(QPoint()), widget.size())),
        "shown": _values(shown),
    }
    if isinstance(widget, QTextBrowser):
        yield from _links(widget, shown)
    if isinstance(widget, QAbstractItemView):
        yield from _rows(widget)


def _choice(widget: QWidget) -> str:
    """What tells the group of which Tab takes only one: the arrows lead on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return str(id(group)) if group is not None and group.exclusive() else ""


def _texts(widget: QWidget) -> list[str]:
    texts = [widget.accessibleName()]
    match widget:
        case QLabel():
            texts.append(widget.text())
        case QAbstractButton():
            texts.append(widget.text().replace("&&", "&"))
        case QLineEdit():
            texts += [widget.text(), "" if widget.text() else widget.placeholderText()]
        case QTextEdit():
            texts.append(widget.toPlainText())
        case QComboBox():
            texts.append(widget.currentText())
    return list(dict.fromkeys(text for text in texts if text))


def _names(widget: QWidget) -> list[str]:
    """What the focus is on: the widget, and the link in it that Tab has come to."""
    link = widget.textCursor().selectedText() if isinstance(widget, QTextEdit) else ""
    return [name for name in (widget.objectName(), link, *_texts(widget)) if name]


def _shown(widget: QWidget) -> QRect:
    """The part of a widget that a person sees; empty if it is scrolled out or covered."""
    part = widget.visibleRegion().boundingRect()
    if part.isEmpty():
        return QRect()
    part = QRect(widget.mapToGlobal(part.topLeft()), part.size())
    on_top = QApplication.widgetAt(part.center())
    is_free = on_top is not None and (
        on_top is widget or widget.isAncestorOf(on_top) or on_top.isAncestorOf(widget)
    )
    return part if is_free else QRect()


def _links(text: QTextBrowser, shown: QRect) -> Iterator[Values]:
    block = text.document().begin()
    while block.isValid():
        for iterated in block:  # type: ignore[attr-defined]  # PySide6 knows QTextBlock.__iter__ only at run time
            fragment = iterated.fragment()
            if fragment.charFormat().isAnchor():
                yield _part(
                    fragment.charFormat().anchorHref(),
                    fragment.text(),
                    _fragment_rect(text, fragment.position(), fragment.length()),
                    shown,
                )
        block = block.next()


def _fragment_rect(text: QTextBrowser, position: int, length: int) -> QRect:
    """The part of a link on its first line."""
    cursor = QTextCursor(text.document())
    cursor.setPosition(position)
    first = text.cursorRect(cursor)
    rect = first
    for end in range(position + 1, position + length + 1):
        cursor.setPosition(end)
        here = text.cursorRect(cursor)
        if here.top() != first.top():
            break
        rect = first.united(here)
    return QRect(text.viewport().mapToGlobal(rect.topLeft()), rect.size())


def _rows(view: QAbstractItemView) -> Iterator[Values]:
    """The rows that can be seen, from above to below."""
    port, shown = view.viewport(), _shown(view.viewport())
    y = 1
    while y < port.height():
        index = view.indexAt(QPoint(port.width() // 2, y))
        if not index.isValid():
            return
        rect = view.visualRect(index)
        place = QRect(port.mapToGlobal(rect.topLeft()), rect.size())
        yield _part("", str(index.data(Qt.ItemDataRole.DisplayRole)), place, shown)
        y = rect.bottom() + 2


def _menu(menu: QMenu) -> Iterator[Values]:
    everything = QRect(menu.mapToGlobal(QPoint()), menu.size())
    for action in menu.actions():
        rect = menu.actionGeometry(action)
        place = QRect(menu.mapToGlobal(rect.topLeft()), rect.size())
        yield _part(action.objectName(), action.text(), place, everything) | {
            "is_enabled": action.isEnabled()
        }


def _part(name: str, text: str, rect: QRect, within: QRect) -> Values:
    """Something to press that is not a widget of its own: a link, a row, a line of a menu."""
    return {
        "name": name,
        "texts": [text],
        "description": "",
        "can_press": True,
        "is_enabled": True,
        "is_checked": False,
        "is_word": True,
        "choice": "link",
        "rect": _values(rect),
        "shown": _values(rect.intersected(within)),
    }


def _values(rect: QRect) -> list[int]:
    return [rect.x(), rect.y(), rect.width(), rect.height()]
