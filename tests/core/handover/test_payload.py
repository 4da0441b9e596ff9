"""What a code holds for every kind of entry, and what it never holds unasked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.handover.entries import (
    EN,
    KHMER_TITLE,
    KM,
    PRIVATE_NUMBER,
    card_fields,
    contact,
    guide,
    khmer_and_english,
    mail_address,
    mail_subject,
    private,
    publisher,
    subject,
    term,
    words,
)

from kiosk.core.content.document import Contact, Phone
from kiosk.core.handover.payload import (
    Form,
    NothingToHandOverError,
    Subject,
    forms_for,
    has_private_phone,
    payload_for,
    wifi_payload,
)
from kiosk.core.handover.qr import HANDOUT_BYTES, PayloadTooLongError, make_code
from kiosk.core.language.catalogue import ENGLISH


def said(subject: Subject, form: Form | None = None) -> tuple[str, str]:
    payload = payload_for(subject, form)
    return ENGLISH.tell(payload.what), ENGLISH.tell(payload.why)


# --- Items ---


def test_an_item_with_a_link_is_handed_over_as_its_link() -> None:
    item = subject(guide(link="https://camboja.net/study"), asked=publisher())

    assert payload_for(item).text == "https://camboja.net/study"
    assert said(item) == ("Opens https://camboja.net/study.", "This is the item's own address.")


def test_an_item_without_a_link_writes_to_the_publisher_and_names_itself() -> None:
    item = subject(guide(), asked=publisher())

    text = payload_for(item).text

    assert mail_address(text) == "ed@camboja.net"
    assert mail_subject(text) == "Lock your phone and laptop"
    assert said(item) == (
        "Writes an e-mail to ed@camboja.net that asks for this.",
        "It has no address of its own on the web, so the code asks CamboJA for it.",
    )


def test_a_short_khmer_title_is_kept_in_khmer_without_its_breaks() -> None:
    item = subject(guide(title=words("Lock", "ចាក់\u200bសោ")), language=KM, asked=publisher())

    assert mail_subject(payload_for(item).text) == "ចាក់សោ"


def test_a_long_khmer_title_gives_way_to_the_english_one() -> None:
    item = subject(guide(), language=KM, asked=publisher())

    text = payload_for(item).text

    assert mail_subject(text) == "Lock your phone and laptop"
    assert len(text) <= HANDOUT_BYTES


def test_where_every_title_is_long_the_place_names_the_item() -> None:
    item = subject(guide(title=words("A very long title " * 6, KHMER_TITLE)), asked=publisher())

    assert mail_subject(payload_for(item).text) == "guides/lock-your-phone"


def test_a_section_is_named_with_its_guide() -> None:
    section = ("screen-lock", "Lock the screen", "Lock the screen\n1. Open Settings.")
    item = subject(guide(), asked=publisher(), section=section)

    assert mail_subject(payload_for(item).text) == "Lock your phone and laptop: Lock the screen"
    assert payload_for(item, Form.TEXT).text == section[2]


def test_a_section_in_khmer_is_named_so_that_the_publisher_finds_it() -> None:
    section = ("screen-lock", KHMER_TITLE, KHMER_TITLE)
    item = subject(guide(), language=KM, asked=publisher(), section=section)

    assert mail_subject(payload_for(item).text) == "Lock your phone and laptop: screen-lock"


def test_a_publisher_without_e_mail_is_handed_over_as_a_contact() -> None:
    item = subject(guide(), asked=contact(website="https://camboja.net"))

    payload = payload_for(item)

    assert payload.form is Form.CONTACT
    assert card_fields(payload.text)["URL"] == "https://camboja.net"
    assert said(item)[1] == "CamboJA can be asked for this."


def test_without_a_publisher_the_text_is_left() -> None:
    item = subject(guide(summary=words("A strong code.")))

    assert payload_for(item).text == "Lock your phone and laptop\nA strong code."
    assert said(item)[0].startswith("Holds the text itself.")


def test_a_term_asks_the_publisher_and_offers_its_meaning_as_text() -> None:
    item = subject(
        term(words("Your own place.", "កន្លែង\u200bរបស់អ្នក")), language=KM, asked=publisher()
    )

    assert forms_for(item) == (Form.LINK, Form.CONTACT, Form.TEXT)
    assert mail_subject(payload_for(item).text) == "គណនី"
    assert payload_for(item, Form.TEXT).text == "គណនី — កន្លែងរបស់អ្នក"


# --- Contacts ---


def test_a_contact_is_a_card_that_phones_save() -> None:
    item = subject(
        contact(
            title=words("Nord, Süd; & Co"),
            emails=("help@example.org",),
            website="https://example.org",
            phones=(Phone(number="+855 (0)23 123-456"),),
            source=words("From public sources, not confirmed"),
        )
    )

    payload = payload_for(item)

    assert payload.form is Form.CONTACT
    assert card_fields(payload.text) == {
        "BEGIN": "VCARD",
        "VERSION": "3.0",
        "N": ";;;;",
        "FN": "Nord, Süd; & Co",
        "ORG": "Nord, Süd; & Co",
        "TEL": "+855023123456",
        "EMAIL": "help@example.org",
        "URL": "https://example.org",
        "NOTE": "From public sources, not confirmed",
        "END": "VCARD",
    }


def test_a_contact_is_named_in_the_readers_language() -> None:
    card = payload_for(subject(contact(), language=KM)).text

    assert card_fields(card)["FN"] == "ខេមបូចា"


def test_whose_number_it_is_goes_with_the_number() -> None:
    item = subject(contact(phones=(private(person=words("Nop Vy, Director")),)))

    assert "Nop Vy" not in payload_for(item).text
    card = card_fields(payload_for(item, with_phone=True).text)
    assert (card["TEL"], card["NOTE"]) == ("+85512345678", "Nop Vy, Director")


def test_a_card_drops_what_it_has_no_room_for_the_least_needed_first() -> None:
    def card(**values: object) -> dict[str, str]:
        one = contact(
            emails=("help@example.org",),
            phones=(private(person=words("Nop Vy")),),
            source=words("Not confirmed"),
            **values,
        )
        return card_fields(payload_for(subject(one, language=KM), with_phone=True).text)

    def url(size: int) -> str:
        return "https://example.org/".ljust(size, "a")

    roomy, tight, tighter, full = (card(website=url(size)) for size in (40, 135, 145, 260))

    assert (roomy["FN"], roomy["ORG"]) == ("ខេមបូចា", "ខេមបូចា")
    assert (tight["FN"], tight["ORG"], tight["NOTE"]) == (
        "ខេមបូចា",
        "CamboJA",
        "Not confirmed\nNop Vy",
    )
    assert (tighter["FN"], tighter["NOTE"]) == ("ខេមបូចា", "Not confirmed")
    assert "URL" not in full
    assert (full["FN"], full["NOTE"]) == ("CamboJA", "Not confirmed")
    assert all(one["EMAIL"] == "help@example.org" for one in (roomy, tight, tighter, full))


@pytest.mark.parametrize(
    ("one", "link", "what"),
    [
        (
            contact(website="https://example.org"),
            "https://example.org",
            "Opens https://example.org.",
        ),
        (
            contact(emails=("help@example.org",)),
            "mailto:help@example.org",
            "Writes an e-mail to help@example.org.",
        ),
        (contact(phones=(Phone(number="+855 23"),)), "tel:+85523", "Calls +855 23."),
        (
            contact(phones=(Phone(number="+855 23", signal=True),)),
            "https://signal.me/#p/+85523",
            "Opens a Signal chat with +855 23.",
        ),
    ],
)
def test_the_link_of_a_contact_is_the_least_personal_way_to_it(
    one: object, link: str, what: str
) -> None:
    item = subject(one)  # type: ignore[arg-type]

    assert payload_for(item, Form.LINK).text == link
    assert said(item, Form.LINK)[0] == what


# --- Private numbers ---

_people = st.builds(
    contact,
    emails=st.sampled_from([(), ("ed@camboja.net",)]),
    website=st.sampled_from(["", "https://camboja.net"]),
    phones=st.lists(
        st.sampled_from([private(), private(signal=True), Phone(number="+855 23 999 111")]),
        max_size=3,
    ).map(tuple),
)
_subjects = st.one_of(
    _people.map(subject),
    st.builds(subject, st.just(guide(summary=words("Short."))), asked=_people),
    st.builds(subject, st.just(term(words("Short."))), asked=_people),
)


@given(_subjects)
def test_a_private_number_is_in_no_form_unless_it_is_asked_for(item: Subject) -> None:
    for form in forms_for(item):
        digits = "".join(letter for letter in payload_for(item, form).text if letter.isdigit())
        assert "12345678" not in digits


@given(_subjects)
def test_a_private_number_is_in_the_card_when_it_is_asked_for(item: Subject) -> None:
    if Form.CONTACT in forms_for(item):
        card = payload_for(item, Form.CONTACT, with_phone=True).text
        assert (PRIVATE_NUMBER.replace(" ", "") in card) == has_private_phone(item)


@given(_subjects, st.booleans())
def test_every_form_that_is_offered_makes_a_code(item: Subject, with_phone: bool) -> None:
    assert payload_for(item, with_phone=with_phone).form is forms_for(item)[0]
    for form in forms_for(item):
        payload = payload_for(item, form, with_phone=with_phone)
        assert payload.form is form
        assert make_code(payload.text).bytes == payload.bytes


# --- Too long, or not there ---


@pytest.mark.parametrize(
    ("asked", "instead"), [(publisher(), "link"), (contact(phones=(private(),)), "contact")]
)
def test_a_long_text_says_by_how_much_and_what_is_shorter(asked: object, instead: str) -> None:
    section = ("screen-lock", "ក", "ក" * 101)
    item = subject(guide(), asked=asked, section=section)  # type: ignore[arg-type]

    with pytest.raises(PayloadTooLongError) as caught:
        payload_for(item, Form.TEXT)

    assert str(caught.value) == (
        "This is 3 bytes too long for a code that phones can read (at most 300)."
        f" Hand over the {instead} instead."
    )


def test_where_nothing_shorter_is_there_the_long_text_still_says_by_how_much() -> None:
    alone = subject(guide(summary=words("a" * 300)))

    with pytest.raises(PayloadTooLongError, match=r"This is 27 bytes too long"):
        payload_for(alone)


def test_a_link_that_is_too_long_gives_way_to_the_next_that_fits() -> None:
    item = subject(guide(link=f"https://camboja.net/{'a' * 300}"), asked=publisher())

    assert payload_for(item).text.startswith("mailto:")


def test_a_form_that_is_not_there_is_refused_in_words() -> None:
    bare = subject(guide())

    with pytest.raises(NothingToHandOverError, match=r"There is no link for this\."):
        payload_for(bare, Form.LINK)
    with pytest.raises(NothingToHandOverError, match=r"There is no contact for this\."):
        payload_for(bare, Form.CONTACT)
    with pytest.raises(NothingToHandOverError, match=r"by its name and password"):
        payload_for(bare, Form.WIFI)


# --- Names with anything in them ---


@given(khmer_and_english.filter(lambda text: text.strip() and len(text.encode()) < 100))
def test_a_card_keeps_any_name(name: str) -> None:
    card = payload_for(subject(contact(title=words(name)))).text

    assert card_fields(card)["FN"] == name.replace("\u200b", "")


@given(khmer_and_english.filter(lambda text: text.strip("\u200b")))
def test_an_e_mail_keeps_the_title_or_names_the_place(title: str) -> None:
    link = payload_for(subject(guide(title=words(title)), asked=publisher())).text

    assert link.isascii()
    assert mail_subject(link) in (title.replace("\u200b", ""), "guides/lock-your-phone")


def test_the_payload_of_a_wi_fi_says_what_it_does() -> None:
    payload = wifi_payload("CamboJA", "long enough")

    assert payload.form is Form.WIFI
    assert ENGLISH.tell(payload.what) == "Joins the Wi-Fi “CamboJA”."
    assert payload.text == "WIFI:T:WPA;S:CamboJA;P:long enough;;"
    assert ENGLISH.code == EN


def test_a_contact_nobody_can_reach_hands_over_the_publisher_who_can_be_asked() -> None:
    unreachable = Contact(id="adhoc", pack="camboja", title=words("ADHOC"))

    payload = payload_for(subject(unreachable, asked=publisher()))

    assert "ed@camboja.net" in payload.text
    assert "ADHOC" not in payload.text
