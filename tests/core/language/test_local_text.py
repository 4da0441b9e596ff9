"""Words in several languages: a reader gets the nearest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.language.local_text import LanguageCode, LocalText

EN, KM, FR = LanguageCode("en"), LanguageCode("km"), LanguageCode("fr")


def test_a_reader_gets_their_language_else_english_else_the_first_there_is() -> None:
    assert LocalText({EN: "a", KM: "ក"}).in_language(KM) == "ក"
    assert LocalText({FR: "à", EN: "a"}).in_language(KM) == "a"
    assert LocalText({FR: "à"}).in_language(KM) == "à"


@given(
    st.dictionaries(st.sampled_from([EN, KM, FR]), st.text(min_size=1), min_size=1),
    st.sampled_from([EN, KM, FR]),
)
def test_the_language_a_reader_gets_is_the_one_of_the_words(
    texts: dict[LanguageCode, str], wanted: LanguageCode
) -> None:
    words = LocalText(texts)

    assert words.texts[words.language_for(wanted)] == words.in_language(wanted)
    assert wanted not in texts or words.language_for(wanted) == wanted
    assert set(words.languages) == set(texts)
