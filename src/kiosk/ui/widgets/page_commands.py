"""What a reader can do with the pages in view, as commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.ui.commands import CommandId
from kiosk.ui.widgets.edition_pages import EditionPages
from kiosk.ui.widgets.page_canvas import Fit, Spread
from kiosk.workers.render_messages import Ink

_FITS = {CommandId.FIT_WIDTH: Fit.WIDTH, CommandId.FIT_PAGE: Fit.PAGE}
_INKS = {
    CommandId.PAPER_COLOURS: Ink.PAPER,
    CommandId.SEPIA_COLOURS: Ink.SEPIA,
    CommandId.NIGHT_COLOURS: Ink.NIGHT,
}


class PageCommands:
    """Size, rotation, pages side by side, colours, and what is selected."""

    def __init__(self, pages: EditionPages) -> None:
        self._pages = pages
        canvas = pages.canvas
        self._deeds: Mapping[CommandId, Callable[[], None]] = {
            CommandId.ZOOM_IN: canvas.zoom_in,
            CommandId.ZOOM_OUT: canvas.zoom_out,
            CommandId.ACTUAL_SIZE: canvas.actual_size,
            CommandId.FIT_WIDTH: canvas.fit_width,
            CommandId.FIT_PAGE: canvas.fit_page,
            CommandId.ROTATE: pages.rotate,
            CommandId.TWO_PAGES: self._change_spread,
            CommandId.COPY: pages.copy,
            CommandId.SELECT_ALL: pages.select_all,
        }

    @property
    def possible(self) -> frozenset[CommandId]:
        """The commands that can be carried out now."""
        possible = {*self._deeds, *_INKS}
        if not self._pages.has_selection:
            possible.remove(CommandId.COPY)
        return frozenset(possible)

    @property
    def in_force(self) -> frozenset[CommandId]:
        """The commands that describe what is shown now."""
        canvas = self._pages.canvas
        in_force = {id_ for id_, fit in _FITS.items() if canvas.zoom.fit is fit}
        in_force |= {id_ for id_, ink in _INKS.items() if canvas.ink is ink}
        if canvas.spread is Spread.PAIRS:
            in_force.add(CommandId.TWO_PAGES)
        if self._pages.edition_beside is not None:
            in_force.add(CommandId.BOTH_EDITIONS)
        return frozenset(in_force)

    def carry_out(self, command: CommandId) -> bool:
        """Do it; false if this command is not one of pages."""
        if command in _INKS:
            self._pages.set_ink(_INKS[command])
        elif command in self._deeds:
            self._deeds[command]()
        else:
            return False
        return True

    def _change_spread(self) -> None:
        is_single = self._pages.canvas.spread is Spread.SINGLE
        self._pages.set_spread(Spread.PAIRS if is_single else Spread.SINGLE)
