"""Choose several things to hand over together: as one code, or on a USB stick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout

from kiosk.core.content.library import Library
from kiosk.core.content.place import ITEM_SHELVES, Place
from kiosk.core.handover.collection import Collection
from kiosk.core.sizes import size_words
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.choice_model import ChoiceModel
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.search_field import SearchField
from kiosk.ui.widgets.sheet import Sheet

_WIDTH = 760
_EDGE = 24
_PADDING = 24
_LOW = 450
"""Below so many pixels at 100 % text size the list would have no room under heading and field."""

_ANY_WIDTH = 16_777_215  # what Qt calls QWIDGETSIZE_MAX, and PySide6 not at all
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChooseSheet(Sheet):
    """Lists everything by shelf, with a box before each thing and each shelf."""

    code_wanted = Signal(object)  # tuple[Place, ...]
    stick_wanted = Signal(object)  # tuple[Place, ...]

    def __init__(self, here: Place, language: Language, theme: Theme, library: Library) -> None:
        """Begin with what stands `here` chosen; at a shelf or a screen nothing is."""
        super().__init__(language, theme, "choose-sheet")
        self._here = here
        self._collection = Collection(library)
        if here.item:
            self._collection.choose(here)
        self._model = ChoiceModel(self._collection, language, theme)
        self._search = SearchField(theme, "choose-search")
        self._search.setMaximumWidth(_ANY_WIDTH)
        self._list = named(QListView(), "choose-list")
        self._count = named(label("secondary", wraps=True), "choose-count")
        self._code = Button(theme, "choose-code", icon="qr-code", look="primary")
        self._stick = Button(theme, "choose-stick", icon="usb")
        self._lay_out()
        self._search.textEdited.connect(self._model.filter)
        self._search.left_downwards.connect(self._enter_list)
        self._list.clicked.connect(self._on_list_clicked)
        self._list.installEventFilter(self)
        self._code.clicked.connect(self._on_code_clicked)
        self._stick.clicked.connect(self._on_stick_clicked)
        theme.changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = Flow(spacing=10)
        buttons.add(self._code)
        buttons.add(self._stick)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(12)
        column.addLayout(self.top)
        column.addWidget(self._search)
        column.addWidget(self._list, 1)
        column.addWidget(self._count)
        column.addWidget(buttons)
        self._draw_icons()

    def fit(self, room: QSize) -> None:
        width = min(self.theme.sizes.scaled(_WIDTH), room.width() - 2 * _EDGE)
        self.setFixedSize(width, room.height() - 2 * _EDGE)
        is_low = room.height() < self.theme.sizes.scaled(_LOW)
        self.heading.setVisible(not is_low)
        if is_low:
            self.top.insertWidget(0, self._search, 1)
        else:
            self._column.insertWidget(1, self._search)

    def take_focus(self) -> None:
        """Begin with the list, where the reader is."""
        shelf = self._here.shelf if self._here.shelf in ITEM_SHELVES else ""
        index = self._model.index(self._model.row_of(shelf))
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.language.say
        self.heading.setText(say("What do you want to hand over?"))
        self._search.setPlaceholderText(say("Find by name"))
        self._search.setAccessibleName(say("Find by name"))
        self._list.setAccessibleName(say("What do you want to hand over?"))
        self._code.set_words(say("Show a code"))
        self._stick.set_words(say("Copy to a USB stick"))
        self._model.say_anew()
        self._show_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick with Space or Enter; without this, Space would go to the next row with a space."""
        if watched is self._list and isinstance(event, QKeyEvent) and _turns(event):
            self._turn(self._list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _enter_list(self) -> None:
        self._list.setCurrentIndex(self._model.index(0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, index: QModelIndex) -> None:
        if index.isValid():
            self._model.turn(index.row())
            self._show_count()

    def _show_count(self) -> None:
        count, say = self._collection.count, self.language.say
        size = size_words(self._collection.size)
        if not count:
            told = say("Nothing is chosen yet.")
        elif count == 1:
            told = say("One thing is chosen · {size}", size=size)
        else:
            told = say("{count} things are chosen · {size}", count=count, size=size)
        self._count.setText(told)
        for button in (self._code, self._stick):
            button.setEnabled(bool(count))

    def _draw_icons(self) -> None:
        size = self.theme.sizes.icon
        self._list.setIconSize(QSize(size, size))

    def _on_theme_changed(self) -> None:
        self._draw_icons()
        self._model.say_anew()

    def _on_list_clicked(self, index: QModelIndex) -> None:
        self._turn(index)

    def _on_code_clicked(self) -> None:
        self.code_wanted.emit(self._collection.places)

    def _on_stick_clicked(self) -> None:
        self.stick_wanted.emit(self._collection.places)


def _turns(event: QKeyEvent) -> bool:
    is_press = event.type() == QEvent.Type.KeyPress
    return is_press and event.key() in (Qt.Key.Key_Space, *_ENTER)
