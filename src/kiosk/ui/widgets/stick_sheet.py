"""Copy to a USB stick: where to, how far it is, and when the stick can be pulled out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import Place
from kiosk.core.handover.collection import size_of
from kiosk.core.language.message import message
from kiosk.core.sizes import size_words
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.stick_client import StickClient
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.destinations import Destination, file_system_of, own_folders, sticks
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.sheet import CardSheet
from kiosk.ui.widgets.stick_progress import StickProgress
from kiosk.workers.stick_messages import Copied, CopyTo

_LOOK_EVERY = 1_500
"""Milliseconds between two looks for sticks; one takes a fraction of a millisecond."""

StickList = Callable[[], Sequence[Destination]]


class StickSheet(CardSheet):
    """Asks for a stick and copies there. Closed meanwhile, it leaves the copy going on."""

    def __init__(
        self,
        places: tuple[Place, ...],
        language: Language,
        theme: Theme,
        library: Library,
        packs: PackFolders,
        client: StickClient,
        *,
        find_sticks: StickList | None = None,
    ) -> None:
        """Copy what is at these places; `find_sticks` looks for sticks, the system's by default."""
        super().__init__(language, theme, "stick-sheet", width=640)
        self._places, self._packs, self._client = places, packs, client
        self._size = size_of(places, library)
        self._find_sticks = find_sticks or _all_sticks
        self._sticks: tuple[Destination, ...] = ()
        self._buttons: list[tuple[Button, Destination]] = []
        self._what = named(label("secondary", wraps=True), "stick-what")
        self._none = named(label(wraps=True), "stick-none")
        self._row = Flow(spacing=8)
        self._where = label("small")
        self._folder = named(QLineEdit(), "stick-folder")
        self._copy = Button(theme, "stick-copy", icon="usb", look="primary")
        self._progress = StickProgress(client, language, theme)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        told = (self._what, self._progress, self._none)
        for part in (*told, self._row, self._where, self._folder):
            self.column.addWidget(part)
        self.column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignRight)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._folder.textChanged.connect(self._on_folder_changed)
        self._folder.returnPressed.connect(self._on_copy_clicked)
        self._timer.timeout.connect(self.look_for_sticks)
        client.ended.connect(self._on_client_ended)
        self._client.forget()
        self._list_places()
        self._timer.start()

    def take_focus(self) -> None:
        """Begin with the first stick, or with what can be done about a copy that goes on."""
        first = self._buttons[0][0] if self._buttons and not self._client.is_busy else None
        if first is None:
            super().take_focus()
        else:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        say = self.language.say
        self.heading.setText(say("Copy to a USB stick"))
        self._what.setText(self._what_words())
        self._where.setText(say("Folder"))
        self._folder.setAccessibleName(say("Folder"))
        is_done = isinstance(self._client.outcome, Copied)
        self._copy.set_words(say("Copy again") if is_done else say("Copy"))
        self._copy.set_look("plain" if is_done else "primary")
        for button, place in self._buttons:
            button.set_words(self._words(place))
        self._progress.retranslate()
        self._show()

    def look_for_sticks(self) -> None:
        """List the sticks anew if one came or went; one that came is chosen if none was."""
        if tuple(self._find_sticks()) != self._sticks and not self._client.is_busy:
            had_stick = any(place.folder == self._target for place in self._sticks)
            self._list_places(keeps_folder=had_stick and self._target is not None)
            self.retranslate()

    @property
    def _target(self) -> Path | None:
        typed = self._folder.text().strip()
        return Path(typed).expanduser() if typed else None

    def _list_places(self, *, keeps_folder: bool = False) -> None:
        """Offer the sticks, and after them the user's own folders."""
        had_focus = any(button.hasFocus() for button, _ in self._buttons)
        self._sticks = tuple(self._find_sticks())
        self._row.clear()
        self._buttons = []
        for number, place in enumerate((*self._sticks, *own_folders())):
            button = Button(self.theme, f"stick-place-{number}", icon=place.icon)
            button.setCheckable(True)
            button.setEnabled(not place.is_read_only)
            button.clicked.connect(self._on_place_clicked)
            self._buttons.append((button, place))
            self._row.add(button)
        is_there = any(place.folder == self._target for place in self._sticks)
        if not (keeps_folder and is_there):
            usable = [place for place in self._sticks if not place.is_read_only]
            self._folder.setText(str(usable[0].folder) if usable else "")
        if had_focus and self._buttons:
            self._buttons[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_words(self) -> str:
        size = size_words(self._size)
        if not self._size:
            return self.language.say("Pages, contacts and words. They open without internet.")
        return self.language.say(
            "About {size}, with a page that opens on any computer or phone.", size=size
        )

    def _words(self, place: Destination) -> str:
        if place.is_read_only:
            return self.language.say("{stick} · can only be read", stick=place.name)
        if place.free:
            free = size_words(place.free)
            return self.language.say("{stick} · {free} free", stick=place.name, free=free)
        return place.words(self.language)

    def _show(self) -> None:
        """Show what can be done now: choose, or wait."""
        is_busy = self._client.is_busy
        self._what.setVisible(self._client.outcome is None)
        none = message("No USB stick is here yet. Put one in: it appears by itself.")
        show_text(self._none, "" if self._sticks or is_busy else self.language.tell(none))
        for part in (self._row, self._where, self._folder, self._copy):
            part.setVisible(not is_busy)
        for button, place in self._buttons:
            button.setChecked(place.folder == self._target)
        self._copy.setEnabled(self._target is not None)

    def _on_place_clicked(self) -> None:
        clicked = self.sender()
        chosen = next(place for button, place in self._buttons if button is clicked)
        self._folder.setText(str(chosen.folder))
        self._show()

    def _on_folder_changed(self) -> None:
        self._show()

    def _on_copy_clicked(self) -> None:
        target = self._target
        if target is None or self._client.is_busy:
            return
        self._client.copy(
            CopyTo(
                folders=self._packs.folders,
                chosen=self._packs.chosen,
                places=self._places,
                language=self.language.code,
                target=target,
                file_system=file_system_of(target),
            )
        )
        self.retranslate()
        self._progress.take_focus()

    def _on_client_ended(self) -> None:
        self.retranslate()
        is_done = isinstance(self._client.outcome, Copied)
        (self.close_button if is_done else self._copy).setFocus(Qt.FocusReason.OtherFocusReason)


def _all_sticks() -> Sequence[Destination]:
    return tuple(sticks(with_read_only=True))
