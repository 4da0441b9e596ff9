"""An address from a stranger's file is told as what it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.handover.address import AddressKind, read_address

WHERE_BROWSERS_GO = {
    "plain": ("https://khmer.cambojanews.com/news?id=1", "khmer.cambojanews.com"),
    "a name that looks like a host": ("https://www.unesco.org@evil.example/a", "evil.example"),
    "a password and a port": ("HTTPS://User:pw@Example.COM:443", "example.com"),
    "no slashes": ("http:evil.example", "evil.example"),
    "slashes the other way": ("https:\\\\evil.example\\@good.example", "evil.example"),
    "letters written as numbers": ("http://%65vil.example/", "evil.example"),
    "a line break in the middle": ("ht\ntp://ev\til.example", "evil.example"),
    "another full stop": ("http://evil。example/", "evil.example"),
    "wide letters": ("http://ｅｖｉｌ.example/", "evil.example"),
    "a hidden letter": ("http://ev\u200bil.example/", "evil.example"),
    "letters turned round": ("http://\u202eelpmaxe.live", "elpmaxe.live"),
    "numbers": ("http://[2001:db8::1]:8080/", "[2001:db8::1]"),
    "nothing": ("https://", ""),
}


@pytest.mark.parametrize(("address", "host"), WHERE_BROWSERS_GO.values(), ids=WHERE_BROWSERS_GO)
def test_the_host_is_the_one_a_browser_would_go_to(address: str, host: str) -> None:
    told = read_address(address)

    assert told.kind is AddressKind.WEB
    assert told.whom == host


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),  # every letter Cyrillic
        ("https://pаypal.com/", "xn--pypal-4ve.com"),  # one letter Cyrillic
        ("https://faß.de/", "xn--fa-hia.de"),
    ],
)
def test_a_host_whose_letters_look_like_others_is_shown_as_it_is_registered(
    address: str, host: str
) -> None:
    told = read_address(address)

    assert told.whom == host
    assert told.exact == ""


def test_a_khmer_host_can_be_read_and_has_its_exact_form_beside_it() -> None:
    told = read_address("https://ខ្មែរ.example/ឯកសារ")

    assert told.whom == "ខ្មែរ.example"
    assert told.exact == "xn--j2e0cg3n2c.example"
    assert told.text == "https://ខ្មែរ.example/ឯកសារ"


def test_a_host_of_two_scripts_cannot_pass_for_a_khmer_one() -> None:
    assert read_address("https://ខ្មែរnews.example/").whom.startswith("xn--")


def test_a_mailbox_and_its_host_are_told_without_the_subject() -> None:
    told = read_address("mailto:editor%40cambojanews.com?subject=Hello")

    assert told.kind is AddressKind.MAIL
    assert told.whom == "editor@cambojanews.com"


def test_the_host_of_a_mailbox_cannot_pass_for_another() -> None:
    assert read_address("mailto:help@раypal.com").whom == "help@xn--ypal-43d9g.com"


def test_a_number_is_told_as_it_is_dialled() -> None:
    told = read_address("tel:+855%2012%20345\u202e%20678")

    assert told.kind is AddressKind.PHONE
    assert told.whom == "+855 12 345 678"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "other.pdf", "data:text/html,x", ""]
)
def test_whatever_else_there_is_leads_to_nobody(address: str) -> None:
    told = read_address(address)

    assert told.kind is AddressKind.OTHER
    assert told.whom == ""


def test_what_would_turn_an_address_round_is_written_out() -> None:
    told = read_address("https://example.org/\u202egpj.exe")

    assert told.text == "https://example.org/%E2%80%AEgpj.exe"


def test_a_host_of_thousands_of_strange_letters_is_told_at_once() -> None:
    letters = "".join(chr(0x4E00 + number) for number in range(1_990))

    told = read_address(f"http://{letters}/")

    assert told.whom.isascii()


@given(st.text(max_size=200) | st.text(max_size=200).map("https://{}".format))
def test_no_address_is_an_error_or_holds_anything_invisible(address: str) -> None:
    told = read_address(address)

    shown = f"{told.text}{told.whom}{told.exact}"
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
