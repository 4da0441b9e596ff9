"""What the program says and its catalogues agree, in every language and with Qt."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from string import Formatter

import polib
import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit

from kiosk.core.language.catalogue import (
    ENGLISH,
    Catalogue,
    interface_languages,
    read_catalogue,
)
from kiosk.core.language.local_text import LanguageCode
from kiosk.ui.language import Language, QtWords

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "translations"
KHMER = TRANSLATIONS / "km.po"
OF_QT = ("Q", "MAC_")


def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(KHMER)))


def words_of_qt() -> list[tuple[str, str]]:
    return [
        (entry.msgctxt, entry.msgid)
        for entry in entries()
        if entry.msgctxt and entry.msgctxt.startswith(OF_QT)
    ]


@pytest.fixture
def khmer() -> Catalogue:
    return read_catalogue(KHMER)


def test_nothing_is_untranslated_unused_or_faulty() -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / "messages.py", "check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


def test_each_catalogue_is_a_language_to_choose(khmer: Catalogue) -> None:
    assert interface_languages(TRANSLATIONS).items() >= {"km": "ខ្មែរ", "en": "English"}.items()
    assert (khmer.code, khmer.name, khmer.number(1366)) == ("km", "ខ្មែរ", "១៣៦៦")


def test_the_program_reads_every_translation_of_the_catalogue(khmer: Catalogue) -> None:
    assert len(khmer.entries) == len(entries())


def test_every_sentence_takes_its_values_in_both_languages(khmer: Catalogue) -> None:
    own = [entry for entry in entries() if not (entry.msgctxt or "").startswith(OF_QT)]
    for entry in own:
        names = [name for _, name, _, _ in Formatter().parse(entry.msgid) if name]
        values = dict.fromkeys(names, "☺")
        for catalogue in (ENGLISH, khmer):
            said = catalogue.say_in(entry.msgctxt or "", entry.msgid, **values)
            assert said.count("☺") == len(names)
            assert "{" not in said


def test_a_date_is_written_as_in_khmer(khmer: Catalogue) -> None:
    assert khmer.day(date(2023, 11, 23)) == "២៣ វិច្ឆិកា ២០២៣"


def test_khmer_is_set_as_cambodian_papers_set_it() -> None:
    for entry in entries():
        for wrong in (" ។", " ៖", " ៗ", "ឲ្យ", "“", "”", "\u200b\u200b", "  "):
            assert wrong not in entry.msgstr, entry.msgstr


def test_the_machines_draft_is_marked_as_one() -> None:
    catalogue = polib.pofile(str(KHMER))

    assert catalogue.metadata["X-Review"] == "draft"
    assert "not yet reviewed" in catalogue.header


def test_the_words_of_qt_are_spelled_as_qt_spells_them() -> None:
    german = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert german.load("qtbase_de", folder)

    unknown = [key for key in words_of_qt() if not german.translate(*key)]

    assert len(words_of_qt()) > 50
    assert unknown == []


def test_a_lines_own_menu_is_in_khmer(qapp: QApplication) -> None:
    words = QtWords(Language(TRANSLATIONS, LanguageCode("km")))
    qapp.installTranslator(words)
    line = QLineEdit("ពាក្យ")
    try:
        menu = line.createStandardContextMenu()
        texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    finally:
        qapp.removeTranslator(words)
        line.deleteLater()

    assert [text.replace("\u200b", "") for text in texts] == [
        "មិនធ្វើវិញ (&U)",
        "ធ្វើវិញ (&R)",
        "កាត់ (&T)",
        "ចម្លង (&C)",
        "បិទភ្ជាប់ (&P)",
        "លុប",
        "ជ្រើសទាំងអស់",
    ]
