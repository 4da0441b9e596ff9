"""A locked PDF asks for its password, and forgets it."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.stage import Stage, staged
from tests.ui.visitor import EN, KM, settle, tells

from kiosk.ui.widgets.password_form import PasswordForm


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return staged(qtbot)


@pytest.fixture
def form(stage: Stage) -> PasswordForm:
    form = stage.shows(PasswordForm(stage.language, stage.theme))
    form.ask("report.pdf")
    settle()
    return form


def test_the_file_is_named_and_the_field_is_ready(stage: Stage, form: PasswordForm) -> None:
    field = stage.sees(QLineEdit, "password-field")

    assert stage.sees(QLabel, "password-sentence").text() == (
        "report.pdf is locked with a password."
    )
    assert field.hasFocus()
    assert field.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("by_key", [True, False])
def test_what_was_typed_is_handed_on_and_forgotten(
    stage: Stage, form: PasswordForm, by_key: bool
) -> None:
    stage.types("password-field", "open sesame")

    given = tells(
        form.password_given,
        lambda: stage.hits(Qt.Key.Key_Return) if by_key else stage.presses("password-open"),
    )

    field = stage.sees(QLineEdit, "password-field")
    assert given == [["open sesame"]]
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_nothing_typed_is_no_password(stage: Stage, form: PasswordForm) -> None:
    assert tells(form.password_given, lambda: stage.hits(Qt.Key.Key_Return)) == []


def test_a_wrong_password_may_be_tried_again(stage: Stage, form: PasswordForm) -> None:
    assert not stage.has("password-trouble")

    form.ask("report.pdf", is_retry=True)
    settle()

    assert "Try again" in stage.sees(QLabel, "password-trouble").text()
    assert stage.sees(QLineEdit, "password-field").hasFocus()


def test_the_eye_shows_what_is_typed_until_it_is_sent(stage: Stage, form: PasswordForm) -> None:
    field = stage.sees(QLineEdit, "password-field")
    stage.types("password-field", "secret")
    stage.presses("password-show")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert stage.sees(QAbstractButton, "password-show").accessibleName() == "Hide the password"

    stage.presses("password-open")

    assert field.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("is_shown", [True, False])
def test_no_keyboard_on_the_screen_learns_it(
    stage: Stage, form: PasswordForm, is_shown: bool
) -> None:
    if is_shown:
        stage.presses("password-show")

    hints = stage.sees(QLineEdit, "password-field").inputMethodHints()

    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_what_was_typed_and_not_sent_is_gone_when_the_form_goes(
    stage: Stage, form: PasswordForm
) -> None:
    stage.types("password-field", "secret")
    field = stage.sees(QLineEdit, "password-field")

    form.hide()

    assert field.text() == ""


def test_a_switch_of_language_keeps_what_is_being_typed(stage: Stage, form: PasswordForm) -> None:
    stage.types("password-field", "secret")

    stage.language.switch_to(KM)
    form.retranslate()

    assert stage.sees(QLineEdit, "password-field").text() == "secret"


@pytest.mark.parametrize("language", [EN, KM])
@pytest.mark.parametrize(("scale", "size"), [(100, QSize(1024, 500)), (200, QSize(512, 480))])
def test_there_is_room_for_every_word(qtbot: QtBot, language: str, scale: int, size: QSize) -> None:
    stage = staged(qtbot, language=language, scale=scale, size=size)
    form = stage.shows(PasswordForm(stage.language, stage.theme))

    form.ask("សេចក្ដីប្រកាសជាសកលស្ដីពីសិទ្ធិមនុស្ស.pdf", is_retry=True)
    settle()

    assert stage.cut_words() == []
    assert stage.nameless() == []
