"""Read what a pack says of itself, apart from its entries."""

from __future__ import annotations

from kiosk.core.content.finding import Finding, PackContentError, content_error
from kiosk.core.content.pack import PackSource
from kiosk.core.content.toml_file import TomlTable, read_toml
from kiosk.core.language.local_text import LocalText
from kiosk.core.language.message import message


def read_publisher(source: PackSource) -> LocalText | None:
    """Read who publishes a pack; None where it does not say, or cannot be used."""
    try:
        return read_pack_table(source, []).local_text("publisher")
    except PackContentError:
        return None


def read_pack_table(source: PackSource, findings: list[Finding]) -> TomlTable:
    """Read the nearest `pack.toml` that can be used; a farther one does when that one is broken.

    Raises `PackContentError` where there is none.
    """
    broken: list[PackContentError] = []
    for file in source.files("pack.toml"):
        try:
            table = read_toml(file)
            _check_pack_id(table, source.id)
            table.required_local_text("title")
        except PackContentError as error:
            broken.append(error)
        else:
            findings.extend(error.finding for error in broken)
            return table
    if broken:
        raise broken[0]
    raise content_error(
        source.folders[0] / "pack.toml",
        0,
        message("The file is missing, so the folder is not a pack: add it, or remove the folder."),
    )


def _check_pack_id(table: TomlTable, id_: str) -> None:
    if table.required_text("id") != id_:
        raise table.wrong(
            "id", message("“id” must be “{folder}”, the name of the folder.", folder=id_)
        )
