"""The shape of first-aid cards, and the path through them."""

from __future__ import annotations

from tests.core.content.checks.proofs import found
from tests.packs import PackBuilder

from kiosk.core.content.checks.card_shape import ANSWERS, LENGTH
from kiosk.core.content.checks.reading import PATH

ITEM = 'id = "{id}"\nkind = "first-aid"\ntitle = { en = "Taken", km = "បាត់" }\n'
END = "\n## End {#end}\n\nCall.\n\n- [CamboJA](contacts/camboja)\n"


def path(pack: PackBuilder, text: str) -> None:
    pack.write("first-aid/taken/item.toml", ITEM)
    pack.write("first-aid/taken/en.md", text)


def test_a_card_is_overlong_from_the_first_word_too_many(pack: PackBuilder) -> None:
    path(pack, f"## Now {{#now}}\n\n{'word ' * 90}\n\n- [On](#end)\n{END}")

    assert found(pack, LENGTH) == [("first-aid/taken/en.md", 1)]


def test_a_card_may_have_as_many_words_as_fit(pack: PackBuilder) -> None:
    path(pack, f"## Now {{#now}}\n\n{'word ' * 89}\n\n- [On](#end)\n{END}")

    assert found(pack, LENGTH) == []


def test_a_question_with_one_answer_is_none(pack: PackBuilder) -> None:
    path(pack, f"## Is it? {{#is-it}}\n\n- [Yes](#end)\n{END}")

    assert found(pack, ANSWERS) == [("first-aid/taken/en.md", 1)]


def test_a_step_may_lead_on_by_one_answer(pack: PackBuilder) -> None:
    path(pack, f"## Do it {{#do-it}}\n\n- [Done](#end)\n{END}")

    assert found(pack, ANSWERS) == []


def test_what_is_wrong_with_the_way_is_told_under_one_name(pack: PackBuilder) -> None:
    path(pack, "## Is it? {#is-it}\n\n- [Yes](#gone)\n- [No](#is-it)\n")

    assert [line for _, line in found(pack, PATH)] == [3, 4]
