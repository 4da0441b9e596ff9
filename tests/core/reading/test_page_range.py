"""Which pages are meant: every way a person may write them, and what is said of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.reading.page_range import PageRangeError, parse_page_range

KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")

pages = st.integers(min_value=1, max_value=200)
gaps = st.text(alphabet=" \t\u200b\u00a0", max_size=3)
commas = st.sampled_from([",", ";", "។", "៖", "、", "，", " ", "\u200b"])
dashes = st.sampled_from("-–—‑−")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7", (7,)),
        ("1-3, 5", (1, 2, 3, 5)),
        ("1 - 3,5", (1, 2, 3, 5)),
        ("១-៣ ៥", (1, 2, 3, 5)),
        ("១–៣។៥", (1, 2, 3, 5)),
        ("១\u200b៣", (1, 3)),
        ("3-1", (3, 2, 1)),
        ("2, 1-3, 2", (2, 1, 3)),
        ("1,", (1,)),
        ("007", (7,)),
        ("४-۶", (4, 5, 6)),
        ("12", (12,)),
    ],
)
def test_pages_are_understood_as_people_write_them(text: str, meant: tuple[int, ...]) -> None:
    assert parse_page_range(text, 12) == meant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Write which pages, such as 1-3, 5."),
        (" \u200b, ", "Write which pages, such as 1-3, 5."),
        ("0", "There is no page 0: the pages are 1 to 12."),
        ("2-13", "There is no page 13: the pages are 1 to 12."),
        ("១៣", "There is no page ១៣: the pages are 1 to 12."),
        ("1-999999999999", "There is no page 999999999999: the pages are 1 to 12."),
        ("9" * 5_000, f"There is no page {'9' * 20}…: the pages are 1 to 12."),
        ("1-", "“1-” is no page. Write pages such as 1-3, 5."),
        ("1-2-3", "“1-2-3” is no page. Write pages such as 1-3, 5."),
        ("iv", "“iv” is no page. Write pages such as 1-3, 5."),
        ("2²", "“2²” is no page. Write pages such as 1-3, 5."),
    ],
)
def test_what_names_no_page_is_said_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(PageRangeError) as caught:
        parse_page_range(text, 12)

    assert str(caught.value) == told


@given(wanted=st.lists(pages, min_size=1), gap=gaps, comma=commas)
def test_written_page_by_page_each_comes_once_in_its_order(
    wanted: list[int], gap: str, comma: str
) -> None:
    text = f"{gap}{comma}{gap}".join(str(page).translate(KHMER_DIGITS) for page in wanted)

    assert parse_page_range(text, 200) == tuple(dict.fromkeys(wanted))


@given(first=pages, last=pages, dash=dashes, gap=gaps)
def test_a_range_runs_from_its_first_page_to_its_last(
    first: int, last: int, dash: str, gap: str
) -> None:
    meant = parse_page_range(f"{first}{gap}{dash}{gap}{last}", 200)

    assert (meant[0], meant[-1]) == (first, last)
    assert sorted(meant) == list(range(min(first, last), max(first, last) + 1))


@given(text=st.text(alphabet="0123456789០១៩-–,។ \u200bab²", max_size=30), count=pages)
def test_whatever_is_written_names_pages_of_the_document_or_is_a_problem(
    text: str, count: int
) -> None:
    try:
        meant = parse_page_range(text, count)
    except PageRangeError:
        return  # any other error would be a bug

    assert meant
    assert len(set(meant)) == len(meant)
    assert all(1 <= page <= count for page in meant)
