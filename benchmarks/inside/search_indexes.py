"""The indexes that lie beside the packs of a library, for searching without a worker."""

from __future__ import annotations

from kiosk.core.content.library import PackFolders
from kiosk.core.search.index_file import FiledIndex
from kiosk.core.search.index_store import IndexStore
from kiosk.core.search.library_search import LibrarySearch
from kiosk.core.search.synonyms import read_synonyms


def stored_indexes(folders: PackFolders) -> list[FiledIndex]:
    """Open the index of each pack; whoever takes them closes them."""
    return [next(IndexStore(source).stored()) for source in folders.sources()]


def library_search(folders: PackFolders) -> LibrarySearch:
    """Make a search of what lies there."""
    indexes = [filed.index for filed in stored_indexes(folders)]
    return LibrarySearch(indexes, read_synonyms(folders.load(), []))
