"""Topics and reading paths: what a pack says about the order of its guides."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packs import PACK_TOML, PackBuilder, places_of, problems_of, warnings_of

from kiosk.core.content.finding import Finding
from kiosk.core.content.library import Library
from kiosk.core.language.catalogue import ENGLISH

ORDER = """
[topics.devices]
title = { en = "Phone and laptop", km = "ទូរសព្ទ" }

[topics.accounts]
title = { en = "Accounts" }

[[paths]]
id = "reporter"
title = { en = "For the reporter" }
summary = { en = "In a day" }
guides = ["guides/second", "guides/lock"]

[[paths]]
id = "editor"
title = { en = "For the editor" }
guides = ["guides/lock"]
"""


@pytest.fixture
def pack(tmp_path: Path) -> PackBuilder:
    pack = PackBuilder(tmp_path).filled()
    pack.guide("second", 'topics = ["devices"]\n')
    return pack


def ordered(pack: PackBuilder, order: str) -> Library:
    pack.write("pack.toml", PACK_TOML + order)
    return pack.load()


def told(findings: list[Finding]) -> tuple[str, int]:
    (finding,) = findings
    return ENGLISH.tell(finding.sentence), finding.line


def test_topics_and_paths_are_read_in_their_order(pack: PackBuilder) -> None:
    library = ordered(pack, ORDER)

    assert library.findings == ()
    assert [topic.id for topic in library.topics] == ["devices", "accounts"]
    assert [topic.title.texts["en"] for topic in library.topics] == ["Phone and laptop", "Accounts"]
    reporter, editor = library.paths
    assert [str(place) for place in reporter.guides] == ["guides/second", "guides/lock"]
    assert reporter.summary is not None
    assert editor.summary is None
    assert str(reporter.place) == "guides#section=reporter"


def test_a_pack_without_them_has_none(pack: PackBuilder) -> None:
    library = ordered(pack, "")

    assert library.topics == library.paths == library.findings == ()


def test_an_unknown_guide_of_a_path_is_warned_of_and_left_out(pack: PackBuilder) -> None:
    library = ordered(pack, ORDER.replace("guides/second", "guides/third"))

    sentence, line = told(warnings_of(library))
    assert "“guides/third” is not in this pack" in sentence
    assert line == PACK_TOML.count("\n") + 12
    assert [str(place) for place in library.paths[0].guides] == ["guides/lock"]


def test_what_is_no_guide_is_left_out_of_a_path(pack: PackBuilder) -> None:
    library = ordered(pack, ORDER.replace("guides/second", "reports/study"))

    assert "is not a guide" in told(warnings_of(library))[0]
    assert [str(place) for place in library.paths[0].guides] == ["guides/lock"]


def test_a_topic_the_pack_does_not_name_is_warned_of_where_it_stands(pack: PackBuilder) -> None:
    item = pack.guide("lock", 'topics = ["devices", "phones"]\n')

    (finding,) = warnings_of(ordered(pack, ORDER))

    assert (finding.file, finding.line) == (item, 4)
    assert "“phones” is not a topic" in ENGLISH.tell(finding.sentence)


def test_a_pack_that_names_no_topics_may_use_any(pack: PackBuilder) -> None:
    assert ordered(pack, "").findings == ()


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ('topics = "devices"', "one value for each"),
        ('[topics]\ndevices = "Devices"', "one value for each"),
        ("[topics.devices]", "“title” is missing"),
        ('[topics."My Topic"]\ntitle = { en = "Mine" }', "small Latin letters"),
        ('paths = "all"', "[[paths]]"),
        ("[[paths]]", "“id” is missing"),
        ('[[paths]]\nid = "a"', "“title” is missing"),
        ('[[paths]]\nid = "A b"\ntitle = { en = "A" }', "small Latin letters"),
        ('[[paths]]\nid = "a"\ntitle = { en = "A" }\nguides = "all"', "list of texts"),
    ],
)
def test_a_topic_or_path_that_is_wrong_is_named_and_hides_nothing(
    pack: PackBuilder, order: str, words: str
) -> None:
    library = ordered(pack, order)

    assert words in told(problems_of(library))[0]
    assert "guides/lock" in places_of(library)
    assert library.topics == library.paths == ()


def test_a_path_that_stands_twice_is_named(pack: PackBuilder) -> None:
    library = ordered(pack, ORDER.replace('id = "editor"', 'id = "reporter"'))

    assert "stands twice" in told(problems_of(library))[0]
    assert [path.id for path in library.paths] == ["reporter"]


def test_the_first_pack_says_what_a_topic_is_called(pack: PackBuilder) -> None:
    other = PackBuilder(pack.packs, "zz-other")
    other.write("pack.toml", PACK_TOML + ORDER.replace("Phone and laptop", "Machines"))

    library = ordered(pack, ORDER)

    assert [topic.title.texts["en"] for topic in library.topics] == ["Phone and laptop", "Accounts"]
    assert [path.id for path in library.paths] == ["reporter", "editor"]
