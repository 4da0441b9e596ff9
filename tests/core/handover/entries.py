"""Entries to hand over, and payloads taken apart as a phone would."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import strategies as st

from kiosk.core.content.document import Contact, Document, Kind, Phone, Term
from kiosk.core.handover.payload import Subject
from kiosk.core.language.local_text import LanguageCode, LocalText

EN, KM = LanguageCode("en"), LanguageCode("km")
PRIVATE_NUMBER = "+855 12 345 678"
KHMER_TITLE = "ចាក់សោទូរសព្ទ និងកុំព្យូទ័រយួរដៃ"

khmer_and_english = st.text(
    st.one_of(
        st.characters(min_codepoint=0x1780, max_codepoint=0x17E9),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.sampled_from("\u200b\n–—“”’€é"),
    )
)
fitting = khmer_and_english.filter(lambda text: 0 < len(text.encode()) <= 300)


def words(en: str, km: str = "") -> LocalText:
    return LocalText({EN: en, KM: km} if km else {EN: en})


def guide(**values: object) -> Document:
    known = {"title": words("Lock your phone and laptop", KHMER_TITLE)} | values
    return Document(id="lock-your-phone", kind=Kind.GUIDE, pack="camboja", **known)  # type: ignore[arg-type]


def contact(**values: object) -> Contact:
    known = {"title": words("CamboJA", "ខេមបូចា")} | values
    return Contact(id="camboja", pack="camboja", **known)  # type: ignore[arg-type]


def term(meaning: LocalText) -> Term:
    return Term(id="account", pack="camboja", title=words("Account", "គណនី"), meaning=meaning)


def publisher() -> Contact:
    return contact(emails=("ed@camboja.net",), website="https://camboja.net", phones=(private(),))


def private(**values: object) -> Phone:
    return Phone(number=PRIVATE_NUMBER, private=True, **values)  # type: ignore[arg-type]


def subject(
    entry: Document | Contact | Term,
    *,
    language: LanguageCode = EN,
    asked: Contact | None = None,
    section: tuple[str, str, str] = ("", "", ""),
) -> Subject:
    """A subject; `section` is its id, title and text."""
    id_, title, text = section
    return Subject(
        entry=entry,
        publisher=asked,
        language=language,
        section=id_,
        section_title=title,
        section_text=text,
    )


def card_fields(card: str) -> dict[str, str]:
    """Take a vCard apart: unfold, split at the first colon, unescape. Each field stands once."""
    assert card.endswith("\r\n")
    lines = re.sub(r"\r\n[ \t]", "", card).removesuffix("\r\n").split("\r\n")
    fields = dict(line.split(":", 1) for line in lines)
    assert len(fields) == len(lines)
    return {name: unescaped(value) for name, value in fields.items()}


def unescaped(text: str) -> str:
    return re.sub(
        r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.DOTALL
    )


def mail_subject(link: str) -> str:
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    return parse_qs(parts.query)["subject"][0]


def mail_address(link: str) -> str:
    return unquote(urlsplit(link).path)
