"""How a page lies on paper: turned to suit it, as large as the margins allow, in the middle."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from kiosk.workers.render_messages import PageSize

A4 = QPageSize(QPageSize.PageSizeId.A4)
LETTER = QPageSize(QPageSize.PageSizeId.Letter)


def paper_layout(paper: QPageSize, page: PageSize, margin: float) -> QPageLayout:
    """Lay the paper as the page wants it, with a margin of so many millimetres."""
    margins = QMarginsF(margin, margin, margin, margin)
    unit = QPageLayout.Unit.Millimeter
    return QPageLayout(paper, orientation_of(page), margins, unit)


def orientation_of(page: PageSize) -> QPageLayout.Orientation:
    """Say how the paper lies for this page: across for a wide one."""
    is_wide = page.width > page.height
    return QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait


def place_on(area: QRectF, page: PageSize) -> QRectF:
    """Give the place of the page in the middle of `area`, as large as fits there."""
    by = min(area.width() / page.width, area.height() / page.height)
    size = QSizeF(page.width * by, page.height * by)
    corner = QPointF((area.width() - size.width()) / 2, (area.height() - size.height()) / 2)
    return QRectF(area.topLeft() + corner, size)


def load_paper(printer: QPrinter, paper: QPageSize, margin: float) -> None:
    """Tell the printer its paper and margin, in millimetres; it keeps its own if it needs more.

    Without any margin what is drawn reaches over the whole sheet, and only paper stays white
    that the printer cannot reach.
    """
    printer.setFullPage(not margin)
    printer.setPageSize(paper)
    margins = QMarginsF(margin, margin, margin, margin)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def paper_area(printer: QPrinter) -> QRectF:
    """Give what can be drawn on of the present sheet, in the printer's dots."""
    return _inside(printer.pageLayout(), printer)


def paper_area_for(printer: QPrinter, page: PageSize) -> QRectF:
    """Give what can be drawn on of a sheet that lies as this page does."""
    layout = QPageLayout(printer.pageLayout())
    layout.setOrientation(orientation_of(page))
    return _inside(layout, printer)


def _inside(layout: QPageLayout, printer: QPrinter) -> QRectF:
    area = QRectF(layout.paintRectPixels(printer.resolution()))
    area.moveTo(0, 0)
    return area
