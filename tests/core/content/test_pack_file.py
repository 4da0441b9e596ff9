"""Reading a pack: what is wrong is named and left out, everything else opens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.packs import PackBuilder, document_at, places_of, problems_of, warnings_of

from kiosk.core.content.document import Contact, Document, Level, ReviewState
from kiosk.core.content.finding import Severity
from kiosk.core.content.place import ITEM_SHELVES, parse_place
from kiosk.core.language.local_text import LanguageCode

SOUND = ["reports/study", "guides/lock", "contacts/camboja", "glossary/account"]


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    """A pack with one sound thing of each kind."""
    return PackBuilder(tmp_path).filled()


def test_a_sound_pack_opens_without_a_finding(pack: PackBuilder) -> None:
    library = pack.load()

    assert places_of(library) == SOUND
    assert library.findings == ()
    assert library.packs[0].title.in_language(LanguageCode("en")) == "Small pack"


def test_everything_an_item_can_say_is_read(pack: PackBuilder) -> None:
    pack.guide(
        "full",
        'summary = { en = "Short" }\npublisher = { en = "CamboJA" }\npublished = 2023-11-23\n'
        'level = "beginner"\ntopics = ["devices"]\nlicence = "CC0"\nlink = "https://a.example"\n'
        'source_url = "https://b.example"\ncontact = "camboja"\n'
        '[review.en]\nstate = "reviewed"\nby = "A. Person"\non = 2026-11-23\ndue = 2027-05-23\n'
        "[review.km]\ndue = 2027-05-23\n",
    )

    guide = document_at(pack.load(), "guides/full")

    assert guide.published == date(2023, 11, 23)
    assert guide.level is Level.BEGINNER
    assert guide.topics == ("devices",)
    assert guide.link == "https://a.example"
    assert guide.review(LanguageCode("en")).state is ReviewState.REVIEWED
    assert guide.review(LanguageCode("en")).by == "A. Person"
    assert guide.review(LanguageCode("km")).state is ReviewState.DRAFT
    assert guide.review(LanguageCode("km")).due == date(2027, 5, 23)
    assert set(guide.files) == {"en"}


def test_pages_that_belong_together_are_read(pack: PackBuilder) -> None:
    pack.report("pair", "align = [{ en = 1, km = 3 }, { en = 4, km = 8 }]\n")

    assert document_at(pack.load(), "reports/pair").align == (
        {"en": 1, "km": 3},
        {"en": 4, "km": 8},
    )


@pytest.mark.parametrize(
    ("align", "told"),
    [
        ("[{ en = 4, km = 1 }, { en = 2, km = 3 }]", "must rise"),
        ("[{ en = 0 }]", "counted from 1"),
        ('[{ en = "two" }]', "counted from 1"),
        ("[1, 2]", "must be written as"),
    ],
)
def test_pages_that_cannot_belong_together_are_named(
    pack: PackBuilder, align: str, told: str
) -> None:
    pack.report("pair", f"align = {align}\n")

    (problem,) = problems_of(pack.load())
    assert told in str(problem.sentence)


def test_an_entry_without_a_file_is_no_problem(pack: PackBuilder) -> None:
    study = document_at(pack.load(), "reports/study")

    assert study.files == {}
    assert study.edition_for(LanguageCode("km")) is None
    assert study.languages == ("en", "km")


@pytest.mark.parametrize(
    ("toml", "line", "says"),
    [
        ('kind = "report"\ntitle = { en = "x" }\n', 1, "“id” is missing: add it"),
        ('id = "bad"\ntitle = { en = "x" }\n', 1, "“kind” is missing: add it"),
        ('id = "bad"\nkind = "report"\n', 1, "“title” is missing: give it"),
        ('id = "bad"\nkind = "report"\ntitle = {}\n', 3, "“title” is missing: give it"),
        ('id = "bad"\nkind = "book"\ntitle = { en = "x" }\n', 2, "use one of: report, guide"),
        ('id = "bad"\nkind = "guide"\ntitle = { en = "x" }\n', 2, "move the item, or mend"),
        ('id = "other"\nkind = "report"\ntitle = { en = "x" }\n', 1, "“id” must be “bad”"),
        ('id = "Bad!"\nkind = "report"\ntitle = { en = "x" }\n', 1, "small Latin letters"),
        ('id = "bad"\nkind = "report"\ntitle = "x"\n', 3, "one value for each language"),
        (
            'id = "bad"\nkind = "report"\ntitle = { en = "x" }\npublished = "2023"\n',
            4,
            "without quotation marks",
        ),
        ('id = "bad"\nkind = "report"\ntitle = { en = "x" }\nlink = "x"\n', 4, "https://"),
        ('id = "bad"\nkind = "report"\ntitle = { en = "x" }\nlevel = "easy"\n', 4, "beginner"),
        (
            'id = "bad"\nkind = "report"\ntitle = { en = "x" }\n[review.km]\nstate = "fine"\n',
            5,
            "draft, reviewed",
        ),
        (
            'id = "bad"\nkind = "report"\ntitle = { en = "x" }\n[review.km]\nstate = "reviewed"\n',
            4,
            "names who reviewed it: add “by”",
        ),
        ('id = "bad"\nkind = \n', 2, "not valid TOML"),
    ],
)
def test_a_wrong_item_is_named_and_left_out_and_the_rest_opens(
    pack: PackBuilder, toml: str, line: int, says: str
) -> None:
    file = pack.write("reports/bad/item.toml", toml)

    library = pack.load()

    (problem,) = problems_of(library)
    assert (problem.file, problem.line) == (file, line)
    assert says in str(problem.what.text.format_map(problem.what.values))
    assert places_of(library) == SOUND


def test_broken_utf_8_in_an_item_is_named_and_the_rest_opens(pack: PackBuilder) -> None:
    pack.write("reports/bad/item.toml", b'id = "bad"\nkind = "\xff"\n')

    library = pack.load()

    (problem,) = problems_of(library)
    assert problem.line == 2
    assert "UTF-8" in problem.what.text
    assert places_of(library) == SOUND


def test_a_folder_without_item_toml_is_named(pack: PackBuilder) -> None:
    pack.write("reports/new/km.pdf", b"%PDF-1.7")

    (problem,) = problems_of(pack.load())

    assert problem.file == pack.folder / "reports/new/item.toml"
    assert "add it" in problem.what.text


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store", "._study", "notes.txt"])
def test_files_that_lie_about_on_a_shelf_are_not_items(pack: PackBuilder, name: str) -> None:
    pack.write(f"reports/{name}", b"\xff")
    pack.write(f"contacts/{name}", b"\xff")
    pack.write("contacts/._camboja.toml", b"\xff")

    assert pack.load().findings == ()


def test_an_unknown_key_is_a_warning_with_its_line(pack: PackBuilder) -> None:
    pack.guide("odd", 'tilte = "x"\n')

    library = pack.load()

    assert problems_of(library) == []
    (warning,) = warnings_of(library)
    assert warning.line == 4
    assert warning.what.values["key"] == "tilte"
    assert library.find(parse_place("guides/odd"))


def test_a_pdf_not_named_by_its_language_is_a_warning(pack: PackBuilder) -> None:
    file = pack.write("reports/study/Impacts study.pdf", b"%PDF-1.7")

    library = pack.load()

    assert document_at(library, "reports/study").files == {}
    (warning,) = warnings_of(library)
    assert warning.file == file
    assert "km" in warning.what.text


def test_files_are_found_by_name_however_windows_writes_it(pack: PackBuilder) -> None:
    pack.write("reports/study/KM.PDF", b"%PDF-1.7")

    assert document_at(pack.load(), "reports/study").files == {
        "km": pack.folder / "reports/study/KM.PDF"
    }


def test_a_guide_has_no_pdf_and_a_report_no_markdown(pack: PackBuilder) -> None:
    pack.write("guides/lock/km.pdf", b"%PDF-1.7")
    pack.write("reports/study/km.md", "text")

    library = pack.load()

    assert set(document_at(library, "guides/lock").files) == {"en"}
    assert document_at(library, "reports/study").files == {}


# The pack's own file


def test_a_missing_pack_toml_is_told(tmp_path: Path) -> None:
    pack = PackBuilder(tmp_path, pack_toml=None).filled()

    library = pack.load()

    assert library.packs == ()
    (problem,) = library.findings
    assert problem.file == pack.folder / "pack.toml"
    assert "add it, or remove the folder" in problem.what.text


@pytest.mark.parametrize(
    ("toml", "line", "says"),
    [
        ('title = { en = "x" }\n', 1, "“{key}” is missing: add it."),
        ('id = "small"\n', 1, "“{key}” is missing: give it"),
        ('id = "large"\ntitle = { en = "x" }\n', 1, "the name of the folder"),
        ('id = "small"\ntitle = x\n', 2, "not valid TOML"),
    ],
)
def test_a_pack_that_does_not_say_what_it_is_is_left_out(
    tmp_path: Path, toml: str, line: int, says: str
) -> None:
    bad = PackBuilder(tmp_path, "small", pack_toml=toml).filled()
    PackBuilder(tmp_path, "good").filled()

    library = bad.load()

    assert [pack.id for pack in library.packs] == ["good"]
    (problem,) = problems_of(library)
    assert (problem.file, problem.line) == (bad.folder / "pack.toml", line)
    assert says in problem.what.text


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ('checked_on = "2026-11-23"', "date"),
        ("version = 1.0", "quotation marks"),
        ('shelves = ["books"]', "not a shelf"),
        ("shelves = 1", "list of texts"),
        ('start_here = "guides/lock"', "list of texts"),
        ("featured = 1", "quotation marks"),
        ('publisher = "CamboJA"', "each language"),
        ("contact = []", "quotation marks"),
        ("licence = 1", "quotation marks"),
    ],
)
def test_a_slip_in_pack_toml_is_told_and_hides_nothing(
    pack: PackBuilder, field: str, says: str
) -> None:
    pack.write("pack.toml", f'id = "small"\ntitle = {{ en = "x" }}\n{field}\n')

    library = pack.load()

    (problem,) = library.findings
    assert (problem.severity, problem.line) == (Severity.PROBLEM, 3)
    assert says in problem.what.text
    assert places_of(library) == SOUND


def test_a_broken_pack_toml_laid_over_a_good_one_hides_nothing(tmp_path: Path) -> None:
    from kiosk.core.content.library import PackFolders

    near = PackBuilder(tmp_path / "user", pack_toml="id = \n")
    far = PackBuilder(tmp_path / "bundled").filled()

    library = PackFolders([near.packs, far.packs]).load()

    assert places_of(library) == SOUND
    (problem,) = library.findings
    assert problem.file == near.folder / "pack.toml"


def test_shelves_are_in_the_order_of_the_pack(pack: PackBuilder) -> None:
    pack.write(
        "pack.toml", 'id = "small"\ntitle = { en = "x" }\nshelves = ["glossary", "guides"]\n'
    )

    library = pack.load()

    assert library.shelves == ("glossary", "guides", "reports", "first-aid", "contacts")


def test_without_shelves_the_usual_order_is_taken(pack: PackBuilder) -> None:
    assert pack.load().shelves == ITEM_SHELVES


def test_what_home_shows_first_must_be_in_the_pack(pack: PackBuilder) -> None:
    pack.write(
        "pack.toml",
        'id = "small"\ntitle = { en = "x" }\n'
        'start_here = ["guides/lock", "guides/gone", "nonsense"]\nfeatured = "reports/gone"\n',
    )

    library = pack.load()

    assert library.packs[0].start_here == (parse_place("guides/lock"),)
    assert library.packs[0].featured is None
    assert [one.line for one in warnings_of(library)] == [3, 3, 4]
    assert problems_of(library) == []


def test_an_empty_pack_is_told(tmp_path: Path) -> None:
    library = PackBuilder(tmp_path).load()

    assert [pack.id for pack in library.packs] == ["small"]
    (warning,) = library.findings
    assert warning.severity is Severity.WARNING
    assert "empty" in warning.what.text


# Contacts


def test_everything_a_contact_can_say_is_read(pack: PackBuilder) -> None:
    pack.contact(
        "full",
        'what_for = { en = "Help" }\nwebsite = "https://a.example"\nlanguages = ["km", "en"]\n'
        'hours = { en = "9-5" }\nnote = { en = "n" }\nsource = { en = "s" }\n'
        "verified_on = 2026-11-23\n"
        '[[phones]]\nnumber = "+855 12 345 678"\nsignal = true\nprivate = true\n'
        'person = { en = "P" }\n'
        '[[emails]]\naddress = "help@a.example"\n',
    )

    contact = pack.load().contact("full")

    assert isinstance(contact, Contact)
    assert contact.phones[0].number == "+855 12 345 678"
    assert contact.phones[0].signal
    assert contact.phones[0].private
    assert contact.emails == ("help@a.example",)
    assert contact.languages_spoken == ("km", "en")
    assert contact.verified_on == date(2026, 11, 23)
    assert contact.ways_missing == 0


@pytest.mark.parametrize(
    ("more", "line", "says"),
    [
        ('[[phones]]\nnumber = "call me"\n', 5, "+855 12 345 678"),
        ('[[phones]]\nnumber = "1"\n', 5, "telephone number"),
        ("[[phones]]\nsignal = true\n", 4, "missing"),
        ('[[phones]]\nnumber = "+855 12 345 678"\nprivate = "yes"\n', 6, "true or false"),
        ('[[emails]]\naddress = "nobody"\n', 5, "e-mail address"),
        ('[[emails]]\naddress = "a@b.example?cc=c@d.example"\n', 5, "e-mail address"),
        ('phones = ["+855 12 345 678"]\n', 4, "[[{key}]]"),
        ("languages = 'km'\n", 4, "list of texts"),
        ('verified_on = "yesterday"\n', 4, "date"),
    ],
)
def test_a_wrong_contact_is_named_and_left_out(
    pack: PackBuilder, more: str, line: int, says: str
) -> None:
    file = pack.contact("bad", more)

    library = pack.load()

    (problem,) = problems_of(library)
    assert (problem.file, problem.line) == (file, line)
    assert says in problem.what.text
    assert places_of(library) == SOUND


def test_a_contacts_id_is_the_name_of_its_file(pack: PackBuilder) -> None:
    pack.write("contacts/bad.toml", 'id = "good"\nkind = "contact"\ntitle = { en = "x" }\n')

    (problem,) = problems_of(pack.load())

    assert "name of the file" in problem.what.text


def test_a_folder_named_like_a_contact_is_told(pack: PackBuilder) -> None:
    (pack.folder / "contacts/folder.toml").mkdir()

    (problem,) = problems_of(pack.load())

    assert problem.file.name == "folder.toml"


# What the system does not let us read


def test_a_shelf_that_leads_round_in_a_circle_is_told(pack: PackBuilder) -> None:
    (pack.folder / "first-aid").symlink_to("first-aid")

    library = pack.load()

    (problem,) = problems_of(library)
    assert problem.file == pack.folder / "first-aid"
    assert "cannot be read" in problem.what.text
    assert places_of(library) == SOUND


def test_an_item_that_is_a_dangling_link_is_left_alone(pack: PackBuilder) -> None:
    (pack.folder / "reports/gone").symlink_to("nowhere")

    assert places_of(pack.load()) == SOUND


def test_a_first_aid_path_is_a_document(pack: PackBuilder) -> None:
    pack.write(
        "first-aid/phone-taken/item.toml",
        'id = "phone-taken"\nkind = "first-aid"\ntitle = { en = "My phone was taken" }\n',
    )
    pack.write("first-aid/phone-taken/km.md", "text")

    found = pack.load().find(parse_place("first-aid/phone-taken"))

    assert isinstance(found, Document)
    assert set(found.files) == {"km"}
