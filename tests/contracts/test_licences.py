"""Whatever goes into a package is in the table of licences, with what its licence says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.core.content.place import is_item_id
from kiosk.core.licences import Component, System, Use, licence_text, read_components

ROOT = Path(__file__).resolve().parents[2]
LICENCES = ROOT / "resources" / "licences"
COMPONENTS = read_components(LICENCES)
RENEW = "python tools/licences.py renews what can be renewed, and says what is left to do"

every_component = pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.id)


def pins() -> dict[str, str]:
    """The version of everything that is pinned and shipped."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found = dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))
    del found["flit-core"]  # builds Kiosk's own wheel and stays behind
    return found


def test_everything_pinned_is_in_the_table_with_its_version() -> None:
    versions = {str(one.id): one.version for one in COMPONENTS}

    missing = {name: version for name, version in pins().items() if versions.get(name) != version}

    assert len(pins()) > 15
    assert missing == {}, RENEW


def test_kiosk_itself_is_in_the_table_with_its_version() -> None:
    from kiosk import __version__

    (kiosk,) = (one for one in COMPONENTS if one.id == "kiosk")

    assert kiosk.version == __version__, RENEW
    assert kiosk.licence == "AGPL-3.0-or-later"


@every_component
def test_a_component_says_what_its_licence_is_and_shows_it(component: Component) -> None:
    text = licence_text(LICENCES, component)

    assert component.licence
    assert len(text) > 100
    assert "copyright" in text.lower() or "©" in text


@every_component
def test_a_component_can_be_a_part_of_a_place(component: Component) -> None:
    assert is_item_id(component.id)


def test_no_two_components_have_one_name_in_places() -> None:
    assert len({one.id for one in COMPONENTS}) == len(COMPONENTS)


def test_every_text_belongs_to_something() -> None:
    named = {f"{name}.txt" for component in COMPONENTS for name in component.texts}

    assert {file.name for file in (LICENCES / "texts").iterdir()} == named, RENEW


def test_no_two_texts_say_the_same() -> None:
    said = [" ".join(file.read_text("utf-8").split()) for file in (LICENCES / "texts").iterdir()]

    assert len(set(said)) == len(said)


def test_parts_name_what_they_are_inside() -> None:
    ids = {one.id for one in COMPONENTS}

    assert {one.inside for one in COMPONENTS if one.inside is not None} <= ids


def test_both_systems_and_every_use_have_their_components() -> None:
    assert {one.use for one in COMPONENTS} == set(Use)
    for system in System:
        ids = {str(one.id) for one in COMPONENTS if system in one.systems}
        assert {"kiosk", "qt", "pyside6-essentials", "pymupdf", "cpython"} <= ids
    (colorama,) = (one for one in COMPONENTS if one.id == "colorama")
    assert colorama.systems == {System.WINDOWS}
