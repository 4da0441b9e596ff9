"""The content that comes with the program keeps its promises."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pymupdf
import pytest

from kiosk.core.content.checks.every import checks, findings
from kiosk.core.content.checks.proof import read_proof
from kiosk.core.content.document import Document, Kind, ReviewState
from kiosk.core.content.finding import Finding, Severity
from kiosk.core.content.guide import Guide, read_guide
from kiosk.core.content.library import Library, PackFolders
from kiosk.core.content.place import parse_place
from kiosk.core.khmer.breaks import without_breaks
from kiosk.core.language.catalogue import ENGLISH
from kiosk.core.language.local_text import LanguageCode

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "resources" / "packs" / "camboja"
DOCUMENTATION = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
EN, KM = LanguageCode("en"), LanguageCode("km")

TODAY = date(2026, 11, 28)  # reviews fall due as time goes by; that is no mistake in the pack

GUIDES = (
    "backup",
    "browsing-wifi",
    "checkpoints",
    "harassment",
    "laws",
    "lock-your-phone",
    "passwords",
    "phishing",
    "protests",
    "risk-plan",
    "signal",
    "social-accounts",
    "sources",
    "training-session",
    "two-factor",
    "vpn",
    "who-sees-what",
)
FIRST_AID = ("account-taken", "clicked-link", "phone-taken")

# Every way to reach somebody that the content may state: each has a public source.
PHONES = {"+85512519261"}
MAIL_ADDRESSES = {"ed@camboja.net", "help@accessnow.org", "emergencies@cpj.org"}
SITES = {
    "camboja.net",
    "cambojanews.com",
    "khmer.cambojanews.com",
    "licadho-cambodia.org",
    "cchrcambodia.org",
    "frontlinedefenders.org",
    "digitaldefenders.org",
    "freepressunlimited.org",
    "facebook.com",  # as the bait in an address that is taken apart
}
RESERVED = (".example",)  # names that can belong to nobody (RFC 2606), to show a trap with

_ROW = re.compile(r"(?m)^\| `([a-z-]+)` \| ([^|]*[^| ]) *\|")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(/[^\s)\"`]*)?(?!\w)")
_NUMBER = re.compile(r"(?<![\w.-])\+?\(?\d[\d ()/.-]{5,}\d")
_AMOUNT = re.compile(r"\b[1-9]\d{0,2}(?:\.\d{3})+\b")  # as Khmer writes ten million
_PICTURE = re.compile(r"images/[\w.-]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\b(?:19|20)\d{2}\b")
_TOML_KEY = re.compile(r"(?m)^\[+(?:review|topics)\.[\w-]+\]|(?:meaning|review|avoid)\.(?:en|km)")
_KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")


@pytest.fixture(scope="module")
def library() -> Library:
    return PackFolders([PACK.parent]).load()


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    """What `kiosk pack check` finds in the pack."""
    return tuple(findings(read_proof(PackFolders((), chosen=[PACK]), TODAY)))


def names_in(heading: str) -> dict[str, str]:
    """Give the first two columns of the table under a heading of docs/packs.md."""
    section = DOCUMENTATION.split(f"# {heading}\n", 1)[1].split("\n#", 1)[0]
    return dict(_ROW.findall(section))


@pytest.fixture(scope="module", params=GUIDES)
def editions(request: pytest.FixtureRequest) -> dict[LanguageCode, Guide]:
    """One guide, in both languages."""
    folder = PACK / "guides" / str(request.param)
    return {code: read_guide(folder / f"{code}.md") for code in (EN, KM)}


def texts() -> dict[str, str]:
    """Every text of the pack as a reader sees it, without invisible breaks, by its file."""
    found = {
        str(file.relative_to(PACK)): file.read_text(encoding="utf-8")
        for file in sorted(PACK.rglob("*"))
        if file.suffix in {".toml", ".md", ".csv"}
    }
    for file in sorted(PACK.rglob("*.pdf")):
        with pymupdf.open(file) as pdf:
            said = [page.get_text() for page in pdf]
            links = [str(link.get("uri", "")) for page in pdf for link in page.get_links()]
        found[str(file.relative_to(PACK))] = "\n".join(said + links)
    return {name: without_breaks(text).translate(_KHMER_DIGITS) for name, text in found.items()}


TEXTS = texts()
each_text = pytest.mark.parametrize("name", sorted(TEXTS))


# It opens


def test_it_loads_without_a_problem_or_a_warning(library: Library) -> None:
    assert [str(finding.sentence) for finding in library.findings] == []


def test_everything_asked_for_is_there(library: Library) -> None:
    assert [one.id for one in library.documents(Kind.REPORT)] == [
        "impacts-briefing",
        "impacts-study",
    ]
    assert [one.id for one in library.documents(Kind.GUIDE)] == list(GUIDES)
    assert [one.id for one in library.documents(Kind.FIRST_AID)] == list(FIRST_AID)
    assert len(library.contacts()) >= 9
    assert len(library.terms()) >= 120


def test_the_study_is_an_entry_without_its_file_and_says_whom_to_ask(library: Library) -> None:
    study = library.find(parse_place("reports/impacts-study"))

    assert isinstance(study, Document)
    assert study.files == {}
    assert study.contact == "camboja"


def test_the_briefing_and_the_guides_can_be_read_in_both_languages(library: Library) -> None:
    readable = [
        one
        for kind in (Kind.REPORT, Kind.GUIDE)
        for one in library.documents(kind)
        if one.id != "impacts-study"
    ]

    assert all(set(one.files) == {EN, KM} for one in readable)


def test_every_title_summary_and_meaning_is_there_in_both_languages(library: Library) -> None:
    for entry in library.entries():
        assert {EN, KM} <= set(entry.languages), entry.place
        if isinstance(entry, Document):
            assert entry.summary is not None
            assert set(entry.summary.languages) == {EN, KM}
    for term in library.terms():
        assert set(term.meaning.languages) == {EN, KM}, term.id


# It is checked


def test_the_check_finds_no_error(found: tuple[Finding, ...]) -> None:
    errors = [one for one in found if one.severity is Severity.PROBLEM]

    assert [ENGLISH.tell(one.sentence) for one in errors] == []


def test_every_warning_is_of_a_kind_that_the_documentation_explains(
    found: tuple[Finding, ...],
) -> None:
    explained = set(names_in("Warnings that stay"))
    warnings = [one for one in found if one.severity is Severity.WARNING]

    unexplained = [one for one in warnings if one.check not in explained]

    assert [ENGLISH.tell(one.sentence) for one in unexplained] == []
    assert {one.check for one in warnings} == explained


def test_every_check_is_documented_with_its_severity() -> None:
    documented = names_in("What the check looks for")

    known = {one.name: one.severity for one in checks()}
    severities = {Severity.PROBLEM: "error", Severity.WARNING: "warning"}
    stated = {name: severities[severity] for name, severity in known.items()}

    assert documented == stated | {"pack-file": "both"}


# Guides


def test_both_languages_of_a_guide_are_built_alike(editions: dict[LanguageCode, Guide]) -> None:
    for english, khmer in zip(editions[EN].sections, editions[KM].sections, strict=True):
        shapes = [
            [(block.kind, len(block.items)) for block in section.blocks]
            for section in (english, khmer)
        ]
        assert shapes[0] == shapes[1], english.id


def test_every_entry_names_a_contact_that_exists(library: Library) -> None:
    assert library.publisher_contact("camboja") is not None
    for kind in (Kind.REPORT, Kind.GUIDE):
        for document in library.documents(kind):
            assert library.contact(document.contact) is not None, document.id


# Honesty


def test_where_nobody_is_named_the_review_says_draft(library: Library) -> None:
    for kind in (Kind.REPORT, Kind.GUIDE):
        for document in library.documents(kind):
            for code in document.title.languages:
                review = document.review(code)
                assert review.state is ReviewState.DRAFT or review.by, document.id
                assert review.due is not None, document.id
    for term in library.terms():
        assert term.review(KM).state is ReviewState.DRAFT, term.id


def test_a_contact_nobody_verified_says_where_it_comes_from(library: Library) -> None:
    for contact in library.contacts():
        assert contact.verified_on or contact.source, contact.id
        if contact.source:
            assert contact.source.in_language(EN) == "From public sources, not confirmed"


def test_a_persons_own_number_is_private(library: Library) -> None:
    phones = [phone for contact in library.contacts() for phone in contact.phones]

    assert phones
    assert all(phone.private for phone in phones if phone.person)


@each_text
def test_no_mail_address_is_stated_without_a_source(name: str) -> None:
    assert set(_MAIL.findall(TEXTS[name])) <= MAIL_ADDRESSES


@each_text
def test_no_site_is_stated_without_a_source(name: str) -> None:
    text = _PICTURE.sub("", _TOML_KEY.sub("", _MAIL.sub("", TEXTS[name])))

    found = {(site, path) for site, path in _SITE.findall(text) if not site.endswith(RESERVED)}

    assert {site for site, _ in found} <= SITES
    assert {path for _, path in found} <= {"", "/", "/hacked"}


@each_text
def test_no_phone_number_is_stated_without_a_source(name: str) -> None:
    text = _AMOUNT.sub("", _DAY.sub("|", TEXTS[name]))

    found = {re.sub(r"[^\d+]", "", number) for number in _NUMBER.findall(text)}

    numbers = {number for number in found if len(number.lstrip("+")) > 6}
    assert numbers <= PHONES
