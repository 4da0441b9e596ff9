"""The foot of Home: what is true of this computer and this content."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kiosk.core.content.finding import Severity
from kiosk.core.content.library import Library
from kiosk.core.content.place import Place
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.picture import Icon


class HomeFoot(QFrame):
    """Says what is true: no network, nothing recorded, how old the content is."""

    place_wanted = Signal(object)

    def __init__(self, language: Language, theme: Theme, library: Library) -> None:
        super().__init__()
        self._language, self._library = language, library
        self._offline, self._unrecorded = label("small"), label("small")
        self._content = label("small", wraps=True)
        self._content.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._problems = Button(theme, "home-problems", icon="triangle-alert", look="quiet")
        self._wifi_off = Icon(theme, "wifi-off", "secondary", size=18)
        self._sharing = named(label("caution-badge"), "home-sharing")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sharing)
        row.addWidget(self._wifi_off)
        row.addWidget(self._offline)
        row.addSpacing(14)
        row.addWidget(Icon(theme, "eye-off", "secondary", size=18))
        row.addWidget(self._unrecorded)
        row.addSpacing(14)
        row.addWidget(self._problems)
        row.addWidget(self._content, 1)
        self._problems.clicked.connect(self._on_problems_clicked)
        self.show_sharing(is_on=False)

    def show_sharing(self, *, is_on: bool) -> None:
        """Say that phones can fetch from this laptop, in the place of that there is no network."""
        self._sharing.setVisible(is_on)
        self._wifi_off.setVisible(not is_on)
        self._offline.setVisible(not is_on)

    def retranslate(self) -> None:
        """Say every word anew."""
        say = self._language.say
        self._sharing.setText(say("Phones can get things from this laptop"))
        self._offline.setText(say("No network"))
        self._unrecorded.setText(say("Not recorded"))
        self._content.setText(self._content_words())
        problems = [one for one in self._library.findings if one.severity is Severity.PROBLEM]
        self._problems.setVisible(bool(problems))
        self._problems.set_words(
            say("Could not be opened: {count}", count=len(problems)),
            tip=say("See which files need mending"),
        )

    def _content_words(self) -> str:
        if not self._library.packs:
            return ""
        pack = self._library.packs[0]
        if pack.version and pack.checked_on:
            return self._language.say(
                "Content {version} · checked {date}",
                version=self._language.catalogue.digits_of(pack.version),
                date=pack.checked_on,
            )
        return ""

    def _on_problems_clicked(self) -> None:
        self.place_wanted.emit(Place(shelf="about"))
