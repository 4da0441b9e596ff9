"""Licences: what one may do with the kiosk, what it is made of, and what each licence says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from kiosk.core.content.place import Place
from kiosk.core.licences import Component, System, licence_text, read_components
from kiosk.ui.commands import CommandId
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.component_list import ComponentList
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.licence_text import LicenceText
from kiosk.ui.widgets.screen import Page, Screen
from kiosk.ui.widgets.word_card import WordCard


class LicencesScreen(Screen):
    """Shows the list of components; a place with a section shows the licence of that one."""

    def __init__(self, language: Language, theme: Theme, folder: Path, system: System) -> None:
        """Read the table and the texts in `folder`; show what packages for `system` hold."""
        super().__init__(language, theme)
        named(self, "licences")
        self._folder = folder
        shipped = (one for one in read_components(folder) if system in one.systems)
        self._components = {str(one.id): one for one in shipped}
        self._heading = named(label("title", wraps=True), "licences-title")
        self._freedoms = WordCard()
        self._list = ComponentList(language, theme, tuple(self._components.values()))
        self._page, self._text = Page(), LicenceText()
        for part in (self._heading, self._freedoms, self._list):
            self._page.column.addWidget(part)
        self._page.column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        self._stack.addWidget(self._text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._list.chosen.connect(self._on_component_chosen)

    @property
    def title(self) -> str:
        return self.language.say("Licences")

    @property
    def commands(self) -> frozenset[CommandId]:
        return frozenset()

    @property
    def position(self) -> float:
        return self._page.position if self._shown is None else self._text.position

    def scroll_to(self, position: float) -> None:
        if self._shown is None:
            self._page.scroll_to(position)
        else:
            self._text.scroll_to(position)

    def show_place(self, place: Place, position: float = 0.0) -> None:
        super().show_place(place, position)
        if self._shown is not None:
            self._text.show_text(licence_text(self._folder, self._shown))
        self._stack.setCurrentWidget(self._page if self._shown is None else self._text)
        self.retranslate()
        self.scroll_to(position)

    def retranslate(self) -> None:
        if self._shown is None:
            self._say_list()
        else:
            self._say_text(self._shown)
        self.changed.emit()

    @property
    def _shown(self) -> Component | None:
        return self._components.get(self.place.section)

    def _say_list(self) -> None:
        say = self.language.say
        self._heading.setText(say("Licences"))
        self._freedoms.show_words(
            say("What you may do"),
            [
                say(
                    "Kiosk is free software under the {licence}, version 3 or any later version:"
                    " you may use it, copy it, change it and pass it on.",
                    licence="GNU AGPL",
                ),
                say("Whoever gets it from you may do the same, and may ask you for its source."),
                say(
                    "Qt, which shows the window, is under the {licence}. It lies beside Kiosk as"
                    " separate libraries, and you may replace them with your own.",
                    licence="GNU LGPL 3.0",
                ),
                say("Press a part below to read what its licence says."),
            ],
        )
        self._list.retranslate()

    def _say_text(self, component: Component) -> None:
        self._text.set_words(
            f"{component.name} {component.version}".rstrip(),
            self.language.say(
                "{licence}. This is the legal text itself, which there is only in English.",
                licence=component.licence,
            ),
        )

    def _on_component_chosen(self, component: Component) -> None:
        self.place_wanted.emit(Place(shelf="licences", section=component.id))
