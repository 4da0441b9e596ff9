"""The bill of materials names everything in the packages, each with its licence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from license_expression import get_spdx_licensing

from kiosk import __version__
from kiosk.core.licences import read_components
from sbom import build_sbom, sbom_name

ROOT = Path(__file__).resolve().parents[2]
EPOCH = 1_700_000_000

Bill = dict[str, Any]


@pytest.fixture
def text(dist: Path) -> str:
    return (dist / sbom_name(__version__)).read_text(encoding="utf-8")


@pytest.fixture
def bill(text: str) -> Bill:
    read: Bill = json.loads(text)
    return read


def parts(bill: Bill) -> list[Bill]:
    return [bill["metadata"]["component"], *bill["components"]]


def test_it_is_what_the_standard_says(text: str) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)

    assert validator.validate_str(text) is None


def test_it_is_the_bill_of_this_version(bill: Bill) -> None:
    program = bill["metadata"]["component"]

    assert (program["name"], program["version"]) == ("Kiosk", __version__)


def test_it_names_every_component_of_the_table(bill: Bill) -> None:
    components = read_components(ROOT / "resources" / "licences")

    assert {one["bom-ref"] for one in parts(bill)} == {one.id for one in components}


def test_every_licence_is_filled_in_and_written_as_spdx_writes_it(bill: Bill) -> None:
    spdx = get_spdx_licensing()
    for part in parts(bill):
        (licence,) = part["licenses"]
        expression = re.sub(r"LicenseRef-[\w-]+", "MIT", licence["expression"])
        assert spdx.validate(expression).errors == [], part["name"]


def test_every_wheel_has_the_hashes_of_its_pin(bill: Bill) -> None:
    pins = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w-]+)==([^ ]+)", pins, re.MULTILINE))
    del pinned["flit-core"]  # builds Kiosk's own wheel and stays behind

    wheels = {one["bom-ref"]: one for one in parts(bill) if "hashes" in one}

    assert {name: one["version"] for name, one in wheels.items()} == pinned
    for name, wheel in wheels.items():
        assert wheel["purl"] == f"pkg:pypi/{name}@{pinned[name]}"
        assert all(f"sha256:{one['content']}" in pins for one in wheel["hashes"])


def test_it_says_what_is_inside_what(bill: Bill) -> None:
    inside = {one["ref"]: set(one.get("dependsOn", ())) for one in bill["dependencies"]}

    assert {"pymupdf", "pyside6-essentials", "cpython"} <= inside["kiosk"]
    assert "mupdf" in inside["pymupdf"]
    assert "mupdf-freetype" in inside["mupdf"]


def test_two_bills_are_the_same_bytes_and_another_date_is_another_bill(tmp_path: Path) -> None:
    first, second, later = (
        build_sbom(tmp_path / name, version=__version__, epoch=epoch).read_text(encoding="utf-8")
        for name, epoch in (("1", EPOCH), ("2", EPOCH), ("3", EPOCH + 1))
    )

    assert first == second
    assert json.loads(first)["serialNumber"] != json.loads(later)["serialNumber"]
    assert json.loads(first)["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
