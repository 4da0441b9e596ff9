"""Triples: what they rule out is not there, and nothing that is there is ruled out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.search.triples import TriplesBuilder, set_bits

TEXTS = st.lists(st.binary(max_size=12), max_size=30)


@given(TEXTS, st.binary(max_size=5))
def test_every_text_that_holds_the_needle_is_among_those_that_may(
    texts: list[bytes], needle: bytes
) -> None:
    builder = TriplesBuilder()
    for text in texts:
        builder.add(text)

    numbers = set(set_bits(builder.triples().holding(needle)))

    assert numbers >= {number for number, text in enumerate(texts) if needle in text}
    assert numbers <= set(range(len(texts)))


def test_a_text_without_a_triple_of_the_needle_is_ruled_out() -> None:
    builder = TriplesBuilder()
    for text in (b"password", b"words pass", b"sword"):
        builder.add(text)

    assert list(set_bits(builder.triples().holding(b"sswo"))) == [0]


@given(st.sets(st.integers(0, 300)))
def test_set_bits_are_given_in_order(numbers: set[int]) -> None:
    bits = sum(1 << number for number in numbers)

    assert list(set_bits(bits)) == sorted(numbers)
