"""Twins: the languages of a pack say the same."""

from __future__ import annotations

from tests.core.content.checks.proofs import found, guide, told
from tests.packs import PackBuilder

from kiosk.core.content.checks.twins import ANSWERS, IDS, LINKS, MISSING, PICTURES

PATH_ITEM = 'id = "{id}"\nkind = "first-aid"\ntitle = { en = "Taken", km = "បាត់" }\n'
PATH = (
    "## Can you? {{#can}}\n\n- [Yes]({yes})\n- [No]({no})\n\n## One {{#one}}\n\n## Two {{#two}}\n"
)


def test_a_guide_in_one_language_lacks_its_twin(pack: PackBuilder) -> None:
    pack.guide("lock")

    assert found(pack, MISSING) == [("guides/lock/item.toml", 0)]
    assert told(pack, MISSING) == ["There is no file in “km”: add it."]


def test_a_report_in_one_language_lacks_its_twin(pack: PackBuilder) -> None:
    pack.report("study")
    pack.write("reports/study/en.pdf", b"%PDF-1.7")

    assert found(pack, MISSING) == [("reports/study/item.toml", 0)]


def test_an_entry_without_any_file_lacks_no_twin(pack: PackBuilder) -> None:
    pack.report("study")

    assert found(pack, MISSING) == []


def test_a_title_or_summary_in_one_language_is_named_with_its_line(pack: PackBuilder) -> None:
    pack.report("study", 'summary = { en = "What it says" }\n')
    pack.contact("camboja")

    assert found(pack, MISSING) == [("reports/study/item.toml", 4), ("contacts/camboja.toml", 3)]


def test_a_word_of_the_glossary_in_one_language_is_named_with_its_line(pack: PackBuilder) -> None:
    pack.glossary("id,en,km,meaning.en,meaning.km\na,A,ក,x,x\nb,B,,x,x\n")

    assert found(pack, MISSING) == [("glossary.csv", 3)]


def test_the_pack_itself_a_topic_and_a_path_have_twins_too(pack: PackBuilder) -> None:
    pack.guide("lock")
    pack.write(
        "pack.toml",
        'id = "{id}"\ntitle = { en = "A", km = "ក" }\npublisher = { en = "B" }\n'
        '[topics.devices]\ntitle = { en = "Devices" }\n'
        '[[paths]]\nid = "first"\ntitle = { en = "First", km = "ដំបូង" }\nsummary = { km = "ខ" }\n'
        'guides = ["guides/lock"]\n',
    )

    assert [line for file, line in found(pack, MISSING) if file == "pack.toml"] == [3, 5, 9]


def test_a_pack_in_one_language_lacks_nothing(pack: PackBuilder) -> None:
    pack.write("pack.toml", 'id = "{id}"\ntitle = { en = "Small" }\n')
    pack.contact("camboja")

    assert found(pack, MISSING) == []


def test_a_section_that_only_one_language_has_is_found_both_ways(pack: PackBuilder) -> None:
    guide(pack)
    pack.write("guides/lock/km.md", "## ក {#one}\n\n## ខ {#three}\n")
    pack.write("guides/lock/en.md", "## A {#one}\n\n## B {#two}\n")

    assert found(pack, IDS) == [("guides/lock/km.md", 3), ("guides/lock/km.md", 0)]
    assert told(pack, IDS) == ["“three” is not in “en”.", "“two” is in “en” and not here."]


def test_sections_in_another_order_are_found(pack: PackBuilder) -> None:
    guide(pack)
    pack.write("guides/lock/km.md", "## ក {#two}\n\n## ខ {#one}\n")
    pack.write("guides/lock/en.md", "## A {#one}\n\n## B {#two}\n")

    assert found(pack, IDS) == [("guides/lock/km.md", 1)]


def test_a_differing_line_of_the_checklist_is_found(pack: PackBuilder) -> None:
    guide(pack)
    text = "## A {{#one}}\n\n## B {{#checklist}}\n\n- [ ] a {{#a}}\n- [ ] b {{#{last}}}\n"
    pack.write("guides/lock/en.md", text.format(last="b"))
    pack.write("guides/lock/km.md", text.format(last="c"))

    assert found(pack, IDS) == [("guides/lock/km.md", 6), ("guides/lock/km.md", 0)]


def test_a_link_in_one_language_only_is_found(pack: PackBuilder) -> None:
    guide(pack, en="A [word](glossary/word).", km="ពាក្យ។")

    assert found(pack, LINKS) == [("guides/lock/km.md", 1)]
    assert told(pack, LINKS) == ["Not the same in “en”: glossary/word."]


def test_the_same_links_in_another_order_are_in_order(pack: PackBuilder) -> None:
    guide(pack, en="[a](guides/a) [b](guides/b)", km="[b](guides/b) [a](guides/a)")

    assert found(pack, LINKS) == []


def test_a_picture_in_one_language_only_is_found(pack: PackBuilder) -> None:
    guide(pack, en="![A phone](images/phone.svg)")

    assert found(pack, PICTURES) == [("guides/lock/km.md", 1)]
    assert found(pack, LINKS) == []


def test_answers_that_lead_elsewhere_are_found(pack: PackBuilder) -> None:
    pack.write("first-aid/taken/item.toml", PATH_ITEM)
    pack.write("first-aid/taken/en.md", PATH.format(yes="#one", no="#two"))
    pack.write("first-aid/taken/km.md", PATH.format(yes="#two", no="#one"))

    assert found(pack, ANSWERS) == [("first-aid/taken/km.md", 1)]


def test_alike_languages_are_not_complained_about(pack: PackBuilder) -> None:
    guide(pack)
    pack.write("first-aid/taken/item.toml", PATH_ITEM)
    for code in ("en", "km"):
        pack.write(f"first-aid/taken/{code}.md", PATH.format(yes="#one", no="#two"))

    assert [found(pack, check) for check in (MISSING, IDS, ANSWERS, LINKS, PICTURES)] == [[]] * 5
