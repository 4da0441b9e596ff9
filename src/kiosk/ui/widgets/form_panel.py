"""What the share sheet shows below a form that asks something before there is a code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from kiosk.core.handover.payload import Payload


class FormPanel(QFrame):
    """Asks, and gives what the code is to hold as soon as that is known."""

    changed = Signal()  # `payload` may give something else now

    def begin(self) -> None:
        """Somebody has pressed for this form: a form that has to start something starts it now."""

    def payload(self) -> Payload | None:
        """What the code holds; None while something is missing. May raise a `Problem`."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say every word anew."""
        raise NotImplementedError
