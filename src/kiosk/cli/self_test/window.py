"""Whether the window opens and shows a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.cli.context import CliContext
from kiosk.cli.self_test.check import CheckError
from kiosk.cli.self_test.content import first_report
from kiosk.cli.self_test.stage import Stage, has_ink
from kiosk.core.language.message import Message, message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kiosk.app import Kiosk
    from kiosk.ui.widgets.page_canvas import PageCanvas


class TrialWindow:
    """The real window. It knows nothing of the user's settings, and so leaves them alone."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._kiosk: Kiosk | None = None

    def opens(self, context: CliContext) -> Message:
        """Open it on Home, and see that it is painted."""
        application = self._stage.application(context)
        from kiosk.app import Kiosk, Wishes

        unset = replace(context.folders, settings=context.folders.settings / "self-test")
        wishes = Wishes(language=context.catalogue.code, packs=context.packs.chosen)
        self._kiosk = Kiosk(unset, wishes, None)
        window = self._kiosk.window
        if not self._stage.wait(window.isVisible) or not self._is_painted(window):
            raise CheckError(message("The window stayed empty."))
        return message(
            "{width} × {height} pixels on {screen}",
            width=window.width(),
            height=window.height(),
            screen=application.platformName(),
        )

    def shows_a_page(self, context: CliContext) -> Message:
        """Open a report in the window, wait for its page, and close the window."""
        report, _ = first_report(context)
        if self._kiosk is None:
            raise CheckError(message("There is no window to show a page in."))
        self._kiosk.window.go_to(report.place)
        is_there = self._stage.wait(self._has_page) and self._is_painted(self._pages()[0])
        self._kiosk.window.close()
        self._kiosk.shutdown()
        if not is_there:
            raise CheckError(message("The page stayed empty."))
        return message("{place}, page 1", place=str(report.place))

    def _pages(self) -> list[PageCanvas]:
        from kiosk.ui.widgets.page_canvas import PageCanvas

        assert self._kiosk is not None  # noqa: S101 - see shows_a_page
        found = self._kiosk.window.findChildren(PageCanvas, "reader-pages")
        return [one for one in found if one.isVisible()]

    def _has_page(self) -> bool:
        return any(pages.page > 0 and pages.is_settled for pages in self._pages())

    def _is_painted(self, widget: QWidget) -> bool:
        return has_ink(widget.grab().toImage(), colours=4)
