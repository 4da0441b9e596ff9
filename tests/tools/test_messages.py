"""The catalogues' keeper: what it collects, what it keeps, and every way it complains."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

import messages
from qt_words import QT_WORDS

KHMER_HEADER = {
    "Language": "km",
    "Plural-Forms": "nplurals=1; plural=0;",
    "X-Name": "ខ្មែរ",
    "X-Digits": "០១២៣៤៥៦៧៨៩",
}
TRANSLATED = {
    "Open": "បើក",
    "Page {page}": "ទំព័រ {page}",
    "Save as {format}": "រក្សាទុកជា PDF {format}",
}
SOURCE = '''
"""Says a few things."""
later = message("Open")
now = language.say("Page {page}", page=1) + f"{say('Save as {format}', format='PDF')}"
'''


class Tree:
    """A small package, its template and one catalogue without a fault."""

    def __init__(self, root: Path) -> None:
        self.source = root / "src" / "kiosk"
        self.translations = root / "translations"
        self.catalogue = self.translations / "km.po"
        self.source.mkdir(parents=True)
        self.write_source(SOURCE)
        messages.extract(self.source, self.translations)
        catalogue = polib.POFile()
        catalogue.metadata = dict(KHMER_HEADER)
        catalogue.save(str(self.catalogue))
        (self.translations / "km.latin.txt").write_text("PDF\n", encoding="utf-8")
        messages.update(self.source, self.translations)
        self.change(self.translate_all)

    def write_source(self, code: str) -> None:
        (self.source / "words.py").write_text(code, encoding="utf-8")

    def change(self, edit: Callable[[polib.POFile], object]) -> None:
        catalogue = polib.pofile(str(self.catalogue), wrapwidth=0)
        edit(catalogue)
        catalogue.save(str(self.catalogue))

    @staticmethod
    def translate_all(catalogue: polib.POFile) -> None:
        for entry in catalogue:
            keys = "".join(f"(&{key})" for key in _keys(entry.msgid) if entry.msgctxt)
            name = "%1" if "%1" in entry.msgid else ""
            entry.msgstr = TRANSLATED.get(entry.msgid, f"ខ្មែរ{keys}{name}")

    def entry(self, text: str) -> polib.POEntry:
        found = polib.pofile(str(self.catalogue), wrapwidth=0).find(text)
        assert found is not None
        return found

    def complaints(self) -> list[str]:
        return messages.check(self.source, self.translations)


def _keys(text: str) -> list[str]:
    return [after[0] for after in text.split("&")[1:]]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


def set_translation(text: str, translation: str) -> Callable[[polib.POFile], None]:
    def edit(catalogue: polib.POFile) -> None:
        entry = catalogue.find(text)
        assert entry is not None
        entry.msgstr = translation

    return edit


def texts_in(template: polib.POFile) -> set[tuple[str, str]]:
    return {(entry.msgctxt or "", entry.msgid) for entry in template}


def test_a_catalogue_without_a_fault_passes(tree: Tree) -> None:
    assert tree.complaints() == []


def test_every_way_to_mark_a_message_is_found(tree: Tree) -> None:
    tree.write_source(
        'message("One")\nlanguage.say("Two" " halves")\nsay_in("a month", "May")\n'
        'words = f"{say(\'Within\')} {other}"\nsay(variable)\nsaid("Not this")\n'
    )

    own = {key for key in texts_in(messages.template(tree.source)) if key[0] not in QT_WORDS}

    assert own == {("", "One"), ("", "Two halves"), ("a month", "May"), ("", "Within")}


def test_the_words_of_qt_are_in_the_template(tree: Tree) -> None:
    found = texts_in(messages.template(tree.source))

    assert ("QLineEdit", "Cu&t") in found
    assert ("QWidgetTextControl", "Copy &Link Location") in found


def test_a_message_glued_together_before_it_is_looked_up_is_refused(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    tree.write_source('\nsay(f"Page {page}")\n')
    folders = ["--source", str(tree.source), "--translations", str(tree.translations)]

    code = messages.main(["extract", *folders])

    assert code == 1
    assert "words.py:2: say(f“…”): use a placeholder" in capsys.readouterr().err


def test_moving_code_about_changes_nothing_in_the_template(tree: Tree) -> None:
    before = (tree.translations / "kiosk.pot").read_bytes()

    tree.write_source("\n\n\n" + SOURCE)
    messages.extract(tree.source, tree.translations)

    assert (tree.translations / "kiosk.pot").read_bytes() == before


def test_an_update_keeps_translations_adds_new_messages_and_drops_old_ones(tree: Tree) -> None:
    tree.write_source('message("Open")\nmessage("Close")\n')

    messages.update(tree.source, tree.translations)

    updated = tree.catalogue.read_text(encoding="utf-8")
    assert tree.entry("Open").msgstr == "បើក"
    assert tree.entry("Close").msgstr == ""
    assert "Page {page}" not in updated
    assert '"X-Name: ខ្មែរ\\n"' in updated


def test_an_update_that_has_nothing_to_do_changes_nothing(tree: Tree) -> None:
    long = "រក្សាទុក\u200b" * 30
    tree.change(set_translation("Open", long))
    messages.update(tree.source, tree.translations)
    before = tree.catalogue.read_bytes()

    messages.update(tree.source, tree.translations)

    assert tree.catalogue.read_bytes() == before
    assert f'msgstr "{long}"' in before.decode()


@pytest.mark.parametrize(
    ("text", "translation", "complaint"),
    [
        ("Open", "", "“Open”: not translated"),
        ("Page {page}", "ទំព័រ", "“Page {page}”: {page} missing in the translation"),
        ("Page {page}", "ទំព័រ {page} {pages}", "“Page {page}”: {pages} not in the message"),
        ("Page {page}", "ទំព័រ {page", "“Page {page}”: {page} missing in the translation"),
        ("Open", "Open", "“Open”: “Open” is not Khmer and not in the list of allowed words"),
        ("Open", "PDFs", "“Open”: “PDFs” is not Khmer and not in the list of allowed words"),
        ("Open", "បើក" * 20, "“Open”: no line can break in “"),
        ("Cu&t", "កាត់", "“Cu&t” (QLineEdit): &T missing in the translation"),
        ("Hide %1", "លាក់", "“Hide %1” (MAC_APPLICATION_MENU): %1 missing in the translation"),
    ],
)
def test_a_faulty_translation_is_named(
    tree: Tree, text: str, translation: str, complaint: str
) -> None:
    tree.change(set_translation(text, translation))

    complaints = tree.complaints()

    assert complaints[0].startswith(f"{tree.catalogue}: {complaint}")


def test_a_fuzzy_translation_is_named(tree: Tree) -> None:
    tree.change(lambda catalogue: catalogue.find("Open").flags.append("fuzzy"))

    assert tree.complaints() == [
        f"{tree.catalogue}: “Open”: marked fuzzy: look at it, then remove the mark"
    ]


def test_a_message_that_nobody_says_any_more_is_named(tree: Tree) -> None:
    tree.change(lambda catalogue: catalogue.append(polib.POEntry(msgid="Gone", msgstr="បាត់")))

    assert tree.complaints() == [f"{tree.catalogue}: “Gone”: not used any more: run make messages"]


def test_a_message_that_stands_twice_is_named(tree: Tree) -> None:
    tree.change(lambda catalogue: catalogue.append(polib.POEntry(msgid="Open", msgstr="បើក")))

    assert set(tree.complaints()) == {f"{tree.catalogue}: “Open”: stands twice: keep one"}


def test_a_new_message_is_missing_in_the_template_and_in_the_catalogue(tree: Tree) -> None:
    tree.write_source(SOURCE + 'message("New")\n')

    assert tree.complaints() == [
        f"{tree.translations / 'kiosk.pot'}: not what the source says: run make messages",
        f"{tree.catalogue}: “New”: missing: run make messages",
    ]


def test_a_missing_word_of_qt_is_named(tree: Tree) -> None:
    tree.change(lambda catalogue: catalogue.remove(catalogue.find("Cu&t")))

    assert tree.complaints() == [
        f"{tree.catalogue}: “Cu&t” (QLineEdit): missing: run make messages"
    ]


@pytest.mark.parametrize("field", ["Language", "X-Name", "X-Digits", "Plural-Forms"])
def test_a_header_without_what_the_kiosk_needs_is_named(tree: Tree, field: str) -> None:
    tree.change(lambda catalogue: catalogue.metadata.pop(field))

    assert f"{tree.catalogue}: the header has no {field}" in tree.complaints()


def test_a_catalogue_that_cannot_be_read_is_named(tree: Tree) -> None:
    tree.catalogue.write_text("this is not a catalogue\n", encoding="utf-8")

    assert any(f"{tree.catalogue}: cannot be read" in line for line in tree.complaints())


def test_a_folder_without_a_template_or_a_catalogue_fails(tree: Tree) -> None:
    tree.catalogue.unlink()
    (tree.translations / "kiosk.pot").unlink()

    assert tree.complaints() == [
        f"{tree.translations / 'kiosk.pot'}: not what the source says: run make messages",
        f"{tree.translations}: no catalogue",
    ]


def test_latin_letters_are_right_in_a_language_written_with_them(tree: Tree) -> None:
    french = tree.translations / "fr.po"
    text = tree.catalogue.read_text(encoding="utf-8").replace("ខ្មែរ\\n", "Français\\n")
    french.write_text(text.replace("បើក", "Ouvrir"), encoding="utf-8")

    assert tree.complaints() == []


def test_the_commands_tell_by_their_exit_code(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--source", str(tree.source), "--translations", str(tree.translations)]
    tree.write_source(SOURCE + 'message("New")\n')

    before = messages.main(["check", *folders])
    messages.main(["extract", *folders])
    messages.main(["update", *folders])
    tree.change(set_translation("New", "ថ្មី"))
    capsys.readouterr()
    after = messages.main(["check", *folders])

    assert (before, after) == (1, 0)
    assert capsys.readouterr().out == ""
