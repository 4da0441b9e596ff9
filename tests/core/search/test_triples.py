"""Triples: what they rule out is not there, and nothing that is there is ruled out."""

from __future__ import annotations

from collections.abc import Generator

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.search.triples import Triples, TriplesBuilder, packing, set_bits

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


def test_only_texts_are_given_among_which_it_is_looked_for() -> None:
    builder = TriplesBuilder()
    for text in (b"password", b"passport", b"passwords"):
        builder.add(text)

    assert list(set_bits(builder.triples().holding(b"passw", among=0b110))) == [2]


def test_rows_that_are_nearly_empty_are_packed_and_hold_the_same() -> None:
    builder = TriplesBuilder()
    for number in range(2_000):
        builder.add(b"everywhere" if number % 2 else b"nowhere")
    builder.add(b"rare")
    triples = builder.triples()

    packed = _at_the_end(packing(triples))

    assert packed.packed
    assert set(packed.rows) | set(packed.packed) == set(triples.rows)
    for needle in (b"every", b"where", b"rare", b"absent"):
        assert packed.holding(needle) == triples.holding(needle)


def test_what_is_packed_already_stays_so() -> None:
    packed = Triples(size=8_000, packed={3: b"packed"})

    assert _at_the_end(packing(packed)) == packed


def _at_the_end(steps: Generator[None, None, Triples]) -> Triples:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@given(st.sets(st.integers(0, 300)))
def test_set_bits_are_given_in_order(numbers: set[int]) -> None:
    bits = sum(1 << number for number in numbers)

    assert list(set_bits(bits)) == sorted(numbers)
