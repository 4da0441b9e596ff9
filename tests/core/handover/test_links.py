"""Links: as short as they can be, and never one that a phone does not open."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.handover.entries import mail_address, mail_subject

from kiosk.core.handover.links import mail_link, web_link
from kiosk.core.handover.qr import smallest_version


def test_a_host_goes_into_capitals_where_that_makes_the_code_smaller() -> None:
    address = "https://khmer.cambojanews.com"

    link = web_link(address)

    assert link == "https://KHMER.CAMBOJANEWS.COM"
    assert smallest_version(link) < smallest_version(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://camboja.net",  # would gain nothing
        "https://Someone@khmer.cambojanews.com",  # a name before the host may mind
        "https://ខ្មែរ.cambojanews.com/long-enough",
        f"https://khmer.cambojanews.com/{'a' * 400}",
    ],
)
def test_any_other_address_stays_as_it_is(address: str) -> None:
    assert web_link(address) == address


_addresses = st.builds(
    "https://{}.{}{}".format,
    st.from_regex(r"[a-z0-9-]{1,30}", fullmatch=True),
    st.sampled_from(["net", "com.kh", "org:8080"]),
    st.from_regex(
        r"(/[A-Za-z0-9_.~-]{0,20}){0,3}(\?q=[A-Za-z]{0,9})?(#[a-z]{0,9})?", fullmatch=True
    ),
)


@given(_addresses)
def test_only_the_host_ever_changes_and_never_for_a_bigger_code(address: str) -> None:
    link = web_link(address)

    before, after = urlsplit(address), urlsplit(link)
    assert after.netloc.lower() == before.netloc
    assert link.startswith("https://")  # several phones open nothing for HTTPS://
    assert (after.path, after.query, after.fragment) == (
        before.path,
        before.query,
        before.fragment,
    )
    assert smallest_version(link) <= smallest_version(address)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_a_subject_comes_back_as_it_was(words: str) -> None:
    assert mail_subject(mail_link("ed@camboja.net", [words])) == words


def test_an_address_with_signs_in_it_stays_an_address() -> None:
    link = mail_link("a+b?c&d%e@example.org", ["x"])

    assert mail_address(link) == "a+b?c&d%e@example.org"
    assert mail_subject(link) == "x"


def test_the_first_subject_that_stays_short_is_taken_else_the_shortest() -> None:
    assert mail_subject(mail_link("a@b.org", ["ក" * 20, "lock", "x"])) == "lock"
    assert mail_subject(mail_link("a@b.org", ["ក" * 20, "ក" * 15])) == "ក" * 15
