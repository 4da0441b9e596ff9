"""The colours of the page view, from the theme, and those of its paper in each ink."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter

from kiosk.ui.theme import Colours
from kiosk.ui.widgets.page_marks import MarkKind
from kiosk.workers.render_messages import Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class PageColours:
    """The view's colours."""

    shadow: QColor
    desks: Mapping[Ink, QColor]
    edges: Mapping[Ink, QColor]
    papers: Mapping[Ink, QColor]
    texts: Mapping[Ink, QColor]
    marks: Mapping[MarkKind, QColor]
    marks_by_night: Mapping[MarkKind, QColor]

    def mark(self, kind: MarkKind, ink: Ink) -> QColor:
        """Return what a page in this ink is marked with."""
        return (self.marks_by_night if ink is Ink.NIGHT else self.marks)[kind]


def page_colours(colours: Colours) -> PageColours:
    """Take the view's colours from a theme's tokens."""
    return PageColours(
        shadow=QColor(colours.shadow),
        desks={
            Ink.PAPER: QColor(colours.desk),
            Ink.SEPIA: QColor(colours.desk),
            Ink.NIGHT: QColor(colours.desk_night),
        },
        edges={
            Ink.PAPER: QColor(colours.line),
            Ink.SEPIA: QColor(colours.line),
            Ink.NIGHT: QColor(colours.edge_night),
        },
        papers={
            Ink.PAPER: QColor(colours.paper),
            Ink.SEPIA: QColor(colours.paper_sepia),
            Ink.NIGHT: QColor(colours.paper_night),
        },
        texts={
            Ink.PAPER: QColor(colours.on_paper),
            Ink.SEPIA: QColor(colours.on_paper),
            Ink.NIGHT: QColor(colours.on_paper_night),
        },
        marks={
            MarkKind.FOUND: QColor(colours.mark_found),
            MarkKind.FOUND_NOW: QColor(colours.mark_found_now),
            MarkKind.SELECTED: QColor(colours.mark_selected),
            MarkKind.FOCUSED: QColor(colours.mark_focus),
        },
        marks_by_night={
            MarkKind.FOUND: QColor(colours.mark_found_night),
            MarkKind.FOUND_NOW: QColor(colours.mark_found_now_night),
            MarkKind.SELECTED: QColor(colours.mark_selected_night),
            MarkKind.FOCUSED: QColor(colours.mark_focus_night),
        },
    )


def mark_mode(ink: Ink) -> QPainter.CompositionMode:
    """Return how marks are laid over pages, so that what is marked can be read.

    As a highlighter on paper, dark letters stay dark; by night, light letters stay light.
    """
    if ink is Ink.NIGHT:
        return QPainter.CompositionMode.CompositionMode_Screen
    return QPainter.CompositionMode.CompositionMode_Multiply
