"""Every word is said in the language that is on."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import polib
import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.visitor import EN, KM, LAPTOP, REPOSITORY, TRANSLATIONS
from tests.ui.walk import Scene, walk

from kiosk import __version__
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.language.catalogue import Catalogue, interface_languages
from kiosk.core.language.local_text import LocalText
from kiosk.core.licences import read_components, source_archive_name

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise", "This plugin does not support grabbing", extend=True
)

PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
KHMER = re.compile(r"[\u1780-\u17ff]")
KEYS = re.compile(r"((Ctrl|Alt|Shift)\+\S+|F\d+)(\s|$)")
PACKS = REPOSITORY / "resources" / "packs"
COMPONENTS = read_components(REPOSITORY / "resources" / "licences")


@pytest.fixture(scope="module")
def asked() -> dict[str, set[str]]:
    """What was asked of the catalogue during the walks, by language."""
    return {EN: set(), KM: set()}


@pytest.fixture(scope="module")
def walks(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, asked: dict[str, set[str]]
) -> Iterator[dict[str, tuple[Scene, ...]]]:
    """Walk through the kiosk in both languages, noting each sentence the catalogue gave."""
    translate = Catalogue.translate

    def noting(self: Catalogue, text: str, context: str = "") -> str:
        said = translate(self, text, context)
        if not context:
            asked[self.code].add(said)
        return said

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Catalogue, "translate", noting)
        yield {
            code: walk(tmp_path_factory.mktemp("home"), language=code, size=LAPTOP)
            for code in (EN, KM)
        }


@pytest.fixture(scope="module")
def messages() -> dict[str, str]:
    """Every message of the program with its Khmer."""
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(TRANSLATIONS / "km.po"))}


@pytest.fixture(scope="module")
def library() -> Library:
    return PackFolders([PACKS]).load()


@pytest.fixture(scope="module")
def allowed() -> list[str]:
    """Names that are Latin in Khmer too, as translators have agreed."""
    lines = (TRANSLATIONS / "km.latin.txt").read_text(encoding="utf-8").splitlines()
    return sorted(filter(None, lines), key=len, reverse=True)


def latin_in(text: str, allowed: list[str]) -> list[str]:
    text = PLACEHOLDER.sub(" ", text)
    for name in allowed:
        text = re.sub(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", " ", text)
    return LATIN_WORD.findall(text)


def test_what_is_said_in_khmer_has_no_latin_letters_but_in_agreed_names(
    walks: dict[str, tuple[Scene, ...]], asked: dict[str, set[str]], allowed: list[str]
) -> None:
    said = asked[KM] - set(interface_languages(TRANSLATIONS).values())

    latin = {text: words for text in said if (words := latin_in(text, allowed))}

    assert len(said) > 120
    assert latin == {}


def test_no_english_message_is_seen_in_khmer(
    walks: dict[str, tuple[Scene, ...]], messages: dict[str, str], library: Library
) -> None:
    titles = {entry.title.in_language(EN) for entry in library.entries()} | _components()
    english = [
        (text, _pattern(text))
        for text, translation in messages.items()
        if LATIN_WORD.search(PLACEHOLDER.sub("", text)) and text != translation
    ]

    seen = {
        f"{scene.name}: {text[:60]!r}"
        for scene in walks[KM]
        for text in scene.texts
        if text.partition("\n")[0] not in titles
        and any(pattern.fullmatch(text) for _, pattern in english)
    }

    assert seen == set()


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in PLACEHOLDER.split(text)), re.DOTALL)


def test_no_khmer_is_said_in_english(
    walks: dict[str, tuple[Scene, ...]], asked: dict[str, set[str]]
) -> None:
    khmer = [text for text in asked[EN] if KHMER.search(text)]

    assert len(asked[EN]) > 120
    assert khmer == []


def test_latin_letters_seen_in_khmer_come_from_the_content_or_a_name(
    walks: dict[str, tuple[Scene, ...]], allowed: list[str], library: Library
) -> None:
    content = _words_of_the_khmer_content(library) | _words_of_licences()
    whole = set(_strings(library, None)) | set(_headings()) | _components()

    strange = {
        f"{scene.name}: {text[:80]!r}: {words}"
        for scene in walks[KM]
        for text in scene.texts
        if (words := _strange(text, allowed, content, whole))
    }

    assert strange == set()


def _strange(text: str, allowed: list[str], content: set[str], whole: set[str]) -> list[str]:
    """The Latin words of a text that are neither agreed, nor of the Khmer content, nor a key."""
    lines = [line for line in text.split("\n") if line not in whole]
    # Paths, addresses and what a code holds are the same in every language.
    rest = " ".join(KEYS.sub("", line) for line in lines if not re.search(r"[/@:]|^BEGIN", line))
    return [word for word in latin_in(rest, allowed) if word not in content]


def _words_of_the_khmer_content(library: Library) -> set[str]:
    texts = list(_strings(library, KM))
    texts += [file.read_text(encoding="utf-8") for file in PACKS.rglob("km.md")]
    texts += ["PNG", "SVG", "M", "Q", "H", "English", "Noto", "Sans", "Khmer"]
    texts += ["p", "phone", "zzzz", "pasword manager", "pdf"]  # what was typed, and a file's ending
    texts += [source_archive_name(__version__)]
    texts += ["GNU", "AGPL", "LGPL", "SIL", "OFL", "Lucide", "ISC"]
    return {word for text in texts for word in LATIN_WORD.findall(text)}


def _components() -> set[str]:
    """What the program is made of has the same name in every language."""
    return {f"{one.name} {one.version}".rstrip() for one in COMPONENTS}


def _words_of_licences() -> set[str]:
    """Licences by their SPDX names, and what has parts inside."""
    insides = {one.inside for one in COMPONENTS}
    texts = [one.licence for one in COMPONENTS]
    texts += [one.name for one in COMPONENTS if one.id in insides]
    return {word for text in texts for word in LATIN_WORD.findall(text)}


def _headings() -> Iterator[str]:
    """The headings of all texts: a hit says under which it stands, in its own language."""
    for file in PACKS.rglob("*.md"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                yield line.lstrip("# ").partition(" {#")[0]


def _strings(value: object, language: str | None) -> Iterator[str]:
    """Every text inside a value; of words in several languages only those in `language`."""
    match value:
        case str():
            yield value
        case LocalText() if language in value.texts:
            yield value.in_language(language)
        case LocalText():
            yield from value.texts.values()
        case dict():
            for one in value.values():
                yield from _strings(one, language)
        case tuple() | list() | set() | frozenset():
            for one in value:
                yield from _strings(one, language)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _strings(getattr(value, field.name), language)
        case _:
            return


def test_the_bundled_packs_are_where_this_file_looks_for_them() -> None:
    assert list(Path(PACKS).glob("*/pack.toml"))
