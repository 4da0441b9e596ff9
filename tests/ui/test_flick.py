"""A finger throws a list, and taps what it means."""

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView
from pytestqt.qtbot import QtBot
from tests.ui.visitor import settle, wait_until

from kiosk.ui.widgets.flick import Flick


@pytest.fixture(scope="module")
def screen(qapp: QApplication) -> QPointingDevice:
    """A screen that feels fingers."""
    return QTest.createTouchDevice()


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel([f"Line {number}" for number in range(500)]))
    Flick(view)
    view.resize(300, 500)
    view.show()
    view.setCurrentIndex(view.model().index(1, 0))
    settle()
    return view


def throw(view: QAbstractItemView, screen: QPointingDevice) -> None:
    target = view.viewport()
    touch = QTest.touchEvent(target, screen)
    touch.press(1, QPoint(100, 400), target).commit()
    for y in range(390, 100, -10):
        touch.move(1, QPoint(100, y), target).commit()
    touch.release(1, QPoint(100, 100), target).commit()


def tap(view: QAbstractItemView, screen: QPointingDevice, at: QPoint) -> None:
    target = view.viewport()
    touch = QTest.touchEvent(target, screen)
    touch.press(1, at, target).commit()
    touch.release(1, at, target).commit()
    settle()


def test_a_throw_scrolls_and_chooses_nothing(view: QListView, screen: QPointingDevice) -> None:
    chosen: list[object] = []
    view.clicked.connect(chosen.append)

    throw(view, screen)

    wait_until(lambda: view.verticalScrollBar().value() > 200)
    assert chosen == []
    assert view.currentIndex().row() == 1


def test_a_tap_chooses_what_is_tapped(view: QListView, screen: QPointingDevice) -> None:
    chosen: list[object] = []
    view.clicked.connect(chosen.append)
    third = view.model().index(2, 0)

    tap(view, screen, view.visualRect(third).center())

    assert chosen == [third]
