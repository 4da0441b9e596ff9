"""Write the bill of materials: what the packages hold, under which licences (CycloneDX 1.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Listed
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from kiosk.core.licences import Component, Use, read_components

ROOT = Path(__file__).resolve().parents[1]

_NAMESPACE = UUID("0b1de0b6-6a3a-5c0e-9d0a-1f4d3c6b7a52")
"""Made up once; the serial number of a bill is derived from it and from what the bill says."""

_PIN = re.compile(r"^([a-z0-9-]+)==(?:.*\\\n)(?: +--hash=.*\n?)+", re.MULTILINE)
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


def sbom_name(version: str) -> str:
    """What the bill of materials of this version is called."""
    return f"kiosk-{version}.cdx.json"


def build_sbom(dist: Path, *, version: str, epoch: int) -> Path:
    """Write the bill of materials into `dist`, the same bytes each time; return its path.

    `epoch` is the time it is dated, in seconds. A wheel's hashes are those its pin allows.
    """
    components = read_components(ROOT / "resources" / "licences")
    hashes = _pinned_hashes((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    listed = {one.id: _listed(one, hashes.get(one.id, ())) for one in components}
    program = listed.pop(components[0].id)
    bom = Bom(
        components=listed.values(),
        metadata=BomMetaData(component=program, timestamp=datetime.fromtimestamp(epoch, UTC)),
        serial_number=_NAMESPACE,
    )
    for one in components[1:]:
        whole = listed.get(one.inside, program) if one.inside is not None else program
        bom.register_dependency(whole, [listed[one.id]])
    bom.serial_number = uuid5(_NAMESPACE, JsonV1Dot6(bom).output_as_string())
    dist.mkdir(parents=True, exist_ok=True)
    target = dist / sbom_name(version)
    target.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", encoding="utf-8")
    return target


def _listed(component: Component, hashes: Sequence[str]) -> Listed:
    return Listed(
        name=component.name,
        type=_type(component),
        bom_ref=component.id,
        version=component.version or None,
        licenses=[LicenseExpression(component.licence)],
        copyright="\n".join(component.copyright) or None,
        hashes=[HashTypeFactory().from_composite_str(one) for one in hashes],
        purl=_package_url(component, is_wheel=bool(hashes)),
        external_references=_home(component),
        properties=[Property(name="kiosk:package", value=one) for one in component.systems],
    )


def _type(component: Component) -> ComponentType:
    if component.id == "kiosk":
        return ComponentType.APPLICATION
    return ComponentType.DATA if component.use is Use.LOOKS else ComponentType.LIBRARY


def _package_url(component: Component, *, is_wheel: bool) -> PackageURL | None:
    """Give a name that tools know; parts compiled into others have none that is true."""
    if is_wheel:
        return PackageURL(type="pypi", name=component.id, version=component.version)
    if component.id == "kiosk":
        return PackageURL(type="generic", name=component.id, version=component.version)
    return None


def _home(component: Component) -> Iterator[ExternalReference]:
    if component.home:
        yield ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(component.home))


def _pinned_hashes(pins: str) -> Mapping[str, Sequence[str]]:
    return {pin.group(1): _HASH.findall(pin.group(0)) for pin in _PIN.finditer(pins)}
