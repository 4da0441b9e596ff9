"""Says whether a page on the screen has the render worker's own pixels, at the screen's ratio."""

import sys
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from kiosk.ui.widgets.page_canvas import PageCanvas
from kiosk.ui.worker import OpenedPdf, PageRequest, RenderClient

_LIMIT = 20_000  # milliseconds


def main() -> None:
    """Show the file beside something of an odd width, so that the view begins at no round place."""
    application = QApplication([])
    window, client, loop = QWidget(), RenderClient(), QEventLoop()
    QTimer.singleShot(_LIMIT, loop.quit)
    canvas = PageCanvas(client)
    beside = QLabel()
    beside.setFixedWidth(101)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 3, 0, 0)
    row.addWidget(beside)
    row.addWidget(canvas)
    window.resize(701, 503)
    window.show()
    opened: list[OpenedPdf] = []
    opening = client.open(Path(sys.argv[1]))
    opening.opened.connect(opened.append)
    opening.opened.connect(loop.quit)
    loop.exec()
    canvas.settled.connect(loop.quit)
    canvas.show_document(opened[0])
    loop.exec()
    view = canvas.view
    assert view is not None
    pictures: list[QImage] = []
    request: PageRequest = client.render(opened[0].id, 1, view.layout.scale(1))
    request.rendered.connect(pictures.append)
    request.rendered.connect(loop.quit)
    loop.exec()
    box, ratio = view.layout.box(1), canvas.devicePixelRatioF()
    left = round((canvas.x() + canvas.viewport().x()) * ratio) + box.x
    top = round((canvas.y() + canvas.viewport().y()) * ratio) + box.y
    shown = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    shown.setDevicePixelRatio(1)
    height = shown.height() - top - 2
    wanted = pictures[0].copy(0, 0, box.width, height)
    # A view that begins between two pixels may be put on either; its pages are sharp on both.
    is_sharp = any(
        shown.copy(left + right, top + down, box.width, height) == wanted
        for right, down in product((-1, 0, 1), repeat=2)
    )
    print(f"{ratio:g}", "sharp" if is_sharp else "blurred")  # noqa: T201 - its answer
    client.shutdown()
    window.close()
    application.quit()


if __name__ == "__main__":
    main()
