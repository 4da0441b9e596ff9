"""Print a report's pages: which of them, how they will lie on paper, on which printer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.message import Message
from kiosk.core.reading.page_range import PageRangeError
from kiosk.ui.language import Language
from kiosk.ui.naming import named
from kiosk.ui.theme import Theme
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.label import ElidedLabel, label
from kiosk.ui.widgets.page_choice import PageChoice
from kiosk.ui.widgets.page_printing import PagePrinting, PageSource
from kiosk.ui.widgets.paper import load_paper
from kiosk.ui.widgets.print_preview import PrintPreview
from kiosk.ui.widgets.printer_choice import PrinterChoice
from kiosk.ui.widgets.sheet import CardSheet
from kiosk.ui.worker import OpenedPdf, RenderClient

_MARGIN = 7.0  # millimetres: what common printers leave; a page brings margins of its own
_WIDTH = 880
_GAP = 24
_LEAST_PREVIEW_WIDTH = 320
_PREVIEW_HEIGHT = 520
_LEAST_PREVIEW_HEIGHT = 280
_EDGES = 100
_HEADING = 52
"""What the edges of window and card, and the card's heading, leave of the height is preview."""


class PagePrintSheet(CardSheet):
    """Asks which pages and which printer, and prints while the window goes on.

    Closing it stops the printing.
    """

    margin = _MARGIN
    on_both_sides = False

    def __init__(
        self,
        pdf: OpenedPdf,
        title: str,
        client: RenderClient,
        language: Language,
        theme: Theme,
        *,
        page: int = 1,
        rotation: int = 0,
    ) -> None:
        """Print pages of `pdf`, of which `page` is the one being read, turned by `rotation`."""
        super().__init__(language, theme, "page-print-sheet", width=_WIDTH)
        self._title, self._page = title, page
        self._source = PageSource(client=client, pdf=pdf, rotation=rotation)
        self._printing: PagePrinting | None = None
        self._sheets = self._drawn = 0
        self._what = named(ElidedLabel("secondary"), "print-what")
        self._pages = PageChoice(language, theme, page=page, count=self._source.count)
        self._how = named(label("small", wraps=True), "print-how")
        self._printers = PrinterChoice(language, theme)
        self._preview = PrintPreview(self._source, language, theme, margin=self.margin)
        self._progress = _Progress(theme)
        self._lay_out()
        self._connect()
        self._preview.show_pages(self._pages.pages(), page)

    def _lay_out(self) -> None:
        self._choices = QWidget()
        choices = QVBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(12)
        for part in (self._what, self._pages, self._how):
            choices.addWidget(part)
        choices.addStretch(1)
        choices.addWidget(self._printers)
        choices.addWidget(self._progress)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(_GAP)
        self._sides.addWidget(self._preview, 1, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._choices, 1)
        self.column.addLayout(self._sides)
        self._pages.setVisible(self._source.count > 1)
        self._progress.hide()

    def _connect(self) -> None:
        self._pages.changed.connect(self._on_pages_changed)
        self._printers.paper_changed.connect(self._on_paper_changed)
        self._printers.print_wanted.connect(self._on_print_wanted)
        self._progress.cancel.clicked.connect(self._on_cancel_clicked)

    def retranslate(self) -> None:
        super().retranslate()
        self.heading.setText(self.language.say("Print"))
        self._what.set_words(self._title)
        for part in (self._pages, self._printers, self._preview):
            part.retranslate()
        self._show_paper()
        self._show_progress()

    def take_focus(self) -> None:
        """Begin with the button that goes on: whoever wants all pages needs nothing else."""
        self._printers.focus_print()

    def fit(self, room: QSize) -> None:
        """Set the preview beside the choices where there is room, else below them."""
        scaled = self.theme.sizes.scaled
        inside = min(scaled(_WIDTH), room.width()) - _EDGES
        preview = max(self._preview.minimumSizeHint().width(), _LEAST_PREVIEW_WIDTH)
        needed = self._choices.minimumSizeHint().width() + _GAP + preview
        across, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._sides.setDirection(across if inside >= needed else up)
        height = min(scaled(_PREVIEW_HEIGHT), room.height() - _EDGES - scaled(_HEADING))
        self._preview.setFixedHeight(max(height, _LEAST_PREVIEW_HEIGHT))
        super().fit(room)

    def print_with(self, printer: QPrinter) -> None:
        """Begin to print the chosen pages on this printer."""
        try:
            pages = self._pages.pages()
        except PageRangeError:
            self._pages.correct()
            return
        printer.setDocName(without_breaks(self._title))
        load_paper(printer, self._printers.paper, self.margin)
        if self.on_both_sides:
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        self._sheets, self._drawn = len(pages), 0
        self._printing = PagePrinting(self._source, pages, printer, self._preview.refusal, self)
        self._printing.progressed.connect(self._on_printing_progressed)
        self._printing.ended.connect(self._on_printing_ended)
        self._show_printing(is_printing=True)
        self._printing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop when the sheet goes away, however it does; not when the window is minimised."""
        if not event.spontaneous():
            self._preview.stop()
            if self._printing is not None:
                self._printing.cancel()
        super().hideEvent(event)

    def _show_printing(self, *, is_printing: bool) -> None:
        """Show how far it is in place of the choice of a printer, or the other way round."""
        self._pages.setEnabled(not is_printing)
        self._printers.setVisible(not is_printing)
        self._progress.setVisible(is_printing)
        self._show_progress()
        if is_printing:
            self._progress.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._printers.focus_print()

    def _show_paper(self) -> None:
        paper = self._printers.paper.key()
        self._how.setText(
            self.language.say("Each page is made to fit the paper: {paper}.", paper=paper)
        )

    def _show_progress(self) -> None:
        say = self.language.say
        sheet = min(self._drawn + 1, self._sheets)
        told = say("Printing sheet {sheet} of {sheets}", sheet=sheet, sheets=self._sheets)
        self._progress.show_progress(told, self._drawn, self._sheets)
        self._progress.cancel.set_words(say("Cancel"))

    def _on_pages_changed(self) -> None:
        """Preview the pages; while they are being written, the former ones stay."""
        try:
            pages = self._pages.pages()
        except PageRangeError:
            return
        self._preview.show_pages(pages, self._page)

    def _on_paper_changed(self) -> None:
        self._preview.set_paper(self._printers.paper)
        self._show_paper()

    def _on_print_wanted(self) -> None:
        self.print_with(self._printers.printer())

    def _on_cancel_clicked(self) -> None:
        if self._printing is not None:
            self._printing.cancel()

    def _on_printing_progressed(self, drawn: int) -> None:
        self._drawn = drawn
        self._show_progress()

    def _on_printing_ended(self, told: object) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
            self._printing = None
        if isinstance(told, Message):
            self._printers.tell(told)
        self._show_printing(is_printing=False)


class HandoutPrintSheet(PagePrintSheet):
    """Prints what was set for paper in its own size: it brings the margins that printers need."""

    margin = 0.0


class CardPrintSheet(HandoutPrintSheet):
    """Prints fronts and, on the other side of the paper, what belongs behind them."""

    on_both_sides = True


class _Progress(QWidget):
    """How far the printing is, and a button to stop it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = named(label(wraps=True), "print-progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = Button(theme, "print-cancel", icon="x")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row)

    def show_progress(self, words: str, done: int, whole: int) -> None:
        """Show that `done` of `whole` is done, in these words."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setMaximum(max(whole, 1))
        self._bar.setValue(done)
