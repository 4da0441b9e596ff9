"""Sizes as they are printed on sticks."""

import pytest

from kiosk.core.language.catalogue import ENGLISH
from kiosk.core.sizes import size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 kB"),
        (1, "1 kB"),
        (999_499, "999 kB"),
        (1_000_000, "1.0 MB"),
        (2_345_678, "2.3 MB"),
        (9_960_000, "10 MB"),
        (512_000_000, "512 MB"),
        (14_300_000_000, "14 GB"),
    ],
)
def test_a_size_is_said_as_people_say_it(size: int, words: str) -> None:
    assert ENGLISH.tell(size_words(size)) == words
