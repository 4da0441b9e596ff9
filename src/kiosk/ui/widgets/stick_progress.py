"""How far a copy to a USB stick is, a way to stop it, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from kiosk.core.language.message import Message
from kiosk.ui.language import Language
from kiosk.ui.naming import named, styled
from kiosk.ui.stick_client import StickClient
from kiosk.ui.stick_words import (
    advice_words,
    checked_words,
    left_out_words,
    outcome_words,
    progress_words,
)
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import label, show_text
from kiosk.ui.widgets.picture import Icon
from kiosk.workers.stick_messages import Copied, NotCopied, Stage

_STEPS = 1_000
"""What the bar counts to: bytes would not fit into its numbers."""


class StickProgress(QFrame):
    """Watches the copy that goes on, or was last; nothing is seen where there is none."""

    def __init__(self, client: StickClient, language: Language, theme: Theme) -> None:
        super().__init__()
        styled(named(self, "stick-progress"), "plain")
        self._client, self._language = client, language
        self._bar = named(QProgressBar(), "stick-bar")
        self._bar.setTextVisible(False)
        self._bar.setMaximum(_STEPS)
        self._said = named(label(wraps=True), "stick-said")
        self._stop = Button(theme, "stick-stop", icon="x")
        self._good, self._bad = Icon(theme, "circle-check"), Icon(theme, "triangle-alert", "help")
        self._outcome = named(label("strong", wraps=True), "stick-outcome")
        self._more = named(label("secondary", wraps=True), "stick-checked")
        self._left_out = named(label("trouble", wraps=True), "stick-left-out")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._good, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._bad, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._outcome, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        column.addWidget(self._more)
        column.addWidget(self._left_out)
        self._stop.clicked.connect(self._on_stop_clicked)
        client.progressed.connect(self._on_client_progressed)

    def take_focus(self) -> None:
        """Let the keyboard begin with stopping."""
        self._stop.setEnabled(True)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word anew."""
        outcome, is_busy = self._client.outcome, self._client.is_busy
        self._stop.set_words(self._language.say("Stop"))
        for part in (self._said, self._bar, self._stop):
            part.setVisible(is_busy)
        if is_busy:
            self._show_progress()
        self._good.setVisible(isinstance(outcome, Copied))
        self._bad.setVisible(isinstance(outcome, NotCopied))
        self._tell(self._outcome, self._ending(outcome) if outcome else None)
        checked = checked_words(outcome) if isinstance(outcome, Copied) else None
        advice = advice_words(outcome) if isinstance(outcome, NotCopied) else None
        self._tell(self._more, checked or advice)
        left_out = left_out_words(outcome) if isinstance(outcome, Copied) else None
        self._tell(self._left_out, left_out)
        self.setVisible(is_busy or outcome is not None)

    def _ending(self, outcome: Copied | NotCopied) -> Message:
        return outcome_words(outcome, is_on_stick=self._client.is_on_stick)

    def _tell(self, shown: QLabel, told: Message | None) -> None:
        show_text(shown, self._language.tell(told) if told is not None else "")

    def _show_progress(self) -> None:
        progress = self._client.progress
        if progress is None:
            self._said.setText(self._language.say("Getting ready"))
            self._bar.setValue(0)
            return
        words = self._language.tell(progress_words(progress))
        self._said.setText(words)
        self._bar.setAccessibleName(words)
        is_counted = progress.stage is not Stage.LOOKING and progress.total
        part = progress.done / progress.total if is_counted else 0
        self._bar.setValue(round(part * _STEPS))

    def _on_client_progressed(self) -> None:
        self._show_progress()

    def _on_stop_clicked(self) -> None:
        self._client.stop()
        self._stop.setEnabled(False)
