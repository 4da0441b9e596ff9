"""The forms that something can be handed over in, and what each of them asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kiosk.core.content.place import Place
from kiosk.core.handover.payload import Form
from kiosk.core.problem import Problem
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.form_panel import FormPanel
from kiosk.ui.widgets.label import label
from kiosk.ui.widgets.share_words import FORM_ICONS, FORM_WORDS

FormPanels = Callable[[Form, tuple[Place, ...]], FormPanel | None]
"""Makes what a form asks; None where the form cannot be had here."""

_ASKING = (Form.LAPTOP, Form.WIFI)
"""The forms that cannot be made of a place alone."""


class FormChoice(QWidget):
    """One row for each form; above them, what the chosen one asks and says of itself."""

    chosen = Signal(object)  # Form
    changed = Signal()  # what a panel gives

    def __init__(self, language: Language, theme: Theme) -> None:
        super().__init__()
        self._language, self._theme = language, theme
        self._heading = label("small")
        self._group = QButtonGroup(self)
        self._rows: dict[Form, Button] = {}
        self._panels: dict[Form, FormPanel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._heading)
        self._group.idClicked.connect(self._on_row_clicked)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that can be chosen, in their order."""
        return tuple(self._rows)

    def offer(self, forms: Sequence[Form], places: tuple[Place, ...], panels: FormPanels) -> None:
        """Offer these forms, those left out that ask something and have nothing to ask it with."""
        for form in forms:
            panel = panels(form, places) if form in _ASKING else None
            if panel is not None:
                self._panels[form] = panel
            if panel is not None or form not in _ASKING:
                self._add_row(form)
        for form, panel in self._panels.items():
            named(panel, panel.objectName() or f"share-{form}-panel")
            panel.hide()
            panel.changed.connect(self.changed)
            self._column.insertWidget(0, panel)
        if not self._rows:
            self.hide()

    def beginning(self, wanted: Form | None) -> Form | None:
        """Say with which form to begin: the one wanted, else the best that has a code at once."""
        at_once = (form for form in self.forms if form not in self._panels)
        return wanted if wanted in self.forms else next(iter((*at_once, *self.forms)), None)

    def panel(self, form: Form | None) -> FormPanel | None:
        """What this form asks; None where it asks nothing."""
        return self._panels.get(form) if form is not None else None

    def is_answered(self, form: Form) -> bool:
        """Whether a form that asks something has been told all it needs."""
        panel = self._panels.get(form)
        try:
            return panel is not None and panel.payload() is not None
        except Problem:
            return False  # told where it is asked

    def mark(self, chosen: Form | None) -> None:
        """Show which form is on, and what it asks."""
        for form, row in self._rows.items():
            row.setChecked(form is chosen)
        for form, panel in self._panels.items():
            panel.setVisible(form is chosen)

    def retranslate(self) -> None:
        """Say every word anew."""
        self._heading.setText(self._language.say("Hand over as"))
        for form, row in self._rows.items():
            row.set_words(self._language.tell(FORM_WORDS[form]))
        for panel in self._panels.values():
            panel.retranslate()

    def _add_row(self, form: Form) -> None:
        row = Button(self._theme, f"share-as-{form}", icon=FORM_ICONS[form], look="row")
        row.setCheckable(True)
        self._group.addButton(row, len(self._rows))
        self._rows[form] = row
        self._column.addWidget(row)

    def _on_row_clicked(self, number: int) -> None:
        self.chosen.emit(self.forms[number])
