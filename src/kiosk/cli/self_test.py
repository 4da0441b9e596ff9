"""`kiosk self-test`: try everything out on this computer and say what works."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.cli.context import CliContext
from kiosk.core.content.document import Document, Kind
from kiosk.core.handover.qr import make_code
from kiosk.core.language.message import Message, message
from kiosk.core.problem import Problem
from kiosk.workers.session import RenderError, RenderSession

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication


class CheckError(Exception):
    """A check found that something does not work; carries what to tell."""

    def __init__(self, told: Message) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found."""

    name: str
    ok: bool
    detail: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, context: CliContext) -> int:
    """Run every check; gives 1 where one failed."""
    checks: list[tuple[str, Callable[[CliContext], Message]]] = [
        ("content", _content),
        ("render-worker", _render_worker),
        ("qr-code", _qr_code),
        ("khmer", _khmer),
        ("window", _window),
    ]
    results = [_checked(name, check, context) for name, check in checks]
    if arguments.json:
        listing = [{"name": one.name, "ok": one.ok, "detail": one.detail} for one in results]
        context.write(json.dumps({"checks": listing}, ensure_ascii=False, indent=2))
    else:
        for one in results:
            verdict = (
                context.catalogue.say("works") if one.ok else context.catalogue.say("does not work")
            )
            context.write(f"{one.name}: {verdict} – {one.detail}")
    return 0 if all(one.ok for one in results) else 1


def _checked(name: str, check: Callable[[CliContext], Message], context: CliContext) -> CheckResult:
    try:
        return CheckResult(name, True, context.catalogue.tell(check(context)))
    except CheckError as error:
        return CheckResult(name, False, context.catalogue.tell(error.told))
    except Problem as error:
        return CheckResult(name, False, context.catalogue.tell(error.message))
    except (OSError, ImportError) as error:
        return CheckResult(name, False, str(error))


def _content(context: CliContext) -> Message:
    count = sum(1 for _ in context.library.entries())
    if not count:
        raise CheckError(
            message("There is nothing to read here yet. Put a content pack into the packs folder.")
        )
    return message("{count} entries", count=count)


def _render_worker(context: CliContext) -> Message:
    documents = (entry for entry in context.library.entries() if isinstance(entry, Document))
    file = next(
        (file for one in documents if one.kind is Kind.REPORT for file in one.files.values()), None
    )
    if file is None:
        raise CheckError(message("No report has a file, so no page could be rendered."))
    try:
        with RenderSession(limit=20.0) as session:
            pdf = session.open(file)
            page = session.render(pdf.id, page=1, scale=1.0)
    except RenderError as error:
        raise CheckError(
            message("The page could not be rendered ({reason}).", reason=error.reason.value)
        ) from error
    if len(set(page.pixels[:: max(1, len(page.pixels) // 20_000)])) < 2:
        raise CheckError(message("The rendered page is empty."))
    return message(
        "{file}, page 1: {width} × {height} pixels",
        file=file.name,
        width=page.width,
        height=page.height,
    )


def _qr_code(_context: CliContext) -> Message:
    code = make_code("https://camboja.net/ខ្មែរ")  # read back by the decoder before it is given
    return message("made and read back, version {version}", version=code.version)


def _khmer(context: CliContext) -> Message:
    """Draw a deep stack and see that it is shaped: fewer glyphs wide than its letters, some ink."""
    from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter

    from kiosk.ui.theme import FONT_FAMILY

    _application(context)
    font = QFont(FONT_FAMILY)
    font.setPixelSize(40)
    metrics = QFontMetricsF(font)
    if FONT_FAMILY not in QFontDatabase.families():
        raise CheckError(message("The Khmer font cannot be loaded."))
    shaped, apart = (
        metrics.horizontalAdvance("ស្ត្រី"),
        sum(metrics.horizontalAdvance(one) for one in "សតរ"),
    )
    if shaped >= apart:
        raise CheckError(message("Khmer letters are not put together as they should be."))
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(20, 70, "ស្ត្រី")
    painter.end()
    if not any(
        image.pixelColor(x, y).value() < 128 for x in range(0, 200, 2) for y in range(0, 120, 2)
    ):
        raise CheckError(message("Khmer letters are drawn without ink."))
    return message("drawn with {font}", font=FONT_FAMILY)


def _window(context: CliContext) -> Message:
    """Open the real window on its content, wait until it is painted, and close it."""
    from PySide6.QtCore import QTimer

    from kiosk.app import Kiosk, Wishes

    application = _application(context)
    kiosk = Kiosk(context.folders, Wishes(), None)
    QTimer.singleShot(300, application.quit)
    application.exec()
    picture = kiosk.window.grab().toImage()
    kiosk.window.close()
    kiosk.shutdown()
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    if len(colours) < 4:
        raise CheckError(message("The window stayed empty."))
    return message("{width} × {height} pixels", width=picture.width(), height=picture.height())


def _application(context: CliContext) -> QCoreApplication:
    from PySide6.QtWidgets import QApplication

    from kiosk.app import make_application

    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication.instance() or make_application(context.folders)
