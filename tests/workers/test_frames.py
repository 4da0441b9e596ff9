"""Frames survive being cut into pieces of any size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.workers.frames import FRAME_LIMIT, FrameReader, FrameTooLongError, framed


@given(payloads=st.lists(st.binary(max_size=50)), size=st.integers(min_value=1, max_value=20))
def test_payloads_come_out_as_they_went_in_whatever_the_pieces(
    payloads: list[bytes], size: int
) -> None:
    stream = b"".join(map(framed, payloads))
    reader = FrameReader()

    read = [
        payload
        for start in range(0, len(stream), size)
        for payload in reader.feed(stream[start : start + size])
    ]

    assert read == payloads


def test_a_frame_longer_than_the_limit_is_refused_before_it_arrives() -> None:
    reader = FrameReader(limit=10)

    with pytest.raises(FrameTooLongError):
        list(reader.feed((11).to_bytes(4, "big")))


def test_nothing_longer_than_the_limit_is_sent() -> None:
    with pytest.raises(FrameTooLongError):
        framed(bytes(FRAME_LIMIT + 1))


def test_what_came_before_nonsense_is_given_first() -> None:
    arriving = FrameReader(limit=10).feed(framed(b"ready") + b"\xff" * 8)

    assert next(arriving) == b"ready"
    with pytest.raises(FrameTooLongError):
        next(arriving)
